/** 山西2020 on a book made for it: values and verdicts worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import { type GoldenBook, judgeLines, type Line, measureLines, openGolden, type Row } from "./golden-book.ts";

const highTech = (holder: string, qualificationIssued: string, more: Readonly<Record<string, string>>): Row => [
  "qualification",
  "",
  { holder, qualificationType: "高新技术企业", qualificationIssued, ...more },
];
const until = (qualificationUntil: string) => ({ qualificationUntil });

/** As of the ends of 2019, 2020, 2022: 1,2,6 · 1,3,6,7,8 · 1,3,4,5,7. */
const certificates: readonly Row[] = [
  ...["一", "二", "三", "四", "五", "七", "八"].map((name): Row => ["enterprise", `高企${name}`]),
  highTech("高企一", "2018-11-30", until("2021-11-29")),
  highTech("高企一", "2021-12-01", until("2024-11-30")),
  highTech("高企二", "2017-12-01", until("2020-11-30")),
  highTech("高企三", "2020-09-01", until("2023-08-31")),
  highTech("高企四", "2021-10-01", until("2024-09-30")),
  highTech("高企五", "2022-12-15", until("2025-12-14")),
  highTech("高企七", "2020-12-20", until("2023-12-19")),
  highTech("高企八", "2020-03-01", { qualificationRevoked: "2021-05-01" }),
  [
    "enterprise",
    "高企六",
    { highTechEnterprise: "是", highTechIssueDate: "2019-09-01", highTechValidUntil: "2022-08-31" },
  ],
];

const leader = (holder: string, qualificationIssued: string, more: Readonly<Record<string, string>> = {}): Row => [
  "qualification",
  "",
  { holder, qualificationType: "创新型领军企业", qualificationIssued, ...more },
];
const model = (holder: string, more: Readonly<Record<string, string>>): Row => [
  "qualification",
  "",
  { holder, qualificationType: "科技成果转化示范企业", qualificationIssued: "2021-06-01", ...more },
];

/** Five above scale: four active; institutes at 1, 2, 4; expense at 1, 2. */
const industrial: readonly Row[] = [
  [
    "enterprise",
    "规上一",
    { aboveScale: "是", innovationActive: "是", researchInstituteName: "技术中心", "researchExpense@2020": "10万元" },
  ],
  [
    "enterprise",
    "规上二",
    { aboveScale: "是", innovationActive: "是", "researchInstitutes@2020": "2", "researchExpense@2020": "5万元" },
  ],
  [
    "enterprise",
    "规上三",
    { aboveScale: "是", innovationActive: "否", "researchInstitutes@2020": "0", "researchExpense@2020": "0元" },
  ],
  [
    "enterprise",
    "规上四",
    { aboveScale: "是", innovationActive: "是", researchInstituteName: "研究院", "researchExpense@2020": "0元" },
  ],
  ["enterprise", "规上五", { innovationActive: "是", "researchInstitutes@2020": "0", "researchExpense@2020": "0元" }],
  ["qualification", "", { holder: "规上五", qualificationType: "规模以上企业", qualificationIssued: "2019-01-01" }],
];

const platform = (name: string, platformType: string, platformLevel: string, more = {}): Row => [
  "platform",
  name,
  { platformType, platformLevel, platformRecognised: "2020-01-01", ...more },
];
const platforms: readonly Row[] = [
  platform("实验室一", "重点实验室", "省级", { platformClusters: "半导体", platformProgramme: "省十大重点实验室" }),
  platform("实验室二", "重点实验室", "省级", { platformClusters: "光电" }),
  platform("实验室三", "重点实验室", "国家级", { platformClusters: "光伏" }),
  platform("中心一", "技术创新中心", "省级", { platformClusters: "半导体" }),
  platform("中心二", "制造业创新中心", "省级", { platformClusters: "半导体" }),
  platform("中心三", "制造业创新中心", "市级", { platformClusters: "光电" }),
  platform("中试一", "中试基地", "省级"),
  platform("中试二", "中试基地", "市级"),
  platform("转移一", "科技成果转移转化示范基地", "省级"),
  platform("工厂一", "智能工厂", "省级"),
  platform("工厂二", "智能工厂", "省级"),
  platform("车间一", "数字化车间", "省级"),
  platform("车间二", "数字化车间", "省级", { platformRevoked: "2020-06-30" }),
];

/** Twelve of the fourteen by 2020; the thirteenth in 2021. 碳基 is another spelling of 炭基. */
const clusters =
  "信息技术应用创新 大数据融合创新 半导体 光电 光伏 碳基新材料 生物基新材料 特种金属材料 先进轨道交通装备 煤机智能制造装备 智能网联新能源汽车 通用航空";
const alliances: readonly Row[] = [
  ...clusters
    .split(" ")
    .map((name): Row => ["alliance", `${name}联盟`, { allianceClusters: name, allianceSince: "2019-10-01" }]),
  ["alliance", "医药联盟", { allianceClusters: "现代医药和大健康", allianceSince: "2021-03-01" }],
];

const rows: readonly Row[] = [
  ["reference", "全国R&D经费投入强度", { "referenceValue@2023": "1.1", "referenceValue@2024": "2.68" }],
  ["report", "全社会R&D经费内部支出占GDP比重", { reportUnit: "%", "reportedValue@2024": "1.2" }],
  ["report", "全社会R&D经费内部支出", { reportUnit: "亿元", "reportedValue@2023": "300" }],
  ["report", "地区生产总值", { reportUnit: "亿元", "reportedValue@2023": "25000" }],
  [
    "report",
    "国家重点实验室当年承担或参与国家科技任务数",
    { reportUnit: "项", "reportedValue@2021": "1", "reportedValue@2023": "0" },
  ],
  ...certificates,
  ...industrial,
  leader("规上一", "2021-05-01"),
  leader("规上二", "2022-11-01", { qualificationLevel: "国家级" }),
  leader("规上三", "2020-05-01", { qualificationRevoked: "2022-01-10" }),
  model("规上一", { qualificationLevel: "省级" }),
  model("规上二", {}),
  model("规上三", { qualificationLevel: "市级" }),
  ...platforms,
  ...alliances,
  ["project", "攻关一", { projectType: "百项关键技术研发", projectStart: "2020-03-01" }],
  ["project", "攻关二", { projectType: "百项关键技术研发", projectStart: "2021-03-01" }],
  ["project", "创新一", { projectType: "百项创新项目实施" }],
  ["project", "推广一", { projectType: "百项技术推广示范" }],
  ["project", "转化一", { projectType: "重点科技成果转化及推广示范" }],
  ["milestone", "完成创新生态建设的顶层设计", { milestoneState: "完成", milestoneDone: "2020-06-30" }],
  ["milestone", "绘制完成创新生态云图", { milestoneState: "完成", milestoneDone: "2020-12-31" }],
  ["milestone", "三年点上突破", { milestoneState: "推进" }],
];

const y2020 = "2020-12-31";
const y2022 = "2022-12-31";
const counted = (target: string, value: string): Line => ({ target, asOf: y2022, value, status: "missed" });
const lines: readonly Line[] = [
  { target: "SX-01", asOf: "2024-12-31", value: "1.2 %", status: "missed" },
  // 300 ÷ 25000, against 1.1.
  { target: "SX-01", asOf: "2023-12-31", value: "1.2 %", status: "met" },
  counted("SX-02", "2 家"),
  // 5 less 3 of 2019; 5 less 5 of 2020.
  { ...counted("SX-03", "5 家"), actual: "2", gap: "还差 998 家高新技术企业" },
  { ...counted("SX-03", "5 家"), readings: { base: "2020" }, actual: "0" },
  // Certified within 2020–2022: 一, 三, 四, 五, 七, 八.
  { ...counted("SX-03", "6 家"), readings: { way: "issued" }, actual: "6" },
  { target: "SX-04", asOf: y2020, value: "80 %", status: "missed" },
  { target: "SX-04", asOf: y2020, readings: { activity: "institute" }, value: "60 %", status: "missed" },
  { target: "SX-04", asOf: y2020, readings: { activity: "expense" }, value: "40 %", status: "missed" },
  { target: "SX-05", asOf: y2020, value: "12 个集群", status: "missed" },
  { target: "SX-05", asOf: "2021-12-31", value: "13 个集群", status: "missed" },
  counted("SX-06", "2 个"),
  // Of the other twelve platforms nothing says whether they are among the ten.
  { ...counted("SX-06", "1 个 不全"), readings: { what: "named" } },
  { ...counted("SX-06", "2 个"), readings: { what: "coverage" } },
  counted("SX-07", "2 个"),
  { ...counted("SX-07", "1 个"), readings: { what: "manufacturing" } },
  { ...counted("SX-07", "1 个"), readings: { what: "technology" } },
  { ...counted("SX-07", "nodata"), readings: { what: "named" }, status: "nodata" },
  { ...counted("SX-07", "1 个"), readings: { what: "coverage" } },
  { target: "SX-08", asOf: "2021-12-31", value: "1 项/年", status: "met" },
  { target: "SX-08", asOf: "2023-12-31", value: "0 项/年", status: "missed" },
  counted("SX-09", "2 项"),
  counted("SX-10", "1 项"),
  counted("SX-11", "1 项"),
  counted("SX-12", "1 个"),
  counted("SX-13", "1 项"),
  counted("SX-14", "2 个"),
  counted("SX-15", "1 个"),
  counted("SX-16", "2 个"),
  counted("SX-17", "1 个"),
  { target: "SX-M1", asOf: y2020, value: "1", status: "met" },
  { target: "SX-M2", asOf: y2020, value: "0", status: "missed" },
  { target: "SX-M2", asOf: y2022, readings: { year: "suspected" }, value: "0", status: "missed" },
];

let book: GoldenBook;
beforeAll(async () => {
  book = await openGolden("shanxi", rows);
});

test("the value of every target of Shanxi in each reading", async () => {
  expect(await measureLines(book, lines)).toEqual(lines);
});

test("the verdict on every target of Shanxi in each reading", async () => {
  expect(await judgeLines(book, lines)).toEqual(lines);
});

test("the list of national averages brings names and no values", async () => {
  const { pack } = await openGolden("shanxi", []);
  const figures = pack.presets.flatMap(({ entries }) => entries.flatMap(({ values }) => Object.keys(values)));
  expect(figures.filter((key) => key.includes("@"))).toEqual([]);
});
