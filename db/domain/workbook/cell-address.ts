import type { CellRange } from "#domain/workbook/grid";

/** Column letters (列标) of a 1-based column number: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 1-based column number of its letters (列号): A → 1, AA → 27. Letters only, any case. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column;
}

/** A1 address (单元格地址) of a 1-based row and column. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** Reads an A1 address (`$` allowed); null when the text is none. */
export function parseCellAddress(text: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/u.exec(text);
  if (match === null) return null;
  return { row: Number(match[2]), column: columnNumber(match[1] ?? "") };
}

/** Reads `A1:C3` or a single `B2` (区域地址); null when the text is none. */
export function parseCellRange(text: string): CellRange | null {
  const [from = "", to = from] = text.split(":");
  const start = parseCellAddress(from);
  const end = parseCellAddress(to);
  if (start === null || end === null) return null;
  return {
    firstRow: Math.min(start.row, end.row),
    firstColumn: Math.min(start.column, end.column),
    lastRow: Math.max(start.row, end.row),
    lastColumn: Math.max(start.column, end.column),
  };
}

/** Writes a range as `A1:C3`, a single cell as `B2`. */
export function formatCellRange(range: CellRange): string {
  const start = cellAddress(range.firstRow, range.firstColumn);
  const end = cellAddress(range.lastRow, range.lastColumn);
  return start === end ? start : `${start}:${end}`;
}
