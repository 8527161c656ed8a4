/** Amounts that state their own unit need no other; a unit in the corner of a transposed table holds for all of it. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { CellContent } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { plainGrid } from "../../support/plain-grid.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };

function read(rows: readonly (readonly CellContent[])[]) {
  const grid = plainGrid(rows);
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  const units = table.columns.map(({ fields, unit, unitFrom }) => [fields[0] ?? null, unit, unitFrom]);
  const records = typeAll(grid, table, catalogue).map(({ cells, issues }) => ({
    values: cells.map(({ value }) => value),
    issues: issues.map(({ cell, kind }) => `${cell} ${kind}`),
  }));
  return { table, units, records };
}

test("a form whose amounts state their units asks for none, and reads each in its own", () => {
  const { table, units, records } = read([
    ["企业基本情况表（2025年度）"],
    ["企业名称", "甲科技有限公司", "统一社会信用代码", ""],
    ["注册资本", "1200 万元", "营业收入", "3.2亿元"],
    ["净利润", "", "研发费用", "86.8万元"],
    ["占用面积", "500㎡", "从业人员", "35人"],
  ]);
  expect(table.orientation).toBe("form");
  expect(units).toEqual([
    ["enterpriseName", null, null],
    ["creditCode", null, null],
    ["registeredCapital", "万元", "cells"],
    ["operatingRevenue", "亿元", "cells"],
    ["netProfit", "万元", "cells"],
    ["researchExpense", "万元", "cells"],
    ["occupiedArea", "㎡", "field"],
    ["employees", "人", "field"],
  ]);
  expect(records[0]?.values).toEqual(["甲科技有限公司", null, "12000000", "320000000", null, "868000", "500", 35]);
  expect(table.columns[2]?.reason).not.toContain("需要您指明");
});

test("a bare amount in a form is still asked about", () => {
  const { units } = read([
    ["企业基本情况表（2025年度）"],
    ["企业名称", "甲科技有限公司", "联系人", "王建"],
    ["注册资本", "1200 万元", "营业收入", "3200"],
  ]);
  expect(units.slice(2)).toEqual([
    ["registeredCapital", "万元", "cells"],
    ["operatingRevenue", null, null],
  ]);
});

const roster = (amounts: readonly CellContent[]): readonly (readonly CellContent[])[] => [
  ["企业名称", "营业收入", "从业人员"],
  ...amounts.map((amount, at) => [`第${at}科技有限公司`, amount, 5]),
];

test("a column takes the unit most of its cells state, each cell keeps its own, and nothing is nothing", () => {
  const { units, records } = read(roster(["500万元", "3.2亿元", 0, "—", "700 万元", "保密", "120万美元"]));
  expect(units[1]).toEqual(["operatingRevenue", "万元", "cells"]);
  expect(records.map(({ values, issues }) => [values[1], issues])).toEqual([
    ["5000000", []],
    ["320000000", ["B3 unit-suffix"]],
    ["0", []],
    [null, ["B5 placeholder"]],
    ["7000000", []],
    [null, ["B7 placeholder"]],
    [null, ["B8 foreign-currency"]],
  ]);
});

test("one bare number among them leaves the unit of the column open, and only that cell unread", () => {
  const { units, records } = read(roster(["500万元", "320", "700万元"]));
  expect(units[1]).toEqual(["operatingRevenue", null, null]);
  expect(records.map(({ values }) => values[1])).toEqual(["5000000", null, "7000000"]);
  expect(records[1]?.issues).toEqual(["B3 unit-missing"]);
});

test("a bare number below the rows seen so far is not read in the unit of the others", () => {
  const seen = plainGrid(roster(["500万元", "600万元", "700万元"]));
  const [table] = recogniseTables(seen, catalogue.index);
  if (table === undefined) throw new Error("no table");
  const whole = plainGrid(roster(["500万元", "600万元", "700万元", 800]));
  const [last] = typeAll(whole, { ...table, lastDataRow: 5 }, catalogue).slice(-1);
  expect([last?.cells[1]?.value, last?.issues.map(({ kind }) => kind)]).toEqual([null, ["unit-missing"]]);
});

const turned = (corner: string, above: readonly (readonly CellContent[])[] = []) =>
  read([
    ...above,
    [corner, "甲科技有限公司", "乙科技有限公司", "丙科技有限公司"],
    ["营业收入", 12, 34, 56],
    ["净利润", 1, 2, 3],
    ["从业人员", 5, 6, 7],
  ]);

test.each([
  "指标（万元）",
  "项目(单位：万元)",
  "单位：万元",
  "指标/企业（单位：万元）",
  "主要经济指标（万元）",
  "项目/企业（万元）",
  "项目名称 单位：万元",
  "（万元）",
  "企业名称（万元）",
])("the corner %s of a transposed table is its unit", (corner) => {
  const { table, units, records } = turned(corner);
  expect([table.orientation, table.unit, table.unitCell]).toEqual(["columns", "万元", "A1"]);
  expect(units.slice(1)).toEqual([
    ["operatingRevenue", "万元", "table"],
    ["netProfit", "万元", "table"],
    ["employees", "人", "field"],
  ]);
  expect(records.map(({ values }) => values.slice(1))).toEqual([
    ["120000", "10000", 5],
    ["340000", "20000", 6],
    ["560000", "30000", 7],
  ]);
});

test("the unit of the first field's label is that field's alone", () => {
  const { table, units } = read([
    ["注册资本（万元）", 100, 200, 300],
    ["企业名称", "甲科技有限公司", "乙科技有限公司", "丙科技有限公司"],
    ["营业收入", 12, 34, 56],
  ]);
  expect([table.orientation, table.unit, table.unitCell]).toEqual(["columns", null, null]);
  expect(units).toEqual([
    ["registeredCapital", "万元", "header"],
    ["enterpriseName", null, null],
    ["operatingRevenue", null, null],
  ]);
});

test("a corner that contradicts the line above leaves the unit to a person", () => {
  const { table, units } = turned("指标（万元）", [["企业主要指标"], ["单位：千元"]]);
  expect([table.unit, units[1]]).toEqual([null, ["operatingRevenue", null, null]]);
});

test("a period that only the corner says is the table's", () => {
  expect(turned("2025年指标（单位：万元）").table).toMatchObject({ period: "2025", unit: "万元", unitCell: "A1" });
});

test("amounts of a transposed table may state their units too", () => {
  const { units, records } = read([
    ["指标", "甲科技有限公司", "乙科技有限公司"],
    ["营业收入", "12万元", "3亿元"],
    ["净利润", "1万元", ""],
    ["从业人员", 5, 6],
  ]);
  expect(units.slice(1, 3)).toEqual([
    ["operatingRevenue", "万元", "cells"],
    ["netProfit", "万元", "cells"],
  ]);
  expect(records.map(({ values }) => values.slice(1))).toEqual([
    ["120000", "10000", 5],
    ["300000000", null, 6],
  ]);
});
