import type { CellWrite, FormValue } from "#domain/reporting/form-binding";

/** Everything to be written into one sheet of a form (一张表的填报内容). */
export interface SheetFill {
  readonly sheet: string;
  /** Row numbers of the form as it came, ascending, blocks do not overlap. */
  readonly insertions: readonly RowInsertion[];
  /** Printed rows that are not needed. Row numbers of the form as it came; none of them lies in a list that grows. */
  readonly removals?: readonly RowRemoval[];
  /** Row numbers count after all insertions and removals. */
  readonly writes: readonly CellWrite[];
  /** Long lists, written row by row without standing in memory as a whole; no cell of a block stands in `writes` too. */
  readonly blocks?: readonly RowBlock[];
}

/** Records added to a list (插行): `count` copies of its last record, put before it, so that every range over the list grows as it does in Excel. */
export interface RowInsertion {
  /** First and last printed data row of the list, 1-based. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly count: number;
  /** Physical rows of one record (每条占几行); 1 when absent. `count` counts records, so `count × height` rows are added. */
  readonly height?: number;
}

/** Printed rows that a list does not need (多余的行). hide: they stay, unseen; remove: they go, and what lies below moves up. */
export interface RowRemoval {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly how: "hide" | "remove";
}

/** The cells of a list (列表内容): record `i` stands in row `firstRow + i × height + line`, counted after all insertions and removals. `value` is asked once per cell, row by row; null leaves the cell as it is. */
export interface RowBlock {
  readonly firstRow: number;
  readonly count: number;
  readonly height: number;
  readonly cells: readonly { readonly column: number; readonly line: number }[];
  /** `place` counts `cells`. */
  readonly value: (record: number, place: number) => FormValue | null;
}
