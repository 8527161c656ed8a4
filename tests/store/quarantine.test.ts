import { expect, test } from "vitest";
import type { RowPlan } from "#domain/importing/import-plan";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Book } from "#store/connection";
import { checkIntegrity } from "#store/integrity";
import { applyPlan } from "#store/queries/apply-plan";
import { listBatches, redoBatch, undoBatch } from "#store/queries/batches";
import { freezePeriod, listFrozenPeriods, releasePeriod } from "#store/queries/frozen-periods";
import { dropQuarantined, listQuarantine, readRowsToPlanAnew, settleQuarantined } from "#store/queries/quarantine";
import { applyRows, memoryBook, planOf, requestOf, requireOk } from "./support.ts";

/** Rows that an import sets apart: kept whole, listed, dropped, imported later, and gone or back with their import. */

const author = { at: "2026-11-22T09:00:00.000Z", by: "小李" };
const all = { batchId: null, settled: false, search: "", offset: 0, limit: 50 };
const typedRow: TypedRow = {
  row: 7,
  cells: [
    { field: "enterpriseName", value: "长沙待定有限公司", raw: "长沙待定有限公司 ", row: 7, column: 2 },
    { field: "operatingRevenue", value: "12000", raw: "1.2", row: 3, column: 4, period: "2024" },
    { field: "remarks", value: null, raw: " ", row: 7, column: 5, clears: true },
  ],
  issues: [],
  raw: ["1", "长沙待定有限公司 ", "", "1.2", " "],
  hidden: true,
};

/** A book with one enterprise imported and two rows set apart. */
async function bookWithQuarantine(): Promise<Book> {
  const book = await memoryBook();
  const plan = planOf([{ name: "甲", values: {} }]);
  const rejected: RowPlan = { kind: "rejected", key: "名册!3", row: 3, name: "", reason: "没有企业名称" };
  const undecided: RowPlan = {
    kind: "decision",
    key: "名册!7",
    row: 7,
    name: "长沙待定有限公司",
    creditCode: "91430100MA4L16JQ9B",
    question: "是不是同一家？",
    about: "name",
    group: null,
    candidates: [],
    changes: [],
  };
  const rows = [...plan.rows, rejected, undecided];
  const typedRows = [...plan.typedRows, { row: 3, cells: [], issues: [], raw: ["", "12"] }, typedRow];
  const receipt = requireOk(applyPlan(book.db, requestOf([{ ...plan, rows, typedRows }])));
  expect(receipt).toMatchObject({ added: 1, undecided: 1, rejected: 1, quarantined: 2 });
  return book;
}

test("a row set apart is listed with its cells as they were written, and read back whole", async () => {
  const book = await bookWithQuarantine();
  const head = { batchId: 1, workbook: "企业名册.xlsx", importedAt: "2026-11-21T08:00:00.000Z", sheet: "名册" };
  expect(listQuarantine(book.db, all)).toEqual({
    total: 2,
    rows: [
      {
        ...head,
        id: 1,
        row: 3,
        kind: "rejected",
        name: "",
        creditCode: null,
        reason: "没有企业名称",
        cells: [],
        settled: null,
      },
      {
        ...head,
        id: 2,
        row: 7,
        kind: "decision",
        name: "长沙待定有限公司",
        creditCode: "91430100MA4L16JQ9B",
        reason: "是不是同一家？",
        cells: [
          { field: "enterpriseName", cell: "B7", raw: "长沙待定有限公司 " },
          { field: "operatingRevenue", cell: "D3", raw: "1.2" },
        ],
        settled: null,
      },
    ],
  });
  expect(listQuarantine(book.db, { ...all, search: "91430100ma" }).rows.map(({ id }) => id)).toEqual([2]);
  expect(listQuarantine(book.db, { ...all, limit: 1, offset: 1 })).toMatchObject({ total: 2, rows: [{ id: 2 }] });
  expect(readRowsToPlanAnew(book.db, [2, 9])).toEqual([
    {
      id: 2,
      batchId: 1,
      workbook: "企业名册.xlsx",
      workbookHash: "hash of 企业名册.xlsx",
      sender: null,
      standing: "confirmed",
      table: { sheet: "名册", number: 0, title: null, period: "2025", units: { 3: "万元" } },
      typed: typedRow,
    },
  ]);
});

test("a dropped row leaves the waiting ones and stays on record", async () => {
  const book = await bookWithQuarantine();
  expect(requireOk(dropQuarantined(book.db, [1, 1, 9], author))).toEqual({ dropped: 1 });
  expect(requireOk(dropQuarantined(book.db, [1], author))).toEqual({ dropped: 0 });
  expect(listQuarantine(book.db, all).rows.map(({ id }) => id)).toEqual([2]);
  expect(listQuarantine(book.db, { ...all, settled: true }).rows).toMatchObject([{ id: 1, settled: "dropped" }]);
  expect(listBatches(book.db)).toMatchObject([{ quarantined: 1 }]);
});

test("rows leave the list with their import when it is undone, and come back when it is redone", async () => {
  const book = await bookWithQuarantine();
  requireOk(undoBatch(book.db, { batchId: 1, ...author }));
  expect([listQuarantine(book.db, all).total, readRowsToPlanAnew(book.db, [1, 2])]).toEqual([0, []]);
  expect(listBatches(book.db)).toMatchObject([{ quarantined: 0 }]);
  requireOk(redoBatch(book.db, { batchId: 1, ...author }));
  expect(listQuarantine(book.db, all).total).toBe(2);
});

test("a row imported later is settled as long as that later import stands", async () => {
  const book = await bookWithQuarantine();
  const { batchId } = applyRows(book, [{ name: "长沙待定有限公司", values: {} }]);
  settleQuarantined(book.db, [2], { batchId, ...author });
  const settled = { ...all, settled: true };
  expect(listQuarantine(book.db, settled).rows).toMatchObject([{ id: 2, settled: "imported" }]);
  requireOk(undoBatch(book.db, { batchId, ...author }));
  expect(listQuarantine(book.db, settled).total).toBe(0);
  expect(listQuarantine(book.db, all).rows).toMatchObject([
    { id: 1, settled: null },
    { id: 2, settled: null },
  ]);
  requireOk(redoBatch(book.db, { batchId, ...author }));
  expect(listQuarantine(book.db, settled).total).toBe(1);
  expect(checkIntegrity(book.db)).toEqual([]);
});

test("a period is filed, frozen and released", async () => {
  const book = await memoryBook();
  requireOk(freezePeriod(book.db, { period: "2024", kind: "filed", note: "已报省厅", ...author }));
  requireOk(freezePeriod(book.db, { period: "2025", kind: "filed", note: "", ...author }));
  requireOk(freezePeriod(book.db, { period: "2025", kind: "frozen", note: "等审计", ...author }));
  expect(listFrozenPeriods(book.db)).toEqual([
    { period: "2025", kind: "frozen", note: "等审计", ...author },
    { period: "2024", kind: "filed", note: "已报省厅", ...author },
  ]);
  requireOk(releasePeriod(book.db, "2024"));
  expect(listFrozenPeriods(book.db)).toMatchObject([{ period: "2025", kind: "frozen" }]);
});
