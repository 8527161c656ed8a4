/** Recipes of all the sample rosters together: each file is recognised as its own, read exactly as without them, and nothing new is learnt from the same again. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openImport } from "#services/importing/open-import";
import type { OpenedImport } from "#services/importing/opened-import";
import { learnRecipe } from "#services/importing/recipe-learning";
import { samplePath } from "../support/truth.ts";
import { applyRows, memoryBook } from "../store/support.ts";

const files = [
  "火炬企业年报导出2024.xlsx",
  "高新区企业名册2025.xlsx",
  "高企汇总表2025.csv",
  "企业名册2026年一季度更新.xlsx",
  "孵化载体汇总表.xlsx",
  "街道报送汇总(原样).xlsx",
];
const job = { progress: () => undefined, cancelled: () => false };

/** Everything that decides about values. */
function decided({ sheets }: OpenedImport): unknown {
  return sheets.map(({ name, tables }) => [
    name,
    tables.map(({ table, period, skipped }) => [table.headerRows, period, skipped, table.unit, table.columns]),
  ]);
}

test("six rosters, learnt in one order and read in another", async () => {
  const book = await memoryBook();
  const { batchId } = applyRows(book, [{ name: "云麓光电有限公司", values: { employees: 1 } }]);
  const open = async (name: string): Promise<OpenedImport> => {
    const opened = await openImport(book.db, { name, bytes: new Uint8Array(readFileSync(samplePath(name))) }, job);
    if (!opened.ok) throw new Error(opened.error.type);
    return opened.value;
  };
  const learn = (opened: OpenedImport): void => {
    learnRecipe(book.db, { opened, refused: [], batchId, at: "2026-03-31T08:00:00.000Z", by: "小王" });
  };
  const first = new Map<string, unknown>();
  for (const file of files) {
    const opened = await open(file);
    first.set(file, decided(opened));
    learn(opened);
  }
  for (const file of files.toReversed()) {
    const opened = await open(file);
    expect([file, opened.recipe?.kind, opened.recipe?.drift, decided(opened)]).toEqual([
      file,
      "whole",
      [],
      first.get(file),
    ]);
    learn(opened);
  }
  const versions = book.db.prepare("SELECT family, version, uses FROM import_recipe ORDER BY family").raw().all();
  expect(versions).toEqual(files.map((_file, at) => [at + 1, 1, 2]));
  book.close();
});
