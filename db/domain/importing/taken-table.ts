import type { RecognisedTable } from "#domain/importing/recognised-table";
import { type Period, parsePeriod, readPeriod } from "#domain/shared/period";

/** What a person decided about a table, in this import or in the one a recipe was learnt from (人工所定). */
export interface TableSaid {
  readonly header: boolean;
  readonly unit: boolean;
  readonly period: boolean;
  readonly skipped: boolean;
  /** Letters of the columns. */
  readonly columns: readonly string[];
  /** Letters of the columns whose coded values a person explained. */
  readonly valueMaps: readonly string[];
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
  valueMaps: [],
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

/** The reporting period of a table's figures (表的报告期): the table's own word first, then the name of the file (企业名册2026年一季度更新.xlsx). */
export function periodOfTable({ period }: Pick<RecognisedTable, "period">, fileName: string): Period | null {
  const stated = period === null ? null : parsePeriod(period);
  return stated?.ok ? stated.value : periodOfFile(fileName);
}

/** The period a file's name states. */
export function periodOfFile(fileName: string): Period | null {
  return readPeriod(fileName.replace(/\.[^.]+$/u, ""));
}
