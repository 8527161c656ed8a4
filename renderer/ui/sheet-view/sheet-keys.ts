import { nextShownTrack } from "./sheet-axis";
import type { MergeIndex } from "./merge-index";
import type { SheetAxes } from "./sheet-rectangle";

/** A cell by 1-based row and column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell, as in Excel; null when the key is not for moving. A merged cell counts as one, reached at its first cell. */
export function cellAfterKey(
  key: { readonly key: string; readonly ctrlKey: boolean; readonly shiftKey: boolean },
  from: CellPlace,
  sheet: { readonly axes: SheetAxes; readonly merges: MergeIndex; readonly pageRows: number },
): CellPlace | null {
  const { rows, columns } = sheet.axes;
  const merge = sheet.merges.at(from.row, from.column);
  const edge = {
    up: merge?.firstRow ?? from.row,
    down: merge?.lastRow ?? from.row,
    left: merge?.firstColumn ?? from.column,
    right: merge?.lastColumn ?? from.column,
  };
  const moved = ((): CellPlace | null => {
    switch (key.key) {
      case "ArrowUp":
        return { ...from, row: key.ctrlKey ? firstShown(rows) : nextShownTrack(rows, edge.up, -1) };
      case "ArrowDown":
        return { ...from, row: key.ctrlKey ? lastShown(rows) : nextShownTrack(rows, edge.down, 1) };
      case "ArrowLeft":
        return { ...from, column: key.ctrlKey ? firstShown(columns) : nextShownTrack(columns, edge.left, -1) };
      case "ArrowRight":
        return { ...from, column: key.ctrlKey ? lastShown(columns) : nextShownTrack(columns, edge.right, 1) };
      case "PageUp":
        return { ...from, row: nextShownTrack(rows, edge.up, -sheet.pageRows) };
      case "PageDown":
        return { ...from, row: nextShownTrack(rows, edge.down, sheet.pageRows) };
      case "Home":
        return { row: key.ctrlKey ? firstShown(rows) : from.row, column: firstShown(columns) };
      case "End":
        return { row: key.ctrlKey ? lastShown(rows) : from.row, column: lastShown(columns) };
      default:
        return null;
    }
  })();
  return moved === null ? null : mergeStart(moved, sheet.merges);
}

/** The first cell of the merge a cell belongs to, or the cell itself. */
export function mergeStart(cell: CellPlace, merges: MergeIndex): CellPlace {
  const merge = merges.at(cell.row, cell.column);
  return merge === null ? cell : { row: merge.firstRow, column: merge.firstColumn };
}

function firstShown(axis: SheetAxes["rows"]): number {
  return axis.size(1) > 0 ? 1 : nextShownTrack(axis, 1, 1);
}

function lastShown(axis: SheetAxes["rows"]): number {
  return axis.size(axis.count) > 0 ? axis.count : nextShownTrack(axis, axis.count, -1);
}
