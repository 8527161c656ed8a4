/** Fixed words and numbers of a binding (固定内容), as the cell would take them when typed in. */
import type { FormedValue, FormTarget } from "#domain/reporting/form-value";
import { formText } from "#domain/reporting/form-value";
import { isDateFormat, readNumberFormat } from "#domain/reporting/number-format-reading";
import { type Decimal, decimalFromNumber, multiplyDecimals, parseDecimal } from "#domain/shared/decimal";

/** Makes a fixed text ready: a plain number becomes one so that totals count it, a date in a date cell too; codes with leading zeros or many digits stay text. */
export function formConstant(stored: string, target: FormTarget): FormedValue {
  const text = stored.trim();
  const formed = formText(stored);
  const format = readNumberFormat(target.numberFormat);
  if (format.text || target.allowed.length > 0) return formed;
  if (target.numberFormat !== null && isDateFormat(target.numberFormat)) {
    const date = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(text);
    if (date === null) return formed;
    const [, year = "", month = "", day = ""] = date;
    return { ...formed, value: { kind: "date", date: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` } };
  }
  const number = readNumber(text, format.percent);
  return number === null ? formed : { ...formed, value: { kind: "number", decimal: number } };
}

/** From twelve digits on a cell without format shows a number as 1.2E+11. */
const NUMBER = /^-?(?:0|[1-9]\d{0,10})(?:\.\d{1,10})?$/u;
const HUNDREDTH = decimalFromNumber(0.01);

/** A percent format shows 0.12 as 12%, and takes a typed 12 for that. */
function readNumber(text: string, percent: boolean): Decimal | null {
  const bare = percent ? text.replace(/\s*[%％]$/u, "") : text;
  const parsed = NUMBER.test(bare) ? parseDecimal(bare) : null;
  if (parsed === null || !parsed.ok) return null;
  return percent ? multiplyDecimals(parsed.value, HUNDREDTH) : parsed.value;
}
