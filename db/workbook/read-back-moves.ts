import type { CellRange } from "#domain/workbook/grid";
import type { SheetFill } from "#domain/reporting/sheet-fill";

/** Where the rows of a written sheet came from (行的来历), worked out anew from the fill: the re-read must not trust the arithmetic it is to check. */
export interface RowMoves {
  /** Blank row that a written row was, or is a copy of. Row 0 for none. */
  readonly origin: (row: number) => { readonly row: number; readonly copy: boolean };
  /** Written row of a blank row; null when it was removed. */
  readonly to: (row: number) => number | null;
  /** Written ranges that a merge of the blank becomes. */
  readonly ranges: (range: CellRange) => readonly CellRange[];
  /** Written range of a range such as a print area; null when all its rows were removed. */
  readonly span: (range: CellRange) => CellRange | null;
}

/** Rows that went together: `count` rows from `row` on came from `from` on; copies repeat `height` rows. */
interface Stretch {
  readonly row: number;
  readonly count: number;
  readonly from: number;
  readonly height: number | null;
}

/** Works out the moves of a sheet. */
export function readMoves(fill: Pick<SheetFill, "insertions" | "removals">): RowMoves {
  const stretches = listStretches(fill);
  const to = (row: number): number | null => {
    const own = stretches.find((one) => one.height === null && one.from <= row && row < one.from + one.count);
    return own === undefined ? null : own.row + row - own.from;
  };
  const span = (range: CellRange): CellRange | null => {
    const firstRow = survivor(range.firstRow, range.lastRow, to);
    const lastRow = survivor(range.lastRow, range.firstRow, to);
    return firstRow === null || lastRow === null ? null : { ...range, firstRow, lastRow };
  };
  return {
    to,
    span,
    origin: (row) => {
      const own = stretches.find((one) => one.row <= row && row < one.row + one.count);
      if (own === undefined) return { row: 0, copy: false };
      const step = row - own.row;
      return { row: own.from + (own.height === null ? step : step % own.height), copy: own.height !== null };
    },
    ranges: (range) => {
      const moved = span(range);
      if (moved === null) return [];
      const copies = stretches.find(
        ({ from, height }) => height !== null && range.firstRow >= from && range.lastRow < from + height,
      );
      return copies === undefined ? [moved] : [...copiesOf(range, copies), moved];
    },
  };
}

function listStretches(fill: Pick<SheetFill, "insertions" | "removals">): Stretch[] {
  const removed = (fill.removals ?? []).filter((one) => one.how === "remove");
  const events = [
    ...fill.insertions
      .filter((one) => one.count > 0)
      .map((one) => ({ at: one.lastRow - (one.height ?? 1) + 1, skip: 0, count: one.count, height: one.height ?? 1 })),
    ...removed.map((one) => ({ at: one.firstRow, skip: one.lastRow - one.firstRow + 1, count: 0, height: 1 })),
  ].sort((one, two) => one.at - two.at);
  const stretches: Stretch[] = [];
  let from = 1;
  let row = 1;
  const put = (count: number, start: number, height: number | null): void => {
    if (count > 0) stretches.push({ row, count, from: start, height });
    row += count;
  };
  for (const { at, skip, count, height } of events) {
    put(at - from, from, null);
    put(count * height, at, height);
    from = at + skip;
  }
  put(Number.POSITIVE_INFINITY, from, null);
  return stretches;
}

function survivor(row: number, until: number, to: (row: number) => number | null): number | null {
  const step = row <= until ? 1 : -1;
  for (let at = row; at !== until + step; at += step) {
    const found = to(at);
    if (found !== null) return found;
  }
  return null;
}

function copiesOf(range: CellRange, copies: Stretch): CellRange[] {
  const height = copies.height ?? 1;
  return Array.from({ length: copies.count / height }, (_, k) => {
    const move = copies.row + k * height - copies.from;
    return { ...range, firstRow: range.firstRow + move, lastRow: range.lastRow + move };
  });
}
