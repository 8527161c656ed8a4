/** Dates made ready for the cells of a form (日期的成形): as the column shows them, in the style the form prescribes, never with a part that is not known. */
import { type DateStyle, stylePrecision, writeDate } from "#domain/reporting/date-style";
import type { FormedValue, FormTarget } from "#domain/reporting/form-value";
import { isDateFormat, readNumberFormat } from "#domain/reporting/number-format-reading";

/** Prepares a column for dates (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`). `plain`: as they are stored, where nothing is prescribed. */
export function createDateFormer(
  { numberFormat, writing }: FormTarget,
  plain: (stored: string) => FormedValue,
): (stored: string) => FormedValue {
  const style = writing?.date ?? null;
  const shown = numberFormat !== null && isDateFormat(numberFormat) ? readShown(numberFormat) : null;
  // A cell whose format goes as far as the style shows the date itself.
  if (shown !== null && (style === null || stylePrecision(style) === shown))
    return (stored) => formDate(stored, shown === 3);
  if (style !== null) return (stored) => formStyled(stored, style, isPlainNumber(numberFormat));
  return plain;
}

function readShown(numberFormat: string): 1 | 2 | 3 {
  const bare = numberFormat.replace(/"[^"]*"|\[[^\]]*\]/gu, "");
  return /d/iu.test(bare) ? 3 : /m/iu.test(bare) ? 2 : 1;
}

/** A year is a number where the cell shows plain ones. */
function isPlainNumber(numberFormat: string | null): boolean {
  const { decimals, percent, text } = readNumberFormat(numberFormat);
  const isDate = numberFormat !== null && isDateFormat(numberFormat);
  return !text && !percent && !isDate && (decimals === null || decimals === 0) && !(numberFormat ?? "").includes(",");
}

function formStyled(stored: string, style: DateStyle, isNumber: boolean): FormedValue {
  const { text, isWhole } = writeDate(stored, style);
  const note = text === stored ? "" : `按表上的日期格式写成“${text}”`;
  const isYear = /^\d{4}$/u.test(text) && style === "YYYY" && isNumber;
  return {
    value: isYear ? { kind: "number", decimal: text } : { kind: "text", text },
    text,
    note,
    problem: isWhole ? null : partly(stored, text),
    absent: false,
  };
}

function formDate(stored: string, showsDay: boolean): FormedValue {
  const [year = "", month, day] = stored.split("-");
  if (day !== undefined || (month !== undefined && !showsDay)) {
    const date = `${year}-${month}-${day ?? "01"}`;
    return { value: { kind: "date", date }, text: stored, note: "", problem: null, absent: false };
  }
  return {
    value: { kind: "text", text: stored },
    text: stored,
    note: "",
    problem: partly(stored, stored),
    absent: false,
  };
}

function partly(stored: string, text: string): FormedValue["problem"] {
  const part = stored.includes("-") ? "年月" : "年份";
  const missing = part === "年份" ? "月份或日期" : "日期";
  const reason =
    text === stored
      ? `只有${part}“${stored}”，按文字写入，没有补日期`
      : `只有${part}“${stored}”，写成“${text}”，没有补${missing}`;
  return { severity: "warning", reason, group: `只有${part}` };
}
