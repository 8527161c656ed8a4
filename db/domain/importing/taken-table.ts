import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { Period } from "#domain/shared/period";

/** What a person decided about a table, in this import or in the one a recipe was learnt from (人工所定). */
export interface TableSaid {
  readonly header: boolean;
  readonly unit: boolean;
  readonly period: boolean;
  readonly skipped: boolean;
  /** Letters of the columns. */
  readonly columns: readonly string[];
  /** Rows that a recipe leaves out, by the folded text of the name cell. */
  readonly ignoredRows: readonly string[];
}

/** Nothing was said. */
export const SAID_NOTHING: TableSaid = {
  header: false,
  unit: false,
  period: false,
  skipped: false,
  columns: [],
  ignoredRows: [],
};

/** A table as it will be taken (待导入的表): the proposal with recipe and corrections applied. */
export interface TakenTable {
  readonly table: RecognisedTable;
  /** Reporting period of its observations: the person's word, the table's title, or the file's name. */
  readonly period: Period | null;
  readonly skipped: boolean;
  /** As the program first read it; null when a person marked it where no table was found. */
  readonly proposed: RecognisedTable | null;
  readonly said: TableSaid;
}
