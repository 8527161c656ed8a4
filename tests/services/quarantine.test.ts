/** Rows that an import set apart are planned again against the book as it is now, and applied, undone and redone like any import (隔离区). */
import { beforeEach, expect, test } from "vitest";
import type { PlanChoices, RowDecision } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import { contentHash } from "#store/content-hash";
import { madeWorkbook } from "../support/made-roster.ts";
import { type ImportDesk, openDesk } from "./import-desk.ts";

const CODES = ["91430100MA4L16JQ9B", "91430100MA4PQHM94N", "91430111MAX3WXHB2Q"];
const head = ["企业名称", "统一社会信用代码", "营业收入（万元）", "从业人员（人）"];
const title = ["青砚高新区企业情况表（2025年）"];
const all = { batchId: null, settled: false, search: "", offset: 0, limit: 50 };
const takeAll: PlanChoices = {
  decisions: {},
  byCause: {},
  refusedRows: [],
  refusedCells: [],
  refusedColumns: [],
  refusedKinds: [],
  released: [],
};

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk();
  const known = [
    ["云麓光电有限公司", CODES[0] ?? "", 1200, 30],
    ["长沙星槎电子有限公司", CODES[1] ?? "", 900, 20],
  ];
  await desk.take(await desk.read("年报2025.xlsx", madeWorkbook({ 情况表: [title, head, ...known] })));
  // One row names a known enterprise without its code, one has a code that nobody has and no name.
  const doubtful = [
    ["云麓光电有限公司", "", 1300, 31],
    ["湖南衡维信息有限公司", "91430100MA4R7TJC51", 10, 5],
    ["", CODES[2] ?? "", 700, 12],
  ];
  await desk.take(await desk.read("街道补报2025.xlsx", madeWorkbook({ 补报: [title, head, ...doubtful] })));
});

function waiting(settled = false) {
  const reply = desk.services["quarantine/list"]({ ...all, settled });
  if (reply instanceof Promise || !reply.ok) throw new Error("the list is at hand");
  return reply.value.rows;
}

async function planAnew(ids: readonly number[]) {
  const reply = await desk.services["quarantine/plan"]({ jobId: "1", ids });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

async function apply(planId: string, decisions: Readonly<Record<string, RowDecision>> = {}): Promise<ImportReceipt> {
  const reply = await desk.services["importing/apply"]({ jobId: "1", planId, ...takeAll, decisions });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

async function rowsOf(planId: string) {
  const kinds = ["add", "update", "unchanged", "decision", "rejected"] as const;
  const reply = await desk.services["importing/plan-rows"]({ planId, kinds: [...kinds], offset: 0, limit: 50 });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value.rows;
}

async function revenueOf(id: number) {
  const reply = await desk.services["enterprises/detail"]({ id });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  const found = reply.value.observations.find(({ field }) => field === "operatingRevenue");
  const source = found?.source;
  return {
    value: found?.value,
    cell: source?.kind === "import" ? `${source.workbook} ${source.sheet}!${source.cell}` : "",
  };
}

test("an undecided row is planned anew, decided, and keeps its own sheet and cell as origin", async () => {
  expect(waiting().map(({ row, kind, name }) => ({ row, kind, name }))).toEqual([
    { row: 3, kind: "decision", name: "云麓光电有限公司" },
    { row: 5, kind: "rejected", name: CODES[2] },
  ]);
  const { planId, counts } = await planAnew(waiting().map(({ id }) => id));
  expect(counts).toEqual({ add: 0, update: 0, unchanged: 0, decision: 1, rejected: 1 });
  const [row] = await rowsOf(planId);
  const receipt = await apply(planId, { [row?.key ?? ""]: { kind: "same", enterpriseId: 1 } });
  expect(receipt).toMatchObject({
    workbook: "街道补报2025.xlsx",
    updated: 1,
    rejected: 1,
    undecided: 0,
    quarantined: 0,
  });
  expect(await revenueOf(1)).toEqual({ value: "13000000", cell: "街道补报2025.xlsx 补报!C3" });
  expect(waiting().map(({ row: at }) => at)).toEqual([5]);
  expect(waiting(true)).toMatchObject([{ row: 3, settled: "imported" }]);
});

test("undoing the later import lets its rows wait again; redoing settles them", async () => {
  const before = contentHash(desk.book.db, { origins: true });
  const [first] = waiting();
  const { planId } = await planAnew([first?.id ?? 0]);
  const [row] = await rowsOf(planId);
  const { batchId } = await apply(planId, { [row?.key ?? ""]: { kind: "same", enterpriseId: 1 } });
  const after = contentHash(desk.book.db, { origins: true });
  const undone = await desk.services["importing/undo"]({ batchId });
  expect(undone).toMatchObject({
    ok: true,
    value: { done: "undo", reverted: 2, enterprises: 1, kept: [], impossible: [] },
  });
  expect([waiting().length, contentHash(desk.book.db, { origins: true })]).toEqual([2, before]);
  expect(await desk.services["importing/redo"]({ batchId })).toMatchObject({
    ok: true,
    value: { done: "redo", reverted: 2 },
  });
  expect([waiting().length, contentHash(desk.book.db, { origins: true })]).toEqual([1, after]);
  expect(await desk.services["importing/batches"](null)).toMatchObject({
    ok: true,
    value: [{ kind: "quarantine" }, { kind: "file", quarantined: 1 }, { kind: "file" }],
  });
});

test("a row nobody could be found for is taken once the book knows the enterprise", async () => {
  const rejected = waiting().find(({ kind }) => kind === "rejected");
  const made = await desk.services["enterprises/create"]({ name: "湖南新立有限公司", creditCode: CODES[2] ?? "" });
  const id = made.ok ? made.value.id : 0;
  const { planId, counts } = await planAnew([rejected?.id ?? 0]);
  expect(counts).toEqual({ add: 0, update: 1, unchanged: 0, decision: 0, rejected: 0 });
  await apply(planId);
  expect(await revenueOf(id)).toEqual({ value: "7000000", cell: "街道补报2025.xlsx 补报!C5" });
});

test("rows of several workbooks are planned together and each names its own", async () => {
  const more = [["", CODES[2] ?? "", 800, 12]];
  await desk.take(
    await desk.read(
      "另一份2025.xlsx",
      madeWorkbook({ 补报: [title, head, ["长沙望岳有限公司", "91430100MA4QBB0C6H", 1, 1], ...more] }),
    ),
  );
  const made = await desk.services["enterprises/create"]({ name: "湖南新立有限公司", creditCode: CODES[2] ?? "" });
  const id = made.ok ? made.value.id : 0;
  const ids = waiting().map((row) => row.id);
  const { planId, counts } = await planAnew(ids);
  // Two files say different things of one enterprise: nobody but a person decides.
  expect(counts.decision + counts.update).toBe(3);
  const rows = await rowsOf(planId);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  const last = rows.at(-1);
  await apply(planId, { [last?.key ?? ""]: { kind: "same", enterpriseId: id } });
  const { cell } = await revenueOf(id);
  expect(["另一份2025.xlsx 补报!C4", "街道补报2025.xlsx 补报!C5"]).toContain(cell);
});

test("dropped rows are planned no more", async () => {
  const ids = waiting().map(({ id }) => id);
  expect(await desk.services["quarantine/drop"]({ ids })).toEqual({ ok: true, value: { dropped: 2 } });
  const { counts } = await planAnew(ids);
  expect(counts).toEqual({ add: 0, update: 0, unchanged: 0, decision: 0, rejected: 0 });
});

test("rows of a 快报 stay preliminary when they are taken later", async () => {
  const doubtful = [["云麓光电有限公司", "", 1400, 32]];
  await desk.take(
    await desk.read("快报2026.xlsx", madeWorkbook({ 情况表: [["青砚高新区企业快报（2026年）"], head, ...doubtful] })),
  );
  const [row] = waiting().filter(({ workbook }) => workbook === "快报2026.xlsx");
  const { planId } = await planAnew([row?.id ?? 0]);
  const [planned] = await rowsOf(planId);
  await apply(planId, { [planned?.key ?? ""]: { kind: "same", enterpriseId: 1 } });
  const batches = await desk.services["importing/batches"](null);
  expect(batches.ok && batches.value.map(({ workbook, standing }) => [workbook, standing]).slice(0, 2)).toEqual([
    ["快报2026.xlsx", "preliminary"],
    ["快报2026.xlsx", "preliminary"],
  ]);
});
