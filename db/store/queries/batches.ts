import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { ImportReceipt } from "#domain/importing/receipt";
import { err, ok, type Result } from "#domain/shared/result";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { importBatch } from "../schema/imports.ts";
import { journalEntry } from "../schema/journal.ts";
import { reverseEntry } from "../values/reverse-entry.ts";

/** An import with its place in the list of imports (导入记录). */
export interface StoredBatch extends ImportReceipt {
  readonly undoneAt: string | null;
  readonly by: string;
  readonly kind: "file" | "quarantine" | "return";
  readonly sender: string | null;
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

const storedBatch = {
  batchId: importBatch.id,
  appliedAt: importBatch.appliedAt,
  workbook: importBatch.workbook,
  workbookHash: importBatch.workbookHash,
  added: importBatch.added,
  updated: importBatch.updated,
  unchanged: importBatch.unchanged,
  undecided: importBatch.undecided,
  rejected: importBatch.rejected,
  values: importBatch.valueCount,
  undoneAt: importBatch.undoneAt,
  by: importBatch.appliedBy,
  kind: importBatch.kind,
  sender: importBatch.sender,
  period: importBatch.period,
  /** Rows that still wait. */
  quarantined: sql<number>`(SELECT count(*) FROM quarantine_row q WHERE q.batch_id = import_batch.id AND q.settled IS NULL)`,
};

/** All imports, newest first. */
export function listBatches(db: ReadableDb): readonly StoredBatch[] {
  return orm(db).select(storedBatch).from(importBatch).orderBy(desc(importBatch.id)).all();
}

/** The first import of the same bytes that still stands: what came after it is newer than the file. Null when there is none. */
export function findBatchByHash(db: ReadableDb, workbookHash: string): StoredBatch | null {
  return (
    orm(db)
      .select(storedBatch)
      .from(importBatch)
      .where(and(eq(importBatch.workbookHash, workbookHash), isNull(importBatch.undoneAt)))
      .orderBy(importBatch.id)
      .limit(1)
      .get() ?? null
  );
}

/** Undoes an import at any later time (撤销导入). Values edited since stay; enterprises it added go when nothing else is known of them. */
export function undoBatch(
  db: WritableDb,
  { batchId, at, by }: { readonly batchId: number; readonly at: string; readonly by: string },
): Result<BatchUndo, { readonly type: "BatchNotFound" } | EnvironmentError> {
  return runCommand(db, () => {
    const entry = orm(db)
      .select({ id: journalEntry.id })
      .from(journalEntry)
      .innerJoin(importBatch, eq(importBatch.id, journalEntry.batchId))
      .where(and(eq(importBatch.id, batchId), isNull(importBatch.undoneAt), eq(journalEntry.kind, "import")))
      .get();
    if (entry === undefined) return err({ type: "BatchNotFound" as const });
    const { reverted, kept } = reverseEntry(db, { id: entry.id, batchId }, { kind: "undo", at, by });
    orm(db).update(importBatch).set({ undoneAt: at }).where(eq(importBatch.id, batchId)).run();
    const named = orm(db)
      .select({ name: enterprise.name })
      .from(enterprise)
      .where(eq(enterprise.id, sql.placeholder("id")))
      .prepare();
    return ok({
      reverted,
      kept: kept.map(({ enterpriseId, fields }) => ({
        enterprise: named.get({ id: enterpriseId })?.name ?? "",
        fields,
        reason: `有 ${fields.length} 项在这次导入之后又改过，保留现在的值`,
      })),
    });
  });
}
