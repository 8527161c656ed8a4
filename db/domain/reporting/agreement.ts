/** Whether what was handed in is what the book holds (已报内容与账本是否一致), and how much that proves. */
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { convertUnit, unitDimension, type UnitId } from "#domain/indicators/unit";
import { chooseWord } from "#domain/reporting/choose-word";
import type { FilledContent } from "#domain/reporting/filled-rows";
import { readNumberFormat } from "#domain/reporting/number-format-reading";
import { foldName, foldText } from "#domain/shared/chinese-text";
import { parseDecimal } from "#domain/shared/decimal";

/** How a cell is written (写法): the words its list allows, its number format. */
export interface Writing {
  readonly allowed: readonly string[];
  readonly numberFormat: string | null;
}

/** Bits that an agreement is worth (证明力): 0 when it is none. A number of one digit proves little, a long one or a name much. */
export type Worth = number;

/** Compares a content with a stored value of a field, told in `unit`; null when the two cannot be compared. */
export function compareContent(
  content: FilledContent,
  stored: FieldValue,
  asked: {
    readonly field: Pick<Field, "type" | "storedUnit" | "choices">;
    readonly unit: UnitId | null;
    readonly writing: Writing;
  },
): Worth | null {
  const { field, unit, writing } = asked;
  if (field.type === "integer" || field.type === "decimal") {
    const factor = unitFactor(field.storedUnit, unit);
    return factor === null
      ? null
      : compareNumber(content, Number(stored) * factor, {
          writing,
          stored: field.type === "integer" ? null : String(stored),
        });
  }
  if (field.type === "date") return compareDate(content, String(stored));
  const said = stored === true ? "是" : stored === false ? "否" : String(stored);
  return compareWord(contentText(content), said, { field, writing });
}

/** Compares a content with a computed number, already in the unit asked for. */
export function compareComputed(content: FilledContent, value: number, writing: Writing): Worth | null {
  return compareNumber(content, value, { writing, stored: null });
}

/** Number a content stands for, per cent as points; null when it is none. */
export function contentNumber(content: FilledContent): number | null {
  if (typeof content === "number") return content;
  if (typeof content === "object") {
    if (content.kind !== "number") return null;
    return content.percent ? tidy(content.value * 100) : content.value;
  }
  if (typeof content !== "string") return null;
  const text = content.replace(/[,，\s]/gu, "").replace(/[%％]$/u, "");
  const parsed = /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(parsed) ? parsed : null;
}

/** Text of a content as a person would read it. */
export function contentText(content: FilledContent): string {
  return (typeof content === "object" ? content.text : String(content)).trim();
}

/** The units an amount may have been told in. */
export function unitsLike(unit: UnitId | null): readonly (UnitId | null)[] {
  if (unit === null) return [null];
  const group = LIKE_UNITS.find((units) => units.includes(unit));
  return group ?? [unit];
}

const LIKE_UNITS: readonly (readonly UnitId[])[] = [
  ["元", "千元", "万元", "百万元", "亿元"],
  ["美元", "千美元", "万美元", "亿美元"],
  ["㎡", "万㎡", "亩", "公顷", "平方公里"],
  ["人", "百人", "千人", "万人"],
  ["家", "万家"],
  ["件", "万件"],
  ["项", "万项"],
  ["个", "万个"],
  ["%", "‰"],
  ["吨标准煤", "万吨标准煤"],
];

/** Asked for every row and unit: converted once. */
const factors = new Map<string, number | null>();

function unitFactor(from: UnitId | null, to: UnitId | null): number | null {
  if (from === null || to === null || from === to) return 1;
  const key = `${from} ${to}`;
  const known = factors.get(key);
  if (known !== undefined) return known;
  const one = unitDimension(from) === unitDimension(to) ? parseDecimal("1") : null;
  const converted = one?.ok === true ? convertUnit(one.value, from, to) : null;
  const factor = converted?.ok === true ? Number(converted.value) : null;
  factors.set(key, factor);
  return factor;
}

/** A book may hold the amount as another sender rounded it (千元 against 万元 with two decimals). */
const ROUNDED_APART = 0.001;
const MOST_APART = 0.05;

/** `stored`: the amount as it is kept, which may have been rounded before; null: a count, told exactly. */
function compareNumber(
  content: FilledContent,
  wanted: number,
  { writing, stored }: { readonly writing: Writing; readonly stored: string | null },
): Worth | null {
  const number = contentNumber(content);
  if (number === null || !Number.isFinite(wanted)) return null;
  const apart = Math.abs(number - wanted);
  const size = Math.max(Math.abs(number), Math.abs(wanted));
  if (apart > 0.51 && apart > MOST_APART * size) return 0;
  const isPercent = typeof content === "object" && content.kind === "number" && content.percent;
  const shown = readNumberFormat(writing.numberFormat);
  const places = Math.min(
    6,
    Math.max(decimalsOf(number), (shown.decimals ?? 0) + (shown.percent || isPercent ? 2 : 0)),
  );
  if (apart <= 0.5 * 10 ** -places * 1.0001 + size * 1e-9) return digitsWorth(number);
  if (stored === null || size === 0) return 0;
  const close = Math.max(ROUNDED_APART, Math.min(MOST_APART, roundingShare(stored)));
  return apart <= close * size ? Math.min(CLOSE_WORTH, digitsWorth(number)) : 0;
}

/** What being close is worth at most. */
const CLOSE_WORTH = 8;

/** By which share rounding may have moved an amount: half of the 千 or 万 its ending zeros tell of. */
function roundingShare(stored: string): number {
  const zeros = /^-?[1-9]\d*?(0{3,4})0*$/u.exec(stored)?.[1]?.length ?? 0;
  return zeros === 0 ? 0 : (10 ** zeros * 0.5) / Math.abs(Number(stored));
}

/** 3.3 bits for each digit that counts. */
function digitsWorth(number: number): Worth {
  const digits = String(Math.abs(number))
    .replace(".", "")
    .replace(/e.*$/u, "")
    .replace(/^0+|0+$/gu, "");
  return Math.max(0.5, Math.min(20, digits.length * 3.3 - 0.8));
}

function decimalsOf(number: number): number {
  const text = String(number);
  const point = text.indexOf(".");
  return point < 0 || text.includes("e") ? 0 : text.length - point - 1;
}

function tidy(number: number): number {
  return Number(number.toPrecision(12));
}

function compareDate(content: FilledContent, stored: string): Worth | null {
  const text = typeof content === "object" && content.kind === "date" ? content.iso.slice(0, 10) : contentText(content);
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  const parts = compact === null ? text.split(/\D+/u).filter((part) => part !== "") : compact.slice(1);
  if (parts.length === 0 || parts[0]?.length !== 4) return null;
  const wanted = stored.split("-");
  const shared = Math.min(parts.length, wanted.length, 3);
  for (let i = 0; i < shared; i += 1) if (Number(parts[i]) !== Number(wanted[i])) return 0;
  return shared === 3 ? 15 : shared === 2 ? 7 : 4;
}

const YES: readonly string[] = ["是", "有", "√", "✓", "☑", "Y", "YES", "1", "已"];
const NO: readonly string[] = ["否", "无", "×", "✗", "N", "NO", "0", "未", "不是"];

function compareWord(
  text: string,
  said: string,
  { field, writing }: { readonly field: Pick<Field, "type" | "choices">; readonly writing: Writing },
): Worth | null {
  if (text === "" || /^[-—/／]+$/u.test(text)) return null;
  if (field.type === "boolean") return compareYes(text, said, writing);
  const folded = foldText(text);
  const choice = field.choices.find(({ value }) => foldText(value) === foldText(said));
  const spellings = [said, ...(choice?.writtenAs ?? [])];
  const isSame =
    spellings.some((one) => foldText(one) === folded) ||
    (writing.allowed.length > 0 && chooseWord(spellings, writing.allowed) === text) ||
    isSameBut(field.type, text, said);
  return isSame ? textWorth(field.type, folded) : 0;
}

function compareYes(text: string, said: string, { allowed }: Writing): Worth | null {
  const word = foldText(text.replace(/^\d[.．、]/u, ""));
  const [yes, no] = [YES.includes(word), NO.includes(word)];
  if (!yes && !no) return null;
  return chooseWord([said], allowed) === text || (said === "是" ? yes : no) ? 1 : 0;
}

/** The same but for marks in a name or the section letter of a code. */
function isSameBut(type: Field["type"], text: string, said: string): boolean {
  if (type === "name" || type === "text" || type === "link" || type === "address")
    return foldName(text) === foldName(said);
  if (type !== "code" && type !== "phone" && type !== "creditCode") return false;
  const bare = (one: string) =>
    foldText(one)
      .replace(/[-()]/gu, "")
      .replace(/^[A-Z](?=\d{2,4}$)/u, "");
  return bare(text) === bare(said);
}

/** Words of a short list are common, names are not. */
function textWorth(type: Field["type"], folded: string): Worth {
  if (type === "choice") return 2;
  const each = /^[\d.-]+$/u.test(folded) ? 3.3 : 4;
  return Math.min(20, Math.max(1.5, (folded.length - 0.5) * each));
}
