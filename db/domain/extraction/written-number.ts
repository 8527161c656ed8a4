/** Numbers as a policy text writes them, in digits or in Chinese words (数字写法). */
import { readChineseNumber } from "#domain/shared/chinese-numerals";

/** 2,500.5 in digits, for a pattern. */
export const DIGITS = String.raw`\d[\d,]{0,18}(?:\.\d{1,9})?`;
/** 一万五千, 零点八, 一点二万 in words, for a pattern. */
export const WORDS = "[一二三四五六七八九十百千万两零]{1,12}(?:点[零一二三四五六七八九]{1,6}[十百千万]{0,2})?";

/** A number in digits or words as canonical decimal text; null when the words make no number. */
export function toDecimal(words: string): string | null {
  if (/^\d/u.test(words)) return words.replaceAll(",", "").replace(/^0+(?=\d)/u, "");
  const [, whole = words, digits = "", scale = ""] = /^(.+)点([^十百千万]+)([十百千万]*)$/u.exec(words) ?? [];
  const scaled = /^[百千万]+$/u.test(whole) ? `一${whole}` : whole;
  const value = readChineseNumber(scaled);
  if (value === null || digits === "") return value;
  const factor = scale === "" ? "1" : readChineseNumber(`一${scale}`);
  const places = Array.from(digits, (digit) => readChineseNumber(digit) ?? "").join("");
  return factor === null ? null : shift(`${value}.${places}`, factor.length - 1);
}

/** Moves the decimal point to the right without any rounding: 1.25 by 4 is 12500. */
function shift(decimal: string, by: number): string {
  const [whole = "", places = ""] = decimal.split(".");
  const padded = places.padEnd(by, "0");
  const left = `${whole}${padded.slice(0, by)}`.replace(/^0+(?=\d)/u, "");
  const right = padded.slice(by).replace(/0+$/u, "");
  return right === "" ? left : `${left}.${right}`;
}

/** A share in words; places count in the text. */
export interface WrittenShare {
  readonly from: number;
  readonly to: number;
  readonly value: string;
  readonly upper: string | null;
  readonly unit: "%" | "‰";
  /** 以上, 左右…; "" when none. */
  readonly suffix: string;
}

const NUMBER = `(?:${DIGITS}|${WORDS})`;
const SUFFIX = "及?以上|及?以下|之?以内|左右|上下";
const PER_HUNDRED = new RegExp(
  `(?<base>[百千])分之(?<first>${NUMBER})(?:[—–\\-~～至到]+(?:[百千]分之)?(?<second>${NUMBER}))?(?<suffix>${SUFFIX})?`,
  "gu",
);
const TENTHS =
  /(?<![\d.一二三四五六七八九十百千万两第])(?<first>[一二两三四五六七八九\d])(?:[—–\-~～至到]+(?<second>[一二两三四五六七八九\d]))?成(?<half>半|[一二三四五六七八九])?(?<suffix>及?以上|及?以下|之?以内|左右|上下)?(?=[，。；、）的和及与并且]|$)/gu;

/** 百分之五, 千分之三, 六成, 七成五: each is a share although no % stands there. */
export function listWrittenShares(text: string): WrittenShare[] {
  const hundreds = [...text.matchAll(PER_HUNDRED)].map((match) => {
    const { base, first = "", second, suffix = "" } = match.groups ?? {};
    const unit = base === "百" ? ("%" as const) : ("‰" as const);
    // 百分之百.
    const value = first === "百" ? "100" : toDecimal(first);
    return { match, value, upper: second === undefined ? null : toDecimal(second), second, unit, suffix };
  });
  const tenths = [...text.matchAll(TENTHS)].map((match) => {
    const { first = "", second, half, suffix = "" } = match.groups ?? {};
    const unit = "%" as const;
    const upper = second === undefined ? null : ofTenth(second, half);
    return { match, value: ofTenth(first, second === undefined ? half : undefined), upper, second, unit, suffix };
  });
  return [...hundreds, ...tenths].flatMap(({ match, value, upper, second, unit, suffix }) => {
    if (value === null || (second !== undefined && upper === null)) return [];
    return [{ from: match.index, to: match.index + match[0].length, value, upper, unit, suffix }];
  });
}

/** 六成 is 60 %, 七成五 75 %. */
function ofTenth(digit: string, half: string | undefined): string | null {
  const ones = half === undefined ? "0" : half === "半" ? "5" : toDecimal(half);
  const value = toDecimal(digit);
  return value === null || ones === null ? null : String(Number(value) * 10 + Number(ones));
}

/** 两亿五千万元 as one sum in 亿元; null when the parts do not fit one another. */
export function readSum(hundredMillions: string, tenThousands: string): string | null {
  const [high, low] = [toDecimal(hundredMillions), toDecimal(tenThousands)];
  if (high === null || low === null || high.includes(".") || Number(low) >= 10_000 || low.includes(".")) return null;
  return shift(`${high}.${low.padStart(4, "0")}`, 0);
}
