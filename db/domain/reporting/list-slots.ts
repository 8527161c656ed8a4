/** Places for records on a sheet (记录位置): runs of records that stand one below the other. */
import { movedRow, type RowChanges } from "#domain/reporting/moved-rows";
import type { FormList } from "#domain/reporting/form-binding";

/** Records `first` … `first + count - 1` of a list, from row `row` of the filled form on, `height` rows each. */
export interface SlotRun {
  readonly row: number;
  readonly first: number;
  readonly count: number;
}

/** Rows of the blank form in which its records begin (记录的首行): printed rows by their number, else every record between the totals. */
export function printedSlots(area: FormList): readonly number[] {
  if (area.printed !== undefined) return area.printed.rows.map(({ row }) => row);
  const height = heightOf(area);
  const totals = new Set(area.totalRows);
  const slots: number[] = [];
  let row = area.firstRow;
  while (row + height - 1 <= area.lastRow) {
    const total = Array.from({ length: height }, (_, line) => row + line).find((one) => totals.has(one));
    if (total === undefined) slots.push(row);
    row = total === undefined ? row + height : total + 1;
  }
  return slots;
}

/** Physical rows of a record (每条占几行). */
export function heightOf(area: FormList): number {
  return area.recordRows ?? 1;
}

/** Where the records stand in the filled form; those that were taken away stand nowhere. New ones stand before the last printed one, as they are inserted. */
export function placeSlots(
  printed: readonly number[],
  { inserted, height, changes }: { readonly inserted: number; readonly height: number; readonly changes: RowChanges },
): readonly SlotRun[] {
  const isGone = (row: number) =>
    changes.removals.some((one) => one.how === "remove" && row >= one.firstRow && row <= one.lastRow);
  const pieces = printed.map((row) => ({ row: isGone(row) ? null : movedRow(row, changes), count: 1 }));
  const last = pieces.at(-1);
  if (inserted === 0 || last === undefined || last.row === null) return joinRuns(pieces, height);
  return joinRuns([...pieces.slice(0, -1), { row: last.row - inserted * height, count: inserted }, last], height);
}

/** First row of a record in the filled form. */
export function rowOfSlot(runs: readonly SlotRun[], slot: number, height: number): number | null {
  const run = runs.find(({ first, count }) => slot >= first && slot < first + count);
  return run === undefined ? null : run.row + (slot - run.first) * height;
}

/** The record whose rows hold a row of the filled form, and which of its rows it is. */
export function slotAt(
  runs: readonly SlotRun[],
  row: number,
  height: number,
): { readonly slot: number; readonly line: number } | null {
  const run = runs.find((one) => row >= one.row && row < one.row + one.count * height);
  if (run === undefined) return null;
  const line = (row - run.row) % height;
  return { slot: run.first + (row - run.row - line) / height, line };
}

function joinRuns(
  pieces: readonly { readonly row: number | null; readonly count: number }[],
  height: number,
): SlotRun[] {
  const runs: SlotRun[] = [];
  let first = 0;
  for (const { row, count } of pieces) {
    const before = runs.at(-1);
    const joins = before !== undefined && before.row + before.count * height === row;
    if (joins && before.first + before.count === first) {
      runs[runs.length - 1] = { ...before, count: before.count + count };
    } else if (row !== null) runs.push({ row, first, count });
    first += count;
  }
  return runs;
}
