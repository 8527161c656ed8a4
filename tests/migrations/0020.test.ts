import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { migrations } from "#store/migrations/list";
import { runMigrations } from "#store/migrations/run";

/** Step 20: a book of the first shape keeps its imports, which become imports of files. */

test("earlier imports become imports of files, and the new tables are strict and empty", async () => {
  const db = new BetterSqlite3(":memory:");
  await runMigrations(db, migrations.slice(0, 1), async () => {});
  db.exec(`INSERT INTO import_batch (workbook, workbook_hash, period, applied_at, applied_by, added, updated, unchanged, undecided, rejected, value_count)
    VALUES ('名册.xlsx', 'ab', '2025', '2026-01-05T08:00:00Z', '李', 3, 0, 0, 0, 0, 9)`);
  let saved = 0;
  const done = await runMigrations(db, migrations.slice(0, 2), async (from) => {
    saved = from;
  });
  expect(done).toEqual({ ok: true, value: { from: 10, to: 20 } });
  expect(saved).toBe(10);
  expect(db.prepare("SELECT workbook, kind, sender FROM import_batch").all()).toEqual([
    { workbook: "名册.xlsx", kind: "file", sender: null },
  ]);
  const added = ["custom_field", "frozen_period", "import_recipe", "not_same", "quarantine_row", "return_file"];
  const strict = db.prepare("SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name = ?").pluck();
  const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(added.map((table) => [table, strict.get(table), count(table)])).toEqual(added.map((table) => [table, 1, 0]));
});
