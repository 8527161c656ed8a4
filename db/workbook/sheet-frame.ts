import type { CellContent } from "#domain/workbook/grid";
import type { CellLook, SheetFrame, ShownCell } from "#domain/workbook/sheet-look";
import type { NumberReader } from "./number-reader.ts";
import type { ScannedRow } from "./sheet-scanner.ts";
import type { SheetSettings } from "./sheet-surroundings.ts";
import { showContent } from "./show-content.ts";

/** Pixels of one digit of the usual 11-point font at 100 %. */
const DIGIT_PIXELS = 7;
const USUAL_WIDTH = 64;
const USUAL_HEIGHT = 20;

/** Sizes and counts gathered while rows go by. */
export class FrameRows {
  rowCount = 0;
  columnCount = 0;
  readonly heights: Record<number, number> = {};

  add(row: ScannedRow): void {
    const columns = Math.max(row.cells.length, row.styles?.length ?? 0);
    if (columns > 0 && row.index > this.rowCount) this.rowCount = row.index;
    if (columns > this.columnCount) this.columnCount = columns;
    if (row.hidden) this.heights[row.index] = 0;
    else if (row.height !== null) this.heights[row.index] = pointsToPixels(row.height);
  }
}

/** Builds the frame of a sheet from its settings and rows. */
export function buildFrame(
  name: string,
  rows: FrameRows,
  sheet: { readonly settings: SheetSettings; readonly looks: readonly CellLook[] },
): SheetFrame {
  const { settings, looks } = sheet;
  const defaultRowHeight =
    settings.defaultRowHeight === null ? USUAL_HEIGHT : pointsToPixels(settings.defaultRowHeight);
  const defaultColumnWidth =
    settings.defaultColumnWidth === null ? USUAL_WIDTH : charactersToPixels(settings.defaultColumnWidth);
  const lastMerged = settings.merges.reduce(
    (last, merge) => ({ row: Math.max(last.row, merge.lastRow), column: Math.max(last.column, merge.lastColumn) }),
    { row: 0, column: 0 },
  );
  const columnCount = Math.max(rows.columnCount, rows.rowCount > 0 ? Math.min(lastMerged.column, 1024) : 0);
  const columnWidths: Record<number, number> = {};
  for (const run of settings.columns) {
    const width = run.hidden ? 0 : run.width === null ? defaultColumnWidth : charactersToPixels(run.width);
    if (width === defaultColumnWidth) continue;
    for (let column = run.first; column <= Math.min(run.last, columnCount); column += 1) columnWidths[column] = width;
  }
  const rowHeights = Object.fromEntries(
    Object.entries(rows.heights).filter(([, height]) => height !== defaultRowHeight),
  );
  return {
    name,
    rowCount: Math.max(rows.rowCount, Math.min(lastMerged.row, rows.rowCount + 100)),
    columnCount,
    defaultRowHeight,
    defaultColumnWidth,
    columnWidths,
    rowHeights,
    merges: settings.merges,
    pageBreaks: settings.pageBreaks,
    showGridLines: settings.showGridLines,
    looks,
  };
}

/** The cells of a row as drawn. Blank cells are drawn only where their look shows (border or fill). */
export function showRow(row: ScannedRow, looks: readonly CellLook[], numbers: NumberReader): readonly ShownCell[] {
  const shown: ShownCell[] = [];
  const columns = Math.max(row.cells.length, row.styles?.length ?? 0);
  for (let column = 1; column <= columns; column += 1) {
    const content = row.cells[column - 1];
    const style = row.styles?.[column - 1] ?? 0;
    const look = style >= 0 && style < looks.length ? style : 0;
    if (content === undefined && !isVisible(looks[look])) continue;
    shown.push({
      row: row.index,
      column,
      text: content === undefined ? "" : showContent(content, look, numbers),
      look,
      numeric: isNumeric(content),
    });
  }
  return shown;
}

function isVisible(look: CellLook | undefined): boolean {
  return look?.fill !== undefined || look?.border !== undefined;
}

function isNumeric(content: CellContent | undefined): boolean {
  if (typeof content === "number") return true;
  if (typeof content !== "object") return false;
  if (content.kind === "formula") return content.value !== null && isNumeric(content.value);
  return content.kind === "number" || content.kind === "date";
}

function charactersToPixels(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / DIGIT_PIXELS)) / 256) * DIGIT_PIXELS);
}

function pointsToPixels(points: number): number {
  return Math.round((points * 96) / 72);
}
