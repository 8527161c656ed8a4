import { readRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
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
  const count = (sql: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get() ?? 0;
  return {
    enterprises: count("enterprise WHERE removed_at IS NULL"),
    periods: listPeriods(db),
    imports: count("import_batch WHERE undone_at IS NULL"),
    exports: count("form_export"),
    lastImport:
      db
        .prepare<[], { batchId: number; at: string; workbook: string }>(
          `SELECT id AS batchId, applied_at AS at, workbook FROM import_batch WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1`,
        )
        .get() ?? null,
    lastExport:
      db
        .prepare<[], { at: string; form: string }>(
          "SELECT exported_at AS at, form FROM form_export ORDER BY id DESC LIMIT 1",
        )
        .get() ?? null,
    doubts: countDoubts(db),
    revision: readRevision(db),
  };
}
