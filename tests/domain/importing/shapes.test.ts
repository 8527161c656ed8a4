/** Shapes beyond rows under a header: transposed sheets, forms about one enterprise, hidden rows, other years, the sender. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };
const codes = ["91430104MAQ0XYBH6D", "91430104MAR1CWL972", "91440300708461136T"] as const;

type Line = readonly (CellContent | null)[];

function sheet(
  rows: readonly Line[],
  more: Partial<Grid> & { merged?: readonly string[]; hidden?: readonly number[] } = {},
): Grid {
  const { merged = [], hidden = [], ...rest } = more;
  return {
    name: "表1",
    visibility: "visible",
    rows: rows.map((cells, at) => ({
      index: at + 1,
      hidden: hidden.includes(at + 1),
      cells: cells.map((cell) => (cell === null || cell === "" ? undefined : cell)),
    })),
    complete: true,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map(({ length }) => length)),
    merges: merged.map(parseCellRange).filter((range) => range !== null),
    hiddenColumns: [],
    delimited: false,
    ...rest,
  };
}

/** Mapped columns as `letter field`, and records as values by field; figures of another period as `field@period`. */
function read(grid: Grid) {
  return recogniseTables(grid, catalogue.index).map((table) => ({
    orientation: table.orientation,
    unit: table.unit,
    columns: table.columns.flatMap(({ letter, fields }) =>
      fields.length === 0 ? [] : [`${letter} ${fields.join("+")}`],
    ),
    rows: typeAll(grid, table, catalogue).map(({ row, cells, issues, hidden }) => ({
      row,
      ...(hidden === true ? { hidden } : {}),
      values: Object.fromEntries(
        cells.map(({ field, value, period }) => [period === undefined ? field : `${field}@${period}`, value]),
      ),
      issues: issues.map(({ cell, kind }) => `${cell} ${kind}`),
    })),
  }));
}

test("a transposed sheet has one record per column, with its title, groups, units and total left out", () => {
  const grid = sheet(
    [
      ["重点企业情况表（2025年度）", "", "", "", "", "", ""],
      ["填报单位：东街街道", "", "", "", "", "单位：万元", ""],
      ["项目", "", "计量单位", "企业一", "企业二", "企业三", "合计"],
      ["企业名称", "", "", "甲科技有限公司", "乙科技有限公司", "丙科技有限公司", "合计"],
      ["统一社会信用代码", "", "—", ...codes, ""],
      ["经济指标", "营业收入", "万元", 10, 20, "约30", 60],
      ["", "其中：主营业务收入", "万元", 9, 19, 29, 57],
      ["", "从业人员", "人", 5, 6, 7, 18],
      ["传真", "", "", "0731", "0732", "0733", ""],
      ["注：数据为快报数。", "", "", "", "", "", ""],
    ],
    { merged: ["A1:G1", "A3:B3", "A4:B4", "A5:B5", "A6:A8", "A9:B9", "A10:G10"] },
  );
  const [table] = recogniseTables(grid, catalogue.index);
  expect(table).toMatchObject({
    headerRows: [1, 3],
    firstDataRow: 4,
    lastDataRow: 6,
    period: "2025",
    periodCell: "A1",
    sender: "东街街道",
  });
  expect(read(grid)).toEqual([
    {
      orientation: "columns",
      unit: "万元",
      columns: ["4 enterpriseName", "5 creditCode", "6 operatingRevenue", "8 employees"],
      rows: [
        [4, "甲科技有限公司", codes[0], "100000", 5, []],
        [5, "乙科技有限公司", codes[1], "200000", 6, []],
        [6, "丙科技有限公司", codes[2], "300000", 7, ["F6 approximate"]],
      ].map(([row, enterpriseName, creditCode, operatingRevenue, employees, issues]) => ({
        row,
        values: { enterpriseName, creditCode, operatingRevenue, employees },
        issues,
      })),
    },
  ]);
});

test("names in the corner line of a transposed sheet are found by what they look like", () => {
  const grid = sheet([
    ["指标名称", "单位", "甲科技有限公司", "乙软件有限公司"],
    ["营业收入", "千元", 1, 2],
    ["从业人员期末人数", "人", 3, 4],
  ]);
  expect(read(grid)).toMatchObject([
    { orientation: "columns", columns: ["1 enterpriseName", "2 operatingRevenue", "3 employees"] },
  ]);
  expect(read(grid)[0]?.rows.map(({ row, values }) => [row, values])).toEqual([
    [3, { enterpriseName: "甲科技有限公司", operatingRevenue: "1000", employees: 3 }],
    [4, { enterpriseName: "乙软件有限公司", operatingRevenue: "2000", employees: 4 }],
  ]);
});

const form: readonly Line[] = [
  ["企业基本情况表", "", "", ""],
  ["企业名称（盖章）", "甲科技有限公司", "", ""],
  ["统一社会信用代码", codes[0], "法定代表人", "张三"],
  ["注册资本（万元）", 500, "成立日期", "2020年1月5日"],
  ["是否高新技术企业", "☑是  □否", "是否规上", "□是 ☑否"],
  ["企业类型", "高新技术企业", "联系人", "____李四____"],
  ["二、经济指标（单位：万元）", "", "", ""],
  ["指标", "单位", "2025年", "2024年"],
  ["营业收入", "万元", 10, 8],
  ["从业人员", "人", 5, 4],
  ["填表人：王五", "", "填表日期：2026年1月5日", ""],
];

test("a form about one enterprise gives one record whose columns are its value cells", () => {
  const grid = sheet(form, { merged: ["A1:D1", "B2:D2", "A7:D7"] });
  expect(read(grid)).toMatchObject([
    {
      orientation: "form",
      columns: [
        "B2 enterpriseName",
        "B3 creditCode",
        "D3 legalRepresentative",
        "B4 registeredCapital",
        "D4 establishmentDate",
        "B5 highTechEnterprise",
        "D5 aboveScale",
        "B6 registrationType",
        "D6 contactPerson",
        "C9 operatingRevenue",
        "D9 operatingRevenue",
        "C10 employees",
        "D10 employees",
      ],
    },
  ]);
  expect(read(grid)[0]?.rows.map(({ row, values }) => [row, values])).toEqual([
    [
      1,
      {
        enterpriseName: "甲科技有限公司",
        creditCode: codes[0],
        legalRepresentative: "张三",
        registeredCapital: "5000000",
        establishmentDate: "2020-01-05",
        highTechEnterprise: true,
        aboveScale: false,
        registrationType: "高新技术企业",
        contactPerson: "李四",
        operatingRevenue: "100000",
        employees: 5,
        "operatingRevenue@2024": "80000",
        "employees@2024": 4,
      },
    ],
  ]);
});

test("forms below one another on a sheet are a table each", () => {
  const one = (name: string, code: string, amount: number): readonly Line[] => [
    ["企业信息登记表", "", "", ""],
    ["企业名称", name, "信用代码", code],
    ["联系人", "张三", "营业收入（千元）", amount],
    ["", "", "", ""],
  ];
  const grid = sheet([...one("甲科技有限公司", codes[0], 1), ...one("乙科技有限公司", codes[1], 2)]);
  expect(
    read(grid).map(({ columns, rows }) => [columns, rows.map(({ row, values }) => [row, Object.values(values)])]),
  ).toEqual([
    [
      ["B2 enterpriseName", "D2 creditCode", "B3 contactPerson", "D3 operatingRevenue"],
      [[1, ["甲科技有限公司", codes[0], "张三", "1000"]]],
    ],
    [
      ["B6 enterpriseName", "D6 creditCode", "B7 contactPerson", "D7 operatingRevenue"],
      [[1, ["乙科技有限公司", codes[1], "张三", "2000"]]],
    ],
  ]);
});

test("labels above their values, and labels with their value in one cell", () => {
  const above = sheet([
    ["企业名称", "法定代表人", "成立时间"],
    ["甲科技有限公司", "张三", "2020-01-05"],
    ["统一社会信用代码", "联系人", "联系电话"],
    [codes[0], "李四", "000-00001111"],
  ]);
  expect(read(above).map(({ orientation, columns }) => [orientation, columns])).toEqual([
    [
      "form",
      [
        "A2 enterpriseName",
        "B2 legalRepresentative",
        "C2 establishmentDate",
        "A4 creditCode",
        "B4 contactPerson",
        "C4 contactPhone",
      ],
    ],
  ]);
  const inline = sheet([
    ["企业名称：甲科技有限公司"],
    [`统一社会信用代码：${codes[0]}`],
    ["联系人：李四　联系电话：000-00001111"],
  ]);
  expect(read(inline).map(({ orientation, rows }) => [orientation, rows.map(({ values }) => values)])).toEqual([
    [
      "form",
      [{ enterpriseName: "甲科技有限公司", creditCode: codes[0], contactPerson: "李四", contactPhone: "000-00001111" }],
    ],
  ]);
});

test("a blank form, and a list that explains fields, are no tables", () => {
  const blank = form.map((line) => line.map((cell, at) => (at % 2 === 1 ? "" : cell)));
  expect(read(sheet(blank))).toEqual([]);
  const dictionary = sheet([
    ["字段名称", "填写说明", "示例"],
    ["企业名称", "与营业执照一致", "甲科技有限公司"],
    ["统一社会信用代码", "18位", codes[0]],
  ]);
  expect(read(dictionary)).toEqual([]);
});

test("hidden rows are read and said to be hidden; hidden columns say so in their reason", () => {
  const grid = sheet(
    [
      ["企业名称", "统一社会信用代码", "联系人"],
      ["甲科技有限公司", codes[0], "张三"],
      ["乙科技有限公司", codes[1], "李四"],
    ],
    { hidden: [3], hiddenColumns: [3] },
  );
  const [table] = recogniseTables(grid, catalogue.index);
  expect(table?.hiddenRows).toEqual([3]);
  expect(table?.columns[2]).toMatchObject({ hidden: true, reason: "表头就是“联系人”；这一列在表里是隐藏的" });
  expect(read(grid)[0]?.rows.map(({ row, hidden, issues }) => [row, hidden ?? false, issues])).toEqual([
    [2, false, []],
    [3, true, ["A3 hidden-row"]],
  ]);
});

test("last year's figures go to their own year where the table's is known, and nowhere else", () => {
  const lines: readonly Line[] = [
    ["企业名称", "营业收入（万元）", "", "", "上年同期税收（万元）"],
    ["", "本年", "上年", "同比（%）", ""],
    ["甲科技有限公司", 3, 2, 50, 1],
  ];
  const merged = ["A2:A3", "B2:D2", "E2:E3"];
  const dated = sheet([["企业名册（2025年度）"], ...lines], { merged });
  expect(read(dated)[0]?.rows[0]?.values).toEqual({
    enterpriseName: "甲科技有限公司",
    operatingRevenue: "30000",
    "operatingRevenue@2024": "20000",
    "taxesPaid@2024": "10000",
  });
  const undated = sheet([["企业名册"], ...lines], { merged });
  expect(read(undated)[0]?.columns).toEqual(["A enterpriseName", "B operatingRevenue"]);
});
