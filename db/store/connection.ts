import { basename } from "node:path";
import BetterSqlite3, { type Database } from "better-sqlite3";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { migrations } from "./migrations/list.ts";
import { runMigrations } from "./migrations/run.ts";
import { readEnvironmentError } from "./store-error.ts";

declare const access: unique symbol;

/** A connection that may only be read by the function that receives it. */
export type ReadableDb = Database & { readonly [access]: "read" | "write" };
/** A connection that may be written; also readable. */
export type WritableDb = Database & { readonly [access]: "write" };

/** An open account book (账本). Several connections, also of several threads, may hold the same file. */
export interface Book {
  readonly db: WritableDb;
  /** Bare file name, for messages. */
  readonly name: string;
  readonly close: () => void;
  /** Opens a nameless database on disk, for intermediate results larger than memory; it is gone when closed, or when the process ends. */
  readonly openScratch: () => WritableDb;
}

/** How to open a book. `nativeBinding`: path of the SQLite addon when it is not beside the sources (packed application). */
export interface OpenOptions {
  readonly nativeBinding?: string | undefined;
  /** Milliseconds to wait for another writer. */
  readonly busyTimeout?: number | undefined;
}

/** Opens a book file, or `:memory:`; creates and migrates it. An existing older file is first copied to `<path>.v<version>.bak`. */
export async function openBook(path: string, options: OpenOptions = {}): Promise<Result<Book, EnvironmentError>> {
  const name = basename(path);
  let db: Database | null = null;
  try {
    const { nativeBinding, busyTimeout = 5000 } = options;
    const opened = new BetterSqlite3(path, {
      timeout: busyTimeout,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    db = opened;
    if (isForeign(opened)) {
      opened.close();
      return err({ type: "NotABook", file: name });
    }
    prepareConnection(opened, path === ":memory:");
    const migrated = await runMigrations(opened, migrations, async (version) => {
      await opened.backup(`${path}.v${version}.bak`);
    });
    if (!migrated.ok) {
      opened.close();
      return migrated;
    }
    // The one place where a bare connection receives its brands.
    const openScratch = (): WritableDb =>
      prepareScratch(new BetterSqlite3("", nativeBinding === undefined ? {} : { nativeBinding })) as WritableDb;
    return ok({ db: opened as WritableDb, name, close: () => closeBook(opened), openScratch });
  } catch (cause) {
    db?.close();
    const known = readEnvironmentError(cause, name);
    if (known === null) throw cause;
    return err(known);
  }
}

/** A database of another program: it holds tables, but none of ours. Nothing may be written into it. */
function isForeign(db: Database): boolean {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  return tables.length > 0 && !tables.includes("book_state");
}

function prepareConnection(db: Database, inMemory: boolean): void {
  const mode = db.pragma("journal_mode = WAL", { simple: true });
  if (!inMemory && mode !== "wal") throw new Error(`journal mode is ${String(mode)}, not wal`);
  // FULL: an acknowledged write survives power loss, not only a killed process.
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  // KiB when negative: 48 MB keep the 36 append points of a wide import in memory.
  db.pragma("cache_size = -49152");
  db.pragma("temp_store = MEMORY");
}

function prepareScratch(db: Database): Database {
  db.pragma("temp_store = FILE");
  // Nothing of it outlives a crash, so nothing has to be safe from one.
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  // KiB when negative: what does not fit goes to the disk.
  db.pragma("cache_size = -4096");
  return db;
}

function closeBook(db: Database): void {
  if (!db.open) return;
  db.pragma("optimize");
  db.close();
}
