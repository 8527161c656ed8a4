import { foldText } from "#domain/shared/chinese-text";
import { type Decimal, decimalFromNumber, divideDecimals, multiplyDecimals } from "#domain/shared/decimal";
import { err, ok, type Result } from "#domain/shared/result";

/** What a unit measures (量纲). */
export type Dimension = "money" | "foreignMoney" | "area" | "persons" | "enterprises" | "ratio" | "items" | "energy";

/** A unit of measure (计量单位) by its usual Chinese sign. */
export type UnitId =
  | "元"
  | "千元"
  | "万元"
  | "百万元"
  | "亿元"
  | "美元"
  | "千美元"
  | "万美元"
  | "亿美元"
  | "㎡"
  | "亩"
  | "公顷"
  | "万㎡"
  | "平方公里"
  | "人"
  | "百人"
  | "千人"
  | "万人"
  | "家"
  | "万家"
  | "%"
  | "‰"
  | "件"
  | "万件"
  | "项"
  | "万项"
  | "吨标准煤"
  | "万吨标准煤"
  | "个"
  | "万个";

/** A value cannot go from one unit into another (单位不可换算): they measure different things. */
export interface UnitMismatch {
  readonly type: "UnitMismatch";
  readonly from: UnitId;
  readonly to: UnitId;
}

/** What the unit measures (量纲). */
export function unitDimension(u: UnitId): Dimension {
  return UNITS[u].dimension;
}

/** The unit a word stands for (单位名称识别), the whole word or nothing: `平方米`, `m²`, `人民币万元`, `户`; a bare `万` is 万元. */
export function parseUnit(text: string): UnitId | null {
  return UNIT_BY_WORD.get(foldText(text)) ?? null;
}

/**
 * Converts between units of one dimension (单位换算), exactly; only where the quotient never ends (亩 → ㎡ by 2000/3) it is rounded half up,
 * 12 decimals behind those of the value. 个 counts anything, so it goes into 人, 家, 件 and 项 and back.
 */
export function convertUnit(value: Decimal, from: UnitId, to: UnitId): Result<Decimal, UnitMismatch> {
  if (from === to) return ok(value);
  if (!isConvertible(from, to)) return err({ type: "UnitMismatch", from, to });
  const numerator = multiplyDecimals(value, decimalFromNumber(UNITS[from].times * UNITS[to].per));
  const denominator = decimalFromNumber(UNITS[from].per * UNITS[to].times);
  return ok(divideDecimals(numerator, denominator, decimalsOf(value) + ENDLESS_DECIMALS));
}

/** Takes the unit off a header (表头拆分单位): `营业收入（万元）`, `金额/万元`, `面积 ㎡`, `单位：千元`; a bracket that is no unit stays (`主要产品（服务）`). `text` is the rest, not folded. */
export function splitUnit(header: string): { text: string; unit: UnitId | null } {
  const text = header.trim();
  const whole = parseUnit(text.replace(UNIT_LABEL, ""));
  if (whole !== null) return { text: "", unit: whole };
  return splitBracket(text) ?? splitTail(text) ?? splitAttached(text) ?? { text, unit: null };
}

/** The unit a table states around itself (表头单位行): `单位：万元、户`, `计量单位:千元`, `（万元）`, `企业名册（万元）`, `金额均为万元`; money first, then foreign money, then the first one. `填报单位：…` states none. */
export function readTableUnit(text: string): UnitId | null {
  const found = readTableUnits(text);
  const ofDimension = (dimension: Dimension) => found.find((unit) => unitDimension(unit) === dimension);
  return ofDimension("money") ?? ofDimension("foreignMoney") ?? found[0] ?? null;
}

/** All units a table states around itself (表头单位行的全部单位), in the order written: `单位：万元、人、亩`. */
export function readTableUnits(text: string): readonly UnitId[] {
  const folded = text.normalize("NFKC");
  const found = [...folded.matchAll(TABLE_UNIT)].flatMap((match) => leadingUnits(match[1] ?? ""));
  const alone = BRACKETED.exec(folded.trim())?.[1] ?? TITLE_UNIT.exec(folded.trim())?.[1];
  if (alone !== undefined) found.push(...leadingUnits(alone));
  for (const match of foldText(text).matchAll(SPOKEN_UNIT)) {
    const unit = parseUnit(match[1] ?? "");
    if (unit !== null && !found.includes(unit)) found.push(unit);
  }
  return found;
}

/** Whether a header names a unit of money or land that `splitUnit` could not take off (读不懂的单位): `注册资本（万元/万美元）`, `营业收入（十万元）`. The table's unit must then not be taken for it. */
export function hasUnreadUnit(header: string): boolean {
  const { text, unit } = splitUnit(header);
  return unit === null && UNREAD_UNIT.test(foldText(text));
}

/** Whether a header counts in multiples that are no unit here (读不懂的数量单位): `从业人员（十万人）`, `专利（百件）`; its numbers must then not be taken for single ones. */
export function hasUnreadMultiple(header: string): boolean {
  const { text, unit } = splitUnit(header);
  return unit === null && UNREAD_MULTIPLE.test(foldText(text));
}

/** Whether one of a unit is more than one of what it counts or measures (倍数单位): 万人, 百人, 万件. */
export function isMultiple(unit: UnitId): boolean {
  return UNITS[unit].times !== 1;
}

/** One of this unit is `times / per` of the base unit (元, 美元, ㎡, 人, 家, 1, 项, 吨标准煤); a fraction, because 1 亩 = 2000/3 ㎡ (1 公顷 = 15 亩). */
interface UnitDefinition {
  readonly dimension: Dimension;
  readonly times: number;
  readonly per: number;
  /** Other words for it besides the sign itself; folded on use. */
  readonly words: readonly string[];
}

const UNITS: Readonly<Record<UnitId, UnitDefinition>> = {
  元: { dimension: "money", times: 1, per: 1, words: ["人民币元", "元人民币", "元(人民币)", "圆", "rmb", "cny", "¥"] },
  千元: { dimension: "money", times: 1e3, per: 1, words: ["仟元", "人民币千元", "千元人民币", "千元(人民币)"] },
  万元: {
    dimension: "money",
    times: 1e4,
    per: 1,
    words: ["万", "万圆", "人民币万元", "万元人民币", "万人民币", "万元(人民币)", "元(万)"],
  },
  百万元: { dimension: "money", times: 1e6, per: 1, words: ["人民币百万元", "百万元人民币"] },
  亿元: {
    dimension: "money",
    times: 1e8,
    per: 1,
    words: ["亿", "人民币亿元", "亿元人民币", "亿人民币", "亿元(人民币)"],
  },
  美元: { dimension: "foreignMoney", times: 1, per: 1, words: ["美金", "usd", "$"] },
  千美元: { dimension: "foreignMoney", times: 1e3, per: 1, words: ["千美金", "仟美元", "千元美元"] },
  万美元: { dimension: "foreignMoney", times: 1e4, per: 1, words: ["万美金", "万usd", "万元美元", "万元美金"] },
  亿美元: { dimension: "foreignMoney", times: 1e8, per: 1, words: ["亿美金", "亿usd", "亿元美元"] },
  "㎡": { dimension: "area", times: 1, per: 1, words: ["平方米", "平米", "平方", "m2", "m^2", "平", "平方公尺"] },
  亩: { dimension: "area", times: 2000, per: 3, words: ["市亩"] },
  公顷: { dimension: "area", times: 1e4, per: 1, words: ["hm2", "ha"] },
  "万㎡": { dimension: "area", times: 1e4, per: 1, words: ["万平方米", "万平米", "万平方", "万平"] },
  平方公里: { dimension: "area", times: 1e6, per: 1, words: ["平方千米", "km2", "km^2"] },
  人: { dimension: "persons", times: 1, per: 1, words: ["名"] },
  百人: { dimension: "persons", times: 100, per: 1, words: ["百名"] },
  千人: { dimension: "persons", times: 1e3, per: 1, words: ["千名"] },
  万人: { dimension: "persons", times: 1e4, per: 1, words: ["万名"] },
  家: { dimension: "enterprises", times: 1, per: 1, words: ["户"] },
  万家: { dimension: "enterprises", times: 1e4, per: 1, words: ["万户"] },
  "%": { dimension: "ratio", times: 1, per: 100, words: ["百分比", "百分数"] },
  "‰": { dimension: "ratio", times: 1, per: 1000, words: ["千分比", "千分数"] },
  件: { dimension: "items", times: 1, per: 1, words: [] },
  万件: { dimension: "items", times: 1e4, per: 1, words: [] },
  项: { dimension: "items", times: 1, per: 1, words: [] },
  万项: { dimension: "items", times: 1e4, per: 1, words: [] },
  个: { dimension: "items", times: 1, per: 1, words: [] },
  万个: { dimension: "items", times: 1e4, per: 1, words: [] },
  吨标准煤: { dimension: "energy", times: 1, per: 1, words: ["吨标煤", "tce"] },
  万吨标准煤: { dimension: "energy", times: 1e4, per: 1, words: ["万吨标煤", "万tce"] },
};

const UNIT_BY_WORD: ReadonlyMap<string, UnitId> = new Map(
  Object.keys(UNITS)
    .filter(isUnitId)
    .flatMap((unit) => [unit, ...UNITS[unit].words].map((word) => [foldText(word), unit] as const)),
);

/** Decimals kept beyond those of the value where a quotient never ends: enough to come back exactly. */
const ENDLESS_DECIMALS = 12;

const COUNTED: ReadonlySet<Dimension> = new Set(["persons", "enterprises", "items"]);

const UNIT_LABEL = /^\s*(?:计量|金额|金額|货币|数量)?[单單]\s*位\s*(?:为\s*)?[:：]?\s*/;
const BRACKET = /[(（[［【〔{｛]([^()（）[\]［］【】〔〕{}｛｝]*)[)）\]］】〕}｝]/g;
const BRACKETED = /^[([【〔{]([^()[\]【】〔〕{}]*)[)\]】〕}]$/;

/** Behind 填报, 责任 … the word 单位 means an organisation, not a measure. */
const TABLE_UNIT =
  /(?<!填报|报送|填表|责任|主管|牵头|配合|编制|制表|上报|申报|所属|统计|用人|建设|运营)[单單]\s*位\s*(?:为\s*)?[:(\s]\s*([^;。]*)/g;

/** 金额填万元, 金额均为万元, 以万元计, 金额单位为千元; 面积单位为亩. */
const SPOKEN_UNIT =
  /(?:(?:金额|货币|面积|经济指标|价值量|(?<!填报|报送|填表|责任|主管|编制|制表)单位)(?:的?(?:计量)?单位)?(?:一律|统一|均|都)?(?:为|是|填写?|按|用|:)?|(?:以|按))(?:人民币)?(万元|千元|百万元|亿元|元|平方米|万平方米|亩|公顷)(?:计|为单位|填写|填报|$|[^\u4e00-\u9fff/]|和|及|面积|金额)/g;

/** A title that ends with its unit: 企业名册（万元）. A single label (注册资本（万元）) is none. */
const TITLE_UNIT =
  /^.*(?:表|册|名单|台账|清单|汇总|情况|统计|一览|明细|目录)\(((?:人民币)?(?:千元|万元|百万元|亿元|元))\)$/;

/** A bracket or a tail with a word of money or land that is no unit by itself. */
const UNREAD_UNIT =
  /\([^()]*(?:[千万亿]元|[万千]?美元|(?<![\u4e00-\u9fff])[元万亿亩]|公顷|平方公里)[^()]*\)$|[-_/][^-_/]*(?:[千万亿]元|(?<=[-_/])元)$/;

/** 百件, 十万人次: a multiple before a word that counts. */
const UNREAD_MULTIPLE = /[(/][十百千万亿]+(?:人次?|名|家次?|户|个|项次?|件|台|套|支|所|条|篇|场次?|座|辆|吨|度|只)\)?$/;

/** A rate such as 元/㎡ or 万元/人 is a unit of its own, none of ours. */
const RATE_START = /(?:元|美金|吨|亩|㎡|平方米|m2|m²)$/i;

/** Last characters of money nouns (营业收入万元, 注册资本万元); behind any other (超过亿元, 2000万元) the unit belongs to the sentence. */
const ATTACHED = /^(.*[额值入本金产润税费资款出])((?:人民币)?(?:千元|万元|亿元|万美元))$/s;

function isUnitId(word: string): word is UnitId {
  return Object.hasOwn(UNITS, word);
}

function isConvertible(from: UnitId, to: UnitId): boolean {
  const a = unitDimension(from);
  const b = unitDimension(to);
  return a === b || ([from, to].some((unit) => unit === "个" || unit === "万个") && COUNTED.has(a) && COUNTED.has(b));
}

function decimalsOf(value: Decimal): number {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
}

function splitBracket(text: string): { text: string; unit: UnitId } | null {
  for (const match of text.matchAll(BRACKET)) {
    const reading = readBracket((match[1] ?? "").replace(UNIT_LABEL, ""));
    if (reading === null) continue;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const kept = reading.rest === "" ? "" : `${match[0].charAt(0)}${reading.rest}${match[0].slice(-1)}`;
    return { text: `${before.trimEnd()}${kept}${after}`.trim(), unit: fitBareMultiplier(reading, before) };
  }
  return null;
}

/** 人民币/万元, RMB万元, ¥万元. */
const CURRENCY_BEFORE = /^\s*(?:人民币|rmb|cny|[¥￥])\s*[/／:：,，、]?\s*/i;
const WAN: Readonly<Record<string, string>> = { W: "万元", W元: "万元" };

interface BracketReading {
  readonly unit: UnitId;
  /** The unit as written. */
  readonly word: string;
  /** What else stood in the bracket (含税). */
  readonly rest: string;
}

function readBracket(content: string): BracketReading | null {
  const whole =
    parseUnit(content) ?? parseUnit(content.replace(CURRENCY_BEFORE, "")) ?? parseUnit(WAN[foldText(content)] ?? "");
  if (whole !== null) return { unit: whole, word: content, rest: "" };
  const parts = content.split(/[,，、;；:：]/).map((part) => part.trim());
  for (const [i, part] of parts.entries()) {
    const unit = parseUnit(part);
    const isSure = i === 0 || (i === parts.length - 1 && part.length > 1);
    if (unit !== null && isSure) return { unit, word: part, rest: parts.filter((_, other) => other !== i).join("，") };
  }
  return null;
}

/** `面积（万）` counts ㎡ and `职工人数（万）` people; else a bare 万 is money. */
function fitBareMultiplier({ unit, word }: BracketReading, before: string): UnitId {
  if (word.trim() !== "万") return unit;
  if (before.includes("面积")) return "万㎡";
  return /人数|人员|职工|人口/.test(before) ? "万人" : unit;
}

function splitTail(text: string): { text: string; unit: UnitId } | null {
  const slash = /^(.*[^/／:：,，_\s-])\s*[/／:：,，_—–-]\s*([^/／:：,，_—–-]+)$/s.exec(text);
  // A wrapped 法定代表⏎人 is no unit, so behind white space one character is too little, unless it is a sign.
  const spaced = /^(.*\S)\s+(\S{2,}|[%％‰㎡])$/s.exec(text);
  for (const match of [slash, spaced]) {
    const [, before = "", last = ""] = match ?? [];
    const unit = parseUnit(last.replace(UNIT_LABEL, ""));
    if (unit !== null && !RATE_START.test(before)) return { text: before.replace(/[\s,，]*[单單]\s*位$/, ""), unit };
  }
  return null;
}

function splitAttached(text: string): { text: string; unit: UnitId } | null {
  const [, before = "", word = ""] = ATTACHED.exec(text) ?? [];
  const unit = parseUnit(word);
  return unit === null ? null : { text: before, unit };
}

/** The units at the start of `万元、户  统计截止日期…`, up to the first other word. */
function leadingUnits(text: string): UnitId[] {
  const units: UnitId[] = [];
  for (const word of text.replace(UNIT_LABEL, "").split(/[,，、和及:()\s]+/)) {
    if (word === "" || word === "人民币") continue;
    const unit = parseUnit(word);
    if (unit === null) break;
    units.push(unit);
  }
  return units;
}
