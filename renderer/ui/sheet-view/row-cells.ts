import type { CellRange } from "#domain/workbook/grid";
import type { ShownCell, SheetFrame } from "#domain/workbook/sheet-look";
import type { MergeIndex } from "./merge-index";
import type { SheetAxis } from "./sheet-axis";

/** A cell ready to be drawn: its range (more than itself when merged) and how far its text may run over empty neighbours. */
export interface DrawnCell {
  readonly cell: ShownCell;
  readonly range: CellRange;
  /** Pixels the text may take beyond the cell's right edge. */
  readonly spill: number;
}

/** The cells of one row to draw, from left to right: covered cells of merges are dropped, and left-aligned text may run on over empty neighbours, as in Excel. */
export function drawnRow(
  cells: readonly ShownCell[],
  frame: SheetFrame,
  merges: MergeIndex,
  columns: SheetAxis,
): readonly DrawnCell[] {
  const drawn: DrawnCell[] = [];
  const sorted = [...cells].sort((a, b) => a.column - b.column);
  for (const [place, cell] of sorted.entries()) {
    const merge = merges.at(cell.row, cell.column);
    if (merge !== null && (merge.firstRow !== cell.row || merge.firstColumn !== cell.column)) continue;
    const range = merge ?? {
      firstRow: cell.row,
      lastRow: cell.row,
      firstColumn: cell.column,
      lastColumn: cell.column,
    };
    const spill = merge === null && mayspill(cell, frame) ? freePixels(sorted, place, merges, columns) : 0;
    drawn.push({ cell, range, spill });
  }
  return drawn;
}

function mayspill(cell: ShownCell, frame: SheetFrame): boolean {
  const look = frame.looks[cell.look];
  const left = look?.horizontal === undefined || look.horizontal === "left";
  return cell.text !== "" && !cell.numeric && left && look?.wrap !== true;
}

function freePixels(sorted: readonly ShownCell[], place: number, merges: MergeIndex, columns: SheetAxis): number {
  const cell = sorted[place];
  if (cell === undefined) return 0;
  const stop = sorted
    .slice(place + 1)
    .find((other) => other.text !== "" || merges.at(other.row, other.column) !== null);
  const stopColumn = stop?.column ?? columns.count + 1;
  return Math.max(0, columns.start(stopColumn) - columns.start(cell.column + 1));
}
