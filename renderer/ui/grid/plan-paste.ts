import { countCells, type GridRange } from "./grid-range";
import type { GridChange, GridColumn, GridPaste } from "./grid-types";

/** Lays a block over the grid from the selection's first cell; a single cell fills the whole selection, as in Excel. */
export function planPaste<Row>(input: {
  readonly block: readonly (readonly string[])[];
  readonly range: GridRange;
  readonly columns: readonly GridColumn<Row>[];
  readonly total: number;
}): GridPaste {
  const { range, columns, total } = input;
  const block = stretch(input.block, range);
  const changes: GridChange[] = [];
  let cells = 0;
  for (const [down, line] of block.entries()) {
    for (const [across, text] of line.entries()) {
      cells += 1;
      const column = columns[range.firstColumn + across];
      const row = range.firstRow + down;
      if (column?.editable === true && row < total) changes.push({ row, column: column.key, text });
    }
  }
  const widest = Math.max(0, ...block.map((line) => line.length));
  return { changes, rows: block.length, columns: widest, left: cells - changes.length };
}

/** Copies the first row of the range down; a single row takes the row above it. */
export function planFillDown<Row>(input: {
  readonly range: GridRange;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowAt: (index: number) => Row | undefined;
}): readonly GridChange[] {
  const { range, columns, rowAt } = input;
  const single = range.firstRow === range.lastRow;
  const source = rowAt(single ? range.firstRow - 1 : range.firstRow);
  if (source === undefined) return [];
  const changes: GridChange[] = [];
  for (let row = single ? range.firstRow : range.firstRow + 1; row <= range.lastRow; row += 1) {
    for (const column of columns.slice(range.firstColumn, range.lastColumn + 1)) {
      if (column.editable) changes.push({ row, column: column.key, text: column.editText(source) });
    }
  }
  return changes;
}

/** Empties the cells of a range. */
export function planClear<Row>(range: GridRange, columns: readonly GridColumn<Row>[]): readonly GridChange[] {
  const changes: GridChange[] = [];
  for (let row = range.firstRow; row <= range.lastRow; row += 1) {
    for (const column of columns.slice(range.firstColumn, range.lastColumn + 1)) {
      if (column.editable) changes.push({ row, column: column.key, text: "" });
    }
  }
  return changes;
}

function stretch(block: readonly (readonly string[])[], range: GridRange): readonly (readonly string[])[] {
  const only = block[0]?.[0];
  const single = block.length === 1 && block[0]?.length === 1 && only !== undefined;
  if (!single || countCells(range) === 1) return block;
  const line = Array.from({ length: range.lastColumn - range.firstColumn + 1 }, () => only);
  return Array.from({ length: range.lastRow - range.firstRow + 1 }, () => line);
}
