/** How a form wants dates written (日期写法): 2025.01, 202501, 2025年1月, the year alone. */
import { foldText } from "#domain/shared/chinese-text";

/** A pattern of `YYYY`, `MM` or `M`, `DD` or `D` and the signs between them: `YYYY.MM`, `YYYY年M月`. */
export type DateStyle = string;

/** Patterns that are one (可用的日期写法). */
export const DATE_STYLE = /^YYYY(?:[-./年]?M{1,2}(?:[-./月]?D{1,2}[日]?)?)?[年月]?$/u;

/** The usual ones, to choose from. */
export const dateStyles: readonly DateStyle[] = [
  "YYYY-MM-DD",
  "YYYY.MM.DD",
  "YYYY/MM/DD",
  "YYYYMMDD",
  "YYYY年M月D日",
  "YYYY-MM",
  "YYYY.MM",
  "YYYY/MM",
  "YYYYMM",
  "YYYY年M月",
  "YYYY",
];

/** The style that a heading prescribes: by a pattern (YYYYMM), an example (如2025.01) or its words (成立年月、成立年份); null when it says nothing. */
export function headingDateStyle(heading: string): DateStyle | null {
  const folded = foldText(heading);
  const inside = [...folded.matchAll(/\(([^()]*)\)/gu)].map((match) => match[1] ?? "");
  for (const hint of inside) {
    const style = hintStyle(hint);
    if (style !== null) return style;
  }
  const name = folded.replace(/\([^()]*\)/gu, "");
  if (/(?:年份|年度|(?<![成生])年)$/u.test(name) && !/\d/u.test(name)) return "YYYY";
  return /年月$/u.test(name) ? "YYYY-MM" : null;
}

/** The style that a note prescribes (日期按“2025.01”格式填写); null when it speaks of no format. */
export function noteDateStyle(note: string): DateStyle | null {
  const folded = foldText(note);
  if (!/日期|时间|年月/u.test(folded)) return null;
  if (!/格式|样式|形式|形如|例如|如["“:]?\d|示例|按["“]|填写?[为成]|写[为成]|精确到|只填年/u.test(folded)) return null;
  return patternStyle(folded) ?? exampleStyle(folded) ?? precisionStyle(folded);
}

/** A date in a style, as far as it is known: of 2015 in YYYY.MM the year alone. `isWhole`: nothing asked for is missing. */
export function writeDate(stored: string, style: DateStyle): { readonly text: string; readonly isWhole: boolean } {
  const [year = "", month, day] = stored.split("-");
  const parts = [...style.matchAll(/YYYY|M{1,2}|D{1,2}|[^YMD]+/gu)].map((match) => match[0]);
  const known = { Y: year, M: month, D: day };
  let text = "";
  let sign = "";
  for (const part of parts) {
    const letter = part.charAt(0);
    if (letter !== "Y" && letter !== "M" && letter !== "D") {
      // Behind a part it belongs to it (2025年), before one that is missing it says nothing.
      if (/[年月日]/u.test(part)) text += part;
      else sign = part;
      continue;
    }
    const value = known[letter];
    if (value === undefined) return { text, isWhole: false };
    text += sign + (part.length === 1 ? String(Number(value)) : value);
    sign = "";
  }
  return { text, isWhole: true };
}

/** How far a style goes (精度): 1 the year, 2 the month, 3 the day. */
export function stylePrecision(style: DateStyle): 1 | 2 | 3 {
  return style.includes("D") ? 3 : style.includes("M") ? 2 : 1;
}

function hintStyle(hint: string): DateStyle | null {
  const pattern = patternStyle(hint);
  if (pattern !== null) return pattern;
  if (/^(?:格式|样式|形式|形如|例如?|如|示例|按)/u.test(hint)) return exampleStyle(hint) ?? precisionStyle(hint);
  return exampleAlone(hint) ?? precisionStyle(hint);
}

/** A bracket that holds a month or a day and nothing else (2025.01); a year alone says which year is meant. */
function exampleAlone(hint: string): DateStyle | null {
  return /^(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?$/u.test(hint) ? exampleStyle(hint) : null;
}

const PATTERN = /Y{4}([-./年]?)(M{1,2})(?:([-./月]?)(D{1,2})(日?)|(月?))/iu;

function patternStyle(text: string): DateStyle | null {
  const found = PATTERN.exec(text);
  if (found === null) return /(?<![A-Z])Y{4}(?![A-Z])/iu.test(text) ? "YYYY" : null;
  const [, first = "", month = "", second = "", day = "", dayEnd = "", monthEnd = ""] = found;
  return day === ""
    ? `YYYY${first}${month.toUpperCase()}${monthEnd}`
    : `YYYY${first}${month.toUpperCase()}${second}${day.toUpperCase()}${dayEnd}`;
}

const EXAMPLE = /(?<!\d)(?:19|20)\d{2}([-./年])(\d{1,2})(?:([-./月])(\d{1,2})(日?))?(月?)/u;
const COMPACT = /(?<!\d)(?:19|20)\d{2}(\d{2})(\d{2})?(?!\d)/u;

function exampleStyle(text: string): DateStyle | null {
  const found = EXAMPLE.exec(text);
  if (found !== null) {
    const [, first = "", month = "", second = "", day, dayEnd = "", monthEnd = ""] = found;
    const isWord = first === "年";
    const start = `YYYY${first}${token("M", month, isWord)}`;
    return day === undefined
      ? `${start}${isWord ? "月" : monthEnd}`
      : `${start}${second}${token("D", day, isWord)}${dayEnd}`;
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) return compact[2] === undefined ? "YYYYMM" : "YYYYMMDD";
  return /(?<!\d)(?:19|20)\d{2}年?(?!\d)/u.test(text) ? "YYYY" : null;
}

/** 01 and 2025.12 keep their noughts, 1 and 2025年12月 do not. */
function token(letter: "M" | "D", example: string, isWord: boolean): string {
  if (example.startsWith("0")) return letter.repeat(2);
  return example.length === 1 || isWord ? letter : letter.repeat(2);
}

/** 年/月, 年.月.日, 只填年份, 精确到月. */
function precisionStyle(text: string): DateStyle | null {
  const parts = /^年([-./、]?)月(?:([-./、]?)日)?$/u.exec(text);
  if (parts !== null) {
    const [, first = "", second] = parts;
    const sign = first === "" || first === "、" ? "-" : first;
    return second === undefined ? `YYYY${sign}MM` : `YYYY${sign}MM${sign}DD`;
  }
  if (/精确到日|年月日$/u.test(text)) return "YYYY-MM-DD";
  if (/精确到月|填?到月|填写?年月$/u.test(text)) return "YYYY-MM";
  return /^年份?$|精确到年|(?:只|仅)?填写?年份$/u.test(text) ? "YYYY" : null;
}
