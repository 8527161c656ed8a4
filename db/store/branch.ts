/** A branch of the book (测算分支): written to, measured, and always taken back. */
import type { WritableDb } from "./connection.ts";
import { forgetNumbers } from "./values/interning.ts";

/** Runs work on a branch and takes back everything it wrote, also when it throws. May be nested. What it computes must be returned, not kept. */
export function onBranch<Value>(db: WritableDb, work: () => Value): Value {
  const isInner = db.inTransaction;
  db.exec(isInner ? "SAVEPOINT branch" : "BEGIN IMMEDIATE");
  stampBranch(db);
  try {
    return work();
  } finally {
    if (db.inTransaction) db.exec(isInner ? "ROLLBACK TO branch; RELEASE branch" : "ROLLBACK");
    forgetNumbers(db);
  }
}

/** Gives the branch a revision no book ever has: what is kept per revision neither serves it nor survives it. Call it after writing, before measuring. */
export function stampBranch(db: WritableDb): void {
  stamps -= 1;
  db.prepare<[number]>("UPDATE book_state SET revision = ?").run(stamps);
}

let stamps = 0;
