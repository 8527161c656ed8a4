/** Rows that imports set apart (隔离区): listed, read back for another plan, dropped, settled. */
import type { TypedRow } from "#domain/importing/typed-row";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { cellAddress } from "#domain/workbook/cell-address";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import type { ImportTable } from "../values/import-writer.ts";

/** A row in the list; the contract's QuarantinedRow has the same shape. */
export interface StoredQuarantineRow {
  readonly id: number;
  readonly batchId: number;
  readonly workbook: string;
  readonly importedAt: string;
  readonly sheet: string;
  readonly row: number;
  readonly kind: "decision" | "rejected" | "refused";
  readonly name: string;
  readonly creditCode: string | null;
  readonly reason: string;
  /** Its cells as they were written, by field; blank ones are left out. */
  readonly cells: readonly { readonly field: string; readonly cell: string; readonly raw: string }[];
  readonly settled: "imported" | "dropped" | null;
}

/** Which rows are asked for. `settled`: those that were imported or dropped since, instead of those that wait. */
export interface QuarantineFilter {
  readonly batchId: number | null;
  readonly settled: boolean;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** A row as planning it anew needs it, with the workbook it came from. */
export interface RowToPlanAnew {
  readonly id: number;
  readonly batchId: number;
  readonly workbook: string;
  readonly workbookHash: string;
  readonly sender: string | null;
  /** How final the figures of that import were. */
  readonly standing: "preliminary" | "confirmed" | "corrected";
  readonly table: ImportTable;
  readonly typed: TypedRow;
}

/** A row imported by a batch that was undone waits again; rows of an undone batch are in no list until it is redone. */
const STANDING = `quarantine_row q JOIN import_batch b ON b.id = q.batch_id AND b.undone_at IS NULL
  LEFT JOIN import_batch s ON s.id = q.settled_batch`;
const WAITS = "(q.settled IS NULL OR s.undone_at IS NOT NULL)";

interface ListedRow extends Omit<StoredQuarantineRow, "cells"> {
  readonly typed: string;
}

/** A window of the list, newest import first, in the order of the sheet. */
export function listQuarantine(
  db: ReadableDb,
  { batchId, settled, search, offset, limit }: QuarantineFilter,
): { readonly total: number; readonly rows: readonly StoredQuarantineRow[] } {
  const wanted = search.trim();
  const where = `${settled ? `NOT ${WAITS}` : WAITS} AND (? IS NULL OR q.batch_id = ?)
    AND (? = '' OR instr(q.name, ?) > 0 OR instr(coalesce(q.credit_code, ''), upper(?)) > 0)`;
  const values = [batchId, batchId, wanted, wanted, wanted];
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM ${STANDING} WHERE ${where}`).pluck().get(values);
  const rows = db
    .prepare<unknown[], ListedRow>(
      `SELECT q.id, q.batch_id AS batchId, b.workbook, b.applied_at AS importedAt, q.sheet, q.row, q.kind, q.name,
              q.credit_code AS creditCode, q.reason, q.typed, CASE WHEN ${WAITS} THEN NULL ELSE q.settled END AS settled
         FROM ${STANDING} WHERE ${where} ORDER BY q.batch_id DESC, q.id LIMIT ? OFFSET ?`,
    )
    .all([...values, limit, offset]);
  return { total: total ?? 0, rows: rows.map(({ typed, ...row }) => ({ ...row, cells: writtenCells(typed) })) };
}

/** Reads rows back, in the order of their imports and sheets; those that no longer wait are left out. */
export function readRowsToPlanAnew(db: ReadableDb, ids: readonly number[]): readonly RowToPlanAnew[] {
  const query = db.prepare<
    [string],
    Omit<RowToPlanAnew, "table" | "typed"> & { readonly typed: string; readonly taken: string }
  >(
    `SELECT q.id, q.batch_id AS batchId, b.workbook, b.workbook_hash AS workbookHash, b.sender, b.standing, q.typed, q.taken
       FROM ${STANDING} WHERE q.id IN (SELECT value FROM json_each(?)) AND ${WAITS} ORDER BY q.batch_id, q.id`,
  );
  return query.all(JSON.stringify(ids)).map(({ typed, taken, ...row }) => {
    const table: ImportTable = JSON.parse(taken);
    return { ...row, table, typed: readTyped(typed) };
  });
}

/** Says that rows need not be imported (不再导入); those that no longer wait stay as they are. */
export function dropQuarantined(
  db: WritableDb,
  ids: readonly number[],
  author: { readonly at: string; readonly by: string },
): Result<{ readonly dropped: number }, EnvironmentError> {
  return runCommand<{ readonly dropped: number }, never>(db, () =>
    ok({ dropped: settle(db, ids, { ...author, settled: "dropped", batchId: null }) }),
  );
}

/** Marks rows as imported by a later batch (已补导入), inside the command that imports them. They wait again when that batch is undone. */
export function settleQuarantined(
  db: WritableDb,
  ids: readonly number[],
  by: { readonly batchId: number; readonly at: string; readonly by: string },
): void {
  settle(db, ids, { ...by, settled: "imported" });
}

function settle(
  db: WritableDb,
  ids: readonly number[],
  how: {
    readonly settled: "imported" | "dropped";
    readonly batchId: number | null;
    readonly at: string;
    readonly by: string;
  },
): number {
  return db
    .prepare(
      `UPDATE quarantine_row SET settled = ?, settled_batch = ?, settled_at = ?, settled_by = ?
        WHERE id IN (SELECT q.id FROM ${STANDING} WHERE q.id IN (SELECT value FROM json_each(?)) AND ${WAITS})`,
    )
    .run(how.settled, how.batchId, how.at, how.by, JSON.stringify(ids)).changes;
}

function writtenCells(typed: string): StoredQuarantineRow["cells"] {
  return readTyped(typed)
    .cells.filter(({ raw }) => raw.trim() !== "")
    .map(({ field, row, column, raw }) => ({ field, cell: cellAddress(row, column), raw }));
}

function readTyped(text: string): TypedRow {
  const typed: TypedRow = JSON.parse(text);
  return typed;
}
