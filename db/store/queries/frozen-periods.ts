import { eq } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { frozenPeriod } from "../schema/recipes.ts";

/** A period that must not change silently (已上报、已冻结的期间). */
export type StoredFrozenPeriod = typeof frozenPeriod.$inferSelect;

/** All of them, newest period first. */
export function listFrozenPeriods(db: ReadableDb): readonly StoredFrozenPeriod[] {
  const rows = orm(db).select().from(frozenPeriod).all();
  return rows.sort((a, b) => (a.period < b.period ? 1 : -1));
}

/** Marks a period as filed or frozen (上报、冻结); the newer word replaces the older. */
export function freezePeriod(db: WritableDb, frozen: StoredFrozenPeriod): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    const { period: _, ...said } = frozen;
    orm(db).insert(frozenPeriod).values(frozen).onConflictDoUpdate({ target: frozenPeriod.period, set: said }).run();
    return ok(null);
  });
}

/** Lets a period change again (解除冻结). */
export function releasePeriod(db: WritableDb, period: string): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    orm(db).delete(frozenPeriod).where(eq(frozenPeriod.period, period)).run();
    return ok(null);
  });
}
