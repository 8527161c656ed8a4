import type { CellIssue } from "#domain/importing/cell-issue";
import type { WritableDb } from "../connection.ts";
import { unpackPlan } from "./pack-plan.ts";
import type { RowPacker } from "./pack-row.ts";
import type { StagedRow, StagedTable } from "./staging.ts";

/** What writing and reading a staged plan share. `fieldNumbers`: short numbers of `field@period`. */
export interface StagingParts {
  readonly db: WritableDb;
  readonly packer: RowPacker;
  readonly tables: Map<number, StagedTable>;
  readonly fieldNumbers: Map<string, number>;
}

/** A row as it lies on the disk. */
export interface Body {
  readonly ordinal: number;
  readonly typed: string;
  readonly plan: string | null;
}

/** Room for the row numbers of one table: a sheet has at most 2²⁰ rows; a text file may have more. */
const TABLE = 2 ** 32;

/** Place of a row among all rows of the file. */
export function ordinalOf(table: number, row: number): number {
  return table * TABLE + row;
}

/** Back from the disk. */
export function unpackRow(
  { packer, tables }: StagingParts,
  { ordinal, typed: text, plan }: Body,
  issues: readonly CellIssue[],
): StagedRow {
  const table = Math.floor(ordinal / TABLE);
  const typed = { ...packer.unpack(text), issues };
  return { table, typed, plan: plan === null ? null : unpackPlan(plan, typed, tables.get(table)?.period ?? null) };
}

/** An issue back from the disk. */
export function readIssue({ issue }: { readonly issue: string }): CellIssue {
  const read: CellIssue = JSON.parse(issue);
  return read;
}
