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

test("a name alone over its value begins a form in bands; words under figures are the next labels", () => {
  const lines: readonly Line[] = [
    ["企业信息登记表（2025年度）", "", ""],
    ["企业名称", "", ""],
    ["长沙甲科技有限公司", "", ""],
    ["工业总产值（万元）", "利润总额（万元）", "专利授权（件）"],
    [3897.29, 99.53, 7],
    ["营收增速", "楼栋", "网格员"],
    [5.11, 29.25, ""],
    ["统一社会信用代码", "联系人", "联系电话"],
    [codes[0], "张三", "100-0000-0001"],
  ];
  expect(read(sheet(lines, { merged: ["A1:C1"] })).map(({ columns }) => columns)).toEqual([
    [
      "A3 enterpriseName",
      "A5 industrialOutput",
      "B5 totalProfit",
      "C5 patentGrants",
      "A9 creditCode",
      "B9 contactPerson",
      "C9 contactPhone",
    ],
  ]);
});

test("one label a line, form beside form with wide value cells, is no transposed table; each has its own unit line", () => {
  const one = (name: string, code: string | undefined, unit: string): readonly Line[] => [
    ["企业情况登记卡（2025年）", "", ""],
    ["", "", `单位：${unit}`],
    ["企业名称：", name, ""],
    ["统一社会信用代码：", code ?? "", ""],
    ["营业收入：", 100, ""],
    ["经办人：", "张三", ""],
    ["联系电话：", "100-0000-0001", ""],
  ];
  const right = one("长沙乙科技有限公司", codes[1], "元");
  const beside = one("长沙甲科技有限公司", codes[0], "万元").map((line, at) => [...line, "", ...(right[at] ?? [])]);
  const merged = ["A1:C1", "E1:G1", ...[3, 4, 5, 6, 7].flatMap((row) => [`B${row}:C${row}`, `F${row}:G${row}`])];
  expect(
    read(sheet(beside, { merged })).map(({ orientation, rows }) => [
      orientation,
      rows[0]?.values.enterpriseName,
      rows[0]?.values.contactPerson,
    ]),
  ).toEqual([
    ["form", "长沙甲科技有限公司", "张三"],
    ["form", "长沙乙科技有限公司", "张三"],
  ]);
});

test("a tall cell before several lines of labels is their group, and No is a value", () => {
  const lines: readonly Line[] = [
    ["企业基本信息", "企业名称", "长沙甲电子科技有限公司", "法人代表", "陈怡"],
    ["", "税号", codes[0], "注册日期", "2008-11-29"],
    ["资质情况", "是否规上", "No", "是否高企", "Yes"],
  ];
  const [form] = read(sheet(lines, { merged: ["A1:A2"] }));
  expect(form?.rows[0]?.values).toMatchObject({
    enterpriseName: "长沙甲电子科技有限公司",
    legalRepresentative: "陈怡",
    aboveScale: false,
    highTechEnterprise: true,
  });
});

test("a column of dashes beside transposed fields is no enterprise", () => {
  const lines: readonly Line[] = [
    ["企业名称", "—", "长沙甲科技有限公司", "长沙乙科技有限公司"],
    ["统一社会信用代码", "—", codes[0], codes[1]],
    ["高企证书编号", "—", "GR202543000001", ""],
    ["联系人", "—", "张三", "李四"],
  ];
  const [table] = read(sheet(lines));
  expect([table?.orientation, table?.rows.map(({ row }) => row)]).toEqual(["columns", [3, 4]]);
});

test("a heading across a form may say the words of a field; the label under it stands over its value", () => {
  const lines: readonly Line[] = [
    ["企业名称", "统一社会信用代码", "法人姓名"],
    ["长沙甲科技有限公司", codes[0], "张三"],
    ["一、从业人员情况", "", ""],
    ["年末从业人员（人）", "", ""],
    [47, "", ""],
    ["企业经营地址", "备注说明", ""],
    ["星河路1号", "", ""],
    ["星级", "", ""],
    ["3栋", "", ""],
  ];
  expect(read(sheet(lines, { merged: ["A3:C3"] })).map(({ columns }) => columns)).toEqual([
    [
      "A2 enterpriseName",
      "B2 creditCode",
      "C2 legalRepresentative",
      "A5 employees",
      "A7 businessAddress",
      "B7 remarks",
    ],
  ]);
});

test("从业人员情况 alone between transposed fields is a heading", () => {
  const lines: readonly Line[] = [
    ["企业名称", "长沙甲科技有限公司", "长沙乙科技有限公司"],
    ["统一社会信用代码", codes[0], codes[1]],
    ["从业人员情况", "", ""],
    ["研发人员（人）", 3, 7],
    ["大专以上（人）", 32, 14],
  ];
  expect(read(sheet(lines)).map(({ columns }) => columns)).toEqual([
    ["1 enterpriseName", "2 creditCode", "4 researchers", "5 collegeEducated"],
  ]);
});

test("说明 in each of several forms side by side makes no dictionary of the sheet", () => {
  const one = (name: string, code: string | undefined): readonly Line[] => [
    ["企业名称", "统一社会信用代码", "电话"],
    [name, code ?? "", "100-0000-0001"],
    ["注册资本（万元）", "主要产品", "说明"],
    [500, "通信终端", ""],
  ];
  const right = one("长沙乙科技有限公司", codes[1]);
  const beside = one("长沙甲科技有限公司", codes[0]).map((line, at) => [...line, "", ...(right[at] ?? [])]);
  expect(read(sheet(beside)).map(({ orientation, columns }) => [orientation, columns.length])).toEqual([
    ["form", 6],
    ["form", 6],
  ]);
});
