/** Levels in words (级别用语): 省级以上, 国家级和省级, 市级及以下. 规模以上 is none. */
import { levelOrder } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** How forms write the levels. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  国家级: ["国家级"],
  省级: ["省级", "自治区级", "直辖市级"],
  市级: ["设区市级", "地市级", "市级"],
  区县级: ["区县级", "县区级", "县(区)级", "区(县)级", "县(市、区)级", "区级", "县级"],
};

/** A level without its 级, as lists write all but the last (国家、省级). */
const SHORT: Readonly<Record<string, string>> = { 国家: "国家级", 省: "省级", 市: "市级", 区: "区县级", 县: "区县级" };

const AND = "(?:[、,/]|和|及|与|或|以及)";
const words = Object.values(WRITTEN).flat();
const ONE = `(?:${words.map((word) => word.replace(/[()]/gu, "\\$&")).join("|")})`;
const LED = `(?:${Object.keys(SHORT).join("|")})`;
const REACH = "(?:\\(含\\))?及?以[上下](?:\\(含[^()]*\\))?";
const SOME = new RegExp(`(?:${LED}${AND})*${ONE}(?:${AND}(?:${LED}${AND})*${ONE})*(?:${REACH})?`, "u");

/** Levels that a text names together, and the words that do. */
export interface LevelsNamed {
  readonly levels: readonly string[];
  readonly words: string;
  /** Place of the words in the text. */
  readonly at: number;
}

/** Finds the first levels named in a folded text; null when it names none, or leaves open which (省级以下 may or may not take 省级 in). */
export function findLevels(text: string): LevelsNamed | null {
  const found = SOME.exec(text);
  if (found === null) return null;
  const [phrase] = found;
  const reach = new RegExp(`${REACH}$`, "u").exec(phrase)?.[0] ?? "";
  const named = namedIn(phrase.slice(0, phrase.length - reach.length));
  const places = named.map((level) => levelOrder.indexOf(level));
  const levels = reach === "" ? levelOrder.filter((level) => named.includes(level)) : reaching(places, reach);
  return levels === null ? null : { levels, words: phrase, at: found.index };
}

/** Of the levels from the highest on as far as one of them: that one; null for any other set. */
export function lowestOf(levels: readonly string[]): string | null {
  const isWhole = levels.length > 0 && levels.every((level, i) => level === levelOrder[i]);
  return isWhole ? (levels.at(-1) ?? null) : null;
}

function namedIn(text: string): readonly string[] {
  const parts = text.split(new RegExp(AND, "u")).map(foldText);
  const level = (part: string) => Object.entries(WRITTEN).find(([, written]) => written.includes(part))?.[0];
  return parts.flatMap((part) => level(part) ?? SHORT[part] ?? []);
}

/** 以上 takes its own level in (国家统计报表制度: “以上”含本数); 以下 only when it says so. */
function reaching(places: readonly number[], reach: string): readonly string[] | null {
  if (reach.includes("以上")) return levelOrder.slice(0, Math.max(...places) + 1);
  return /及|含/u.test(reach) ? levelOrder.slice(Math.min(...places)) : null;
}
