/** Takes a Chinese organisation name apart (企业名称构成): 行政区划 + 字号 + 行业 + 组织形式, after 企业名称登记管理规定 (国务院令第734号) art. 6. */
import type { FormKind, NameWords } from "#domain/enterprises/name-words";
import { foldText } from "#domain/shared/chinese-text";

/** The parts of a name (名称各部分), all folded; empty where the name does not have them. */
export interface NameParts {
  /** Letters and digits only, as `foldName` makes it. */
  readonly folded: string;
  /** 行政区划 as written, with a zone behind it: 长沙市高新区. */
  readonly region: string;
  /** Places the region may mean, as paths `湖南省/长沙市`; several for 朝阳区. Empty without region; `中国` is the path of 中国. */
  readonly places: readonly string[];
  /** The region stands in brackets behind the 字号: 微软（中国）. */
  readonly bracketed: boolean;
  /** 字号. */
  readonly brand: string;
  /** 行业或经营特点, as written and as the words it is made of, first to last. */
  readonly industry: string;
  readonly trades: readonly string[];
  /** 组织形式 as written. */
  readonly form: string;
  readonly formKind: FormKind;
  /** 集团 as part of the organisation form. */
  readonly group: boolean;
  /** 分支机构: 长沙分公司. */
  readonly branch: string;
  /** （筹）: not registered yet. */
  readonly pending: boolean;
  /** Other remarks in brackets: 原星沙科技. */
  readonly notes: readonly string[];
}

/** Takes a name apart (拆分企业名称). Never fails: what is not recognised stays in the 字号. */
export function splitName(name: string, words: NameWords): NameParts {
  const text = foldText(name).replace(NOT_NAME, "");
  const found: Brackets = {
    region: "",
    places: [],
    group: false,
    branch: "",
    pending: false,
    partnership: "",
    notes: [],
  };
  const plain = takeBrackets(text, words, found);
  const { head, branch } = takeBranch(plain, words);
  const { rest, form, formKind, group } = takeForm(head, found.partnership, words);
  const region = fitting(takeRegion(rest, words), found.places);
  const core = rest.slice(region.text.length);
  const trades = takeTrades(core, words);
  const industry = trades.join("");
  return {
    folded: text.replace(/[()]/gu, ""),
    region: region.text === "" ? found.region : region.text,
    places: region.text === "" ? found.places : region.places,
    bracketed: region.text === "" && found.region !== "",
    brand: core.slice(0, core.length - industry.length),
    industry,
    trades,
    form,
    formKind,
    group: group || found.group,
    branch: branch === "" ? found.branch : branch,
    pending: found.pending,
    notes: found.notes,
  };
}

const NOT_NAME = /[^\p{L}\p{N}\p{M}()]/gu;
const BRACKET = /\(([^()]*)\)/u;
const NATIONAL: ReadonlySet<string> = new Set(["中国", "中华"]);
/** Fewest characters of a usual 字号. */
const LEAST_BRAND = 2;

interface Brackets {
  region: string;
  places: readonly string[];
  group: boolean;
  branch: string;
  pending: boolean;
  partnership: string;
  notes: string[];
}

/** Takes what stands in brackets out of the text and files it; a bracket that is none of the known things stays in, without its marks. */
function takeBrackets(text: string, words: NameWords, found: Brackets): string {
  let rest = text;
  for (let match = BRACKET.exec(rest); match !== null; match = BRACKET.exec(rest)) {
    const content = match[1] ?? "";
    const after = rest.slice(match.index + match[0].length);
    const stays = fileBracket(content, { words, found, isLast: after.replace(/[()]/gu, "") === "" }) ? "" : content;
    rest = rest.slice(0, match.index) + stays + after;
  }
  return rest.replace(/[()]/gu, "");
}

function fileBracket(
  content: string,
  { words, found, isLast }: { readonly words: NameWords; readonly found: Brackets; readonly isLast: boolean },
): boolean {
  if (content === "") return true;
  if (words.forms.get(`(${content})`) === "partnership") {
    found.partnership = `(${content})`;
    return true;
  }
  if (content === "集团") {
    found.group = true;
    return true;
  }
  const region = readRegion(content, words);
  if (region.text === content) {
    if (found.region === "") Object.assign(found, { region: region.text, places: region.places });
    return true;
  }
  if (words.branches.some((word) => content.endsWith(word))) {
    found.branch = content;
    return true;
  }
  if (!isLast && !words.notes.some((word) => content.startsWith(word))) return false;
  if (content.startsWith("筹") || content === "拟设") found.pending = true;
  else found.notes.push(content);
  return true;
}

/** A branch follows the whole name of its parent (分支机构名称冠以所从属企业的名称, art. 13). */
function takeBranch(text: string, words: NameWords): { readonly head: string; readonly branch: string } {
  const word = words.branches.find((end) => text.length > end.length + 1 && text.endsWith(end));
  if (word === undefined) return { head: text, branch: "" };
  const parent = /^(.{2,}?(?:公司|集团|企业|合伙|事务所|合作社|研究院|银行|厂))(.{2,14})$/u.exec(text);
  if (parent?.[1] !== undefined && parent[2] !== undefined && parent[2].length >= word.length) {
    return { head: parent[1], branch: parent[2] };
  }
  if (!STRONG_BRANCH.test(word)) return { head: text, branch: "" };
  const before = text.slice(0, -word.length);
  for (let length = Math.min(8, before.length - LEAST_BRAND); length >= 2; length -= 1) {
    const place = before.slice(-length);
    if (readRegion(place, words).text === place) return { head: before.slice(0, -length), branch: place + word };
  }
  return { head: before, branch: word };
}

/** Without the parent's form before it, 经营部 or 工厂 may be an enterprise of its own, and 子公司 the end of 电子公司. */
const STRONG_BRANCH = /^(?:分|支|办事处|代表处|营业部|项目部)/u;

function takeForm(
  text: string,
  partnership: string,
  words: NameWords,
): { readonly rest: string; readonly form: string; readonly formKind: FormKind; readonly group: boolean } {
  let form = "";
  for (let length = Math.min(words.longest.form, text.length - 1); length > 0; length -= 1) {
    const end = text.slice(-length);
    if (words.forms.has(end)) {
      form = end;
      break;
    }
  }
  const formKind = partnership === "" ? (words.forms.get(form) ?? "none") : "partnership";
  const before = form === "" ? text : text.slice(0, -form.length);
  const group = before.endsWith("集团") && before.length > LEAST_BRAND + 1;
  return { rest: group ? before.slice(0, -2) : before, form: form + partnership, formKind, group };
}

interface Region {
  readonly text: string;
  readonly places: readonly string[];
}

const NO_REGION: Region = { text: "", places: [] };

/** The region before the 字号; given back when nothing but words of trade would remain as 字号 (东方电子, 朝阳科技). */
function takeRegion(text: string, words: NameWords): Region {
  const region = readRegion(text, words);
  for (let taken = region; taken.text !== ""; taken = taken.shorter) {
    const core = text.slice(taken.text.length);
    // 长沙市 and 湖南 are places for sure; 东方, 朝阳, 大同 may be a 字号.
    const isPlainPlace = /[省市区县盟州旗]$/u.test(taken.text) || taken.places.some((place) => !place.includes("/"));
    if (core.length >= LEAST_BRAND && (isPlainPlace || !words.industries.has(takeBrand(core, words)))) return taken;
  }
  return NO_REGION;
}

/** 灵宝众诚（广州）: a place before the 字号 that does not hold the place in brackets is part of the 字号. */
function fitting(region: Region, bracketed: readonly string[]): Region {
  const fits = (outer: string, inner: string): boolean => outer === inner || inner.startsWith(`${outer}/`);
  if (bracketed.length === 0 || region.text === "") return region;
  const isOne = region.places.some((one) => bracketed.some((two) => fits(one, two) || fits(two, one)));
  return isOne || bracketed.includes("中国") || region.places.includes("中国") ? region : NO_REGION;
}

function takeBrand(core: string, words: NameWords): string {
  return core.slice(0, core.length - takeTrades(core, words).join("").length);
}

interface ReadRegion extends Region {
  /** The same without its last word. */
  readonly shorter: ReadRegion;
}

const NO_READ_REGION: ReadRegion = {
  ...NO_REGION,
  get shorter() {
    return NO_READ_REGION;
  },
};

/** Region words from the start of the text, each inside the one before. */
function readRegion(text: string, words: NameWords): ReadRegion {
  let region: ReadRegion = NO_READ_REGION;
  if (NATIONAL.has(text.slice(0, 2))) return { text: text.slice(0, 2), places: ["中国"], shorter: NO_READ_REGION };
  for (;;) {
    const next = nextRegion(text, region, words) ?? nextZone(text, region, words);
    if (next === null) return region;
    region = next;
  }
}

function nextRegion(text: string, above: ReadRegion, words: NameWords): ReadRegion | null {
  const from = above.text.length;
  const longest = words.regionStarts.get(text.charAt(from)) ?? 0;
  for (let length = Math.min(longest, text.length - from); length >= 2; length -= 1) {
    const word = text.slice(from, from + length);
    const named = words.regions.get(word);
    const inside = from === 0 ? undefined : words.regionsBelow.get(word);
    if (named === undefined && inside === undefined) continue;
    const places = [...(named ?? []), ...(inside ?? [])].filter(
      (place) => from === 0 || above.places.some((outer) => place.startsWith(`${outer}/`)),
    );
    if (places.length > 0) return { text: text.slice(0, from + length), places, shorter: above };
  }
  return null;
}

function nextZone(text: string, above: ReadRegion, words: NameWords): ReadRegion | null {
  const from = above.text.length;
  if (from === 0) return null;
  for (let length = Math.min(words.longest.zone, text.length - from); length >= 2; length -= 1) {
    if (words.zones.has(text.slice(from, from + length))) {
      return { text: text.slice(0, from + length), places: above.places, shorter: above };
    }
  }
  return null;
}

/** Words of trade from the end, as long as a 字号 remains: of two characters, or of one where no trade could be told otherwise. */
function takeTrades(core: string, words: NameWords): readonly string[] {
  const trades = tradesLeaving(LEAST_BRAND, core, words);
  return trades.length > 0 || core.length < 3 ? trades : tradesLeaving(1, core, words);
}

function tradesLeaving(least: number, core: string, words: NameWords): readonly string[] {
  const trades: string[] = [];
  let end = core.length;
  for (;;) {
    let length = Math.min(words.longest.industry, end - least);
    while (length >= 2 && !words.industries.has(core.slice(end - length, end))) length -= 1;
    if (length < 2) return trades.reverse();
    trades.push(core.slice(end - length, end));
    end -= length;
  }
}
