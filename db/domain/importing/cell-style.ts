import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { parseUnit } from "#domain/indicators/unit";
import type { CellContent } from "#domain/workbook/grid";
import type { FieldType } from "#domain/catalogue/field";

/** How a cell is written (书写样式), as a short word: `number`, `text-number`, `thousands`, `date`, `date:9.9.9`, `boolean:是否` … Used to see what is usual in a column, so that only the unusual is reported. Null for blanks and for what has no style. */
export function cellStyle(content: CellContent | undefined, type: FieldType): string | null {
  if (isBlankCell(content) || content === undefined) return null;
  switch (type) {
    case "date":
      return dateStyle(content);
    case "boolean":
      return booleanStyle(cellText(content).trim());
    case "integer":
    case "decimal":
      return numberStyle(content);
    case "code":
      return codeStyle(cellText(content).trim());
    case "text":
    case "address":
      return isFigure(content) ? "figure" : "words";
    default:
      return null;
  }
}

/** Whether a text is an industry code with its name behind (代码带名称): C3912 计算机零部件制造. */
export function isCodeWithName(text: string): boolean {
  return CODE_AND_NAME.test(text);
}

/** Whether a cell holds a bare number, a date or a yes/no as such (裸数): odd among words. */
export function isFigure(content: CellContent): boolean {
  if (typeof content === "object" && content.kind === "formula")
    return content.value !== null && isFigure(content.value);
  return typeof content !== "string" || FIGURE.test(content);
}

const FIGURE = /^\s*(?:[+-]?\d+(?:\.\d+)?(?:E[+-]?\d+)?%?|TRUE|FALSE)\s*$/iu;

/** `code:GR` for certificates of high-tech enterprises, `code:4` for four digits, `code+name`, else `code`. */
function codeStyle(text: string): string {
  if (/^G[RF]\d{12}$/iu.test(text)) return "code:GR";
  if (/^[A-T]?\d{4}$/iu.test(text)) return "code:4";
  return isCodeWithName(text) ? "code+name" : "code";
}

const CODE_AND_NAME = /^[A-T]?\d{2,4}[\s.、:：,，/\-—]*[\u4e00-\u9fff]/u;

/** The usual style of a column (列的书写习惯): the one that at least 70 % of the filled cells share; null when there is none. */
export function usualStyle(styles: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const style of styles) {
    if (style === null) continue;
    filled += 1;
    counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  for (const [style, count] of counts) if (count >= filled * USUAL_SHARE) return style;
  // Numbers below a thousand have no comma to show: with their like among them they are one way of writing.
  const grouped = counts.get("thousands") ?? 0;
  const texts = grouped + (counts.get("text-number") ?? 0);
  return grouped > 0 && texts >= filled * USUAL_SHARE && grouped >= texts * GROUPED_SHARE ? "thousands" : null;
}

const GROUPED_SHARE = 0.2;

const USUAL_SHARE = 0.7;

/** `date` for real dates, else the text with every digit run replaced by its pattern. */
function dateStyle(content: CellContent): string | null {
  if (typeof content === "object" && content.kind === "date") return "date";
  const text = cellText(content).trim();
  const shape = text
    .replace(/[零〇○一二三四五六七八九十]+/gu, "汉")
    .replace(/\d+/gu, (digits) => (digits.length > 2 ? "9".repeat(digits.length) : "9"));
  if (!/[9汉]/u.test(shape)) return null;
  return typeof content === "string" ? `date:${shape}` : `date#${shape}`;
}

function booleanStyle(text: string): string {
  if (/^[是否]$/u.test(text)) return "boolean:是否";
  if (/^[有无]$/u.test(text)) return "boolean:有无";
  if (/^[√✓☑×✗✘]$/u.test(text)) return "boolean:√×";
  if (/^[01]$/u.test(text)) return "boolean:01";
  if (/^[12]$/u.test(text)) return "boolean:12";
  if (/^[YN]$/iu.test(text)) return "boolean:YN";
  if (/^[●○■□]$/u.test(text)) return "boolean:●○";
  return "boolean:?";
}

function numberStyle(content: CellContent): string | null {
  const shown = typeof content === "object" && content.kind === "number" && !content.percent;
  if (typeof content !== "string" && !(shown && /\D$/u.test(content.text))) return "number";
  const text = cellText(content).trim();
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return "text-number";
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) return "thousands";
  const unit = /^-?\d+(?:\.\d+)?\s*(\D{1,5})$/u.exec(text)?.[1];
  if (unit !== undefined && parseUnit(unit) !== null) return `unit:${unit.trim()}`;
  return /\d/u.test(text) ? "other" : null;
}
