import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import { fillSample } from "../support/forms.ts";

/** A form without lines and styles, as small offices send it round. */
function plainForm(
  rows: readonly (readonly (string | number | null)[])[],
  formulas: Record<string, string> = {},
): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  for (const [cell, f] of Object.entries(formulas)) sheet[cell] = { t: "n", f, v: 0 };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "表1");
  return new Uint8Array(XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: true }));
}

const rows: FillRow[] = [1, 2, 3, 4, 5].map((i) => ({
  enterpriseId: i,
  name: `企业${i}`,
  values: Object.fromEntries(
    Object.entries({
      enterpriseName: `企业${i}`,
      establishmentDate: i === 1 ? "2019-06" : "2019-06-01",
      [fillKey("operatingRevenue", "2025")]: String(i * 20000),
      [fillKey("operatingRevenue", "2024")]: String(i * 10000),
    }).map(([key, value]) => [key, { value, source: null }]),
  ),
}));

async function fill(form: Uint8Array) {
  const filled = await fillSample("表.xlsx", form, { lists: [{ list: 0, rows }], subject: null });
  const sheet = XLSX.read(filled.bytes, { cellFormula: true }).Sheets.表1;
  const line = (row: number, columns = "ABCDE") =>
    [...columns].map((column) => sheet?.[`${column}${row}`]?.f ?? sheet?.[`${column}${row}`]?.v ?? null);
  return { line, ...filled };
}

test("the total may stand above the list, and several answers in one cell", async () => {
  const form = plainForm(
    [
      ["企业情况汇总表", null, null, "单位：千元"],
      ["序号", "单位名称", "营业收入", "备注"],
      ["甲", "乙", 1, 2],
      ["合计", null, null, null],
      [1, null, null, null],
      [2, null, null, null],
      [null],
      ["单位负责人：　　　　填表人：　　　　填报日期：　　年　月　日"],
    ],
    { C4: "SUM(C5:C6)" },
  );
  const { line } = await fill(form);
  expect([4, 5, 8, 9].map((row) => line(row, "ABC"))).toEqual([
    ["合计", null, "SUM(C5:C9)"],
    [1, "企业1", 20],
    [4, "企业4", 80],
    [5, "企业5", 100],
  ]);
  expect(line(11, "A")).toEqual(["单位负责人：甲某　　填表人：丙某　　填报日期：2026年1月15日"]);
});

test("a list printed with a single row under a row of units grows, its total with it", async () => {
  const form = plainForm(
    [
      ["企业名单"],
      ["企业名称", "成立时间", "营业收入", "人均"],
      [null, null, "万元", "万元"],
      [null, null, null, null],
      ["合计"],
    ],
    { D4: "IF(C4=0,0,C4/2)", C5: "SUM(C4:C4)" },
  );
  const { line, plan } = await fill(form);
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 5, rowsInserted: 4 }]);
  expect([4, 8, 9].map((row) => line(row, "ABCD"))).toEqual([
    ["企业1", "2019-06", 2, "IF(C4=0,0,C4/2)"],
    ["企业5", "2019-06-01", 10, "IF(C8=0,0,C8/2)"],
    ["合计", null, "SUM(C4:C8)", null],
  ]);
});

test("last year's column takes last year's value", async () => {
  const form = plainForm(
    [
      ["主要指标"],
      ["单位：万元"],
      ["序号", "企业名称", "营业收入", "上年营业收入", "同比增长（%）"],
      [1, null, null, null, null],
      [2, null, null, null, null],
      ["合计"],
    ],
    { E4: "IF(D4=0,0,C4/D4-1)", E5: "IF(D5=0,0,C5/D5-1)", C6: "SUM(C4:C5)" },
  );
  const { line } = await fill(form);
  expect([4, 8, 9].map((row) => line(row))).toEqual([
    [1, "企业1", 2, 1, "IF(D4=0,0,C4/D4-1)"],
    [5, "企业5", 10, 5, "IF(D8=0,0,C8/D8-1)"],
    ["合计", null, "SUM(C4:C8)", null, null],
  ]);
});

test("headings alone are the start of a list", async () => {
  const { line, plan } = await fill(plainForm([["企业名单"], ["企业名称", "成立时间", "营业收入（万元）"]]));
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 5, rowsInserted: 4 }]);
  expect([3, 7].map((row) => line(row, "ABC"))).toEqual([
    ["企业1", "2019-06", 2],
    ["企业5", "2019-06-01", 10],
  ]);
});

test("without lines, blank rows before a total or before the signatures are the list's", async () => {
  const head = [["企业名单"], ["企业名称", "成立时间", "营业收入（万元）"], [], []];
  const totalled = await fill(plainForm([...head, ["合计", null, 0]], { C5: "SUM(C3:C4)" }));
  expect(totalled.plan.lists).toEqual([{ list: 0, rowsWritten: 5, rowsInserted: 3 }]);
  expect(totalled.line(8, "ABC")).toEqual(["合计", null, "SUM(C3:C7)"]);
  const signed = await fill(plainForm([...head, ["填表人：", null, "电话："]]));
  expect(signed.plan.lists).toEqual([{ list: 0, rowsWritten: 5, rowsInserted: 3 }]);
  expect(signed.line(7, "ABC")).toEqual(["企业5", "2019-06-01", 10]);
});
