import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { ImportReceipt } from "#domain/importing/receipt";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import { err, ok, type Result } from "#domain/shared/result";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { importBatch } from "../schema/imports.ts";
import { journalEntry } from "../schema/journal.ts";
import { findPeriodNumber } from "../values/interning.ts";
import type { Remark } from "../values/reversal-remarks.ts";
import { reverseEntry } from "../values/reverse-entry.ts";
import { listFrozenPeriods } from "./frozen-periods.ts";

/** An import with its place in the list of imports (导入记录). */
export interface StoredBatch extends ImportReceipt {
  readonly undoneAt: string | null;
  readonly by: string;
  readonly kind: "file" | "quarantine" | "return";
  readonly sender: string | null;
  readonly period: string | null;
  readonly standing: "preliminary" | "confirmed" | "corrected";
}

/** What undoing or redoing an import did (撤销、重做导入); the contract's UndoReceipt has the same shape. */
export interface BatchReversal {
  readonly batchId: number;
  readonly done: "undo" | "redo";
  readonly reverted: number;
  readonly enterprises: number;
  readonly kept: readonly BatchRemark[];
  readonly impossible: readonly BatchRemark[];
}

/** One enterprise a reversal left as it is, with the reason. */
export interface BatchRemark {
  readonly enterpriseId: number;
  readonly enterprise: string;
  readonly fields: readonly string[];
  readonly reason: string;
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
  standing: importBatch.standing,
  /** Rows that still wait, as `quarantine.ts` tells. */
  quarantined: sql<number>`(SELECT count(*) FROM quarantine_row q LEFT JOIN import_batch s ON s.id = q.settled_batch
    WHERE q.batch_id = import_batch.id AND import_batch.undone_at IS NULL AND (q.settled IS NULL OR s.undone_at IS NOT NULL))`,
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

/** Which import, who and when. */
export interface BatchToReverse {
  readonly batchId: number;
  readonly at: string;
  readonly by: string;
}

type ReversedBatch = Result<BatchReversal, { readonly type: "BatchNotFound" } | EnvironmentError>;

/** Undoes an import at any later time (撤销导入), whatever came after it. Values that somebody else put on top stay; enterprises it added go when nothing else is known of them. */
export function undoBatch(db: WritableDb, batch: BatchToReverse): ReversedBatch {
  return reverseBatch(db, "undo", batch);
}

/** Does an undone import again (重做导入); values set since stay. */
export function redoBatch(db: WritableDb, batch: BatchToReverse): ReversedBatch {
  return reverseBatch(db, "redo", batch);
}

/** The same as part of a larger command. */
export function undoBatchWithin(
  db: WritableDb,
  batch: BatchToReverse,
): Result<BatchReversal, { readonly type: "BatchNotFound" }> {
  return reverseWithin(db, "undo", batch);
}

function reverseBatch(db: WritableDb, kind: "undo" | "redo", batch: BatchToReverse): ReversedBatch {
  return runCommand(db, () => reverseWithin(db, kind, batch));
}

function reverseWithin(
  db: WritableDb,
  kind: "undo" | "redo",
  { batchId, at, by }: BatchToReverse,
): Result<BatchReversal, { readonly type: "BatchNotFound" }> {
  const undoneAt = importBatch.undoneAt;
  // The newest link of the chain import ← undo ← redo ← undo …
  const entry = orm(db)
    .select({ id: journalEntry.id })
    .from(journalEntry)
    .innerJoin(importBatch, eq(importBatch.id, journalEntry.batchId))
    .where(and(eq(importBatch.id, batchId), kind === "undo" ? isNull(undoneAt) : isNotNull(undoneAt)))
    .orderBy(desc(journalEntry.id))
    .limit(1)
    .get();
  if (entry === undefined) return err({ type: "BatchNotFound" as const });
  const { reverted, enterprises, kept, impossible } = reverseEntry(
    db,
    { id: entry.id, batchId },
    { kind, at, by, held: readHeldPeriods(db) },
  );
  orm(db)
    .update(importBatch)
    .set({ undoneAt: kind === "undo" ? at : null })
    .where(eq(importBatch.id, batchId))
    .run();
  const named = nameRemarks(db);
  return ok({ batchId, done: kind, reverted, enterprises, kept: kept.map(named), impossible: impossible.map(named) });
}

/** Filed and frozen periods never change with an undo or redo, which names no period. */
function readHeldPeriods(db: ReadableDb): ReadonlyMap<number, string> {
  return new Map(
    listFrozenPeriods(db).flatMap(({ period, kind }): [number, string][] => {
      const number = findPeriodNumber(db, period);
      const said = parsePeriod(period);
      const words = `${said.ok ? formatPeriod(said.value) : period}的数据${kind === "filed" ? "已上报" : "已冻结"}`;
      return number === undefined ? [] : [[number, words]];
    }),
  );
}

function nameRemarks(db: ReadableDb): (remark: Remark) => BatchRemark {
  const names = orm(db)
    .select({ name: enterprise.name })
    .from(enterprise)
    .where(eq(enterprise.id, sql.placeholder("id")))
    .prepare();
  return (remark) => ({ ...remark, enterprise: names.get({ id: remark.enterpriseId })?.name ?? "" });
}
