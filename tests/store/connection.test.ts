import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { backUpBook } from "#store/backup";
import { openBook } from "#store/connection";
import { contentHash } from "#store/content-hash";
import { listRoster } from "#store/queries/roster";
import { saveSettings } from "#store/queries/settings";
import { applyRows, requireOk } from "./support.ts";

/** Opening real files, also damaged ones and ones that are open elsewhere. */

const folder = mkdtempSync(join(tmpdir(), "parkbook-open-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a book on disk is safe by its settings", async () => {
  const { db, close } = requireOk(await openBook(join(folder, "安全.parkbook")));
  const settings = ["journal_mode", "synchronous", "foreign_keys"].map((name) => db.pragma(name, { simple: true }));
  close();
  expect(settings).toEqual(["wal", 2, 1]);
});

test("a reader beside the writer sees each finished command, search included", async () => {
  const path = join(folder, "两个连接.parkbook");
  const writer = requireOk(await openBook(path));
  const reader = requireOk(await openBook(path));
  const ask = {
    search: "恒",
    filters: [],
    sort: [],
    columns: ["remarks"],
    numericFields: new Set<string>(),
    offset: 0,
    limit: 9,
  };
  expect(listRoster(reader.db, ask).total).toBe(0);
  applyRows(writer, [{ name: "恒瑞", values: { remarks: "新字段" } }]);
  expect(listRoster(reader.db, ask).rows.map(({ name, values }) => [name, values])).toEqual([
    ["恒瑞", { remarks: "新字段" }],
  ]);
  writer.close();
  reader.close();
});

test("a file that is no book is named, and nothing is written into it", async () => {
  const path = join(folder, "坏.parkbook");
  writeFileSync(path, "这不是账本".repeat(500));
  expect(await openBook(path)).toEqual({ ok: false, error: { type: "NotABook", file: "坏.parkbook" } });
});

test("a database of another program is left as it is", async () => {
  const path = join(folder, "通讯录.db");
  const other = new BetterSqlite3(path);
  other.exec("CREATE TABLE contact (name TEXT); INSERT INTO contact VALUES ('张三')");
  other.close();
  const before = readFileSync(path);
  expect(await openBook(path)).toEqual({ ok: false, error: { type: "NotABook", file: "通讯录.db" } });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a path that cannot be opened is called denied, by its bare name", async () => {
  mkdirSync(join(folder, "目录.parkbook"));
  expect(await openBook(join(folder, "目录.parkbook"))).toEqual({
    ok: false,
    error: { type: "PermissionDenied", file: "目录.parkbook" },
  });
});

test("a second writer is told that the book is busy, and loses nothing", async () => {
  const path = join(folder, "忙.parkbook");
  const first = requireOk(await openBook(path));
  const second = requireOk(await openBook(path, { busyTimeout: 20 }));
  first.db.exec("BEGIN IMMEDIATE");
  expect(saveSettings(second.db, { zoneName: "甲" })).toEqual({ ok: false, error: { type: "BookBusy" } });
  first.db.exec("COMMIT");
  expect(saveSettings(second.db, { zoneName: "甲" })).toEqual({ ok: true, value: null });
  first.close();
  second.close();
});

test("a full disk is told, and what was there stays", async () => {
  const book = requireOk(await openBook(":memory:"));
  applyRows(book, [{ name: "甲", values: {} }]);
  const before = contentHash(book.db);
  book.db.pragma(`max_page_count = ${Number(book.db.pragma("page_count", { simple: true }))}`);
  expect(saveSettings(book.db, { note: "满".repeat(100_000) })).toEqual({ ok: false, error: { type: "DiskFull" } });
  expect(contentHash(book.db)).toBe(before);
});

test("a backup taken while the book is open holds the same content", async () => {
  const book = requireOk(await openBook(join(folder, "原.parkbook")));
  applyRows(book, [{ name: "甲", values: { remarks: "x" } }]);
  requireOk(await backUpBook(book.db, join(folder, "备份.parkbook")));
  const copy = requireOk(await openBook(join(folder, "备份.parkbook")));
  expect(contentHash(copy.db, { origins: true })).toBe(contentHash(book.db, { origins: true }));
  copy.close();
  book.close();
});
