/** What no longer fits a recipe is said in sentences a clerk understands (方案与新文件的差异). */
import { expect, test } from "vitest";
import { describeHeaderDrift, describeTableDrift, unitChanges } from "#domain/importing/recipe-drift";
import { learnFromImport } from "#domain/importing/recipe-learn";
import type { RecipeTable } from "#domain/importing/recipe";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { SAID_NOTHING } from "#domain/importing/taken-table";
import type { Grid } from "#domain/workbook/grid";
import { loadCatalogue } from "../../support/catalogue.ts";

const index = loadCatalogue();

function table(heads: readonly string[]): RecognisedTable {
  const rows = [["企业表2025年"], ["企业名称", ...heads], ["甲科技有限公司", ...heads.map((_head, at) => at + 1)]];
  const grid: Grid = {
    name: "名册",
    visibility: "visible",
    rows: rows.map((cells, at) => ({ index: at + 1, hidden: false, cells })),
    complete: true,
    rowCount: rows.length,
    columnCount: heads.length + 1,
    merges: [],
    hiddenColumns: [],
    delimited: false,
  };
  const [found] = recogniseTables(grid, index);
  if (found === undefined) throw new Error("no table");
  return found;
}

function learnt(found: RecognisedTable, said: readonly string[] = []): RecipeTable {
  const taken = {
    table: found,
    period: null,
    skipped: false,
    proposed: found,
    said: { ...SAID_NOTHING, columns: said },
  };
  const tables = [{ sheet: "名册", taken, refusedNames: [] }];
  const [model] = learnFromImport({ fileName: "名册.xlsx", sender: null, index, tables }).tables;
  if (model === undefined) throw new Error("nothing learnt");
  return model;
}

test("new and lost columns are named, of many the first few", () => {
  const model = learnt(table(["从业人员", "联系人", "净利润"]));
  expect(describeHeaderDrift(model, table(["从业人员", "研发人员"]), index)).toEqual([
    "新增了“研发人员”列",
    "少了“联系人”“净利润”列",
  ]);
  const many = ["从业人员", "联系人", "净利润", "甲项", "乙项", "丙项", "丁项", "戊项", "己项"];
  expect(describeHeaderDrift(model, table(many), index)).toEqual(["新增了“甲项”“乙项”“丙项”“丁项”“戊项”等 6 列"]);
  expect(describeHeaderDrift(model, table(["净利润", "联系人", "从业人员"]), index)).toEqual([]);
});

test("a column whose field this book does not have is to be given one again", () => {
  const model = learnt({ ...table(["从业人员"]) }, ["B"]);
  const foreign: RecipeTable = {
    ...model,
    columns: model.columns.map((column) => (column.said ? { ...column, fields: ["custom:7"] } : column)),
  };
  expect(describeHeaderDrift(foreign, table(["从业人员"]), index)).toEqual([
    "“从业人员”列上次对应的字段这个账本里没有，请重新指定",
  ]);
});

test("a header of another height and a table that lies otherwise are told", () => {
  const found = table(["从业人员"]);
  const model = learnt(found);
  expect([
    describeTableDrift(model, { ...found, headerRows: [2, 3] }),
    describeTableDrift({ ...model, headerRows: [2, 4] }, found),
    describeTableDrift(model, { ...found, orientation: "columns" }),
    describeTableDrift(model, found),
  ]).toEqual([["表头多了一行"], ["表头少了两行"], ["表的方向变了：上次是一行一家企业，这次是一列一家企业"], []]);
});

test("columns that changed from one unit to the same other one share a sentence", () => {
  expect(
    unitChanges([
      { letter: "B", label: "营业收入", from: "万元", to: "千元" },
      { letter: "C", label: "净利润", from: "万元", to: "千元" },
      { letter: "D", label: "注册资本", from: "万元", to: "元" },
    ]),
  ).toEqual(["“营业收入”“净利润”的单位由万元改成了千元，请确认", "“注册资本”的单位由万元改成了元，请确认"]);
});
