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
