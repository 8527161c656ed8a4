import type { CellIssue } from "#domain/importing/cell-issue";

/** A normalised value (规范值): text (also Decimal, date `YYYY[-MM[-DD]]`), integer, or boolean. Money is decimal text in 元, area decimal text in ㎡. */
export type FieldValue = string | number | boolean;

/** One cell after typing (已解析单元格). `value` null: blank, placeholder or unreadable (then an issue says so). */
export interface TypedCell {
  readonly field: string;
  readonly value: FieldValue | null;
  /** The cell exactly as written. */
  readonly raw: string;
  /** 1-based place of the cell the value was read from (of the merged master when filled down; the real cell of a transposed table or form). */
  readonly row: number;
  readonly column: number;
  /** Period of the value where it is not the table's. Absent: the table's. */
  readonly period?: string;
  /** The cell is blank and a person said that a blank clears (空白即清除). */
  readonly clears?: boolean;
}

/** One record of a table after typing (已解析行). Cells are those of mapped columns, blanks included. */
export interface TypedRow {
  /** Number of the row; of a transposed table of the column (D = 4); of a form 1. */
  readonly row: number;
  readonly cells: readonly TypedCell[];
  readonly issues: readonly CellIssue[];
  /** Raw text of every cell of the row, unmapped columns included, by column from A. */
  readonly raw: readonly string[];
  /** The row is hidden or filtered out in the sheet. */
  readonly hidden?: boolean;
}
