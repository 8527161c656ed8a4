import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3, { type Database } from "better-sqlite3";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, expect, test } from "vitest";
import { openBook } from "#store/connection";
import { type Migration, migrations } from "#store/migrations/list";
import { runMigrations } from "#store/migrations/run";
import * as book from "#store/schema/book";
import * as enterprises from "#store/schema/enterprises";
import * as identity from "#store/schema/identity";
import * as imports from "#store/schema/imports";
import * as journal from "#store/schema/journal";
import * as recipes from "#store/schema/recipes";
import * as register from "#store/schema/register";
import * as reporting from "#store/schema/reporting";
import * as values from "#store/schema/values";

/** The runner keeps its promises, and the written schema is the real one. */

const folder = mkdtempSync(join(tmpdir(), "parkbook-migrations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const noBackup = async (): Promise<void> => {};
const parentAndChild: Migration = {
  version: 10,
  sql: `CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;
    INSERT INTO parent VALUES (1), (2); INSERT INTO child VALUES (1, 1), (2, 2);`,
};

test("every step has a test of its own", () => {
  const files = migrations.map(({ version }) => `${String(version).padStart(4, "0")}.test.ts`);
  expect(files.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
});

test("a gap or a step out of order is a bug and stops at once", async () => {
  const db = new BetterSqlite3(":memory:");
  const steps = [parentAndChild, { version: 30, sql: "" }];
  await expect(runMigrations(db, steps, noBackup)).rejects.toThrow("migration 30 stands where 20 belongs");
});

test("rebuilding a parent table keeps the children that would cascade", async () => {
  const db = new BetterSqlite3(":memory:");
  db.pragma("foreign_keys = ON");
  const rebuild: Migration = {
    version: 20,
    sql: `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT) STRICT; INSERT INTO parent_new (id) SELECT id FROM parent;
      DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;`,
  };
  await runMigrations(db, [parentAndChild, rebuild], noBackup);
  expect(db.prepare("SELECT count(*) FROM child").pluck().get()).toBe(2);
  expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("a step that leaves dangling references is rolled back", async () => {
  const db = new BetterSqlite3(":memory:");
  const careless: Migration = { version: 20, sql: "DELETE FROM parent WHERE id = 1;" };
  await expect(runMigrations(db, [parentAndChild, careless], noBackup)).rejects.toThrow("dangling");
  expect([
    db.pragma("user_version", { simple: true }),
    db.prepare("SELECT count(*) FROM parent").pluck().get(),
  ]).toEqual([10, 2]);
});

test("an existing book is backed up once before its first step", async () => {
  const db = new BetterSqlite3(":memory:");
  await runMigrations(db, [parentAndChild], noBackup);
  const versions: number[] = [];
  const steps = [parentAndChild, { version: 20, sql: "" }, { version: 30, sql: "" }];
  await runMigrations(db, steps, async (version) => void versions.push(version));
  await runMigrations(db, steps, async (version) => void versions.push(version));
  expect(versions).toEqual([10]);
});

test("a book from a newer program is refused and left alone", async () => {
  const path = join(folder, "future.parkbook");
  const future = new BetterSqlite3(path);
  future.pragma("user_version = 9990");
  future.close();
  const supported = migrations.at(-1)?.version;
  expect(await openBook(path)).toEqual({ ok: false, error: { type: "BookFromFuture", found: 9990, supported } });
});

const tables: readonly SQLiteTable[] = [
  book,
  enterprises,
  identity,
  imports,
  journal,
  recipes,
  register,
  reporting,
  values,
].flatMap((topic) => Object.values(topic));

test("the drizzle tables say the same as the SQL", async () => {
  const db = new BetterSqlite3(":memory:");
  await runMigrations(db, migrations, noBackup);
  const written = tables.map(describeTable).sort(byName);
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  expect(written).toEqual(names.map((name) => describeStored(db, name)).sort(byName));
});

test("the words a drizzle column may hold are those its CHECK allows", async () => {
  const db = new BetterSqlite3(":memory:");
  await runMigrations(db, migrations, noBackup);
  const chosen = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns.flatMap((column) =>
      column.enumValues === undefined || column.enumValues.length === 0
        ? []
        : [{ table: name, column: column.name, words: column.enumValues }],
    );
  });
  expect(chosen).not.toEqual([]);
  expect(chosen).toEqual(chosen.map((choice) => ({ ...choice, words: readAllowedWords(db, choice) })));
});

function readAllowedWords(
  db: Database,
  { table, column }: { readonly table: string; readonly column: string },
): readonly string[] {
  const sql = db.prepare<[string], string>("SELECT sql FROM sqlite_master WHERE name = ?").pluck().get(table) ?? "";
  const list = new RegExp(`\\b${column} TEXT[^,]* CHECK \\(${column} IN \\(([^)]*)\\)\\)`, "u").exec(sql)?.[1] ?? "";
  return [...list.matchAll(/'([^']*)'/gu)].map(([, word = ""]) => word);
}

interface Described {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly references: readonly string[];
}

const byName = (a: Described, b: Described): number => (a.name < b.name ? -1 : 1);

function describeTable(table: SQLiteTable): Described {
  const config = getTableConfig(table);
  const composite = config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  const single = config.columns.filter((column) => column.primary).map((column) => column.name);
  const key = [...single, ...composite];
  return {
    name: config.name,
    columns: config.columns.map(
      (column) =>
        `${column.name} ${column.getSQLType().toUpperCase()}${column.notNull && !single.includes(column.name) ? " NOT NULL" : ""}`,
    ),
    key,
    references: config.foreignKeys
      .map((foreign) => foreign.reference())
      .map(({ columns, foreignTable }) => `${columns[0]?.name} → ${getTableConfig(foreignTable).name}`)
      .sort(),
  };
}

function describeStored(db: Database, name: string): Described {
  const columns = db
    .prepare<[string], { name: string; type: string; notnull: number; pk: number }>(
      "SELECT * FROM pragma_table_info(?)",
    )
    .all(name);
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const references = db
    .prepare<[string], { from: string; table: string }>("SELECT * FROM pragma_foreign_key_list(?)")
    .all(name);
  return {
    name,
    columns: columns.map(
      (column) =>
        `${column.name} ${column.type}${column.notnull === 1 && !(keys.length === 1 && column.pk === 1) ? " NOT NULL" : ""}`,
    ),
    key: keys.map((column) => column.name),
    references: references.map(({ from, table }) => `${from} → ${table}`).sort(),
  };
}
