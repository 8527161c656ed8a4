/** Forms as clerks lay them out: bands of labels over values, all in one cell, beside one another, with lists inside. */
import { expect, test } from "vitest";
import { codes, type Line, read, sheet } from "../../support/read-shapes.ts";

const bands: readonly Line[] = [
  ["企业信息登记表（2025年度）", "", "", ""],
  ["企业全称", "大专以上人员（人）", "党组织", "发证日期"],
  ["长沙麓野光伏科技有限公司", 1, "李明", ""],
  ["网格员", "用电量", "房号", "联系人"],
  ["", "", "3栋", "段妍"],
  ["统一社会信用代码", "法定代表人", "净利润（万元）", "星级"],
  [codes[0], "张三", 52, ""],
  ["备注", "", "", ""],
  ["", "", "", ""],
  ["填表人：", "苏理", "填表日期：", "2026年1月8日"],
];

test("labels in one line over values in the next, band below band, are one form", () => {
  expect(
    read(sheet(bands, { merged: ["A1:D1"] })).map(({ orientation, columns }) => ({ orientation, columns })),
  ).toEqual([
    {
      orientation: "form",
      columns: [
        "A3 enterpriseName",
        "B3 collegeEducated",
        "D3 highTechIssueDate",
        "D5 contactPerson",
        "A7 creditCode",
        "B7 legalRepresentative",
        "C7 netProfit",
        "A9 remarks",
      ],
    },
  ]);
});

test("labels and values in one cell: a colon in brackets is the label's, an empty one keeps its own cell, 备注 is a value", () => {
  const lines: readonly Line[] = [
    ["企业信息采集表（2025年）", ""],
    ["企业名称：长沙麓野光伏科技有限公司", `统一社会信用代码：${codes[0]}`],
    ["净利润（单位：千元）：184", "发证日期："],
    ["经办人：____张三____", "营业收入：____12____万元"],
    ["是否规上：否", "备注：新引进"],
    ["填表人：苏理", "填表日期：2026年1月8日"],
  ];
  const [form] = read(sheet(lines, { merged: ["A1:B1"] }));
  expect(form?.columns).toEqual([
    "A2 enterpriseName",
    "B2 creditCode",
    "A3 netProfit",
    "B3 highTechIssueDate",
    "A4 contactPerson",
    "B4 operatingRevenue",
    "A5 aboveScale",
    "B5 remarks",
  ]);
  expect(form?.rows[0]?.values).toMatchObject({
    netProfit: "184000",
    contactPerson: "张三",
    operatingRevenue: "120000",
    aboveScale: false,
    remarks: "新引进",
  });
});

test("forms beside one another are read each by itself; a part of one form that an empty column cuts off is none", () => {
  const one = (name: string, code: string | undefined): readonly (readonly Line[number][])[] => [
    ["企业名称", name, "法定代表人", "张三"],
    ["统一社会信用代码", code ?? "", "联系人", "李四"],
    ["注册地址", "星河路1号", "联系电话", "100-0000-0001"],
  ];
  const left = one("长沙甲科技有限公司", codes[0]);
  const right = one("长沙乙科技有限公司", codes[1]);
  const beside = left.map((line, at) => [...line, "", ...(right[at] ?? [])]);
  expect(read(sheet(beside)).map(({ columns, rows }) => [columns[0], rows[0]?.values.enterpriseName])).toEqual([
    ["B1 enterpriseName", "长沙甲科技有限公司"],
    ["G1 enterpriseName", "长沙乙科技有限公司"],
  ]);
  const cut = left.map(([a, b, c, d]) => [a ?? "", b ?? "", "", c ?? "", d ?? ""]);
  expect(read(sheet(cut)).map(({ columns }) => columns.length)).toEqual([6]);
});

test("a list of staff with one line is no contact of the enterprise", () => {
  const lines: readonly Line[] = [
    ["企业名称", "长沙甲科技有限公司", "统一社会信用代码", codes[0]],
    ["主要人员情况", "", "", ""],
    ["姓名", "职务", "学历", "联系电话"],
    ["张三", "总经理", "本科", "100-0000-0009"],
    ["注册地址", "星河路1号", "联系电话", "100-0000-0001"],
  ];
  const [form] = read(sheet(lines, { merged: ["A2:D2"] }));
  expect(form?.rows[0]?.values).toMatchObject({ contactPhone: "100-0000-0001" });
});
