import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import { fillSample, partHashes } from "../support/forms.ts";
import { recalculate, SOFFICE } from "../support/office.ts";

const NAME = "报表样式2-企业基本情况表.xlsx";
const bytes = readFileSync(new URL(`../../assets/examples/${NAME}`, import.meta.url));

const STORED: Record<string, string | number | boolean> = {
  enterpriseName: "云麓精密（测试）有限公司",
  creditCode: "91430100MAWR3QDW1F",
  legalRepresentative: "甲某",
  establishmentDate: "2018-03-05",
  industryCode: "3912",
  registeredCapital: "50000000",
  aboveScale: true,
  highTechEnterprise: false,
  [fillKey("operatingRevenue", "2025")]: "123456500",
  [fillKey("researchExpense", "2025")]: "12345499",
  [fillKey("netProfit", "2025")]: "-1500",
  [fillKey("employees", "2025")]: 123,
};
const subject: FillRow = {
  enterpriseId: 1,
  name: "云麓精密（测试）有限公司",
  values: Object.fromEntries(Object.entries(STORED).map(([key, value]) => [key, { value, source: null }])),
};

test("scattered cells of a one-enterprise form are filled in their unit, beside and below their labels", async () => {
  const filled = await fillSample(NAME, bytes, { lists: [], subject });
  const sheet = Object.values(XLSX.read(filled.bytes).Sheets)[0];
  const at = (cells: string) => cells.split(" ").map((cell) => sheet?.[cell]?.v);
  expect(at("C4 C5 G5 G6 C9 G9 C10 A13 A15 E15 A18")).toEqual([
    "云麓精密（测试）有限公司",
    "91430100MAWR3QDW1F",
    "甲某",
    "3912",
    50000,
    "是",
    "否",
    123457,
    12345,
    -2,
    123,
  ]);
  expect(at("A22 B22 C22 D22 E22 F22 G22 H22")).toEqual([
    "单位负责人：",
    "甲某",
    "填表人：",
    "丙某",
    "联系电话：",
    "000-00001234",
    "报出日期：",
    "2026年1月15日",
  ]);
  expect([...filled.plan.cells].find((cell) => cell.cell === "A13")?.rule).toBe(
    "取“云麓精密（测试）有限公司”2025年的“营业收入”，由元换算成千元，按表格的整数四舍五入",
  );
});

test("only the sheet and what it needs change", async () => {
  const filled = await fillSample(NAME, bytes, { lists: [], subject });
  const [before, after] = [partHashes(bytes), partHashes(filled.bytes)];
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  expect(filled.parts).toEqual({
    changed: expect.arrayContaining(changed),
    removed: [],
    unchanged: Object.keys(before).filter((name) => !changed.includes(name)),
  });
  expect(changed.filter((name) => !/sheet1\.xml|sharedStrings\.xml|xl\/workbook\.xml/u.test(name))).toEqual([]);
});

test.skipIf(SOFFICE === null)("LibreOffice opens it and calculates the same share", async () => {
  const filled = await fillSample(NAME, bytes, { lists: [], subject });
  const share = (book: XLSX.WorkBook) => Object.values(book.Sheets)[0]?.G15?.v;
  expect([share(XLSX.read(filled.bytes)), share(XLSX.read(recalculate(filled.bytes)))]).toEqual([10, 10]);
});
