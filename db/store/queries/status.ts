import { and, count, desc, eq, isNull, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { readRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { importBatch } from "../schema/imports.ts";
import { formExport } from "../schema/reporting.ts";
import { enterpriseKind } from "../values/entry-kind.ts";
import { countDoubts, type Doubt } from "./code-doubts.ts";
import { listPeriods } from "./value-list.ts";

/** Figures of the open book (账本概况); the name of the zone comes from the settings. */
export interface StoredStatus {
  readonly enterprises: number;
  readonly periods: readonly string[];
  readonly imports: number;
  readonly exports: number;
  readonly lastImport: { readonly batchId: number; readonly at: string; readonly workbook: string } | null;
  readonly lastExport: { readonly at: string; readonly form: string } | null;
  readonly doubts: readonly Doubt[];
  readonly revision: number;
}

/** Counts what the book holds; imports that were undone are not counted. */
export function readStatus(db: ReadableDb): StoredStatus {
  return {
    enterprises: countRows(db, enterprise, and(isNull(enterprise.removedAt), eq(enterprise.kind, enterpriseKind.id))),
    periods: listPeriods(db),
    imports: countRows(db, importBatch, isNull(importBatch.undoneAt)),
    exports: countRows(db, formExport),
    lastImport: findLastImport(db),
    lastExport: findLastExport(db),
    doubts: countDoubts(db),
    revision: readRevision(db),
  };
}

function countRows(db: ReadableDb, table: SQLiteTable, condition?: SQL): number {
  return orm(db).select({ rows: count() }).from(table).where(condition).get()?.rows ?? 0;
}

function findLastImport(db: ReadableDb): StoredStatus["lastImport"] {
  const { id: batchId, appliedAt: at, workbook } = importBatch;
  const newest = orm(db)
    .select({ batchId, at, workbook })
    .from(importBatch)
    .where(isNull(importBatch.undoneAt))
    .orderBy(desc(importBatch.id))
    .limit(1);
  return newest.get() ?? null;
}

function findLastExport(db: ReadableDb): StoredStatus["lastExport"] {
  const { exportedAt: at, form } = formExport;
  return orm(db).select({ at, form }).from(formExport).orderBy(desc(formExport.id)).limit(1).get() ?? null;
}
