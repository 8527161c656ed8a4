import type { Database } from "better-sqlite3";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { Migration } from "./list.ts";

/** Distance between two versions; leaves room to name a repair between released steps. */
const STEP = 10;

/** Brings an open book up to the newest version (升级账本). `backUp` runs once, before the first step, and only for a book that already holds data. */
export async function runMigrations(
  db: Database,
  steps: readonly Migration[],
  backUp: (fromVersion: number) => Promise<void>,
): Promise<Result<{ readonly from: number; readonly to: number }, EnvironmentError>> {
  requireGapFree(steps);
  const found = readVersion(db);
  const supported = steps.at(-1)?.version ?? 0;
  if (found > supported) return err({ type: "BookFromFuture", found, supported });
  const pending = steps.filter((step) => step.version > found);
  if (pending.length === 0) return ok({ from: found, to: found });
  if (found > 0) await backUp(found);
  // The pragma is a no-op inside a transaction; a table rebuild would then fire ON DELETE actions and empty child tables.
  db.pragma("foreign_keys = OFF");
  try {
    for (const step of pending) runStep(db, step);
  } finally {
    db.pragma("foreign_keys = ON");
  }
  db.pragma("optimize");
  return ok({ from: found, to: supported });
}

/** The book's version as written in its header. */
export function readVersion(db: Database): number {
  return Number(db.pragma("user_version", { simple: true }));
}

function requireGapFree(steps: readonly Migration[]): void {
  for (const [index, step] of steps.entries()) {
    const expected = (index + 1) * STEP;
    if (step.version !== expected) throw new Error(`migration ${step.version} stands where ${expected} belongs`);
  }
}

function runStep(db: Database, step: Migration): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have migrated while this one waited for the lock.
    if (readVersion(db) < step.version) {
      db.exec(step.sql);
      const broken = db.pragma("foreign_key_check");
      if (!Array.isArray(broken) || broken.length > 0) {
        throw new Error(`migration ${step.version} leaves dangling references`);
      }
      db.pragma(`user_version = ${step.version}`);
    }
    db.exec("COMMIT");
  } catch (cause) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw cause;
  }
}
