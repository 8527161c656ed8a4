import BetterSqlite3 from "better-sqlite3";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, type Result } from "#domain/shared/result";

/** Translates an error of SQLite or of the file system into words of our own, once for the whole program; null when it is a bug and must fly on. */
export function readEnvironmentError(cause: unknown, file: string): EnvironmentError | null {
  const code = errorCode(cause);
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") return { type: "DiskFull" };
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return { type: "BookBusy" };
  if (code.startsWith("SQLITE_CORRUPT")) return { type: "BookDamaged" };
  if (code === "SQLITE_NOTADB") return { type: "NotABook", file };
  if (isDenied(code)) return { type: "PermissionDenied", file };
  return null;
}

/** Runs a step and answers environment failures as values. */
export function guardStore<Value, Failure>(
  file: string,
  step: () => Result<Value, Failure>,
): Result<Value, Failure | EnvironmentError> {
  try {
    return step();
  } catch (cause) {
    const known = readEnvironmentError(cause, file);
    if (known === null) throw cause;
    return err(known);
  }
}

function isDenied(code: string): boolean {
  return (
    ["EACCES", "EPERM", "EROFS", "SQLITE_PERM", "SQLITE_CANTOPEN"].includes(code) || code.startsWith("SQLITE_READONLY")
  );
}

function errorCode(cause: unknown): string {
  if (cause instanceof BetterSqlite3.SqliteError) return cause.code;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return "";
}
