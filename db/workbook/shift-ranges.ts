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

/** New ranges of a range that dresses cells; copies of a record are dressed line by line as the record is. Empty when it is removed. */
export function coverRange(range: CellRange, shift: RowShift): readonly CellRange[] {
  return splitAtRecords(range, shift).flatMap((piece) => {
    const list = shift.insertions.find((one) => copiedRow(one) <= piece.firstRow && piece.firstRow <= one.lastRow);
    const span = shift.span(piece.firstRow, piece.lastRow);
    if (span === null) return [];
    if (list === undefined) return [{ ...piece, ...span }];
    const whole = piece.firstRow === copiedRow(list) && piece.lastRow >= list.lastRow;
    if (whole) return [{ ...piece, firstRow: firstAddedRow(list, shift), lastRow: span.lastRow }];
    return repeatLines(piece, list, shift);
  });
}

/** Cuts a range where it covers only some lines of a record that is copied. */
function splitAtRecords(range: CellRange, shift: RowShift): readonly CellRange[] {
  const { firstRow, lastRow } = range;
  const cuts = new Set([firstRow]);
  for (const one of shift.insertions) {
    const [top, bottom] = [copiedRow(one), one.lastRow];
    if (top < firstRow && bottom < lastRow && bottom >= firstRow) cuts.add(bottom + 1);
    if (top > firstRow && top <= lastRow && bottom > lastRow) cuts.add(top);
  }
  const starts = [...cuts].toSorted((one, two) => one - two);
  return starts.map((start, i) => ({ ...range, firstRow: start, lastRow: (starts[i + 1] ?? lastRow + 1) - 1 }));
}

/** The same lines of every record from the first added one to the copied one. */
function repeatLines(range: CellRange, list: RowInsertion, shift: RowShift): CellRange[] {
  const { firstRow, lastRow } = range;
  return Array.from({ length: list.count + 1 }, (_, k) => {
    const top = firstAddedRow(list, shift) + k * recordHeight(list) + firstRow - copiedRow(list);
    return { ...range, firstRow: top, lastRow: top + lastRow - firstRow };
  });
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
  return repeatLines(range, list, shift);
}
