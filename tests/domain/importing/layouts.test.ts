/** Layouts beyond the samples: side by side, two-level headers without merges, repeated headers per street, odd values, sheets that are no data. */
import { expect, test } from "vitest";
import { plainGrid } from "../../support/plain-grid.ts";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };

/** Values and issue kinds of all records, table by table. */
function read(grid: Grid) {
  return recogniseTables(grid, catalogue.index).map((table) => ({
    unit: table.unit,
    rows: typeAll(grid, table, catalogue).map(({ row, cells, issues }) => ({
      row,
      values: cells.map(({ value }) => value),
      issues: issues.map(({ cell, kind }) => `${cell} ${kind}`),
    })),
  }));
}

test("tables side by side are read apart and share the unit over both", () => {
  const grid = plainGrid([
    ["企业名册（单位：千元）"],
    ["序号", "企业名称", "营业收入", "", "序号", "企业名称", "营业收入"],
    [1, "甲科技有限公司", 10, "", 2, "乙科技有限公司", 20],
  ]);
  expect(read(grid)).toEqual([
    { unit: "千元", rows: [{ row: 3, values: ["甲科技有限公司", "10000"], issues: [] }] },
    { unit: "千元", rows: [{ row: 3, values: ["乙科技有限公司", "20000"], issues: [] }] },
  ]);
});

test("a text file's group titles hold for the columns beside them", () => {
  const grid = plainGrid(
    [
      ["序号", "企业名称", "经济指标(万元)", "", "人员(人)", ""],
      ["", "", "营业收入", "净利润", "从业人员", "其中：研发人员"],
      ["1", "甲科技有限公司", "10.5", "1,200", "20", "5"],
    ],
    { delimited: true },
  );
  expect(read(grid)).toEqual([
    { unit: null, rows: [{ row: 3, values: ["甲科技有限公司", "105000", "12000000", 20, 5], issues: [] }] },
  ]);
});

test("a header repeated per street goes on with the same table", () => {
  const grid = plainGrid([
    ["企业名单"],
    ["单位：万元"],
    ["东街街道"],
    ["企业名称", "法人", "营收"],
    ["甲科技有限公司", "张三", 10],
    ["小计", "", 10],
    ["西街街道"],
    ["企业名称", "法人", "营收"],
    ["乙科技有限公司", "李　四", "约20"],
    ["合计", "", 30],
    ["填表人：某某"],
  ]);
  const [table] = recogniseTables(grid, catalogue.index);
  expect(table?.nonDataRows.map(({ row, kind }) => `${row} ${kind}`)).toEqual([
    "6 subtotal",
    "7 groupTitle",
    "8 repeatedHeader",
    "10 total",
    "11 footer",
  ]);
  expect(read(grid)).toEqual([
    {
      unit: "万元",
      rows: [
        { row: 5, values: ["甲科技有限公司", "张三", "100000"], issues: [] },
        { row: 9, values: ["乙科技有限公司", "李四", "200000"], issues: ["B9 name-inner-space", "C9 approximate"] },
      ],
    },
  ]);
});

test("odd values are parsed or flagged, never invented", () => {
  const grid = plainGrid([
    ["企业名称", "营业收入(万元)", "占用面积", "从业人员", "成立日期", "是否高企"],
    ["甲科技有限公司", "1.2亿", "3.2万", "约50人", "2021年3月至今", "2023年认定"],
    ["乙科技有限公司", "12.5%", "100-200", 12.5, "2021-13-01", "3"],
    ["丙科技有限公司", { kind: "error", text: "#REF!" }, "/", "二十", 2021.1, "是"],
    ["丁科技有限公司", "1,23", "500平方米", "12人", 20211301, "否"],
    ["戊科技有限公司", { kind: "formula", formula: "A1*2", value: 3.5 }, 0, 0, 44092, "√"],
  ]);
  expect(read(grid).flatMap(({ rows }) => rows.map(({ values, issues }) => [values.slice(1), issues]))).toEqual([
    [
      ["120000000", "32000", 50, "2021-03", true],
      ["B2 unit-suffix", "C2 unit-suffix", "D2 approximate", "E2 date-text", "F2 boolean-with-year"],
    ],
    [
      [null, null, null, null, null],
      ["B3 number-unreadable", "C3 range", "D3 count-not-whole", "E3 date-unreadable", "F3 boolean-unreadable"],
    ],
    [
      [null, null, 20, "2021", true],
      ["B4 formula-error", "C4 placeholder", "D4 number-in-words", "E4 date-decimal-ambiguous"],
    ],
    [
      [null, "500", 12, null, false],
      ["B5 number-unreadable", "C5 unit-suffix", "D5 unit-suffix", "E5 date-unreadable"],
    ],
    [
      ["35000", "0", 0, "2020-09-18", true],
      ["E6 date-excel-serial-general", "F6 boolean-variant"],
    ],
  ]);
});

test("column numbers and units below the header are no records", () => {
  const grid = plainGrid([
    ["企业名称", "统一社会信用代码", "营业收入", "从业人员"],
    ["甲", "乙", "1", "2"],
    ["—", "—", "千元", "人"],
    ["甲科技有限公司", "91440300708461136T", 5, 6],
  ]);
  expect(read(grid)).toEqual([
    { unit: "千元", rows: [{ row: 4, values: ["甲科技有限公司", "91440300708461136T", "5000", 6], issues: [] }] },
  ]);
});

test("a validity from day to day gives its end, a duration only a suggestion", () => {
  const grid = plainGrid([
    ["企业名称", "发证日期", "有效期"],
    ["甲科技有限公司", { kind: "date", serial: 45268, iso: "2023-12-08", text: "" }, "2023.12.8-2026.12.7"],
    ["乙科技有限公司", { kind: "date", serial: 45268, iso: "2023-12-08", text: "" }, "三年"],
  ]);
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  const rows = typeAll(grid, table, catalogue);
  expect(rows.map(({ cells }) => cells[2]?.value)).toEqual(["2026-12-07", null]);
  expect(rows.flatMap(({ issues }) => issues.map(({ cell, kind, suggestion }) => [cell, kind, suggestion]))).toEqual([
    ["C2", "validity-as-span", null],
    ["C3", "validity-as-duration", "2026-12-07"],
  ]);
});

test("money without any unit is a question, not a guess", () => {
  const grid = plainGrid([
    ["企业名称", "营业收入"],
    ["甲科技有限公司", 5],
  ]);
  expect(read(grid)).toEqual([
    { unit: null, rows: [{ row: 2, values: ["甲科技有限公司", null], issues: ["B2 unit-missing"] }] },
  ]);
});

test("merged groups hold for the rows beside them, with the place of the merged cell", () => {
  const grid = plainGrid(
    [
      ["孵化器", "企业名称", "成立时间"],
      ["甲孵化器", "甲科技有限公司", "2019-01-02"],
      ["", "乙科技有限公司", "2019-01-05"],
    ],
    { merged: ["A2:A3"] },
  );
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  const second = typeAll(grid, table, catalogue)[1];
  expect(second?.cells[0]).toEqual({ field: "carrier", value: "甲孵化器", raw: "甲孵化器", row: 2, column: 1 });
});

test("of several years' columns the table's own year comes first, the other keeps its period", () => {
  const grid = plainGrid([
    ["企业名册（2025年度）"],
    ["企业名称", "2024年营业收入（万元）", "2025年营业收入（万元）"],
    ["甲科技有限公司", 2, 3],
  ]);
  expect(read(grid)).toEqual([
    { unit: null, rows: [{ row: 3, values: ["甲科技有限公司", "30000", "20000"], issues: [] }] },
  ]);
  const [table] = recogniseTables(grid, catalogue.index);
  expect(table?.columns.map(({ letter, fields, period }) => [letter, fields[0], period ?? null])).toEqual([
    ["A", "enterpriseName", null],
    ["B", "operatingRevenue", "2024"],
    ["C", "operatingRevenue", null],
  ]);
});

test("a sheet of codes or instructions is no table", () => {
  expect(recogniseTables(plainGrid([["代码表"], ["代码", "名称"], ["1", "国有"]]), catalogue.index)).toEqual([]);
  expect(recogniseTables(plainGrid([["填 表 说 明"], ["一、企业名称须与营业执照一致。"]]), catalogue.index)).toEqual(
    [],
  );
});

test("a dash all through a column is how the sender writes a blank; a single one is worth a word", () => {
  const rows = Array.from({ length: 40 }, (_, at) => [
    `第${at}科技有限公司`,
    at % 2 === 0 ? "—" : "2027-10-31",
    at === 7 ? "--" : String(at),
  ]);
  const grid = plainGrid([["企业名称", "高企有效期至", "从业人员"], ...rows]);
  const [table] = read(grid);
  expect(table?.rows.flatMap(({ issues }) => issues)).toEqual(["C9 placeholder"]);
  expect(table?.rows.filter(({ values }) => values[1] === null)).toHaveLength(20);
});

/** First and last column of every table found, and what its columns are. */
function spansOf(rows: readonly (readonly CellContent[])[]): unknown {
  return recogniseTables(plainGrid(rows, { columnCount: rows[0]?.length ?? 0 }), catalogue.index).map(
    ({ firstColumn, lastColumn, columns }) => [firstColumn, lastColumn, columns.flatMap(({ fields }) => fields)],
  );
}

test("a gap parts two tables, whatever their names are called and in whatever order their columns stand", () => {
  const found = spansOf([
    ["入驻企业名称", "联系电话", "", "法人代表", "企业全称"],
    ["甲科技有限公司", "100-0000-1111", "", "王建", "乙电子有限公司"],
    ["丙科技有限公司", "100-0000-1112", "", "李志", "丁电子有限公司"],
  ]);
  expect(found).toEqual([
    [1, 2, ["enterpriseName", "contactPhone"]],
    [4, 5, ["legalRepresentative", "enterpriseName"]],
  ]);
});

test("a list folded into two columns is two tables, even without a gap", () => {
  const found = spansOf([
    ["企业名称", "联系人", "企业名称", "联系人"],
    ["甲科技有限公司", "王建", "乙电子有限公司", "李志"],
    ["丙科技有限公司", "张三", "丁电子有限公司", "赵四"],
  ]);
  expect(found).toEqual([
    [1, 2, ["enterpriseName", "contactPerson"]],
    [3, 4, ["enterpriseName", "contactPerson"]],
  ]);
});

test("last year's figures without a unit hold nothing up; with the table's own unit open they are asked about together", () => {
  const fieldsOf = (revenue: string): unknown => {
    const rows: CellContent[][] = [
      ["2025年企业情况"],
      ["企业名称", revenue, "上年营业收入"],
      ["甲科技有限公司", 120, 100],
      ["乙电子有限公司", 80, 90],
    ];
    return recogniseTables(plainGrid(rows, { columnCount: 3 }), catalogue.index)[0]?.columns.map(
      ({ fields, unit, period }) => [...fields, unit, period ?? null],
    );
  };
  expect(fieldsOf("营业收入（万元）")).toEqual([
    ["enterpriseName", null, null],
    ["operatingRevenue", "万元", null],
    [null, null],
  ]);
  expect(fieldsOf("营业收入")).toEqual([
    ["enterpriseName", null, null],
    ["operatingRevenue", null, null],
    ["operatingRevenue", null, "2024"],
  ]);
});

test("of two wordings of one field the one that says its name is taken, whichever comes first", () => {
  const rows: CellContent[][] = [
    ["企业名称", "经办人", "企业联系人", "联系电话"],
    ["甲科技有限公司", "王建", "李志", "100-0000-1111"],
    ["乙电子有限公司", "张三", "赵四", "100-0000-1112"],
  ];
  const columns = recogniseTables(plainGrid(rows, { columnCount: 4 }), catalogue.index)[0]?.columns ?? [];
  expect(columns.map(({ fields }) => fields)).toEqual([["enterpriseName"], [], ["contactPerson"], ["contactPhone"]]);
});

test("four header rows: groups within groups over a few names, merged or not", () => {
  const names = ["企业名称", "信用代码", "企业信息", "", "", "成立日期", "占用面积（㎡）"];
  const rows: CellContent[][] = [
    names,
    ["", "", "经营指标", "", "", "", ""],
    ["", "", "主要经济指标", "", "", "", ""],
    ["", "", "研发费用（万元）", "营业收入（万元）", "工业总产值（万元）", "", ""],
    ["甲科技有限公司", "91430111MAX3WXHB2Q", 12, 340, 300, "2015-03-02", 120],
    ["乙电子有限公司", "914301049096682803", 9, 120, "", "2016-03-02", 80],
  ];
  const merged = ["C1:E1", "C2:E2", "C3:E3"];
  const table = recogniseTables(plainGrid(rows, { columnCount: 7, merged }), catalogue.index)[0];
  expect(table?.headerRows).toEqual([1, 4]);
  expect(table?.columns[3]?.headerPath).toEqual(["企业信息", "经营指标", "主要经济指标", "营业收入（万元）"]);
  expect(table?.columns.flatMap(({ fields }) => fields)).toEqual([
    "enterpriseName",
    "creditCode",
    "researchExpense",
    "operatingRevenue",
    "industrialOutput",
    "establishmentDate",
    "occupiedArea",
  ]);
});
