/** Numbers with units in a sentence (数量词). */
import { DIGITS, listWrittenShares, readSum, toDecimal, WORDS } from "./written-number.ts";

/** A number as written, with its unit and place in the sentence. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  /** Decimal text without separators. */
  readonly value: string;
  /** Upper bound of 1—2; null otherwise. */
  readonly upper: string | null;
  readonly unit: string;
  readonly suffix: "above" | "below" | "about" | "";
  /** `big`: 十大…, a name with a number. */
  readonly kind: "count" | "money" | "share" | "points" | "times" | "measure" | "big";
  readonly spoken: boolean;
}

/** Lists the amounts of a sentence in order, without numbers of documents, dates, titles and names. */
export function listAmounts(sentence: string): Amount[] {
  const named = maskNames(sentence);
  const found: Amount[] = [...listShares(named), ...listSums(named)];
  const hidden = found.reduce((words, { from, to }) => blankOut(words, from, to), named);
  for (const match of hidden.matchAll(AMOUNT)) {
    const amount = readAmount(match, hidden);
    if (amount !== null) found.push(amount);
  }
  for (const match of hidden.matchAll(BIG)) {
    const value = toDecimal(match[1] ?? "");
    if (value === null || Number(value) < 2) continue;
    const place = { from: match.index, to: match.index + match[0].length };
    found.push({ ...place, value, upper: null, unit: "个", suffix: "", kind: "big", spoken: true });
  }
  for (const match of hidden.matchAll(BARE)) {
    const suffix = suffixOf(match[2] ?? "");
    const place = { from: match.index, to: match.index + match[0].length };
    found.push({ ...place, value: match[1] ?? "", upper: null, unit: "", suffix, kind: "measure", spoken: false });
  }
  return found.sort((a, b) => a.from - b.from);
}

function blankOut(words: string, from: number, to: number): string {
  return `${words.slice(0, from)}${"\u0000".repeat(to - from)}${words.slice(to)}`;
}

function listShares(words: string): Amount[] {
  return listWrittenShares(words).map(({ suffix, ...share }) => ({
    ...share,
    suffix: suffixOf(suffix),
    kind: "share",
    spoken: true,
  }));
}

/** 两亿五千万元 is one sum, not two. */
function listSums(words: string): Amount[] {
  return [...words.matchAll(SUM)].flatMap((match) => {
    const { high = "", low = "", suffix = "" } = match.groups ?? {};
    const value = readSum(high, low);
    if (value === null) return [];
    const place = { from: match.index, to: match.index + match[0].length };
    return [{ ...place, value, upper: null, unit: "亿元", suffix: suffixOf(suffix), kind: "money", spoken: false }];
  });
}

/** The sentence with book titles, short quoted names, document numbers and bracketed dates blanked out, places kept. */
export function maskNames(sentence: string): string {
  const blank = (words: string): string => "\u0000".repeat(words.length);
  return sentence
    .replace(/《[^》]*》/gu, blank)
    .replace(/“(?:[^”]{1,12}|[^”\d]*)”/gu, blank)
    .replace(/[\p{Script=Han}]{0,8}〔20\d\d〕\d+号|第[\d一二三四五六七八九十]+/gu, blank)
    .replace(/（[^）]*(?:20\d\d|号)[^）]*）/gu, blank)
    .replace(/[\d一二三四五六七八九十]{1,12}[—\-~～至]?[\d一二三四五六七八九十]{0,12}(?:年|月|日|号)/gu, blank);
}

const UNITS = [
  "[台名个支项家人](?:（[套台个队团组支家项人次]{1,2}）)",
  "亿美元|万美元|亿元|亿人民币|万元|元",
  "个?百分点|%|％|‰",
  "吨标准煤|平方公里|平方千米|平方米|平方公尺|立方米|微克|毫克|公顷|公里|㎡|亩|吨|千瓦时|千瓦|兆瓦|[EPT](?:FLOPS|Flops|flops)|P",
  "人次|人年|人|户次|家次|家|户|个工作日|个小时|个月|个(?:以上)?|项|件|组|间|张|枚|支队|支|只|名|位|所|座|处|条|款|套|台|批|场次|场|期|种|类|对|部|篇|辆|艘|片|例|亿|倍",
].join("|");
const UNIT = `(?:[万亿千百十]{0,2}(?:${UNITS}))(?:\\/(?:万元|亿元|亩|万人|人|平方公里|平方米|立方米|公顷|吨标准煤|吨|千瓦时|家|年|项))?`;
const AMOUNT = new RegExp(
  `(?<first>${DIGITS}|${WORDS})(?:(?<firstUnit>%|个|家|项)?[—–\\-~～至到]+(?<second>${DIGITS}|${WORDS}))?(?<more>多|余)?(?<unit>${UNIT})(?<suffix>及?以上|及?以下|之?以内|左右|上下)?`,
  "gu",
);
const SUM = new RegExp(
  `(?<high>${DIGITS}|${WORDS})亿(?<low>${DIGITS}|[一二三四五六七八九十百千两零]{1,10})万元(?<suffix>及?以上|及?以下|之?以内|左右|上下)?`,
  "gu",
);
const BIG = new RegExp(
  `(${DIGITS}|${WORDS})大(?=[\\p{Script=Han}])(?!学|力|幅|数据|家|型|赛|中|小|众|气|健康|环境)`,
  "gu",
);

/** An index or a coefficient has no unit: PUE值降至1.3以下. */
const BARE =
  /(?<=(?:指数|系数|值|得分)(?:平均)?(?:达到|达|提高[到至]|提升[到至]|降[至到]|下降[到至]|控制在|不高于|不低于|不超过|保持在))(\d{1,9}(?:\.\d{1,4})?)(以上|以下|以内|左右)?(?=[，；。、]|$)/gu;

/** Numbers of names, slogans and guesses. */
function isOtherNumber(before: string, first: string, after: string): boolean {
  // 几百家, 数十家, 1点2倍, 1万5千家 say less, or other, than the part that follows.
  if (/[点几]$|[\d.][万千百亿]$/u.test(before) || (/数$/u.test(before) && /^[十百千万]/u.test(first))) return true;
  return /[A-Za-z+.\d第前每]$/u.test(before) || /^(?:计划|工程|强|级|\+|方面|维度|”)/u.test(after);
}

function readAmount(match: RegExpExecArray, sentence: string): Amount | null {
  const { first = "", second, more, unit = "", suffix = "" } = match.groups ?? {};
  const to = match.index + match[0].length;
  const before = sentence.slice(0, match.index);
  // 两位数增长 is no number.
  if (/^位$/u.test(unit) && sentence.startsWith("数", to)) return null;
  if (isOtherNumber(before, first, sentence.slice(to))) return null;
  const spoken = !/\d/u.test(first);
  // 三个百项 is a slogan, 1—2个千亿 is not.
  if (spoken && /^[一二三四五六七八九十百千万]/u.test(sentence.slice(to))) return null;
  const split = spoken ? splitSpoken(first, unit) : null;
  const value = split?.value ?? toDecimal(first);
  const upper = second === undefined ? null : toDecimal(second);
  if (value === null || (second !== undefined && upper === null)) return null;
  const whole = split?.unit ?? unit.replace(/以上$/u, "");
  const kind = kindOf(whole);
  // 万人发明专利拥有量 is a ratio.
  if (first === "万" && /^人/u.test(unit)) return null;
  // 一个、一项 are articles, not numbers; 一百家 is one.
  if (spoken && value === "1" && kind !== "times" && !isCountedOne(before, sentence.slice(to))) return null;
  const above = more !== undefined || /以上$/u.test(unit + suffix);
  return {
    from: match.index,
    to,
    value,
    upper,
    unit: whole.replace("％", "%"),
    suffix: above ? "above" : suffixOf(suffix),
    kind,
    spoken,
  };
}

/** 至少有一家: a floor makes a number of the article; 一支不低于十亿元的基金 is told by its size. */
function isCountedOne(before: string, after: string): boolean {
  return ONE_AT_LEAST.test(before) && !/^(?:总?规模|总额|投资|面积)/u.test(after);
}

const ONE_AT_LEAST =
  /(?:至少|不少于|不低于)(?:各|新|拥|建|具|设|配|布局|建设|建成|拥有|培育|组建|设立|配备|引进|打造|形成|新增|争创|创建|获批|有){0,3}$|(?:至少|不少于|不低于)[^，。；：]*(?:[、和及与]|以及)$/u;

function suffixOf(words: string): Amount["suffix"] {
  if (words === "") return "";
  return /左右|上下/u.test(words) ? "about" : /以上/u.test(words) ? "above" : "below";
}

/** 千亿元 is 1000 亿元, 百亿 100 亿: the last 万 or 亿 belongs to the unit of money and people. */
function splitSpoken(words: string, unit: string): { readonly value: string; readonly unit: string } | null {
  const match = /^(.+?)(万)$/u.exec(words);
  if (match === null || !/^(?:元|人|平方米|吨|亿)/u.test(unit)) return null;
  const value = toDecimal(match[1] ?? "");
  return value === null ? null : { value, unit: `万${unit}` };
}

function kindOf(unit: string): Amount["kind"] {
  if (/百分点$/u.test(unit)) return "points";
  if (/[%‰]/u.test(unit)) return "share";
  if (/倍$/u.test(unit)) return "times";
  if (/元|^[万千百]?亿$|人民币/u.test(unit)) return "money";
  return /米|公尺|克|㎡|公里|公顷|亩|吨|瓦|^[EPT]|工作日|小时|月$/u.test(unit) ? "measure" : "count";
}
