import { cellText, isBlankCell } from "#domain/importing/cell-text";
import type { FiledCell } from "#domain/reporting/filed-cell";
import { decimalFromNumber, multiplyDecimals, parseDecimal } from "#domain/shared/decimal";
import { readDate } from "#domain/shared/partial-date";
import type { CellContent } from "#domain/workbook/grid";

/** What was exported into a cell (导出内容): of its gaps in reading order, mostly one. */
export type ExportedCell = readonly [FiledCell, ...FiledCell[]];

/** Whole content of a cell as it was exported (导出时的整格内容). */
export function exportedContent([first]: ExportedCell): string {
  return first.content ?? first.text;
}

/** Whether a cell still holds what was exported (内容未变). Another program may have saved the file: a number may come back as 1.0, as text or as percent, a date as its serial, line ends and outer blanks otherwise. */
export function isUnchanged(exported: ExportedCell, now: CellContent | undefined): boolean {
  const [first] = exported;
  const texts = exported.length > 1 || first.content !== null ? [exportedContent(exported)] : [first.text];
  if (exported.length === 1 && first.content !== null && parseDecimal(first.content).ok) texts.push(first.text);
  return texts.some((text) => holds(text, now));
}

/** Whether a content reads as the text. */
function holds(text: string, now: CellContent | undefined): boolean {
  if (isBlankCell(now)) return text.trim() === "";
  // Somebody put a formula where a value was.
  if (now === undefined || (typeof now === "object" && now.kind === "formula")) return false;
  if (tidy(cellText(now)) === tidy(text)) return true;
  if (typeof now === "number") return sameNumber(text, now);
  if (typeof now === "string") {
    const number = parseDecimal(now.replaceAll(",", "").trim());
    return number.ok && sameNumber(text, Number(number.value)) && !isCode(now) && !isCode(text);
  }
  if (typeof now !== "object") return false;
  if (now.kind === "number") return sameNumber(text, now.value) || (now.percent && samePercent(text, now.value));
  return now.kind === "date" && sameDate(text, now.iso);
}

/** Digits whose zeros in front, or whose number, are more than a number: 0731, 18-digit codes. */
function isCode(text: string): boolean {
  const digits = text.trim();
  return /^0\d+$/u.test(digits) || /^\d{16,}$/u.test(digits);
}

function tidy(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim();
}

function sameNumber(text: string, value: number): boolean {
  const exact = parseDecimal(text.replaceAll(",", "").trim());
  return exact.ok && (Number(exact.value) === value || exact.value === decimalFromNumber(value));
}

function samePercent(text: string, value: number): boolean {
  const points = multiplyDecimals(decimalFromNumber(value), decimalFromNumber(100));
  return sameNumber(text.replace(/[%％]$/u, ""), Number(points));
}

function sameDate(text: string, iso: string): boolean {
  const read = readDate(text);
  // A month stands in the file as its first day.
  return read.ok && (iso.slice(0, 10) === read.value || iso === `${read.value}-01`);
}

/** What stands now in each gap of a cell with print around it (填空处现在的内容); null when the print itself was changed. */
export function readGaps(exported: ExportedCell, now: string): readonly string[] | null {
  const whole = exportedContent(exported);
  const prints: string[] = [];
  let from = 0;
  for (const { text } of exported) {
    const at = whole.indexOf(text, from);
    if (at < 0) return null;
    prints.push(whole.slice(from, at));
    from = at + text.length;
  }
  prints.push(whole.slice(from));
  const pattern = prints.map((print) => print.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")).join("([^]*?)");
  const match = new RegExp(`^${pattern}$`, "u").exec(now);
  return match === null ? null : match.slice(1).map((gap) => gap.trim());
}
