/** What the sheets of a blank form have printed, for quick looking up (印好的内容). */
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { CellContent, CellRange, Grid } from "#domain/workbook/grid";

/** A sheet of the blank form by its cells; rows and columns are 1-based. */
export interface PrintedSheet {
  readonly name: string;
  readonly content: (row: number, column: number) => CellContent | undefined;
  /** Contents of a row from column A on. */
  readonly cells: (row: number) => readonly (CellContent | undefined)[];
  /** The cell that is shown for this one: itself, or the first of its merged area. */
  readonly master: (row: number, column: number) => { readonly row: number; readonly column: number };
}

/** Opens all sheets of a form for looking up. */
export function readPrintedSheets(form: FormWorkbook): ReadonlyMap<string, PrintedSheet> {
  return new Map(form.sheets.map(({ name, grid }) => [name, readPrintedSheet(name, grid)]));
}

/** What a cell has printed that would be missed; null for blanks, writing lines, a nought, and what stays anyway. */
export function printOf(content: CellContent | undefined): string | null {
  if (content === undefined || content === 0 || typeof content === "boolean") return null;
  const text = typeof content === "object" ? (content.kind === "formula" ? "" : content.text) : String(content);
  const shown = text.trim();
  return shown.replace(/[\s\u3000_＿—–/／-]/gu, "") === "" ? null : shown;
}

function readPrintedSheet(name: string, grid: Grid): PrintedSheet {
  const rows = new Map(grid.rows.map(({ index, cells }) => [index, cells]));
  let merges: ReadonlyMap<number, readonly CellRange[]> | null = null;
  const cells = (row: number) => rows.get(row) ?? [];
  return {
    name,
    cells,
    content: (row, column) => cells(row)[column - 1],
    master: (row, column) => {
      merges ??= mergesByRow(grid);
      const merge = merges.get(row)?.find((one) => column >= one.firstColumn && column <= one.lastColumn);
      return merge === undefined ? { row, column } : { row: merge.firstRow, column: merge.firstColumn };
    },
  };
}

/** By every row they cover; an area that reaches below the sheet's last row is cut there. */
function mergesByRow({ merges, rowCount }: Grid): ReadonlyMap<number, readonly CellRange[]> {
  const byRow = new Map<number, CellRange[]>();
  for (const merge of merges) {
    for (let row = merge.firstRow; row <= Math.min(merge.lastRow, Math.max(rowCount, merge.firstRow)); row += 1) {
      const known = byRow.get(row);
      if (known === undefined) byRow.set(row, [merge]);
      else known.push(merge);
    }
  }
  return byRow;
}
