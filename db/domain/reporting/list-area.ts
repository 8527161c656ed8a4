/** A list as it lies on the sheet (列表版面), cut out of a table: one group of it, or one of its halves side by side. */
import type { CellRange } from "#domain/workbook/grid";
import type { Span } from "#domain/reporting/find-body";

/** Where a list lies. Rows and columns are 1-based. */
export interface ListArea extends Span {
  readonly headerRows: readonly [number, number];
  readonly codeRows: readonly number[];
  /** Rows of the records, each record `recordRows` of them. */
  readonly records: readonly number[];
  readonly recordRows: number;
  readonly totalRows: readonly number[];
  readonly exampleRows: readonly number[];
  readonly group: GroupHeading | null;
  /** The table is cut into several groups, whose records must not be mixed. */
  readonly isGrouped: boolean;
  /** Place among the halves side by side, from 0. */
  readonly half: number;
}

/** The print that names a group (组名). `column`: the column it stands in when it is one of the table's own. */
export interface GroupHeading {
  readonly text: string;
  readonly area: CellRange;
  readonly column: number | null;
}

/** Physical rows of one line of all records: line 1 of records of two rows is every second row. */
export function rowsOfLine(area: Pick<ListArea, "records" | "recordRows">, line: number): number[] {
  return area.records.filter((_, i) => i % area.recordRows === line);
}
