import { expect, test } from "vitest";
import { contentHash } from "#store/content-hash";
import { createEnterprise, editCells, redoLastEdit, undoLastEdit } from "#store/queries/edits";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { listJournal } from "#store/queries/journal";
import { applyRows, memoryBook, requireOk } from "./support.ts";

/** Changes by hand: stored at once, undone and redone in order, never over somebody else's newer value. */

const author = { at: "2026-11-21T09:00:00.000Z", by: "小李" };
const remark = (value: string | null, enterpriseId = 1) => ({
  enterpriseId,
  field: "remarks",
  period: null,
  value,
  typed: value ?? "",
});

test("an edited value shows the person and what was typed", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: {} }]);
  const edit = { enterpriseId: 1, field: "operatingRevenue", period: "2025", value: "12300", typed: "1.23 万" };
  expect(requireOk(editCells(book.db, [edit], author))).toEqual({ changed: 1 });
  expect(findEnterpriseDetail(book.db, 1)?.observations).toEqual([
    {
      field: "operatingRevenue",
      period: "2025",
      value: "12300",
      source: { kind: "person", at: author.at, person: "小李", raw: "1.23 万" },
    },
  ]);
});

test("undo and redo walk back and forth through edits and end where they began", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "导入" } }]);
  const hash = (): string => contentHash(book.db, { origins: true });
  const hashAfter = (result: ReturnType<typeof undoLastEdit>): string => {
    requireOk(result);
    return hash();
  };
  const states = [hash()];
  for (const value of ["一", "二", null, "三"]) {
    requireOk(editCells(book.db, [remark(value)], author));
    states.push(hash());
  }
  const back = [4, 3, 2, 1].map(() => hashAfter(undoLastEdit(book.db, author)));
  expect(back).toEqual(states.slice(0, 4).reverse());
  expect(undoLastEdit(book.db, author)).toEqual({ ok: false, error: { type: "NothingToUndo" } });
  const forth = [1, 2, 3, 4].map(() => hashAfter(redoLastEdit(book.db, author)));
  expect(forth).toEqual(states.slice(1));
  expect(redoLastEdit(book.db, author)).toEqual({ ok: false, error: { type: "NothingToUndo" } });
  requireOk(undoLastEdit(book.db, author));
  expect(hash()).toBe(states[3]);
});

test("an undo answers what it brought back", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "导入" } }]);
  requireOk(editCells(book.db, [remark("手改")], author));
  expect(requireOk(undoLastEdit(book.db, author))).toEqual({
    created: false,
    entries: [],
    changes: [{ enterprise: "甲", kind: "enterprise", field: "remarks", period: null, before: "手改", after: "导入" }],
  });
});

test("an undo over a value imported since is blocked and changes nothing", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "导入" } }]);
  requireOk(editCells(book.db, [remark("手改")], author));
  applyRows(book, [{ name: "甲", id: 1, values: { remarks: "再导入" } }]);
  const before = contentHash(book.db, { origins: true });
  expect(undoLastEdit(book.db, author)).toMatchObject({ ok: false, error: { type: "UndoBlocked" } });
  expect(contentHash(book.db, { origins: true })).toBe(before);
});

test("a created enterprise goes with undo and comes back with redo", async () => {
  const book = await memoryBook();
  const { id } = requireOk(createEnterprise(book.db, { name: "手工新增公司", creditCode: null }, author));
  const hash = contentHash(book.db);
  expect(requireOk(undoLastEdit(book.db, author)).created).toBe(true);
  expect(findEnterpriseDetail(book.db, id)).toBeNull();
  requireOk(redoLastEdit(book.db, author));
  expect([findEnterpriseDetail(book.db, id)?.name, contentHash(book.db)]).toEqual(["手工新增公司", hash]);
});

test("a credit code that another enterprise holds is refused", async () => {
  const book = await memoryBook();
  const creditCode = "91350100M000100Y43";
  requireOk(createEnterprise(book.db, { name: "甲", creditCode }, author));
  const taken = { ok: false, error: { type: "CreditCodeTaken", creditCode, enterprise: "甲" } };
  expect(createEnterprise(book.db, { name: "乙", creditCode }, author)).toEqual(taken);
  const { id } = requireOk(createEnterprise(book.db, { name: "乙", creditCode: null }, author));
  const edit = { enterpriseId: id, field: "creditCode", period: null, value: creditCode, typed: creditCode };
  expect(editCells(book.db, [edit], author)).toEqual(taken);
  expect(editCells(book.db, [remark("x", 99)], author)).toEqual({ ok: false, error: { type: "EnterpriseNotFound" } });
});

test("the journal tells the history of one value, newest first, and cannot be changed", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "导入", industry: "软件" } }]);
  requireOk(editCells(book.db, [remark("手改")], author));
  const lines = listJournal(book.db, { enterpriseId: 1, field: { field: "remarks", period: null }, limit: 10 });
  expect(lines.map(({ kind, by, before, after }) => ({ kind, by, before, after }))).toEqual([
    { kind: "edit", by: "小李", before: "导入", after: "手改" },
    { kind: "import", by: "小王", before: null, after: "导入" },
  ]);
  expect(() => book.db.exec("UPDATE journal_line SET changes = '[]'")).toThrow("append-only");
  expect(() => book.db.exec("DELETE FROM journal_entry")).toThrow("append-only");
});
