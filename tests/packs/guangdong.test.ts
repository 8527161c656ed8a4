/** 广东2022 on a book made for it: values and verdicts worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import { type GoldenBook, judgeLines, type Line, measureLines, openGolden, type Row } from "./golden-book.ts";

const centre = (name: string, platformType: string, platformLevel: string, platformClusters: string): Row => [
  "platform",
  name,
  { platformType, platformLevel, platformClusters, platformRecognised: "2023-01-01" },
];
const park = (name: string, carrierLevel: string, affiliation: string): Row => [
  "carrier",
  name,
  { carrierType: "大学科技园", carrierLevel, affiliation, accreditedOn: "2023-01-01" },
];
const owned = (name: string, more: Record<string, string>): Row => ["enterprise", name, { stateOwned: "是", ...more }];

const rows: readonly Row[] = [
  centre("中心一", "技术创新中心", "省级", "半导体与集成电路"),
  centre("中心二", "制造业创新中心", "省级", "汽车"),
  centre("中心三", "技术创新中心", "省级", "绿色石化"),
  centre("中心四", "制造业创新中心", "省级", "绿色石化"),
  centre("中心五", "技术创新中心", "国家级", "新能源"),
  centre("中心六", "制造业创新中心", "市级", "数字创意"),
  ...["广州", "深圳", "珠海", "惠州"].map((city): Row => ["zone", `${city}高新区`, { zoneLevel: "国家级" }]),
  ["zone", "清远某高新区", { zoneLevel: "省级" }],
  [
    "carrier",
    "加速器一",
    { carrierType: "加速器", carrierLevel: "国家级", carrierZone: "广州高新区", accreditedOn: "2023-01-01" },
  ],
  [
    "carrier",
    "加速器二",
    { carrierType: "加速器", carrierLevel: "省级", carrierZone: "深圳高新区", accreditedOn: "2023-01-01" },
  ],
  [
    "carrier",
    "加速器三",
    { carrierType: "加速器", carrierLevel: "市级", carrierZone: "珠海高新区", accreditedOn: "2023-01-01" },
  ],
  [
    "carrier",
    "加速器四",
    { carrierType: "加速器", carrierLevel: "省级", carrierZone: "清远某高新区", accreditedOn: "2023-01-01" },
  ],
  ...["甲", "乙", "丙", "丁"].map((name): Row => ["university", `${name}大学`, { highLevelUniversity: "是" }]),
  ["university", "戊学院", { highLevelUniversity: "否" }],
  park("科技园一", "省级", "甲大学"),
  park("科技园二", "国家级", "乙大学"),
  park("科技园三", "市级", "丙大学"),
  park("科技园四", "省级", "戊学院"),
  [
    "fund",
    "孵化一号",
    { fundType: "孵化基金", fundSince: "2020-01-01", "fundScale@2024": "10亿元", "fundScale@2025": "12亿元" },
  ],
  [
    "fund",
    "产业一号",
    { fundType: "产业基金", fundSince: "2020-01-01", "fundScale@2024": "90亿元", "fundScale@2025": "70亿元" },
  ],
  [
    "carrier",
    "孵化器一",
    {
      carrierType: "科技企业孵化器",
      accreditedOn: "2020-01-01",
      "incubationFund@2024": "500万元",
      "incubationFund@2025": "400万元",
    },
  ],
  ["cluster", "汽车", { "clusterRevenue@2025": "150亿元", "clusterOutput@2025": "200亿元" }],
  ["cluster", "数字创意", { "clusterRevenue@2025": "100亿元", "clusterOutput@2025": "90亿元" }],
  ["cluster", "新能源", { "clusterRevenue@2025": "99亿元", "clusterOutput@2025": "50亿元" }],
  [
    "cluster",
    "信息技术孵化集群",
    {
      clusterSystem: "另一名录",
      clusterCategory: "产业孵化集群",
      "clusterRevenue@2025": "120亿元",
      "clusterOutput@2025": "80亿元",
    },
  ],
  ["report", "高技能人才", { reportUnit: "万人", "reportedValue@2025": "560" }],
  [
    "report",
    "主导或参与国际标准",
    { reportUnit: "项", "reportedValue@2020": "100", "reportedValue@2021": "150", "reportedValue@2025": "520" },
  ],
  [
    "report",
    "主导或参与国家标准",
    { reportUnit: "项", "reportedValue@2020": "200", "reportedValue@2021": "300", "reportedValue@2025": "2500" },
  ],
  ["report", "科技型企业群体全国位次", { reportUnit: "位次", "reportedValue@2025": "1" }],
  owned("国企一", { "researchInstitutes@2025": "2" }),
  owned("国企二", { researchInstituteName: "中央研究院" }),
  owned("国企三", { "researchInstitutes@2025": "0" }),
  owned("国企四", { "researchInstitutes@2025": "1" }),
  ["enterprise", "民企一", { stateOwned: "否", "researchInstitutes@2025": "0" }],
];

const line = (target: string, value: string, status: string, readings?: Record<string, string>): Line => ({
  target,
  asOf: "2025-12-31",
  value,
  status,
  ...(readings === undefined ? {} : { readings }),
});
const lines: readonly Line[] = [
  // 半导体, 汽车, 绿色石化, 新能源 (a national one); only 绿色石化 has both.
  line("GD-01", "4 个集群", "missed"),
  line("GD-01", "1 个集群", "missed", { centres: "both" }),
  line("GD-01", "3 个集群", "missed", { centres: "either-provincial" }),
  line("GD-01", "1 个集群", "missed", { centres: "both-provincial" }),
  // 广州 and 深圳 of four; 深圳 alone has a provincial one.
  line("GD-02", "50 %", "missed"),
  line("GD-02", "25 %", "missed", { national: "exact" }),
  line("GD-03", "50 %", "missed"),
  line("GD-03", "25 %", "missed", { national: "exact" }),
  line("GD-04", "12 亿元", "met"),
  line("GD-04", "12 亿元", "met", { fund: "funds" }),
  // Nine of the ten carriers do not say: what is known went down.
  line("GD-04", "0.04 亿元 不全", "missed", { fund: "carriers" }),
  // 汽车 150, 数字创意 100, 信息技术 120; of seventeen nothing is known.
  // 一批 states no number: a person decides.
  line("GD-05", "3 个 不全", "near"),
  line("GD-05", "1 个 不全", "near", { scale: "output" }),
  line("GD-05", "1 个", "near", { scale: "incubating" }),
  line("GD-06", "560 万人", "missed"),
  line("GD-07", "520 项", "met"),
  line("GD-07", "420 项", "missed", { since: "from2021" }),
  line("GD-07", "370 项", "missed", { since: "from2022" }),
  line("GD-08", "2500 项", "met"),
  line("GD-08", "2300 项", "missed", { since: "from2021" }),
  line("GD-08", "2200 项", "missed", { since: "from2022" }),
  line("GD-09", "75 %", "missed"),
  line("GD-10", "1 位次", "met", { rank: "first" }),
];

let book: GoldenBook;
beforeAll(async () => {
  book = await openGolden("guangdong", rows);
});

test("the value of every target of Guangdong in each reading", async () => {
  expect(await measureLines(book, lines)).toEqual(lines);
});

test("the verdict on every target of Guangdong in each reading", async () => {
  expect(await judgeLines(book, lines)).toEqual(lines);
});

test("the twenty tasks come with the departments the document names, the twenty clusters to be confirmed", () => {
  const { presets } = book.pack;
  const tasks = presets.find(({ kind }) => kind === "guangdong:tasks")?.entries ?? [];
  expect(tasks).toHaveLength(20);
  expect(tasks[0]?.values).toMatchObject({ responsibleUnit: "各产业集群牵头部门" });
  expect(tasks[9]?.values).toMatchObject({
    responsibleUnit: "省商务厅、省科技厅、省工业和信息化厅、海关总署广东分署、广东证监局",
  });
  expect(tasks[19]?.values).toMatchObject({ responsibleUnit: "省市场监管局" });
  const clusters = presets.find(({ kind }) => kind === "cluster")?.entries ?? [];
  expect(clusters.map(({ unconfirmed }) => unconfirmed)).toEqual(Array.from({ length: 20 }, () => true));
});
