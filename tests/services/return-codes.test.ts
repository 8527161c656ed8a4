/** A faulty credit code goes back to its sender and returns corrected: it replaces the faulty one of the same enterprise, and nobody is added twice (退回表里更正代码). */
import { read, write } from "xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlanRow } from "#contract/importing";
import { madeWorkbook } from "../support/made-roster.ts";
import { type ImportDesk, openDesk } from "./import-desk.ts";

let desk: ImportDesk;
let sent: Uint8Array;

const names = ["云麓清沅达芯通讯设备有限公司", "湖南潇衡维信息科技有限公司", "长沙清沅迅工程机械有限公司"] as const;
const codes = ["91430111MAX3WXHB2Q", "914301049096682803", "91430124MAU6AKAP46"] as const;
/** One character wrong, so that the check character tells. */
const wrong = "91430111MAX3WXHB2R";
const roster = [
  ["云岫街道企业情况表（2025年）"],
  ["企业名称", "统一社会信用代码", "联系人", "从业人员（人）"],
  [names[0], ` ${wrong.toLowerCase()}`, "宋妍", "82"],
  [names[1], codes[1], "李四", "395"],
  [names[2], "9.1430124E+17", "王五", "12"],
];

beforeAll(async () => {
  desk = await openDesk();
  const reading = await desk.read("云岫街道2025.xlsx", madeWorkbook({ 云岫街道: roster }));
  await desk.take(reading);
  const { readingId } = reading;
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(plan.error.type);
  await desk.services["importing/return-file"]({ jobId: "1", planId: plan.value.planId, token: "退回.xlsx" });
  sent = desk.written.get("退回.xlsx") ?? new Uint8Array();
});
afterAll(() => desk.book.close());

/** What the plan of the corrected file says, row by row. */
async function planCorrected(cells: Readonly<Record<string, string>>): Promise<readonly PlanRow[]> {
  const book = read(sent);
  const sheet = book.Sheets.云岫街道 ?? {};
  for (const [place, text] of Object.entries(cells)) sheet[place] = { t: "s", v: text };
  const bytes: Uint8Array = write(book, { type: "buffer", bookType: "xlsx" });
  const { readingId } = await desk.read("云岫街道2025(改).xlsx", bytes);
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(plan.error.type);
  const { planId } = plan.value;
  const kinds = ["add", "update", "unchanged", "decision", "rejected"] as const;
  const page = await desk.services["importing/plan-rows"]({ planId, kinds: [...kinds], offset: 0, limit: 50 });
  return page.ok ? page.value.rows : [];
}

const changesOf = (row: PlanRow | undefined): readonly string[] =>
  row !== undefined && "changes" in row
    ? row.changes.map(({ field, before, after }) => `${field} ${before}→${after}`)
    : [];

test("the corrected code replaces the faulty one without a question; an enterprise stored without a code is asked about", async () => {
  const rows = await planCorrected({ B3: codes[0], C3: "换了人", B5: codes[2] });
  expect(rows.map(({ row, kind, name }) => [row, kind, name])).toEqual([
    [3, "update", names[0]],
    [5, "decision", names[2]],
  ]);
  expect(changesOf(rows[0])).toEqual([`creditCode ${wrong}→${codes[0]}`]);
  const asked = rows[1]?.kind === "decision" ? rows[1].candidates.map(({ name, reason }) => [name, reason]) : [];
  expect(asked).toEqual([[names[2], "名称相同，库里没有信用代码"]]);
});

test("a correction that is another enterprise's code is asked about and renames nobody", async () => {
  const rows = await planCorrected({ B3: codes[1] });
  expect(rows.slice(0, 1).map(({ row, kind, name }) => [row, kind, name])).toEqual([[3, "decision", names[0]]]);
  expect(rows.map(({ kind }) => kind)).not.toContain("update");
});
