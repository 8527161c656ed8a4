import { sql } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";
import type { ReadableDb, WritableDb } from "./connection.ts";
import { orm, preparedQuery } from "./orm.ts";
import { bookState } from "./schema/book.ts";
import { guardStore } from "./store-error.ts";
import { forgetNumbers } from "./values/interning.ts";

/** Runs one command in one transaction (一次命令): all of it or nothing. A failed Result or an exception rolls everything back; success raises the book's revision by one. */
export function runCommand<Value, Failure>(
  db: WritableDb,
  work: () => Result<Value, Failure>,
): Result<Value, Failure | EnvironmentError> {
  return guardStore("", () => {
    db.exec("BEGIN IMMEDIATE");
    let done = false;
    try {
      const result = work();
      if (!result.ok) return result;
      db.exec("UPDATE book_state SET revision = revision + 1");
      db.exec("COMMIT");
      done = true;
      return result;
    } finally {
      if (!done) {
        if (db.inTransaction) db.exec("ROLLBACK");
        forgetNumbers(db);
      }
    }
  });
}

/** The book's revision (版本号): rises with every command. */
export function readRevision(db: ReadableDb): number {
  return readState(db).revision;
}

/** Revision of names and codes: rises only when a name, a code or the set of enterprises changes. */
export function readNamesRevision(db: ReadableDb): number {
  return readState(db).namesRevision;
}

/** Raises the revision of names and answers the new one. Call it inside a command. */
export function raiseNamesRevision(db: WritableDb): number {
  const raised = orm(db)
    .update(bookState)
    .set({ namesRevision: sql`${bookState.namesRevision} + 1` })
    .returning({ namesRevision: bookState.namesRevision })
    .get();
  return raised.namesRevision;
}

const stateQuery = preparedQuery((queries) => queries.select().from(bookState).prepare());

function readState(db: ReadableDb): typeof bookState.$inferSelect {
  const row = stateQuery(db).get();
  if (row === undefined) throw new Error("the book has no state row");
  return row;
}
