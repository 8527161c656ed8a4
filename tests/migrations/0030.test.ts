import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { migrations } from "#store/migrations/list";
import { runMigrations } from "#store/migrations/run";

/** Step 30: a book of enterprises becomes a book of the whole register; what it held are enterprises, and its figures stand confirmed. */

test("entries become enterprises, imports confirmed, and the new tables are strict and empty", async () => {
  const db = new BetterSqlite3(":memory:");
  await runMigrations(db, migrations.slice(0, 2), async () => {});
  db.exec(`INSERT INTO import_batch (workbook, workbook_hash, period, applied_at, applied_by, added, updated, unchanged, undecided, rejected, value_count)
    VALUES ('名册.xlsx', 'ab', '2025', '2026-01-05T08:00:00Z', '李', 1, 0, 0, 0, 0, 1);
    INSERT INTO enterprise (name, folded_name, initials, code_standing, names_revision)
    VALUES ('云麓光电有限公司', '云麓光电有限公司', 'YLGDYXGS', 'none', 1);`);
  let saved = 0;
  const done = await runMigrations(db, migrations.slice(0, 3), async (from) => {
    saved = from;
  });
  expect(done).toEqual({ ok: true, value: { from: 20, to: 30 } });
  expect(saved).toBe(20);
  expect(db.prepare("SELECT name, kind FROM enterprise").all()).toEqual([
    { name: "云麓光电有限公司", kind: "enterprise" },
  ]);
  expect(db.prepare("SELECT workbook, standing FROM import_batch").all()).toEqual([
    { workbook: "名册.xlsx", standing: "confirmed" },
  ]);
  const added = [
    "policy_pack",
    "register_kind",
    "saved_view",
    "snapshot_entry",
    "snapshot_value",
    "target_setting",
    "what_if_note",
    "year_snapshot",
  ];
  const strict = db.prepare("SELECT strict FROM pragma_table_list WHERE schema = 'main' AND name = ?").pluck();
  const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(added.map((table) => [table, strict.get(table), count(table)])).toEqual(added.map((table) => [table, 1, 0]));
});
