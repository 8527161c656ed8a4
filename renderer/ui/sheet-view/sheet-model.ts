import type { CellRange } from "#domain/workbook/grid";
import type { SheetFrame } from "#domain/workbook/sheet-look";
import { createMergeIndex, type MergeIndex } from "./merge-index";
import { createSheetAxis, tracksBetween } from "./sheet-axis";
import type { SheetAxes } from "./sheet-rectangle";
import type { Viewport } from "./use-viewport";

/** A sheet laid out at a zoom: both directions and the merged cells. */
export interface SheetModel {
  readonly axes: SheetAxes;
  readonly merges: MergeIndex;
}

// Blank tracks drawn beyond the used range, so that a small table stands on a sheet and not in a box.
const spareRows = 12;
const spareColumns = 4;

/** Lays a frame out. */
export function layOutSheet(frame: SheetFrame, zoom: number): SheetModel {
  const rows = Math.max(frame.rowCount + spareRows, 40);
  const columns = Math.max(frame.columnCount + spareColumns, 14);
  return {
    axes: {
      rows: createSheetAxis(rows, frame.defaultRowHeight, frame.rowHeights, zoom),
      columns: createSheetAxis(columns, frame.defaultColumnWidth, frame.columnWidths, zoom),
    },
    merges: createMergeIndex(frame.merges),
  };
}

/** The cells to draw for a viewport: the visible ones and a few around. `head` and `gutter` are the strips that cover the viewport's edges. */
export function visibleRange(axes: SheetAxes, viewport: Viewport, head: number, gutter: number): CellRange {
  const rows = tracksBetween(axes.rows, viewport.top, viewport.top + viewport.height - head, 6);
  const columns = tracksBetween(axes.columns, viewport.left, viewport.left + viewport.width - gutter, 2);
  return { firstRow: rows.first, lastRow: rows.last, firstColumn: columns.first, lastColumn: columns.last };
}

/** Rows to draw for a range: its own, and those above it whose merged cells reach into it. */
export function rowsToDraw(range: CellRange, axes: SheetAxes, merges: MergeIndex): readonly number[] {
  const rows: number[] = [];
  const masters = new Set(
    merges
      .within(range)
      .map((merge) => merge.firstRow)
      .filter((row) => row < range.firstRow),
  );
  for (const row of [...masters].sort((a, b) => a - b)) rows.push(row);
  for (let row = range.firstRow; row <= range.lastRow; row += 1) if (axes.rows.size(row) > 0) rows.push(row);
  return rows;
}

/** The zoom at which the used columns fill a width, between 50 % and 100 %. */
export function zoomToFit(frame: SheetFrame, width: number): number {
  const used = createSheetAxis(frame.columnCount, frame.defaultColumnWidth, frame.columnWidths, 1).total;
  if (used === 0 || width <= 0) return 1;
  return Math.min(1, Math.max(0.5, Math.floor((width / used) * 20) / 20));
}
