import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { bookSetting } from "../schema/book.ts";

/** All settings by name (账本设置); names that were never saved are absent. */
export function readSettings(db: ReadableDb): Readonly<Record<string, string>> {
  const rows = orm(db).select().from(bookSetting).all();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Saves the given settings; others stay. */
export function saveSettings(
  db: WritableDb,
  settings: Readonly<Record<string, string>>,
): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    for (const [name, value] of Object.entries(settings)) {
      orm(db)
        .insert(bookSetting)
        .values({ name, value })
        .onConflictDoUpdate({ target: bookSetting.name, set: { value } })
        .run();
    }
    return ok(null);
  });
}
