/** Rows under the headings that number or explain the columns are nobody's (栏次行、单位行不是名单). */
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import { drawWorkbook } from "../support/blank-builder.ts";
import { fillSample } from "../support/forms.ts";

const rows: FillRow[] = [1, 2].map((i) => ({
  enterpriseId: i,
  name: `企业${i}`,
  values: Object.fromEntries(
    Object.entries({
      enterpriseName: `企业${i}`,
      creditCode: `9143000000000000${i}X`,
      [fillKey("operatingRevenue", "2025")]: String(i * 20000),
      [fillKey("rdExpense", "2025")]: String(i * 10000),
    }).map(([key, value]) => [key, { value, source: null }]),
  ),
}));

async function fillUnder(...under: readonly string[]) {
  const drawn = [
    "2025年度研发情况表|>|>|>|>",
    "单位：万元",
    "#序号|单位名称|统一社会信用代码|营业收入|法定代表人",
    ...under,
    "#||||",
    "#||||",
  ].join("\n");
  const form = drawWorkbook([{ name: "附表", drawn }]);
  const { bytes } = await fillSample("表.xlsx", form, { lists: [{ list: 0, rows }], subject: null });
  const sheet = XLSX.read(bytes).Sheets.附表;
  return (row: number) => [..."ABCD"].map((column) => sheet?.[`${column}${row}`]?.v ?? null);
}

const FILLED = [
  [1, "企业1", "91430000000000001X", 2],
  [2, "企业2", "91430000000000002X", 4],
];

test.each([
  ["circled numbers beside blanks", "#||①|②|③=②/①", [null, null, "①", "②"]],
  ["circled numbers, one of them in a formula", "#|①|②=③÷①×100%|③|④", [null, "①", "②=③÷①×100%", "③"]],
  ["numbers in brackets", "#|||（1）|（2）", [null, null, null, "（1）"]],
  ["bare numbers over half the columns", "#||1|2|3", [null, null, 1, 2]],
  ["letters", "#Ａ|Ｂ|Ｃ|Ｄ|Ｅ", ["Ａ", "Ｂ", "Ｃ", "Ｄ"]],
  ["small letters with a formula", "#|—|a|b|c=b-a", [null, "—", "a", "b"]],
  ["Roman numbers", "#Ⅰ|Ⅱ|Ⅲ|Ⅳ|Ⅴ", ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"]],
  ["栏次 ahead of stems and numbers", "#栏次|甲|乙|1|2", ["栏次", "甲", "乙", 1]],
  ["two formulas in a row that is full", "#甲|乙|丙|(1)|(2)=(1)/(3)×100", ["甲", "乙", "丙", "(1)"]],
  ["units in two languages", "#|||万元 RMB 10k|姓名 name", [null, null, null, "万元 RMB 10k"]],
  ["a unit and how to enter", "#|||（万元）|（下拉选择）", [null, null, null, "（万元）"]],
  ["words that explain a column", "#||18位|不含税|以证照为准", [null, null, "18位", "不含税"]],
])("%s stay, and the list begins below", async (_, under, printed) => {
  const at = await fillUnder(under);
  expect([at(4), at(5), at(6)]).toEqual([printed, ...FILLED]);
});

test("units and numbers one below the other both stay", async () => {
  const at = await fillUnder("#—|—|—|万元|—", "#甲|乙|丙|（1）|（2）=（1）×100");
  expect([at(4), at(5), at(6), at(7)]).toEqual([["—", "—", "—", "万元"], ["甲", "乙", "丙", "（1）"], ...FILLED]);
});

test("serial numbers of records are no numbers of columns", async () => {
  const at = await fillUnder("#1||||", "#2||||");
  expect([at(4), at(5)]).toEqual(FILLED);
});
