import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";

/** All settings by name (账本设置); names that were never saved are absent. */
export function readSettings(db: ReadableDb): Readonly<Record<string, string>> {
  const rows = db.prepare<[], { name: string; value: string }>("SELECT name, value FROM book_setting").all();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Saves the given settings; others stay. */
export function saveSettings(
  db: WritableDb,
  settings: Readonly<Record<string, string>>,
): Result<null, EnvironmentError> {
  return runCommand<null, never>(db, () => {
    const save = db.prepare(
      "INSERT INTO book_setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    );
    for (const [name, value] of Object.entries(settings)) save.run(name, value);
    return ok(null);
  });
}
