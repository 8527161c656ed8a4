/** A person corrects a proposal: another header, another orientation, other bounds, a word on single columns; what makes no sense is refused. */
import { expect, test } from "vitest";
import { correctTable, type TableCorrections } from "#domain/importing/correct-table";
import { recogniseTableAt, recogniseTables } from "#domain/importing/recognise-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };

function sheet(rows: readonly (readonly CellContent[])[], hidden: readonly number[] = []): Grid {
  return {
    name: "表1",
    visibility: "visible",
    rows: rows.map((cells, at) => ({
      index: at + 1,
      hidden: hidden.includes(at + 1),
      cells: cells.map((cell) => (cell === "" ? undefined : cell)),
    })),
    complete: true,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map(({ length }) => length)),
    merges: [],
    hiddenColumns: [],
    delimited: false,
  };
}

function firstTable(grid: Grid): RecognisedTable {
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  return table;
}

const correct = (grid: Grid, corrections: TableCorrections) =>
  correctTable(grid, firstTable(grid), { corrections, index: catalogue.index });

const records = (grid: Grid, table: RecognisedTable | null) =>
  table === null
    ? null
    : typeAll(grid, table, catalogue).map(({ row, cells }) => [row, ...cells.map(({ value }) => value)]);

const roster = sheet(
  [
    ["企业名称", "营业收入（万元）", "去年数"],
    ["样例科技有限公司", 1, 9],
    ["甲科技有限公司", 2, 8],
    ["乙科技有限公司", "", 7],
    ["丙科技有限公司", 4, 6],
  ],
  [4],
);

test("the first and the last record are where the person says, hidden rows between them stay marked", () => {
  const bounded = correct(roster, { firstDataRow: 3, lastDataRow: 4 });
  expect(bounded).toMatchObject({ firstDataRow: 3, lastDataRow: 4, hiddenRows: [4] });
  expect(records(roster, bounded)).toEqual([
    [3, "甲科技有限公司", "20000"],
    [4, "乙科技有限公司", null],
  ]);
  expect(correct(roster, { lastDataRow: 3 })?.hiddenRows).toBeUndefined();
});

test("a column may carry figures of another period, and a blank may clear", () => {
  const columns = {
    B: { fields: ["operatingRevenue"], unit: "万元", blank: "clear" as const },
    C: { fields: ["operatingRevenue"], unit: "万元", period: "2024" },
  };
  const told = correct(roster, { columns });
  const [, , row] = told === null ? [] : typeAll(roster, told, catalogue);
  expect(row?.cells.map(({ field, value, period, clears }) => [field, value, period ?? null, clears ?? false])).toEqual(
    [
      ["enterpriseName", "乙科技有限公司", null, false],
      ["operatingRevenue", null, null, true],
      ["operatingRevenue", "70000", "2024", false],
    ],
  );
});

test("a header that names nobody is refused", () => {
  expect(correct(roster, { headerRows: [4, 4] })).toBeNull();
  expect(correct(roster, { orientation: "columns" })).toBeNull();
});

test("a sheet read in rows can be said to stand in columns, and the other way round", () => {
  const turned = sheet([
    ["企业名称", "甲科技有限公司", "乙科技有限公司"],
    ["联系人", "张三", "李四"],
    ["从业人员", 5, 6],
  ]);
  const asForm = correct(turned, { orientation: "form" });
  expect(records(turned, asForm)).toEqual([[1, "甲科技有限公司", "张三", 5]]);
  const back =
    asForm === null
      ? null
      : correctTable(turned, asForm, { corrections: { orientation: "columns" }, index: catalogue.index });
  expect(records(turned, back)).toEqual([
    [2, "甲科技有限公司", "张三", 5],
    [3, "乙科技有限公司", "李四", 6],
  ]);
});

test("a person marks a table where none was found, in any orientation", () => {
  const silent = sheet([
    ["主体", "收入"],
    ["甲科技有限公司", 1],
    ["乙科技有限公司", 2],
  ]);
  expect(recogniseTables(silent, catalogue.index)).toEqual([]);
  expect(recogniseTableAt(silent, { orientation: "rows", rows: [1, 1], number: 0 }, catalogue.index)).toBeNull();
  const named = sheet([
    ["某某", "企业名称", "联系人"],
    ["x", "甲科技有限公司", "张三"],
  ]);
  const marked = recogniseTableAt(named, { orientation: "rows", rows: [1, 1], number: 2 }, catalogue.index);
  expect(marked).toMatchObject({ index: 2, orientation: "rows", headerRows: [1, 1], firstDataRow: 2, lastDataRow: 2 });
  const turned = sheet([
    ["企业名称", "甲科技有限公司"],
    ["联系人", "张三"],
  ]);
  const column = recogniseTableAt(turned, { orientation: "columns", rows: [1, 1], number: 0 }, catalogue.index);
  expect(records(turned, column)).toEqual([[2, "甲科技有限公司", "张三"]]);
});
