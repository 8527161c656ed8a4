import { decimalFromNumber } from "#domain/shared/decimal";
import type { CellContent } from "#domain/workbook/grid";

/** A cell as a person would read it (单元格文字): the raw text kept beside every value. Numbers to 15 significant digits without exponent, dates as ISO, formulas as their result. */
export function cellText(content: CellContent | undefined): string {
  if (content === undefined) return "";
  if (typeof content === "string") return content;
  if (typeof content === "number") return numberText(content);
  if (typeof content === "boolean") return content ? "TRUE" : "FALSE";
  switch (content.kind) {
    case "date":
      return content.text === "" ? content.iso : content.text;
    case "formula":
      return content.value === null ? "" : cellText(content.value);
    case "error":
    case "number":
      return content.text;
  }
}

/** Whether nothing is to be read in a cell (空白): absent, or white space only. */
export function isBlankCell(content: CellContent | undefined): boolean {
  if (content === undefined) return true;
  if (typeof content === "string") return content === "" || BLANK.test(content);
  return typeof content === "object" && content.kind === "formula" && content.value === null;
}

/** Whether a cell holds a number or a date as such, not as text (数值单元格). */
export function isNumericCell(content: CellContent | undefined): boolean {
  if (typeof content === "number") return true;
  if (typeof content !== "object") return false;
  if (content.kind === "formula") return typeof content.value === "number" || typeof content.value === "object";
  return content.kind === "date" || content.kind === "number";
}

const BLANK = /^[\s\p{Cf}\p{Zs}\u3164]*$/u;

function numberText(value: number): string {
  const text = String(value);
  return text.length <= 16 && !text.includes("e") ? text : decimalFromNumber(value);
}
