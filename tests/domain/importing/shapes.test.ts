/** Shapes beyond rows under a header: transposed sheets, hidden rows, other years, side by side, the sender. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { Grid } from "#domain/workbook/grid";
import { catalogue, codes, type Line, read, sheet } from "../../support/read-shapes.ts";

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

test("each record may name its own year, beside a name merged over both", () => {
  const rows = sheet(
    [
      ["企业经营情况（2025年度）单位：万元"],
      ["企业名称", "年份", "营业收入"],
      ["甲科技有限公司", "本年", 10],
      ["", "上年", 9],
      ["乙科技有限公司", "本年", 20],
      ["", "上年", 18],
    ],
    { merged: ["A3:A4", "A5:A6"] },
  );
  const turned = sheet(
    [
      ["企业经营情况（2025年度）单位：万元"],
      ["指标", "甲科技有限公司", "", "乙科技有限公司", ""],
      ["", "本年", "上年", "本年", "上年"],
      ["营业收入", 10, 9, 20, 18],
      ["从业人员", 1, 2, 3, 4],
    ],
    { merged: ["A2:A3", "B2:C2", "D2:E2"] },
  );
  const revenue = (grid: Grid) =>
    read(grid)[0]?.rows.map(({ values: { employees: _a, "employees@2024": _b, ...rest } }) => rest);
  const wanted = [
    { enterpriseName: "甲科技有限公司", operatingRevenue: "100000" },
    { enterpriseName: "甲科技有限公司", "operatingRevenue@2024": "90000" },
    { enterpriseName: "乙科技有限公司", operatingRevenue: "200000" },
    { enterpriseName: "乙科技有限公司", "operatingRevenue@2024": "180000" },
  ];
  expect(revenue(rows)).toEqual(wanted);
  expect(revenue(turned)).toEqual(wanted);
});

test("tables side by side may begin on different lines; what is filled in over a table is no table", () => {
  const beside = sheet([
    ["规上企业"],
    ["企业名称", "营业收入（万元）", "", "规下企业"],
    ["甲科技有限公司", 10, "", "企业名称", "联系人"],
    ["丙科技有限公司", 11, "", "乙科技有限公司", "李四"],
  ]);
  expect(read(beside).map(({ columns, rows }) => [columns, rows.map(({ row }) => row)])).toEqual([
    [
      ["A enterpriseName", "B operatingRevenue"],
      [3, 4],
    ],
    [["D enterpriseName", "E contactPerson"], [4]],
  ]);
  const filledIn = sheet([
    ["企业名册（2025年）"],
    ["填报单位", "东街街道办事处", "联系人", "张三"],
    ["联系电话", "000-00001234", "填报日期", "2026年1月5日"],
    ["企业名称", "统一社会信用代码", "从业人员"],
    ["甲科技有限公司", codes[0], 5],
    ["乙科技有限公司", codes[1], 6],
  ]);
  const tables = recogniseTables(filledIn, catalogue.index);
  expect(tables.map(({ headerRows, sender, period }) => [headerRows, sender, period])).toEqual([
    [[4, 4], "东街街道办事处", "2025"],
  ]);
});

test("a subtotal is no enterprise, even with a serial number before it", () => {
  const grid = sheet([
    ["序号", "企业名称", "信用代码", "营业收入（万元）"],
    [1, "甲科技有限公司", codes[0], 100],
    [2, "小计", "", 100],
    [3, "其中：规上", "", 100],
  ]);
  expect(read(grid)[0]?.rows.map(({ row }) => row)).toEqual([2]);
});
