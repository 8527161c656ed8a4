import type { ImportReceipt } from "#domain/importing/receipt";
import { err, ok, type Result } from "#domain/shared/result";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { reverseEntry } from "../values/reverse-entry.ts";

/** An import with its place in the list of imports (导入记录). */
export interface StoredBatch extends ImportReceipt {
  readonly undoneAt: string | null;
  readonly by: string;
  readonly period: string | null;
}

/** What undoing an import did (撤销导入): values taken back, and per enterprise what stayed and why. */
export interface BatchUndo {
  readonly reverted: number;
  readonly kept: readonly {
    readonly enterprise: string;
    readonly reason: string;
    readonly fields: readonly string[];
  }[];
}

const COLUMNS = `id AS batchId, applied_at AS appliedAt, workbook, workbook_hash AS workbookHash, added, updated, unchanged,
  undecided, rejected, value_count AS "values", undone_at AS undoneAt, applied_by AS by, period`;

/** All imports, newest first. */
export function listBatches(db: ReadableDb): readonly StoredBatch[] {
  return db.prepare<[], StoredBatch>(`SELECT ${COLUMNS} FROM import_batch ORDER BY id DESC`).all();
}

/** The last import of the same bytes that still stands; null when there is none. */
export function findBatchByHash(db: ReadableDb, workbookHash: string): StoredBatch | null {
  return (
    db
      .prepare<[string], StoredBatch>(
        `SELECT ${COLUMNS} FROM import_batch WHERE workbook_hash = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
      )
      .get(workbookHash) ?? null
  );
}

/** Undoes an import at any later time (撤销导入). Values edited since stay; enterprises it added go when nothing else is known of them. */
export function undoBatch(
  db: WritableDb,
  { batchId, at, by }: { readonly batchId: number; readonly at: string; readonly by: string },
): Result<BatchUndo, { readonly type: "BatchNotFound" } | EnvironmentError> {
  return runCommand(db, () => {
    const entry = db
      .prepare<[number], { id: number }>(
        `SELECT e.id FROM journal_entry e JOIN import_batch b ON b.id = e.batch_id
          WHERE b.id = ? AND b.undone_at IS NULL AND e.kind = 'import'`,
      )
      .get(batchId);
    if (entry === undefined) return err({ type: "BatchNotFound" as const });
    const { reverted, kept } = reverseEntry(db, { id: entry.id, batchId }, { kind: "undo", at, by });
    db.prepare("UPDATE import_batch SET undone_at = ? WHERE id = ?").run(at, batchId);
    const nameOf = db.prepare<[number], string>("SELECT name FROM enterprise WHERE id = ?").pluck();
    return ok({
      reverted,
      kept: kept.map(({ enterpriseId, fields }) => ({
        enterprise: nameOf.get(enterpriseId) ?? "",
        fields,
        reason: `有 ${fields.length} 项在这次导入之后又改过，保留现在的值`,
      })),
    });
  });
}
