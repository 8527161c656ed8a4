/** 绍兴 on a book made for it: values and verdicts worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import { type GoldenBook, judgeLines, type Line, measureLines, openGolden, type Row } from "./golden-book.ts";

const complex = (
  carrierIndustry: string,
  [buildStage, carrierLevel, floorArea, accreditedOn = "2019-01-01"]: readonly [string, string, number, string?],
  name = carrierIndustry,
): Row => [
  "carrier",
  `${name}综合体`,
  {
    carrierType: "产业创新服务综合体",
    carrierIndustry,
    buildStage,
    carrierLevel,
    floorArea: `${floorArea}㎡`,
    accreditedOn,
  },
];
const holds = (
  holder: string,
  qualificationType: string,
  qualificationIssued: string,
  qualificationUntil: string,
): Row => ["qualification", "", { holder, qualificationType, qualificationIssued, qualificationUntil }];

const rows: readonly Row[] = [
  complex("纺织", ["基本建成", "省级", 5000]),
  complex("纺织", ["建成", "省级", 8000], "现代纺织"),
  complex("化工", ["建成", "省级", 4999]),
  complex("黄酒", ["在建", "市级", 6000]),
  complex("珍珠", ["规划", "市级", 3000]),
  complex("高端装备", ["基本建成", "省级创建", 5200]),
  complex("现代医药", ["建成", "市级", 5100]),
  complex("新材料", ["基本建成", "省级", 7000, "2021-06-01"]),
  complex("袜艺", ["建成", "市级", 9000]),
  [
    "report",
    "产业创新投入",
    {
      reportUnit: "亿元",
      "reportedValue@2016": "8",
      "reportedValue@2017": "10",
      "reportedValue@2018": "11",
      "reportedValue@2020": "17.28",
    },
  ],
  ["enterprise", "甲公司", { "researchInstitutes@2019": "1", "researchInstitutes@2020": "2" }],
  ["enterprise", "乙公司", { "researchInstitutes@2019": "2", "researchInstitutes@2020": "2" }],
  ["enterprise", "丙公司", { "researchInstitutes@2019": "0", "researchInstitutes@2020": "1" }],
  ["platform", "研究院一", { platformType: "企业研究院", platformRecognised: "2018-05-01" }],
  ["platform", "研究院二", { platformType: "企业研究院", platformRecognised: "2020-05-01" }],
  holds("甲公司", "高新技术企业", "2018-11-30", "2021-11-29"),
  holds("乙公司", "高新技术企业", "2017-11-01", "2020-10-31"),
  holds("丙公司", "高新技术企业", "2020-12-01", "2023-11-30"),
  holds("甲公司", "科技型中小企业", "2019-05-01", "2019-12-31"),
  holds("甲公司", "科技型中小企业", "2020-04-01", "2020-12-31"),
  holds("乙公司", "科技型中小企业", "2020-04-01", "2020-12-31"),
];

const y2020 = "2020-12-31";
const lines: readonly Line[] = [
  // 纺织 (twice), 化工, 高端装备, 现代医药; 新材料 is of 2021, 袜艺 is none of the nine.
  { target: "ZJ-01", asOf: y2020, value: "4 个产业", status: "missed" },
  { target: "ZJ-01", asOf: y2020, readings: { built: "done" }, value: "3 个产业", status: "missed" },
  // 黄酒 and 珍珠 have a level too.
  { target: "ZJ-01", asOf: y2020, readings: { built: "recognised" }, value: "6 个产业", status: "missed" },
  // 纺织 twice and 化工: less than 80 % of five.
  { target: "ZJ-02", asOf: y2020, value: "3 家", status: "missed", actual: "3", gap: "还差 2 家进入省级行列的综合体" },
  // With 省级创建 four, which is 80 % of five.
  { target: "ZJ-02", asOf: y2020, readings: { province: "listed" }, value: "4 家", status: "near" },
  { target: "ZJ-03", asOf: "2022-12-31", value: "4 家", status: "missed" },
  { target: "ZJ-03", asOf: "2022-12-31", readings: { province: "listed" }, value: "5 家", status: "missed" },
  // 17.28 ÷ 10 = 1.2³; ÷ 11 = 1.2534²; ÷ 8 = 1.2123⁴.
  { target: "ZJ-04", asOf: y2020, value: "17.28 亿元", status: "met", actual: "20" },
  { target: "ZJ-04", asOf: y2020, readings: { base: "2018" }, value: "17.28 亿元", status: "met", actual: "25.3359" },
  { target: "ZJ-04", asOf: y2020, readings: { base: "2016" }, value: "17.28 亿元", status: "met", actual: "21.2309" },
  // 3 → 5.
  { target: "ZJ-05", asOf: y2020, value: "5 家", status: "met" },
  { target: "ZJ-05", asOf: y2020, readings: { what: "institutes" }, value: "2 家", status: "met" },
  { target: "ZJ-05", asOf: y2020, readings: { what: "bodies" }, value: "5 家", status: "met" },
  // 甲, 乙 → 甲, 丙: no more than the year before.
  { target: "ZJ-06", asOf: y2020, value: "2 家", status: "missed" },
  // 甲 → 甲, 乙.
  { target: "ZJ-07", asOf: y2020, value: "2 家", status: "met" },
  {
    target: "ZJ-08",
    asOf: y2020,
    value: { 纺织综合体: "5000 平方米", 化工综合体: "4999 平方米", 珍珠综合体: "3000 平方米" },
    status: "missed",
    actual: "6",
    subjects: { 纺织综合体: "met", 化工综合体: "missed", 珍珠综合体: "missed" },
  },
];

let book: GoldenBook;
beforeAll(async () => {
  book = await openGolden("shaoxing", rows);
});

test("the value of every target of Shaoxing in each reading", async () => {
  expect(await measureLines(book, lines)).toEqual(lines);
});

test("the verdict on every target of Shaoxing in each reading", async () => {
  expect(await judgeLines(book, lines)).toEqual(lines);
});

test("what nobody has seen of the assessment is marked so", () => {
  const assessment = book.pack.presets.find(({ kind }) => kind === "shaoxing:assessment")?.entries ?? [];
  const known = assessment.filter(({ unconfirmed }) => unconfirmed !== true);
  expect(known.map(({ values }) => values["shaoxing:assessment/standard"])).toEqual(["10", "9", "11"]);
  expect(assessment.at(-1)).toMatchObject({
    unconfirmed: true,
    values: { "shaoxing:assessment/class": "第四类（未见）" },
  });
});
