import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { migrations } from "#store/migrations/list";
import { runMigrations } from "#store/migrations/run";

/** Step 10: an empty file becomes a book. */

test("an empty file gains every table, strict, with the state row", async () => {
  const db = new BetterSqlite3(":memory:");
  const done = await runMigrations(db, migrations.slice(0, 1), async () => {
    throw new Error("there is nothing to back up yet");
  });
  expect(done).toEqual({ ok: true, value: { from: 0, to: 10 } });
  const tables = db
    .prepare(
      "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .raw()
    .all();
  const names = [
    "book_setting",
    "book_state",
    "enterprise",
    "enterprise_attribute",
    "enterprise_name",
    "export_cell",
    "form_binding",
    "form_export",
    "import_batch",
    "journal_entry",
    "journal_line",
    "observation",
    "park",
    "qualification",
    "source_row",
    "source_table",
    "stored_field",
    "stored_period",
    "zone",
  ];
  expect(tables).toEqual(names.map((name) => [name, 1]));
  expect(db.prepare("SELECT * FROM book_state").all()).toEqual([{ id: 1, revision: 0, names_revision: 0 }]);
});
