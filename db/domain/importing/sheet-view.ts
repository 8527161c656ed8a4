import { cellText } from "#domain/importing/cell-text";
import type { CellContent, CellRange, Grid, SheetRow } from "#domain/workbook/grid";

/** A grid prepared for looking around in it (表格视图). Rows and columns are 1-based. */
export interface SheetView {
  readonly grid: Grid;
  /** The rows that hold something, by number. */
  readonly rowAt: (row: number) => SheetRow | undefined;
  readonly contentAt: (row: number, column: number) => CellContent | undefined;
  /** Trimmed text of the cell, or of the merged cell it belongs to. */
  readonly textAt: (row: number, column: number) => string;
  /** The merged range a cell belongs to; null when it stands alone. */
  readonly mergeAt: (row: number, column: number) => CellRange | null;
}

/** Prepares a grid (建表格视图). */
export function viewSheet(grid: Grid): SheetView {
  const rows = new Map(grid.rows.map((row) => [row.index, row]));
  const merges = mergesByRow(grid.merges);
  const rowAt = (row: number) => rows.get(row);
  const contentAt = (row: number, column: number) => rows.get(row)?.cells[column - 1];
  const mergeAt = (row: number, column: number) =>
    merges.get(row)?.find((range) => range.firstColumn <= column && column <= range.lastColumn) ?? null;
  const textAt = (row: number, column: number) => {
    const merge = mergeAt(row, column);
    return cellText(merge === null ? contentAt(row, column) : contentAt(merge.firstRow, merge.firstColumn)).trim();
  };
  return { grid, rowAt, contentAt, textAt, mergeAt };
}

/** Merges taller than this are decoration, not structure. */
const TALLEST_MERGE = 2000;

function mergesByRow(merges: readonly CellRange[]): ReadonlyMap<number, readonly CellRange[]> {
  const byRow = new Map<number, CellRange[]>();
  for (const range of merges) {
    if (range.lastRow - range.firstRow > TALLEST_MERGE) continue;
    for (let row = range.firstRow; row <= range.lastRow; row += 1) {
      const known = byRow.get(row);
      if (known === undefined) byRow.set(row, [range]);
      else known.push(range);
    }
  }
  return byRow;
}
