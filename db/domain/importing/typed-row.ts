import type { CellIssue } from "#domain/importing/cell-issue";

/** A normalised value (规范值): text (also Decimal, date `YYYY[-MM[-DD]]`), integer, or boolean. Money is decimal text in 元, area decimal text in ㎡. */
export type FieldValue = string | number | boolean;

/** One cell after typing (已解析单元格). `value` null: blank, placeholder or unreadable (then an issue says so). */
export interface TypedCell {
  readonly field: string;
  readonly value: FieldValue | null;
  /** The cell exactly as written. */
  readonly raw: string;
  /** 1-based place of the cell the value was read from (of the merged master when filled down). */
  readonly row: number;
  readonly column: number;
}

/** One record of a table after typing (已解析行). Cells are those of mapped columns, blanks included. */
export interface TypedRow {
  readonly row: number;
  readonly cells: readonly TypedCell[];
  readonly issues: readonly CellIssue[];
  /** Raw text of every cell of the row, unmapped columns included, by column from A. */
  readonly raw: readonly string[];
}
