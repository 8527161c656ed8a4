import type { RowInsertion } from "#domain/reporting/sheet-fill";

/** Where the rows of one sheet go when rows are inserted (行移动). Rows are 1-based and may lie anywhere. */
export interface RowShift {
  readonly sheet: string;
  readonly insertions: readonly RowInsertion[];
  /** New place of a row, and of a cell that a formula names. */
  readonly row: (row: number) => number;
  /** New first row of a range. */
  readonly start: (row: number) => number;
  /** New last row of a range. */
  readonly end: (row: number) => number;
  /** Rows added in all. */
  readonly added: number;
}

/** Creates the shift of a sheet. A list printed with one row only keeps the start of its ranges, else the copies would stand outside them. */
export function createRowShift(sheet: string, insertions: readonly RowInsertion[]): RowShift {
  const real = insertions.filter((insertion) => insertion.count > 0);
  const moved = (row: number, stays: (insertion: RowInsertion) => boolean): number => {
    let to = row;
    for (const insertion of real) {
      if (row > insertion.lastRow || (row === insertion.lastRow && !stays(insertion))) to += insertion.count;
    }
    return to;
  };
  return {
    sheet,
    insertions: real,
    row: (row) => moved(row, () => false),
    start: (row) => moved(row, (insertion) => insertion.firstRow === insertion.lastRow),
    end: (row) => moved(row, () => false),
    added: real.reduce((sum, insertion) => sum + insertion.count, 0),
  };
}
