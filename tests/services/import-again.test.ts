/** A file imported again takes nothing back, whatever came after it (重复导入). */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importFile } from "#services/importing/import-file";
import type { Book } from "#store/connection";
import { openBook } from "#store/connection";
import { contentHash } from "#store/content-hash";
import { editCells } from "#store/queries/edits";
import { samplePath } from "../support/truth.ts";

const files = [
  "火炬企业年报导出2024.xlsx",
  "高新区企业名册2025.xlsx",
  "高企汇总表2025.csv",
  "企业名册2026年一季度更新.xlsx",
];
let book: Book;

async function take(name: string) {
  const file = { name, bytes: new Uint8Array(readFileSync(samplePath(name))) };
  const request = { file, period: null, apply: true, at: "2026-04-10T08:00:00Z", by: "测试" };
  const outcome = await importFile(book, request, { progress: () => undefined, cancelled: () => false });
  if (!outcome.ok) throw new Error(outcome.error.type);
  return outcome.value;
}

beforeAll(async () => {
  const opened = await openBook(":memory:");
  if (!opened.ok) throw new Error(opened.error.type);
  book = opened.value;
  for (const name of files) await take(name);
});
afterAll(() => book.close());

test("all files again, oldest first: nothing added, nothing changed", async () => {
  const edit = { enterpriseId: 1, field: "legalRepresentative", period: null, value: "手工改名", typed: "手工改名" };
  expect(editCells(book.db, [edit], { at: "2026-04-11T08:00:00Z", by: "测试" })).toMatchObject({ ok: true });
  const before = contentHash(book.db, { origins: true });
  for (const name of [...files, ...files]) {
    const { counts, receipt } = await take(name);
    expect([name, counts.add, counts.update, receipt?.values]).toEqual([name, 0, 0, 0]);
  }
  expect(contentHash(book.db, { origins: true })).toBe(before);
});
