/** Branches kept as notes (测算记录): what was supposed and what it showed; never the branch itself. */
import { desc, eq } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { whatIfNote } from "../schema/register.ts";

/** A note; `content`: JSON text. */
export interface StoredNote {
  readonly id: number;
  readonly title: string;
  readonly content: string;
  readonly keptAt: string;
  readonly keptBy: string;
}

/** Notes, newest first. */
export function listWhatIfNotes(db: ReadableDb): readonly StoredNote[] {
  return orm(db).select().from(whatIfNote).orderBy(desc(whatIfNote.id)).all();
}

/** Keeps a note. */
export function keepWhatIfNote(
  db: WritableDb,
  note: Omit<StoredNote, "id">,
): Result<{ readonly id: number }, EnvironmentError> {
  return runCommand<{ readonly id: number }, never>(db, () =>
    ok(orm(db).insert(whatIfNote).values(note).returning({ id: whatIfNote.id }).get()),
  );
}

/** Drops a note. */
export function dropWhatIfNote(db: WritableDb, id: number): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    orm(db).delete(whatIfNote).where(eq(whatIfNote.id, id)).run();
    return ok(null);
  });
}
