/** A plan on disk (预案暂存): every row of a file with its plan and its problems, in a nameless database that is gone when it is closed. Memory holds a few pages of it, however long the file is. */
import type { CellIssue } from "#domain/importing/cell-issue";
import type { DecisionCause, RowPlan } from "#domain/importing/import-plan";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Book } from "../connection.ts";
import { createRowPacker } from "./pack-row.ts";
import type { StagingParts } from "./staging-parts.ts";
import { createStagingPages } from "./staging-pages.ts";
import { createStagingRows } from "./staging-rows.ts";
import { createStagingWriter } from "./staging-writer.ts";

/** A table whose rows are staged; `number` is its place among all tables of the file, from 0. */
export interface StagedTable {
  readonly number: number;
  readonly sheet: string;
  readonly index: number;
  readonly period: string | null;
}

/** A staged row. `plan` null: the row was typed, but its table is left out. */
export interface StagedRow {
  readonly table: number;
  readonly typed: TypedRow;
  readonly plan: RowPlan | null;
}

/** Which rows of a plan are asked for; `fields` as `field@period`, empty: all. */
export interface RowFilter {
  readonly kinds: readonly RowPlan["kind"][];
  readonly causes: readonly DecisionCause[];
  readonly fields: readonly string[];
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** Which problems are asked for; null: all. */
export interface IssueFilter {
  readonly severity: CellIssue["severity"] | null;
  readonly kind: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** The staged plan of one file. Rows keep the order in which they were added, table by table. */
export interface Staging {
  readonly addTable: (table: StagedTable) => void;
  /** Puts rows down, with the problems of their cells, in one go. */
  readonly addRows: (rows: readonly StagedRow[]) => void;
  /** Problems found later; `row` is the record they belong to. */
  readonly addIssues: (
    issues: readonly { readonly table: number; readonly row: number; readonly issue: CellIssue }[],
  ) => void;
  /** Puts other plans in the place of those of some rows. */
  readonly replace: (rows: readonly StagedRow[]) => void;
  readonly find: (table: number, row: number) => StagedRow | null;
  readonly periodOf: (table: number) => string | null;
  /** Rows of earlier tables with a code. */
  readonly findByCode: (code: string, beforeTable: number) => readonly StagedRow[];
  readonly page: (filter: RowFilter) => { readonly total: number; readonly rows: readonly StagedRow[] };
  readonly issues: (filter: IssueFilter) => { readonly total: number; readonly issues: readonly CellIssue[] };
  /** Rows of a table in order, some at a time, issues included. */
  readonly chunks: (table: number) => Iterable<readonly StagedRow[]>;
  readonly issuesOf: (table: number) => readonly CellIssue[];
  /** Keys of rows that other rows of the file refer to. */
  readonly adders: () => ReadonlySet<string>;
  readonly close: () => void;
}

const SCHEMA = `
CREATE TABLE staged_row (
  ordinal INTEGER PRIMARY KEY, kind TEXT, about TEXT, anchor INTEGER NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, added_by TEXT, fields TEXT NOT NULL
);
CREATE TABLE staged_body (ordinal INTEGER PRIMARY KEY, typed TEXT NOT NULL, plan TEXT);
CREATE TABLE staged_issue (id INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL, severity TEXT NOT NULL, kind TEXT NOT NULL, issue TEXT NOT NULL);
CREATE INDEX staged_row_code ON staged_row (code) WHERE code <> '';
CREATE INDEX staged_issue_ordinal ON staged_issue (ordinal);
`;

/** Opens an empty one. */
export function createStaging(book: Book): Staging {
  const db = book.openScratch();
  db.exec(SCHEMA);
  const parts: StagingParts = { db, packer: createRowPacker(), tables: new Map(), fieldNumbers: new Map() };
  return {
    addTable: (table) => parts.tables.set(table.number, table),
    periodOf: (table) => parts.tables.get(table)?.period ?? null,
    ...createStagingWriter(parts),
    ...createStagingRows(parts),
    ...createStagingPages(parts),
    close: () => {
      if (db.open) db.close();
    },
  };
}
