/** A file goes back to its sender and returns corrected: only what was asked is taken (退回表往返). */
import { read, write } from "xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportReading } from "#contract/importing";
import { madeWorkbook } from "../support/made-roster.ts";
import { type ImportDesk, openDesk } from "./import-desk.ts";

let desk: ImportDesk;
let sent: Uint8Array;

const title = "云岫街道企业情况表（2025年）";
const header = ["企业名称", "统一社会信用代码", "联系人", "营业收入（万元）", "从业人员（人）"];
const roster = [
  [title],
  header,
  ["云麓清沅达芯通讯设备有限公司", "91430111MAX3WXHB2Q", "宋妍", "见附表", "82"],
  ["湖南潇衡维信息科技有限公司", "914301049096682803", "李四", "1200", "395"],
  ["", "", "王五", "300", "12"],
];

beforeAll(async () => {
  desk = await openDesk();
  const bytes = madeWorkbook({ 云岫街道: roster });
  const reading = await desk.read("云岫街道2025.xlsx", bytes);
  await desk.take(reading);
  const plan = await planOf(reading);
  const made = await desk.services["importing/return-file"]({ jobId: "1", planId: plan, token: "退回.xlsx" });
  expect(made).toEqual({ ok: true, value: { file: "退回.xlsx", cells: 2 } });
  sent = desk.written.get("退回.xlsx") ?? new Uint8Array();
});
afterAll(() => desk.book.close());

async function planOf({ readingId }: ImportReading): Promise<string> {
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value.planId;
}

function valuesOf(name: string): Readonly<Record<string, string>> {
  const rows = desk.book.db
    .prepare<[string, string], { field: string; value: string }>(
      `SELECT f.field, a.value FROM enterprise_attribute a JOIN stored_field f ON f.id = a.field_id
         JOIN enterprise e ON e.id = a.enterprise_id WHERE e.name = ? AND e.removed_at IS NULL
       UNION ALL SELECT f.field, o.value FROM observation o JOIN stored_field f ON f.id = o.field_id
         JOIN enterprise e ON e.id = o.enterprise_id WHERE e.name = ? AND e.removed_at IS NULL`,
    )
    .all(name, name);
  return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
}

test("the file that went back holds a comment in each faulty cell", () => {
  const book = read(sent);
  const notes = Object.entries(book.Sheets.云岫街道 ?? {}).flatMap(([place, cell]) =>
    typeof cell === "object" && cell !== null && "c" in cell ? [place] : [],
  );
  expect(notes).toEqual(["D3", "A5"]);
  expect(book.Sheets.退回清单?.B5?.v).toBe("云岫街道");
});

test("it comes back corrected: the faulty figure and the row that had no name are taken, nothing else", async () => {
  const book = read(sent);
  const sheet = book.Sheets.云岫街道 ?? {};
  const type = (place: string, text: string): void => {
    sheet[place] = { t: "s", v: text };
  };
  type("D3", "1086.5");
  type("C3", "换了人");
  type("E4", "400");
  type("A5", "长沙清沅迅工程机械有限公司");
  type("B5", "91430124MAU6AKAP46");
  const corrected: Uint8Array = write(book, { type: "buffer", bookType: "xlsx" });
  const reading = await desk.read("云岫街道2025(改).xlsx", corrected);
  expect(reading.returned).toEqual({ workbook: "云岫街道2025.xlsx", cells: 2 });
  expect(reading.sheets.map(({ name, tables }) => [name, tables.length])).toEqual([
    ["云岫街道", 1],
    ["退回清单", 0],
  ]);
  await desk.take(reading);
  expect(valuesOf("云麓清沅达芯通讯设备有限公司")).toMatchObject({
    operatingRevenue: "10865000",
    contactPerson: "宋妍",
  });
  expect(valuesOf("湖南潇衡维信息科技有限公司")).toMatchObject({ employees: "395" });
  expect(valuesOf("长沙清沅迅工程机械有限公司")).toMatchObject({ operatingRevenue: "3000000", contactPerson: "王五" });
  const waiting = await desk.services["quarantine/list"]({
    batchId: null,
    settled: false,
    search: "",
    offset: 0,
    limit: 10,
  });
  expect(waiting.ok ? waiting.value.total : -1).toBe(0);
  const batches = await desk.services["importing/batches"](null);
  expect(batches.ok ? batches.value.map(({ kind }) => kind) : []).toEqual(["return", "file"]);
});
