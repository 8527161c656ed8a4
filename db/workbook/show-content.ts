import type { CellContent } from "#domain/workbook/grid";
import type { NumberReader } from "./number-reader.ts";

/** The text a sheet shows for any content. */
export function showContent(content: CellContent, style: number, numbers: NumberReader): string {
  if (typeof content === "string") return content;
  if (typeof content === "number") return numbers.show(content, style).trim();
  if (typeof content === "boolean") return content ? "TRUE" : "FALSE";
  if (content.kind === "formula") return content.value === null ? "" : showContent(content.value, style, numbers);
  return content.text;
}
