import { cellAddress, formatCellRange, parseCellAddress, parseCellRange } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import type { CellRange } from "#domain/workbook/grid";
import { addedRows, copiedRow, recordHeight, type RowShift } from "./row-shift.ts";

/** New address of a single cell (单元格地址) such as a comment's or a view's; null when its row is removed. What is no address stays. */
export function shiftCellText(text: string, shift: RowShift): string | null {
  const cell = parseCellAddress(text.trim());
  if (cell === null) return text;
  return shift.gone(cell.row) ? null : cellAddress(shift.start(cell.row), cell.column);
}

/** New address of a range that is one thing (区域地址): a table, a filter, a link; null when all its rows are removed. */
export function shiftSpanText(text: string, shift: RowShift): string | null {
  const rows = /^(\d+):(\d+)$/u.exec(text.trim());
  if (rows !== null) {
    const span = shift.span(Number(rows[1]), Number(rows[2]));
    return span === null ? null : `${span.firstRow}:${span.lastRow}`;
  }
  const range = parseCellRange(text.trim());
  if (range === null) return text;
  const span = shift.span(range.firstRow, range.lastRow);
  if (span === null) return null;
  const moved = formatCellRange({ ...range, ...span });
  return moved === formatCellRange(range) ? text : moved;
}

/** New text of a list of ranges that dress cells (`sqref`): copies of a record are dressed as the record is. Null when nothing is left. */
export function shiftRangesText(text: string, shift: RowShift): string | null {
  const parts = text.trim().split(/\s+/u);
  const moved = parts.flatMap((part) => {
    const range = parseCellRange(part);
    if (range !== null) {
      const covered = coverRange(range, shift);
      const [only] = covered;
      return covered.length === 1 && only !== undefined && formatCellRange(only) === formatCellRange(range)
        ? [part]
        : covered.map(formatCellRange);
    }
    const span = shiftSpanText(part, shift);
    return span === null ? [] : [span];
  });
  if (moved.length === 0) return null;
  return moved.length === parts.length && moved.every((part, i) => part === parts[i]) ? text : moved.join(" ");
}

/** New ranges of a range that dresses cells; one that begins in the copied record dresses its copies too. Empty when it is removed. */
export function coverRange(range: CellRange, shift: RowShift): readonly CellRange[] {
  const span = shift.span(range.firstRow, range.lastRow);
  if (span === null) return [];
  const list = shift.insertions.find((one) => copiedRow(one) <= range.firstRow && range.firstRow <= one.lastRow);
  if (list === undefined) return [{ ...range, ...span }];
  const whole = range.firstRow === copiedRow(list) && range.lastRow >= list.lastRow;
  if (whole) return [{ ...range, firstRow: firstAddedRow(list, shift), lastRow: span.lastRow }];
  // Some lines of a record only: the same lines of every copy.
  const lines = { first: range.firstRow - copiedRow(list), last: Math.min(range.lastRow, list.lastRow) };
  const copies = Array.from({ length: list.count + 1 }, (_, k) => {
    const firstRow = firstAddedRow(list, shift) + k * recordHeight(list) + lines.first;
    return { ...range, firstRow, lastRow: firstRow + lines.last - range.firstRow };
  });
  const last = copies.at(-1);
  if (last === undefined || range.lastRow <= list.lastRow) return copies;
  return [...copies.slice(0, -1), { ...last, lastRow: span.lastRow }];
}

/** First row of the records added to a list, after all moves. */
export function firstAddedRow(list: RowInsertion, shift: RowShift): number {
  return shift.row(copiedRow(list)) - addedRows(list);
}

/** New ranges of a merge (合并单元格): merges inside the copied record are repeated in every copy. Empty when it is removed. */
export function shiftMerge(range: CellRange, shift: RowShift): readonly CellRange[] {
  const list = shift.insertions.find((one) => copiedRow(one) <= range.firstRow && range.lastRow <= one.lastRow);
  if (list === undefined) {
    const span = shift.span(range.firstRow, range.lastRow);
    return span === null ? [] : [{ ...range, ...span }];
  }
  return Array.from({ length: list.count + 1 }, (_, k) => {
    const firstRow = firstAddedRow(list, shift) + k * recordHeight(list) + range.firstRow - copiedRow(list);
    return { ...range, firstRow, lastRow: firstRow + range.lastRow - range.firstRow };
  });
}
