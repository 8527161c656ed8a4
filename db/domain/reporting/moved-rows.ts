/** Where the rows of a blank form stand once rows were added and taken away (行的去处). */
import type { RowInsertion, RowRemoval, SheetFill } from "#domain/reporting/sheet-fill";

/** What becomes of the rows of one sheet. */
export interface RowChanges {
  readonly insertions: readonly RowInsertion[];
  readonly removals: readonly RowRemoval[];
}

/** Row of the filled form in which a row of the blank one stands (移动后的行号). The last record of a list that grows moves down, since the new ones stand before it. */
export function movedRow(row: number, { insertions, removals }: RowChanges): number {
  let to = row;
  for (const { lastRow, count, height = 1 } of insertions) if (row > lastRow - height) to += count * height;
  for (const { firstRow, lastRow, how } of removals) {
    if (how === "remove" && row >= firstRow) to -= Math.min(row, lastRow + 1) - firstRow;
  }
  return to;
}

/** The changes of a sheet that a plan makes; none when it leaves the sheet's rows alone. */
export function rowChangesOf(fills: readonly SheetFill[], sheet: string): RowChanges {
  const fill = fills.find((one) => one.sheet === sheet);
  return { insertions: fill?.insertions ?? [], removals: fill?.removals ?? [] };
}
