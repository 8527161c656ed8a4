import type { CellRange } from "#domain/workbook/grid";
import type { SheetAxis } from "./sheet-axis";

/** A rectangle on the drawn sheet, in pixels from cell A1's corner. */
export interface SheetRectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Both directions of a sheet. */
export interface SheetAxes {
  readonly rows: SheetAxis;
  readonly columns: SheetAxis;
}

/** Where a range stands; parts beyond the sheet are cut off, and a range wholly beyond it has no area. */
export function rangeRectangle(range: CellRange, axes: SheetAxes): SheetRectangle {
  const left = axes.columns.start(range.firstColumn);
  const top = axes.rows.start(range.firstRow);
  return {
    left,
    top,
    width: Math.max(0, axes.columns.start(range.lastColumn + 1) - left),
    height: Math.max(0, axes.rows.start(range.lastRow + 1) - top),
  };
}

/** Scroll offset that brings a stretch into a viewport with the least movement; a stretch longer than the viewport shows its beginning. */
export function scrollToShow(
  stretch: { readonly start: number; readonly size: number },
  viewport: { readonly start: number; readonly size: number },
): number {
  if (stretch.start < viewport.start || stretch.size > viewport.size) return stretch.start;
  const end = stretch.start + stretch.size;
  return end > viewport.start + viewport.size ? end - viewport.size : viewport.start;
}

/** Whether two ranges share a cell. */
export function rangesMeet(a: CellRange, b: CellRange): boolean {
  return (
    a.firstRow <= b.lastRow && b.firstRow <= a.lastRow && a.firstColumn <= b.lastColumn && b.firstColumn <= a.lastColumn
  );
}

/** Whether a cell lies in a range. */
export function rangeHolds(range: CellRange, row: number, column: number): boolean {
  return row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn;
}
