/** Where the unit of a column is found: header, unit row, side cell, title, note; and when none may be taken. */
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
  return { table, rows: typeAll(grid, table, catalogue) };
}

const HEADER = ["企业名称", "营业收入", "从业人员", "占用面积"];
const RECORDS = [
  ["甲科技有限公司", 12, 5, 3],
  ["乙科技有限公司", 34, 6, 4],
];

test.each<[string, readonly (readonly CellContent[])[]]>([
  ["a line above", [["单位：万元、人"], HEADER, ...RECORDS]],
  ["a cell and its neighbour", [["名册"], ["", "", "单位：", "万元"], HEADER, ...RECORDS]],
  ["the title", [["高新区企业名册（万元）"], HEADER, ...RECORDS]],
  ["a note below", [["名册"], HEADER, ...RECORDS, ["注：金额单位为万元"]]],
  ["instructions", [["填表说明：金额填万元，保留两位小数"], HEADER, ...RECORDS]],
  ["a row of units", [["名册"], HEADER, ["", "万元", "人", "㎡"], ...RECORDS]],
])("the unit is read from %s", (_, rows) => {
  expect(read(rows).rows.map(({ cells }) => cells[1]?.value)).toEqual(["120000", "340000"]);
});

test("the unit line speaks for areas too", () => {
  const { rows } = read([["单位：万元、人、亩"], HEADER, ...RECORDS]);
  expect(rows.map(({ cells }) => cells[3]?.value)).toEqual(["2000", "2666.666666666667"]);
});

test.each(["营业收入-万元", "营业收入（人民币/万元）", "营业收入（W）", "营业收入（金额：万元）"])(
  "%s is in 万元 whatever the table says",
  (header) => {
    const { rows } = read([["单位：千元"], ["企业名称", header, "从业人员"], ["甲科技有限公司", 12, 5]]);
    expect(rows[0]?.cells[1]?.value).toBe("120000");
  },
);

test.each(["注册资本（万元/万美元）", "注册资本（十万元）"])(
  "%s states a unit nobody can take for certain: it is asked",
  (header) => {
    const { table, rows } = read([["单位：千元"], ["企业名称", header, "联系人"], ["甲科技有限公司", 12, "王建"]]);
    expect(table.columns[1]).toMatchObject({ fields: ["registeredCapital"], unit: null });
    expect(rows[0]?.issues.map(({ kind }) => kind)).toEqual(["unit-missing"]);
  },
);

test("a cell with its own unit wins over its column, and a bare number among them is said", () => {
  const amounts = ["500元", "800元", "900元", "120", "700元", "650元", "30万元"];
  const { rows } = read([
    ["企业名称", "营业收入（万元）"],
    ...amounts.map((amount, at) => [`第${at}科技有限公司`, amount]),
  ]);
  expect(rows.map(({ cells, issues }) => [cells[1]?.value, issues.map(({ kind }) => kind)])).toEqual([
    ["500", []],
    ["800", []],
    ["900", []],
    ["1200000", ["unit-unclear"]],
    ["700", []],
    ["650", []],
    ["300000", ["unit-suffix"]],
  ]);
});

test("ten thousands of people are people", () => {
  const { rows } = read([
    ["企业名称", "从业人员（万人）"],
    ["甲科技有限公司", 0.12],
  ]);
  expect(rows[0]?.cells[1]?.value).toBe(1200);
});
