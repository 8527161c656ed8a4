import type { CellContent, CellRange, Grid, SheetRow } from "#domain/workbook/grid";

/** Turns a part of a sheet so that its columns become rows (行列互换): what stood in C5 stands in E3. Rows outside `rows` are left out; merges that leave the part are cut at its edge. */
export function turnGrid(grid: Grid, rows: { readonly first: number; readonly last: number }): Grid {
  const inside = grid.rows.filter(({ index }) => index >= rows.first && index <= rows.last);
  return {
    ...grid,
    rows: turnRows(inside, grid.hiddenColumns),
    rowCount: grid.columnCount,
    columnCount: rows.last,
    merges: grid.merges.flatMap((merge) => {
      const firstRow = Math.max(merge.firstRow, rows.first);
      const lastRow = Math.min(merge.lastRow, rows.last);
      return firstRow > lastRow ? [] : [turnRange({ ...merge, firstRow, lastRow })];
    }),
    hiddenColumns: inside.filter(({ hidden }) => hidden).map(({ index }) => index),
  };
}

/** Turns rows into columns (行转列): one row per filled column, with the number of the column. */
export function turnRows(rows: readonly SheetRow[], hiddenColumns: readonly number[]): readonly SheetRow[] {
  const hidden = new Set(hiddenColumns);
  const columns = new Map<number, (CellContent | undefined)[]>();
  for (const { index, cells } of rows) {
    for (const [at, content] of cells.entries()) {
      if (content === undefined) continue;
      const column = columns.get(at + 1) ?? [];
      columns.set(at + 1, column);
      column[index - 1] = content;
    }
  }
  return [...columns]
    .toSorted(([a], [b]) => a - b)
    .map(([index, cells]) => ({ index, hidden: hidden.has(index), cells: Array.from(cells) }));
}

/** Turns a range (区域互换). */
export function turnRange(range: CellRange): CellRange {
  return {
    firstRow: range.firstColumn,
    firstColumn: range.firstRow,
    lastRow: range.lastColumn,
    lastColumn: range.lastRow,
  };
}
