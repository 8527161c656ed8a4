import { type Amount, bracketNote, compoundAmount, withSuffix } from "#domain/importing/number-suffix";
import type { Dimension, UnitId } from "#domain/indicators/unit";
import { readChineseNumber } from "#domain/shared/chinese-numerals";
import { foldText } from "#domain/shared/chinese-text";
import { canonicalDecimal, decimalFromNumber } from "#domain/shared/decimal";

/** How a number was written (数的写法); the strongest reason for a word wins. */
export type NumberWriting =
  | "plain"
  | "leadingZero"
  | "thousands"
  | "spaces"
  | "fullwidth"
  | "unit"
  | "chinese"
  | "approximate"
  | "brackets"
  | "note";

/** A number written as text (文本数字): its canonical digits, the unit written after it, and how it was written; or why it is none. `foreign`: an amount in another currency. `exponent`: 1.2E+8, its last digits are lost. `percent`: a share, not an amount. */
export type NumberText =
  | {
      readonly kind: "number";
      readonly decimal: string;
      readonly unit: UnitId | null;
      readonly written: NumberWriting;
    }
  | { readonly kind: "range" | "foreign" | "exponent" | "percent" | "unreadable" };

/** Reads a number as clerks type it (读文本数字): `1,909.3` `１３３１` `约7190` `590+` `500万` `86.8万元` `1亿2000万` `五百万元` `500（预估）` `(12.5)`. `dimension` says what a bare 万 or 亿 is of. */
export function readNumberText(raw: string, dimension: Dimension | null): NumberText {
  if (PLAIN.test(raw)) {
    const written = LEADING_ZERO.test(raw) ? "leadingZero" : "plain";
    return { kind: "number", decimal: canonicalDecimal(raw), unit: null, written };
  }
  // Before folding: NFKC would turn a footnote mark (500①) into a digit of the number.
  const unmarked = raw.replace(FOOTNOTES, "");
  if (MARKED_DIGIT.test(unmarked)) return UNREADABLE;
  const read = readFolded(foldText(unmarked), { raw, dimension });
  return read.kind === "number" && unmarked.trim() !== raw.trim() ? { ...read, written: "note" } : read;
}

const UNREADABLE = { kind: "unreadable" } as const;
const PLAIN = /^-?\d+(?:\.\d+)?$/u;
const LEADING_ZERO = /^-?0\d/u;
const FOOTNOTES = /^\s*[*＊※★☆]+|(?<=\S)\s*[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793*＊※★☆]+$/gu;
/** Circled and raised digits inside: never part of an amount, except in m². */
const MARKED_DIGIT = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u00b9\u2070\u2074-\u2079\u2080-\u2089]|(?<![mM米])[²³]/u;

interface Reading {
  readonly raw: string;
  readonly dimension: Dimension | null;
}

function readFolded(folded: string, reading: Reading): NumberText {
  const text = folded
    .replace(/^['=]|["']$/gu, "")
    .replace(/^(?:人民币|RMB|CNY)[:：]?|(?:\(?(?:人民币|RMB|CNY)\)?|(?<=[元圆])整)$/gu, "")
    .replace(/^[¥￥]/u, "")
    .replace(/(?<=[\d元万亿人])[.。;；,、]$/u, "");
  if (SMALL.test(text))
    return { kind: "number", decimal: decimalFromNumber(Number(text)), unit: null, written: "note" };
  if (EXPONENT.test(text)) return { kind: "exponent" };
  if (FOREIGN.test(text) && /[\d一二三四五六七八九十百千万亿]/u.test(text)) return { kind: "foreign" };
  if (PERCENT.test(text) && reading.dimension !== "ratio") return { kind: "percent" };
  if (RANGE.test(text)) return { kind: "range" };
  const bracketed = /^\((\d[\d,.]*)\)$/u.exec(text)?.[1];
  if (bracketed !== undefined) return amountOf(`-${bracketed}`, "", { ...reading, written: "brackets" });
  const note = bracketNote(text);
  if (note === "refuse") return UNREADABLE;
  if (note !== null) {
    const inner = readFolded(note.rest, reading);
    return inner.kind === "number" ? { ...inner, written: "note" } : inner;
  }
  return readApproximate(text, reading);
}

/** 4E-05, as programs write 0.00004: nothing is lost. */
const SMALL = /^[+-]?\d(?:\.\d{1,14})?E-\d{1,2}$/u;
const EXPONENT = /^[+-]?\d+(?:\.\d+)?E[+-]?\d{1,3}$/u;
const FOREIGN =
  /美元|美金|港元|港币|欧元|日元|日圆|英镑|韩元|韩币|台币|澳元|加元|卢布|瑞郎|新元|泰铢|外币|USD|HKD|EUR|JPY|GBP|KRW|TWD|AUD|CAD|SGD|CHF|RUB|\$|€|£/u;
const PERCENT = /\d(?:%|‰|个?百分点)$/u;
const RANGE = /^(?:约为?|近)?\d[\d,.]*(?:亿|千?百?万|千)?(?:元|人|家|户|个|件|项|㎡|平方米|平米|平|M2)?[-~至到]+\d/u;

function readApproximate(text: string, reading: Reading): NumberText {
  const bare = text.replace(APPROXIMATE_BEFORE, "").replace(APPROXIMATE_WITHIN, "$1").replace(APPROXIMATE_AFTER, "");
  const parts = /^([+-]?(?:\d[\d.,]*|\.\d+))(\D.*)?$/su.exec(bare);
  const written = bare === text ? null : "approximate";
  if (parts === null) return readWords(bare, written ?? "chinese", reading);
  const [, digits = "", suffix = ""] = parts;
  const how = written ?? (suffix === "" ? writtenAs(reading.raw, digits) : "unit");
  if (how === null) return UNREADABLE;
  const compound = compoundAmount(bare, reading.dimension);
  if (compound !== null) return { kind: "number", ...compound, written: how };
  return amountOf(digits, suffix, { ...reading, written: how });
}

const APPROXIMATE_BEFORE =
  /^(?:约为?|大约|大概|近|将近|接近|超过?|逾|不足|不到|不低于|不少于|不超过|至少|最多|大于|小于|高于|低于|多于|少于|>=?|<=?|≥|≤|≈|~)/u;
const APPROXIMATE_WITHIN = /([\d千万亿])[余多几](?=(?:亿|万|千|元|人|名|家|户|个|件|项|㎡|平|M2))/u;
const APPROXIMATE_AFTER = /(?:\+|余|多|左右|上下|(?:及|含)?以[上下内]|\(?(?:约|预估|估算|估计)\)?)$/u;

/** Spaces may only part groups of three; elsewhere it cannot be told one number from two. Null: refused. */
function writtenAs(raw: string, digits: string): NumberWriting | null {
  const inner = raw.replace(/^[^\d０-９]+|[^\d０-９]+$/gu, "");
  if (/[\r\n]/u.test(inner)) return null;
  if (/\s/u.test(inner) && !/^\d{1,3}(?:\s\d{3})+(?:\.\d+)?$/u.test(inner.normalize("NFKC"))) return null;
  if (/[\uff10-\uff19\uff0e\uff0c]/u.test(raw)) return "fullwidth";
  if (digits.includes(",")) return "thousands";
  if (/[\s\u00a0\u3000]/u.test(raw)) return "spaces";
  return LEADING_ZERO.test(digits) ? "leadingZero" : "plain";
}

/** 五百万元, 一千二百, 壹佰万元整. */
function readWords(text: string, written: NumberWriting, { dimension }: Reading): NumberText {
  const parts = /^(负)?([零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+)(\D*)$/u.exec(text);
  const decimal = parts === null ? null : readChineseNumber(parts[2] ?? "");
  if (parts === null || decimal === null) return UNREADABLE;
  const signed = parts[1] === undefined || decimal === "0" ? decimal : `-${decimal}`;
  const suffix = parts[3] ?? "";
  // 五百万 without 元 names the whole amount; 十二 alone is in the unit of the column.
  const whole = /[万亿]/u.test(parts[2] ?? "") && suffix === "" && dimension === "money" ? "元" : suffix;
  return amountOf(signed, whole, { dimension, written });
}

function amountOf(
  digits: string,
  suffix: string,
  { dimension, written }: { readonly dimension: Dimension | null; readonly written: NumberWriting },
): NumberText {
  const plainDigits = digits.replace(/^\+/u, "").replace(/^(-?)\./u, "$10.");
  // A comma anywhere but between groups of three could be a decimal comma or a slip: not a number for certain.
  if (plainDigits.includes(",") && !/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(plainDigits)) return UNREADABLE;
  const text = plainDigits.replaceAll(",", "");
  if (!PLAIN.test(text)) return UNREADABLE;
  const decimal = canonicalDecimal(text);
  const amount: Amount | null = suffix === "" ? { decimal, unit: null } : withSuffix(decimal, suffix, dimension);
  return amount === null ? UNREADABLE : { kind: "number", ...amount, written };
}
