/** Recipes over every orientation, periods and units that a person set right (导入方案). */
import { beforeEach, expect, test } from "vitest";
import { madeWorkbook, type MadeRows } from "../support/made-roster.ts";
import { type ImportDesk, meaningOf, openDesk, tablesOf } from "./import-desk.ts";

const NAMES = ["云麓光电有限公司", "长沙星槎电子有限公司", "湖南衡维信息有限公司", "湘江半导体有限公司"];
const CODES = ["91430100MA4L16JQ9B", "91430100MA4PQHM94N", "91430111MAX3WXHB2Q", "91430100396508637B"];

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk();
});

/** Corrects the first table of a sheet. */
async function correct(readingId: string, sheet: string, said: object): Promise<void> {
  const reply = await desk.services["importing/correct"]({ readingId, sheet, table: 0, ...said });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
}

test("a transposed sheet: enterprises may come and go", async () => {
  const file = (count: number, year: number): Uint8Array =>
    madeWorkbook({
      情况表: [
        [`重点企业情况表（${year}年）`],
        ["企业名称", ...NAMES.slice(0, count)],
        ["统一社会信用代码", ...CODES.slice(0, count)],
        ["营业收入", ...NAMES.slice(0, count).map((_name, at) => 1000 + at)],
        ["产出规模", ...NAMES.slice(0, count).map((_name, at) => 900 + at)],
        ["从业人员", ...NAMES.slice(0, count).map((_name, at) => 30 + at)],
      ],
    });
  const reading = await desk.read("青砚街道2025.xlsx", file(3, 2025));
  const [table] = tablesOf(reading);
  expect(table?.orientation).toBe("columns");
  const at = table?.columns.find(({ headerPath }) => headerPath.at(-1) === "产出规模")?.letter ?? "";
  await correct(reading.readingId, "情况表", { unit: "万元" });
  await correct(reading.readingId, "情况表", { columns: { [at]: { fields: ["industrialOutput"], unit: "万元" } } });
  await desk.take(reading);
  const again = await desk.read("青砚街道2026.xlsx", file(4, 2026));
  expect([tablesOf(again).map(meaningOf), again.recipe?.kind]).toEqual([
    [
      {
        企业名称: "enterpriseName",
        统一社会信用代码: "creditCode",
        营业收入: "operatingRevenue 万元",
        产出规模: "industrialOutput 万元",
        从业人员: "employees 人",
      },
    ],
    "whole",
  ]);
  await desk.take(again);
});

test("one form per sheet: taught on two, good for four", async () => {
  const form = (at: number): MadeRows => [
    ["企业信息登记表（2025年度）"],
    ["企业名称", NAMES[at] ?? "", "统一社会信用代码", CODES[at] ?? ""],
    ["法定代表人", "韩青", "联系电话", "13800001111"],
    ["营业收入", 1000 + at, "产出规模", 900 + at],
    ["从业人员", 20 + at, "研发人员", 3],
  ];
  const file = (count: number): Uint8Array =>
    madeWorkbook(Object.fromEntries(NAMES.slice(0, count).map((_name, at) => [`企业${at + 1}`, form(at)])));
  const reading = await desk.read("青砚街道一企一表.xlsx", file(2));
  expect(tablesOf(reading).map(({ orientation }) => orientation)).toEqual(["form", "form"]);
  for (const { name, tables } of reading.sheets) {
    const letter = tables[0]?.columns.find(({ headerPath }) => headerPath.at(-1) === "产出规模")?.letter ?? "";
    await correct(reading.readingId, name, { unit: "万元" });
    if (letter !== "") {
      await correct(reading.readingId, name, { columns: { [letter]: { fields: ["industrialOutput"], unit: "万元" } } });
    }
  }
  await desk.take(reading);
  const again = await desk.read("青砚街道一企一表2.xlsx", file(4));
  const [first] = tablesOf(again);
  expect(meaningOf(first)).toMatchObject({ 营业收入: "operatingRevenue 万元", 产出规模: "industrialOutput 万元" });
  expect([tablesOf(again).map((table) => meaningOf(table)), again.recipe?.kind]).toEqual([
    Array.from({ length: 4 }, () => meaningOf(first)),
    "whole",
  ]);
  await desk.take(again);
});

test("a period that a person took from the file's name is looked for there again", async () => {
  const rows: MadeRows = [
    ["企业季报（2025年度口径）"],
    ["企业名称", "统一社会信用代码", "从业人员"],
    ...NAMES.map((name, at) => [name, CODES[at] ?? "", 10 + at]),
  ];
  const reading = await desk.read("青砚街道2026年一季度.xlsx", madeWorkbook({ 名册: rows }));
  expect(tablesOf(reading)[0]?.period).toBe("2025");
  await correct(reading.readingId, "名册", { period: "2026Q1" });
  await desk.take(reading);
  const again = await desk.read("青砚街道2026年三季度.xlsx", madeWorkbook({ 名册: rows }));
  expect(tablesOf(again)[0]?.period).toBe("2026Q3");
});

test("a unit that a person set right over what the sheet says holds as long as the sheet says the same", async () => {
  const file = (unit: string): Uint8Array =>
    madeWorkbook({
      名册: [
        ["企业表（2025年）"],
        ["企业名称", "统一社会信用代码", `营业收入（${unit}）`],
        ...NAMES.map((name, at) => [name, CODES[at] ?? "", 1200 + at]),
      ],
    });
  const reading = await desk.read("青砚街道1.xlsx", file("元"));
  await correct(reading.readingId, "名册", { columns: { C: { fields: ["operatingRevenue"], unit: "万元" } } });
  await desk.take(reading);
  const again = await desk.read("青砚街道2.xlsx", file("元"));
  expect([tablesOf(again)[0]?.columns[2]?.unit, tablesOf(again)[0]?.columns[2]?.reason, again.recipe?.drift]).toEqual([
    "万元",
    "按“青砚街道”2026-03 的导入方案，单位为万元",
    [],
  ]);
  const mended = await desk.read("青砚街道3.xlsx", file("万元"));
  expect([tablesOf(mended)[0]?.columns[2]?.unit, mended.recipe?.drift]).toEqual(["万元", []]);
  const other = await desk.read("青砚街道4.xlsx", file("千元"));
  expect([tablesOf(other)[0]?.columns[2]?.unit, other.recipe?.drift]).toEqual([
    null,
    ["“营业收入”的单位由万元改成了千元，请确认"],
  ]);
});

test("a sheet that a person left out, or took though it was offered last, is treated so again", async () => {
  const rows = (title: string): MadeRows => [
    [title],
    ["企业名称", "统一社会信用代码", "从业人员"],
    ...NAMES.map((name, at) => [name, CODES[at] ?? "", 10 + at]),
  ];
  const file = (quarter: string): Uint8Array =>
    madeWorkbook({
      [`${quarter}季度名册`]: rows(`企业名册（2026年${quarter}季度）`),
      上年对照: rows("企业名册（2025年）"),
    });
  const reading = await desk.read("青砚街道一季度.xlsx", file("一"));
  const { readingId } = reading;
  await desk.services["importing/correct"]({ readingId, sheet: "上年对照", table: 0, skip: true });
  await desk.take(reading);
  const again = await desk.read("青砚街道二季度.xlsx", file("二"));
  expect(again.sheets.map(({ name, tables }) => [name, tables.map(({ skipped }) => skipped)])).toEqual([
    ["二季度名册", [false]],
    ["上年对照", [true]],
  ]);
});

test("a unit that only the earlier file stated is taken over for the same sender, not for an unknown one", async () => {
  const file = (year: number, unit: string): Uint8Array =>
    madeWorkbook({
      名册: [
        [`企业表${year}年${unit}`],
        ["企业名称", "统一社会信用代码", "营业收入"],
        ...NAMES.map((name, at) => [name, CODES[at] ?? "", 1200 + at]),
      ],
    });
  for (const name of ["青砚街道2025.xlsx", "企业表2025.xlsx"])
    await desk.take(await desk.read(name, file(2025, " 单位：万元")));
  const same = tablesOf(await desk.read("青砚街道2026.xlsx", file(2026, "")))[0]?.columns[2];
  const { reason } = same ?? {};
  expect([same?.unit, reason]).toEqual(["万元", "表头就是“营业收入”；按“青砚街道”2026-03 的导入方案，单位为万元"]);
  const unknown = await desk.read("企业表2026.xlsx", file(2026, ""));
  expect([unknown.sender, tablesOf(unknown)[0]?.columns[2]?.unit]).toEqual([null, null]);
});
