import type { CellWrite } from "#domain/reporting/form-binding";

/** Everything to be written into one sheet of a form (一张表的填报内容). */
export interface SheetFill {
  readonly sheet: string;
  /** Row numbers of the form as it came, ascending, blocks do not overlap. */
  readonly insertions: readonly RowInsertion[];
  /** Row numbers count after all insertions. */
  readonly writes: readonly CellWrite[];
}

/** Rows added to a list (插入行): `count` copies of row `lastRow`, put before it, so that every range over the list grows as it does in Excel. */
export interface RowInsertion {
  /** First and last printed data row of the list, 1-based. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly count: number;
}
