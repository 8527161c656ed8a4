import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Period } from "#domain/shared/period";
import type { Grid, SheetVisibility } from "#domain/workbook/grid";
import type { OpenedWorkbook } from "#workbook/open-workbook";

/** A workbook opened for import (已读入的文件): its sheets and the tables found on them. */
export interface OpenedImport {
  readonly file: string;
  readonly workbook: OpenedWorkbook;
  /** The catalogue it is read with. */
  readonly index: CatalogueIndex;
  readonly sheets: readonly OpenedSheet[];
}

/** A sheet with its tables; `number` is its place in the workbook, from 0. */
export interface OpenedSheet {
  readonly number: number;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly grid: Grid;
  readonly tables: readonly OpenedTable[];
}

/** A table as it will be taken: the proposal with the person's corrections applied. */
export interface OpenedTable {
  readonly table: RecognisedTable;
  /** Reporting period of its observations: the person's word, the table's title, or the file's name. */
  readonly period: Period | null;
  readonly skipped: boolean;
}

/** A table's records after typing (已解析的表). */
export interface TypedTable {
  readonly rows: readonly TypedRow[];
  readonly issues: readonly CellIssue[];
}
