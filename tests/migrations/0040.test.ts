/** The fourth step keeps what the book remembered of its forms (第四步). */
import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { migrations } from "#store/migrations/list";
import { runMigrations } from "#store/migrations/run";

test("a remembered binding becomes its form's first version", async () => {
  const db = new BetterSqlite3(":memory:");
  const noBackup = async (): Promise<void> => {};
  await runMigrations(db, migrations.slice(0, 3), noBackup);
  db.exec(
    "INSERT INTO form_binding (fingerprint, form, binding, confirmed_at) VALUES ('f', '台账.xlsx', '{}', '2026-01-05T08:00:00Z')",
  );
  await runMigrations(db, migrations, noBackup);
  expect(db.prepare("SELECT * FROM form_binding_version").all()).toEqual([
    {
      fingerprint: "f",
      version: 1,
      form: "台账.xlsx",
      year: null,
      binding: "{}",
      confirmed_at: "2026-01-05T08:00:00Z",
      confirmed_by: "",
    },
  ]);
  db.close();
});

test("exports from before stay readable beside the new record", async () => {
  const db = new BetterSqlite3(":memory:");
  const noBackup = async (): Promise<void> => {};
  await runMigrations(db, migrations.slice(0, 3), noBackup);
  db.exec(
    `INSERT INTO form_export (form, fingerprint, file, period, exported_at, exported_by, filled_cells, parts)
       VALUES ('台账.xlsx', 'f', '台账-已填.xlsx', '2025', '2026-01-05T08:00:00Z', '小王', 1, '{}');
     INSERT INTO export_cell (export_id, sheet, cell, text, rule) VALUES (1, '表1', 'A2', '某高新区', '取自设置')`,
  );
  await runMigrations(db, migrations, noBackup);
  expect(db.prepare("SELECT * FROM form_export").all()).toEqual([
    expect.objectContaining({ id: 1, file: "台账-已填.xlsx", form_sha256: null, output_sha256: null, about: null }),
  ]);
  expect(db.prepare("SELECT cell, text FROM export_cell").all()).toEqual([{ cell: "A2", text: "某高新区" }]);
  db.close();
});
