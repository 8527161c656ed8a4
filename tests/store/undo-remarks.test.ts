import { expect, test } from "vitest";
import { contentHash } from "#store/content-hash";
import { checkIntegrity } from "#store/integrity";
import { redoBatch, undoBatch } from "#store/queries/batches";
import { editCells, redoLastEdit, undoLastEdit } from "#store/queries/edits";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { freezePeriod, releasePeriod } from "#store/queries/frozen-periods";
import { listJournal } from "#store/queries/journal";
import { mergeEnterprises } from "#store/queries/merge-enterprises";
import { applyRows, memoryBook, requireOk } from "./support.ts";

/** What undoing an import leaves as it is, and what it says about it: later edits, later imports, merged records, names and codes that are somebody else's by now. */

const author = { at: "2026-11-22T09:00:00.000Z", by: "小李" };
const CODE = "91350100M000100Y43";
const at = (day: string, workbook: string) => ({ at: `2026-11-${day}T08:00:00.000Z`, workbook });
const edit = (enterpriseId: number, field: string, value: string | null) => ({
  enterpriseId,
  field,
  period: null,
  value,
  typed: value ?? "",
});

test("each value that stays says when, by whom and with which file it was written since", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "原", industry: "原", address: "原" } }], at("20", "年报.xlsx"));
  const second = applyRows(
    book,
    [{ name: "甲", id: 1, values: { remarks: "二", industry: "二", address: "二" } }],
    at("21", "补报.xlsx"),
  );
  applyRows(book, [{ name: "甲", id: 1, values: { industry: "三" } }], at("22", "季报.xlsx"));
  requireOk(editCells(book.db, [edit(1, "remarks", "手改")], author));
  const undone = requireOk(undoBatch(book.db, { batchId: second.batchId, ...author }));
  const about = { enterpriseId: 1, enterprise: "甲" };
  expect(undone).toEqual({
    batchId: 2,
    done: "undo",
    reverted: 1,
    enterprises: 0,
    kept: [
      { ...about, fields: ["remarks"], reason: "小李在 2026-11-22 手工改过，保留现在的值" },
      { ...about, fields: ["industry"], reason: "小王在 2026-11-22 导入“季报.xlsx”时又写过，保留现在的值" },
    ],
    impossible: [],
  });
  expect(findEnterpriseDetail(book.db, 1)?.attributes.map(({ field, value }) => [field, value])).toEqual([
    ["enterpriseName", "甲"],
    ["remarks", "手改"],
    ["industry", "三"],
    ["address", "原"],
  ]);
});

test("a value cleared by hand stays cleared through undo and redo", async () => {
  const book = await memoryBook();
  const { batchId } = applyRows(book, [{ name: "甲", values: { remarks: "导入", industry: "软件" } }]);
  requireOk(editCells(book.db, [edit(1, "remarks", null)], author));
  const before = contentHash(book.db, { origins: true });
  requireOk(undoBatch(book.db, { batchId, ...author }));
  expect(findEnterpriseDetail(book.db, 1)).toBeNull();
  expect(requireOk(redoBatch(book.db, { batchId, ...author })).kept).toMatchObject([{ fields: ["remarks"] }]);
  expect(contentHash(book.db, { origins: true })).toBe(before);
});

test("undoing an edit over an undone import does not bring the import's value back", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "一" } }]);
  const before = contentHash(book.db, { origins: true });
  const { batchId } = applyRows(book, [{ name: "甲", id: 1, values: { remarks: "二" } }]);
  requireOk(editCells(book.db, [edit(1, "remarks", "手改")], author));
  requireOk(undoBatch(book.db, { batchId, ...author }));
  requireOk(undoLastEdit(book.db, author));
  expect(contentHash(book.db, { origins: true })).toBe(before);
  requireOk(redoLastEdit(book.db, author));
  requireOk(redoBatch(book.db, { batchId, ...author }));
  requireOk(undoLastEdit(book.db, author));
  expect(findEnterpriseDetail(book.db, 1)?.attributes.at(-1)).toMatchObject({ field: "remarks", value: "二" });
});

test("an enterprise merged away since is left alone, and is what it was once the merge is undone", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "长沙甲有限公司", values: { creditCode: CODE } }]);
  const { batchId } = applyRows(book, [{ name: "甲公司", values: { remarks: "乙表", address: "东路" } }]);
  const apart = contentHash(book.db, { origins: true });
  requireOk(mergeEnterprises(book.db, { keepId: 1, dropId: 2, fromDropped: [] }, author));
  const merged = contentHash(book.db, { origins: true });
  expect(requireOk(undoBatch(book.db, { batchId, ...author }))).toMatchObject({
    reverted: 0,
    enterprises: 0,
    impossible: [
      {
        enterprise: "甲公司",
        fields: [],
        reason: "这家企业后来已并入“长沙甲有限公司”，没有改动；要改回，请先撤销那次操作",
      },
    ],
  });
  expect(contentHash(book.db, { origins: true })).toBe(merged);
  requireOk(redoBatch(book.db, { batchId, ...author }));
  requireOk(undoLastEdit(book.db, author));
  expect(contentHash(book.db, { origins: true })).toBe(apart);
  expect(checkIntegrity(book.db)).toEqual([]);
});

test("an enterprise merged and renamed since keeps its names exactly through undo and redo of the renaming", async () => {
  const book = await memoryBook();
  applyRows(book, [
    { name: "长沙甲有限公司", values: { creditCode: CODE } },
    { name: "甲公司", values: { formerName: "甲厂" } },
  ]);
  requireOk(mergeEnterprises(book.db, { keepId: 1, dropId: 2, fromDropped: [] }, author));
  const merged = contentHash(book.db);
  const { batchId } = applyRows(book, [{ name: "长沙新甲有限公司", id: 1, values: {} }], at("23", "更名.xlsx"));
  const renamed = contentHash(book.db);
  requireOk(undoBatch(book.db, { batchId, ...author }));
  expect(contentHash(book.db)).toBe(merged);
  requireOk(redoBatch(book.db, { batchId, ...author }));
  expect(contentHash(book.db)).toBe(renamed);
});

test("a code or name that belongs to another enterprise by now does not come back", async () => {
  const book = await memoryBook();
  const first = applyRows(book, [
    { name: "长沙甲有限公司", values: { creditCode: CODE, remarks: "一" } },
    { name: "长沙乙有限公司", values: { remarks: "二" } },
    { name: "长沙丙有限公司", values: { remarks: "三" } },
  ]);
  requireOk(undoBatch(book.db, { batchId: first.batchId, ...author }));
  applyRows(book, [
    { name: "长沙甲科技有限公司", values: { creditCode: CODE } },
    { name: "长沙乙有限公司", values: {} },
  ]);
  expect(requireOk(redoBatch(book.db, { batchId: first.batchId, ...author }))).toEqual({
    batchId: 1,
    done: "redo",
    reverted: 2,
    enterprises: 1,
    kept: [],
    impossible: [
      {
        enterpriseId: 1,
        enterprise: "长沙甲有限公司",
        fields: ["enterpriseName", "creditCode"],
        reason: `统一社会信用代码 ${CODE} 现在是“长沙甲科技有限公司”的，名称和代码保留现在的样子`,
      },
      {
        enterpriseId: 2,
        enterprise: "长沙乙有限公司",
        fields: ["enterpriseName", "creditCode"],
        reason: "账本里现在另有一家企业叫“长沙乙有限公司”，分不清是不是同一家，名称和代码保留现在的样子",
      },
    ],
  });
  expect([1, 2, 3].map((id) => findEnterpriseDetail(book.db, id)?.name ?? null)).toEqual([
    null,
    null,
    "长沙丙有限公司",
  ]);
  expect(requireOk(undoBatch(book.db, { batchId: first.batchId, ...author }))).toMatchObject({
    reverted: 2,
    enterprises: 3,
  });
  expect(checkIntegrity(book.db)).toEqual([]);
});

test("values of a filed period stay, and an enterprise known by them stays whole", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { "employees@2024": 1, remarks: "原" } }], at("20", "年报.xlsx"));
  const { batchId } = applyRows(
    book,
    [
      { name: "甲", id: 1, values: { "employees@2024": 2, "employees@2025": 3, remarks: "改" } },
      { name: "乙", values: { "employees@2024": 4, remarks: "新" } },
      { name: "丙", values: { "employees@2025": 5 } },
    ],
    at("21", "补报.xlsx"),
  );
  const imported = contentHash(book.db, { origins: true });
  requireOk(freezePeriod(book.db, { period: "2024", kind: "filed", note: "", ...author }));
  const words = "2024年的数据已上报，保留现在的值；要改，请先解除这个期间";
  expect(requireOk(undoBatch(book.db, { batchId, ...author }))).toEqual({
    batchId,
    done: "undo",
    reverted: 4,
    enterprises: 1,
    kept: [
      { enterpriseId: 1, enterprise: "甲", fields: ["employees"], reason: words },
      { enterpriseId: 2, enterprise: "乙", fields: ["employees"], reason: words },
    ],
    impossible: [],
  });
  expect([1, 2, 3].map((id) => readKnownValues(book.db, id))).toEqual([
    { enterpriseName: "甲", remarks: "原", "employees@2024": 2 },
    { enterpriseName: "乙", remarks: "新", "employees@2024": 4 },
    {},
  ]);
  expect(requireOk(redoBatch(book.db, { batchId, ...author }))).toMatchObject({
    reverted: 4,
    impossible: [],
  });
  expect(contentHash(book.db, { origins: true })).toBe(imported);
  requireOk(releasePeriod(book.db, "2024"));
  expect(requireOk(undoBatch(book.db, { batchId, ...author })).kept).toEqual([]);
  expect([1, 2].map((id) => readKnownValues(book.db, id))).toEqual([
    { enterpriseName: "甲", remarks: "原", "employees@2024": 1 },
    {},
  ]);
  requireOk(freezePeriod(book.db, { period: "2024", kind: "frozen", note: "", ...author }));
  requireOk(redoBatch(book.db, { batchId, ...author }));
  expect([1, 2].map((id) => readKnownValues(book.db, id))).toEqual([
    { enterpriseName: "甲", remarks: "改", "employees@2024": 1, "employees@2025": 3 },
    { enterpriseName: "乙", remarks: "新" },
  ]);
  expect(checkIntegrity(book.db)).toEqual([]);
});

test("the journal lists undo and redo of an import under the import, with its values", async () => {
  const book = await memoryBook();
  const { batchId } = applyRows(book, [{ name: "甲", values: { remarks: "导入" } }]);
  requireOk(undoBatch(book.db, { batchId, ...author }));
  requireOk(redoBatch(book.db, { batchId, ...author }));
  const field = { field: "remarks", period: null };
  const lines = listJournal(book.db, { enterpriseId: 1, field, limit: 10 });
  expect(lines.map(({ kind, batchId: of, before, after }) => ({ kind, of, before, after }))).toEqual([
    { kind: "redo", of: 1, before: null, after: "导入" },
    { kind: "undo", of: 1, before: "导入", after: null },
    { kind: "import", of: 1, before: null, after: "导入" },
  ]);
});

test("an enterprise that a long import wrote twice comes back exactly, whichever round its lines fall into", async () => {
  const book = await memoryBook();
  const rows = Array.from({ length: 2100 }, (_, row) => ({ name: `第${row}家公司`, values: { remarks: `${row}` } }));
  const hash = (): string => contentHash(book.db, { origins: true });
  const empty = hash();
  const first = applyRows(book, rows, at("20", "年报.xlsx"));
  const before = hash();
  const updates = rows.map(({ name }, row) => ({
    name,
    id: row + 1,
    values: { remarks: `新${row}`, "employees@2025": row },
  }));
  const again = [1, 2050].map((id) => ({ name: `改名${id}公司`, id, values: { remarks: "末行", formerName: "老厂" } }));
  const second = applyRows(book, [...again, ...updates, ...again], at("21", "补报.xlsx"));
  const after = hash();
  const undone = requireOk(undoBatch(book.db, { batchId: second.batchId, ...author }));
  expect([undone.enterprises, undone.kept, undone.impossible, hash()]).toEqual([2100, [], [], before]);
  requireOk(redoBatch(book.db, { batchId: second.batchId, ...author }));
  expect(hash()).toBe(after);
  requireOk(undoBatch(book.db, { batchId: first.batchId, ...author }));
  requireOk(undoBatch(book.db, { batchId: second.batchId, ...author }));
  expect(hash()).toBe(empty);
  requireOk(redoBatch(book.db, { batchId: first.batchId, ...author }));
  expect(hash()).toBe(before);
  requireOk(redoBatch(book.db, { batchId: second.batchId, ...author }));
  expect([hash(), checkIntegrity(book.db)]).toEqual([after, []]);
});
