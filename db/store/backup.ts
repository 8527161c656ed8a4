import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { basename } from "node:path";
import type { ReadableDb } from "./connection.ts";
import { readEnvironmentError } from "./store-error.ts";

/** Copies the open book to another file while it stays in use (备份), by SQLite's online backup. */
export async function backUpBook(db: ReadableDb, target: string): Promise<Result<null, EnvironmentError>> {
  try {
    await db.backup(target);
    return ok(null);
  } catch (cause) {
    const known = readEnvironmentError(cause, basename(target));
    if (known === null) throw cause;
    return err(known);
  }
}
