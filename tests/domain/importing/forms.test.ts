/** Forms about one enterprise each (一企一表): labels left of or above their values, groups, years, several on a sheet. */
import { expect, test } from "vitest";
import { codes, type Line, read, sheet } from "../../support/read-shapes.ts";

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

test("labels of a form belong to the person in front of them", () => {
  const grid = sheet([
    ["单位名称", "甲科技有限公司", "", "信用代码", codes[0]],
    ["法定代表人", "姓名", "张三", "电话", "139-0000"],
    ["联系人", "姓名", "李四", "电话", "000-00001111"],
  ]);
  expect(read(grid).map(({ columns }) => columns)).toEqual([
    ["B1 enterpriseName", "E1 creditCode", "C2 legalRepresentative", "C3 contactPerson", "E3 contactPhone"],
  ]);
});

test("years down inside a form, the group's unit over all of them", () => {
  const grid = sheet(
    [
      ["企业名称", "甲科技有限公司", "信用代码", codes[0]],
      ["近两年情况（万元）", "年度", "营业收入", "净利润"],
      ["", 2024, 9, 1],
      ["", 2025, 10, 2],
    ],
    { merged: ["A2:A4"] },
  );
  expect(read(grid)[0]?.rows[0]?.values).toEqual({
    enterpriseName: "甲科技有限公司",
    creditCode: codes[0],
    operatingRevenue: "100000",
    netProfit: "20000",
    "operatingRevenue@2024": "90000",
    "netProfit@2024": "10000",
  });
});
