/** Reads from a title which entries a list wants (标题里的取数范围): every word before the one for whom the list is of is understood, or the title is not. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { ListCondition } from "#domain/reporting/form-binding";
import { joinConditions, negated } from "#domain/reporting/join-conditions";
import type { KnownValues } from "#domain/reporting/match-values";
import { takeDates } from "#domain/reporting/title-dates";
import { takeBounds, takeHaving } from "#domain/reporting/title-bounds";
import { takeLimit, type TitleLimit } from "#domain/reporting/title-order";
import { type FoundCondition, Phrase } from "#domain/reporting/title-phrase";
import {
  DEFINITIONS,
  HEADS,
  NARROWING,
  PLAIN,
  PLAIN_OF,
  RULES,
  TITLE_FIELDS,
  type TitleRule,
  UNREAD,
} from "#domain/reporting/title-rules";
import {
  takeIndustries,
  takeLevels,
  takeOwnership,
  takeQualifications,
  takeValues,
} from "#domain/reporting/title-values";
import { foldText } from "#domain/shared/chinese-text";

/** What a title is read with. `year`: the one the form's figures are about. */
export interface TitleSearch {
  readonly index: CatalogueIndex;
  readonly kind: string;
  readonly known: KnownValues;
  readonly year: number | null;
}

/** A title understood (标题读法). */
export interface TitleReading {
  readonly where: readonly ListCondition[];
  /** Of those, the ones that name a place or a level (云麓产业园、省级). */
  readonly places: readonly ListCondition[];
  readonly words: readonly string[];
  readonly limit: TitleLimit | null;
  /** It says of whom the list is. */
  readonly names: boolean;
  /** First words that ask for something nobody could make out; null: all is understood. */
  readonly unread: string | null;
}

/** Reads a title, or the name of a group. `whole`: nothing in it may be left over. */
export function readTitle(title: string, search: TitleSearch, whole = false): TitleReading {
  const folded = foldText(title).replace(NUMBERED, "");
  const phrase = new Phrase(folded);
  const limit = takeAll(phrase, search);
  const joined = joinConditions(phrase, search);
  const where = joined.found.flatMap((one) => one.where);
  const words = wordsOf(joined.found);
  const names = phrase.hasHead || where.length > 0;
  const isList = whole || LIST_OF.test(folded);
  const left = isStrict(search) ? phrase.unread(isList) : [];
  const unread =
    phrase.doubts[0] ??
    elsewhere(phrase, search) ??
    joined.conflict ??
    left[0] ??
    NARROWING.exec(phrase.text)?.[0] ??
    null;
  const places = where.filter(({ field }) => field !== undefined && PLACES.has(field));
  return { where, places, words, limit, names, unread };
}

const NUMBERED = /^(?:\((?:\d+|[一二三四五六七八九十]+)\)|(?:\d+|[一二三四五六七八九十]+)[、.])/u;

/** Titles whose every word says who is on the list; 情况表 and 台账 also say what about. */
const LIST_OF = /名单|名册|名录|榜单/u;

const PLACES: ReadonlySet<string> = new Set([
  "park",
  "carrier",
  "innovationCluster",
  "carrierLevel",
  "stayCarrier",
  "memberCluster",
]);

/** The words of other kinds are not all known: theirs are only read for what narrows any list. */
function isStrict({ kind }: TitleSearch): boolean {
  return kind === "enterprise" || kind === "carrier";
}

function takeAll(phrase: Phrase, search: TitleSearch): TitleLimit | null {
  takeExceptions(phrase, search);
  takeRules(phrase, DEFINITIONS, search);
  takeDates(phrase, search);
  const limit = takeLimit(phrase, search);
  takeBounds(phrase, search);
  takeQualifications(phrase, search);
  takeRules(phrase, RULES, search);
  takeOwnership(phrase, search);
  takeValues(phrase, search, TITLE_FIELDS);
  takeLevels(phrase, search);
  if (search.kind === "enterprise") takeIndustries(phrase);
  takeHaving(phrase, search);
  takePlain(phrase, search);
  return limit;
}

/** 除岚湖片区外, （不含众创空间）: all but those, when what is left out is clear. */
function takeExceptions(phrase: Phrase, search: TitleSearch): void {
  for (const pattern of EXCEPTIONS) {
    phrase.take(pattern, ([, inside = ""]) => {
      const { where, unread } = readTitle(inside, search, true);
      const others = unread === null ? negated(where) : null;
      return others === null ? { as: "doubt" } : { as: "conditions", where: others };
    });
  }
}

const EXCEPTIONS: readonly RegExp[] = [
  /除[去了]?([^()]{2,24}?)(?:之外|以外|外)/u,
  /\((?:不含|不包括|不包含|剔除|扣除|除)([^()]{2,24}?)(?:外|除外)?\)/u,
  /\(([^()]{2,24}?)除外\)/u,
  /(?:不含|不包括|不包含|剔除|扣除)([^()、,;。]{2,16}?)的(?=\p{Script=Han})/u,
];

function takeRules(phrase: Phrase, rules: readonly TitleRule[], { kind, index }: TitleSearch): void {
  for (const rule of rules) {
    const isKnown = rule.where.every(({ field }) => field === undefined || index.byId.has(field));
    if (rule.kind !== kind || !isKnown || rule.unless?.test(phrase.title)) continue;
    phrase.take(rule.words, () => ({ as: "conditions", where: rule.where }));
  }
}

function takePlain(phrase: Phrase, { kind, known }: TitleSearch): void {
  for (const name of (known.get("zoneName") ?? []).map(foldText)) {
    if (name.length >= 3) phrase.take(new RegExp(name.replace(/[^\p{L}\p{N}]/gu, "."), "u"), () => ({ as: "plain" }));
  }
  // The incubators of 在孵企业 are where they are.
  const isIncubated = phrase.found.some(({ where }) => where.some(({ field }) => field === "incubationStatus"));
  if (kind === "enterprise" && isIncubated) phrase.take(/(?:科技企业)?孵化器|孵化载体|载体/u, () => ({ as: "plain" }));
  const own = HEADS[kind];
  if (own !== undefined) phrase.take(own, () => ({ as: "head" }));
  for (const words of PLAIN) phrase.take(words, () => ({ as: "plain" }));
  const others = PLAIN_OF[kind];
  if (others !== undefined) phrase.take(others, () => ({ as: "plain" }));
}

function elsewhere(phrase: Phrase, { kind }: TitleSearch): string | null {
  return UNREAD[kind]?.exec(phrase.text)?.[0] ?? null;
}

function wordsOf(found: readonly FoundCondition[]): readonly string[] {
  const words = found.map((one) => one.words);
  return [...new Set(words.filter((word) => !words.some((other) => other !== word && other.includes(word))))];
}
