/** 湖南2017–2019 on a book made for it: values and verdicts worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import { type GoldenBook, judgeLines, type Line, measureLines, openGolden, type Row } from "./golden-book.ts";

const all = "长沙 株洲 湘潭 益阳 衡阳 郴州 常德 怀化 宁乡 岳阳".split(" ").map((city) => `${city}高新区`);
const rest = all.slice(2);

/** All ten zones together in 2019: 18,000 件 ÷ 900 万人 = 20, ÷ 450 万人 = 40; 180 亿 ÷ 6000 亿 = 3 % (the mean of the ten ratios is 2.4 %); 增加值 5000 亿; 中小微 100 → 150. */
const zones: readonly Row[] = [
  [
    "zone",
    "长沙高新区",
    zone({ patents: 12000, people: 400, research: 90, sales: 3000, added: 2500, contracts: [64, 80, 90, 125] }),
  ],
  [
    "zone",
    "株洲高新区",
    zone({ patents: 3000, people: 100, research: 50, sales: 1000, added: 1500, contracts: [100, 110, 120, 150] }),
  ],
  ...rest.map((name): Row => ["zone", name, zone({ patents: 375, people: 50, research: 5, sales: 250, added: 125 })]),
];

interface ZoneFigures {
  readonly patents: number;
  readonly people: number;
  readonly research: number;
  readonly sales: number;
  readonly added: number;
  /** 技术合同 of 2016 to 2019. */
  readonly contracts?: readonly number[];
}

function zone({ patents, people, research, sales, added, contracts = [] }: ZoneFigures): Record<string, string> {
  return {
    "inventionPatents@2019": `${patents}`,
    "residentPopulation@2019": `${people}万人`,
    "workingPopulation@2019": `${people / 2}万人`,
    "zoneResearch@2019": `${research}亿元`,
    "zoneSales@2019": `${sales}亿元`,
    "highTechValueAdded@2019": `${added}亿元`,
    "zoneTechnologySmes@2016": "10",
    "zoneTechnologySmes@2019": "15",
    ...Object.fromEntries(contracts.map((value, at) => [`zoneContractValue@${2016 + at}`, `${value}亿元`])),
  };
}

const holds = (holder: string, qualificationType: string, qualificationIssued: string, until = ""): Row => [
  "qualification",
  "",
  { holder, qualificationType, qualificationIssued, ...(until === "" ? {} : { qualificationUntil: until }) },
];

/** 高企 at the ends of 2016: 甲, 乙; of 2019: 甲, 丙, 丁, 己. Only 己 is in 株洲. */
const enterprises: readonly Row[] = [
  ...["甲", "乙", "丙", "丁"].map((name): Row => ["enterprise", `${name}公司`, { zone: "长沙高新区" }]),
  ["enterprise", "己公司", { zone: "株洲高新区" }],
  holds("甲公司", "高新技术企业", "2015-10-28", "2018-10-27"),
  holds("甲公司", "高新技术企业", "2018-11-30", "2021-11-29"),
  holds("乙公司", "高新技术企业", "2016-09-10", "2019-09-09"),
  holds("丙公司", "高新技术企业", "2017-12-01", "2020-11-30"),
  holds("丁公司", "高新技术企业", "2019-12-31", "2022-12-30"),
  holds("己公司", "高新技术企业", "2018-10-17", "2021-10-16"),
  holds("甲公司", "科技型中小企业", "2016-05-01"),
  holds("丙公司", "科技型中小企业", "2019-05-01"),
  holds("丁公司", "科技型中小企业", "2019-06-01"),
  holds("甲公司", "创新型领军企业", "2018-01-01"),
  holds("乙公司", "创新型领军企业", "2020-01-01"),
  holds("丙公司", "高成长性企业", "2018-01-01"),
  holds("丁公司", "科技型小微企业", "2018-01-01"),
];

const carrier = (name: string, carrierType: string, carrierLevel: string, more: Record<string, string>): Row => [
  "carrier",
  name,
  { carrierType, carrierLevel, ...more },
];
const changsha = { carrierZone: "长沙高新区" };
const zhuzhou = { carrierZone: "株洲高新区" };
const huaihua = { carrierZone: "怀化高新区", accreditedOn: "2018-06-01" };
const carriers: readonly Row[] = [
  carrier("孵化器一", "科技企业孵化器", "国家级", { ...changsha, accreditedOn: "2015-01-01" }),
  carrier("孵化器二", "科技企业孵化器", "国家级", { ...changsha, accreditedOn: "2019-12-31" }),
  carrier("孵化器三", "科技企业孵化器", "国家级", { ...changsha, accreditedOn: "2020-05-01" }),
  carrier("孵化器四", "科技企业孵化器", "国家级", { ...zhuzhou, accreditedOn: "2016-01-01" }),
  carrier("孵化器五", "科技企业孵化器", "国家级", { ...zhuzhou, accreditedOn: "2016-01-01", revokedOn: "2018-12-31" }),
  carrier("空间一", "众创空间", "国家级", { ...changsha, accreditedOn: "2017-01-01" }),
  carrier("孵化器六", "科技企业孵化器", "国家级", huaihua),
  carrier("孵化器七", "科技企业孵化器", "省级", huaihua),
  carrier("空间二", "众创空间", "省级", huaihua),
  carrier("空间三", "众创空间", "市级", huaihua),
];

const cluster = (
  name: string,
  clusterZone: string,
  plannedScale: string,
  revenue: number,
  clusterLevel = "省级",
): Row => ["cluster", name, { clusterZone, plannedScale, clusterLevel, "clusterRevenue@2019": `${revenue}亿元` }];
const clusters: readonly Row[] = [
  cluster("工程机械", "长沙高新区", "千亿", 1200, "国家级"),
  cluster("新材料", "长沙高新区", "500亿", 300),
  cluster("轨道交通", "株洲高新区", "千亿", 900),
  cluster("通用航空", "株洲高新区", "千亿", 1000),
  cluster("专用设备", "益阳高新区", "500亿", 600),
  cluster("农产品", "益阳高新区", "500亿", 100),
  cluster("生物医药", "怀化高新区", "100亿", 120),
];

const inHuaihua = { institutionZone: "怀化高新区", institutionKey: "是" };
const services: readonly Row[] = [
  ["platform", "集聚区一", { platformType: "科技服务业集聚区", platformLevel: "国家级", platformZone: "长沙高新区" }],
  ["platform", "集聚区二", { platformType: "科技服务业集聚区", platformLevel: "国家级", platformZone: "怀化高新区" }],
  ["platform", "集聚区三", { platformType: "科技服务业集聚区", platformLevel: "省级", platformZone: "株洲高新区" }],
  ["platform", "集聚区四", { platformType: "科技服务业集聚区", platformLevel: "市级", platformZone: "株洲高新区" }],
  ["platform", "服务平台", { platformType: "创新创业服务平台", platformLevel: "省级", platformZone: "怀化高新区" }],
  ["fund", "创投基金", { fundType: "创业投资基金", fundZone: "怀化高新区" }],
  ["fund", "产业基金", { fundType: "产业基金", fundZone: "怀化高新区" }],
  ["institution", "研发机构", { institutionType: "研发机构", ...inHuaihua }],
  ["institution", "转移机构", { institutionType: "创新服务机构", ...inHuaihua }],
  ["institution", "科技银行", { institutionType: "金融服务机构", ...inHuaihua }],
  ["institution", "小额贷款", { institutionType: "金融服务机构", ...inHuaihua, institutionKey: "否" }],
];

const rows: readonly Row[] = [
  ...zones,
  ...enterprises,
  ...carriers,
  ...clusters,
  ...services,
  ["report", "全省高新技术企业数", { reportUnit: "家", "reportedValue@2016": "2000", "reportedValue@2019": "6000" }],
  ["milestone", "怀化高新区升级为国家高新区", { milestoneState: "推进" }],
  ["milestone", "宁乡高新区列为国家高新区后备力量培育", { milestoneState: "完成", milestoneDone: "2018-12-01" }],
  ["milestone", "岳阳高新区列为国家高新区后备力量培育", { milestoneState: "完成", milestoneDone: "2018-12-01" }],
];

const asOf = "2019-12-31";
const together = (target: string, value: string, status: string, readings?: Record<string, string>): Line => ({
  target,
  asOf,
  value,
  status,
  ...(readings === undefined ? {} : { readings }),
});
/** Of an each target: value and status by zone. */
const each = (
  target: string,
  zonesSay: Record<string, readonly [string, string]>,
  readings?: Record<string, string>,
): Line => ({
  ...together(target, "", "missed", readings),
  value: pick(zonesSay, 0),
  subjects: pick(zonesSay, 1),
});
const pick = (of: Record<string, readonly [string, string]>, at: 0 | 1): Record<string, string> =>
  Object.fromEntries(Object.entries(of).map(([city, pair]) => [`${city}高新区`, pair[at]]));
const separately = { whole: "one-by-one" };

const lines: readonly Line[] = [
  together("HN-01", "20 件/万人", "missed"),
  together("HN-01", "40 件/万人", "met", { population: "working" }),
  each(
    "HN-01",
    {
      长沙: ["30 件/万人", "met"],
      株洲: ["30 件/万人", "met"],
      怀化: ["7.5 件/万人", "missed"],
      宁乡: ["7.5 件/万人", "not a subject"],
    },
    separately,
  ),
  each(
    "HN-01",
    { 长沙: ["60 件/万人", "met"], 怀化: ["15 件/万人", "missed"] },
    { ...separately, population: "working" },
  ),
  together("HN-02", "3 %", "met"),
  each("HN-02", { 长沙: ["3 %", "met"], 株洲: ["5 %", "met"], 湘潭: ["2 %", "missed"] }, separately),
  together("HN-03", "5000 亿元", "met"),
  each("HN-04", { 长沙: ["1 个", "met"], 株洲: ["0 个", "missed"], 怀化: ["0 个", "not a subject"] }),
  // 2 in 2016, 4 in 2019.
  { ...together("HN-05", "4 家", "met"), actual: "2" },
  together("HN-05", "4 家", "met", { range: "ledger" }),
  { ...together("HN-05", "6000 家", "met", { range: "province" }), actual: "3" },
  // 长沙 2 → 3; 株洲 0 → 1, which no multiple can say.
  each("HN-05", { 长沙: ["3 家", "missed"], 株洲: ["1 家", "nodata"] }, separately),
  // 100 → 150.
  { ...together("HN-06", "150 家", "missed"), actual: "1.5", gap: "还差 50 家科技型中小微企业" },
  together("HN-06", "0 家", "nodata", { range: "ledger" }),
  // 甲 → 甲, 丙, 丁.
  together("HN-06", "3 家", "met", { range: "national" }),
  together("HN-06", "nodata", "nodata", { range: "province" }),
  each("HN-06", { 长沙: ["15 家", "missed"] }, separately),
  // 125 ÷ 64 = 1.25³; 150 ÷ 100 = 1.1447³.
  each("HN-07", {
    长沙: ["125 亿元", "met"],
    株洲: ["150 亿元", "missed"],
    湘潭: ["nodata", "nodata"],
    宁乡: ["nodata", "not a subject"],
  }),
  // 125 ÷ 80 = 1.25²; 150 ÷ 110 = 1.1677².
  each("HN-07", { 长沙: ["125 亿元", "met"], 株洲: ["150 亿元", "missed"] }, { growth: "cagr-2017" }),
  // 125 ÷ 90; 150 ÷ 120 is 25 % exactly.
  // Of the six other zones nothing is known.
  {
    ...each("HN-07", { 长沙: ["38.8889 %/年", "met"], 株洲: ["25 %/年", "met"] }, { growth: "yearly" }),
    status: "nodata",
  },
  // (25 + 12.5 + 38.8889) ÷ 3; (10 + 9.0909 + 25) ÷ 3.
  each("HN-07", { 长沙: ["25.463 %/年", "met"], 株洲: ["14.697 %/年", "missed"] }, { growth: "mean" }),
  // 三 is of 2020; 五 was revoked in 2018.
  each("HN-08", { 长沙: ["2 个", "met"], 株洲: ["1 个", "missed"], 湘潭: ["0 个", "missed"] }),
  each("HN-09", { 长沙: ["1 个", "missed"], 株洲: ["0 个", "missed"] }),
  // One national, one provincial.
  { ...each("HN-10", { 怀化: ["2 个", "met"] }), status: "met" },
  each("HN-10", { 怀化: ["1 个", "missed"] }, { national: "exact" }),
  each(
    "HN-10",
    { 怀化: ["2 个", "met"], 宁乡: ["0 个", "missed"], 岳阳: ["0 个", "missed"] },
    { reserve: "with-reserve" },
  ),
  { ...each("HN-11", { 怀化: ["1 个", "missed"] }), gap: "怀化高新区还差 1 个省级众创空间" },
  each("HN-11", { 怀化: ["1 个", "missed"] }, { national: "exact" }),
  together("HN-12", "3 个", "missed"),
  together("HN-13", "1 个", "missed"),
  together("HN-13", "2 个", "missed", { based: "anywhere" }),
  { ...each("HN-14", { 怀化: ["1 个", "met"] }), status: "met" },
  { ...each("HN-15", { 怀化: ["1 支", "met"] }), status: "met" },
  each("HN-16", { 怀化: ["3 家", "missed"] }),
  each("HN-16", { 怀化: ["2 家", "missed"] }, { finance: "without-finance" }),
  each("HN-17", { 怀化: ["2 家", "missed"] }),
  each("HN-17", { 怀化: ["2 家", "missed"], 宁乡: ["0 家", "missed"] }, { reserve: "with-reserve" }),
  each("HN-18", {
    长沙: ["1 个", "met"],
    株洲: ["2 个", "met"],
    湘潭: ["0 个", "missed"],
    益阳: ["0 个", "not a subject"],
  }),
  // 1200 of 长沙; 1000 but not 900 of 株洲.
  each("HN-18", { 长沙: ["1 个", "met"], 株洲: ["1 个", "met"], 湘潭: ["0 个", "missed"] }, { scale: "actual" }),
  each("HN-19", { 长沙: ["1 个", "missed"], 株洲: ["0 个", "missed"] }),
  each("HN-19", { 长沙: ["0 个", "missed"], 株洲: ["1 个", "missed"] }, { scale: "actual" }),
  each("HN-20", { 益阳: ["2 个", "met"], 衡阳: ["0 个", "missed"], 长沙: ["1 个", "not a subject"] }),
  each("HN-20", { 益阳: ["1 个", "missed"] }, { scale: "actual" }),
  { ...each("HN-21", { 怀化: ["1 个", "met"] }), status: "met" },
  { ...each("HN-21", { 怀化: ["1 个", "met"] }, { scale: "actual" }), status: "met" },
  each("HN-11", { 怀化: ["1 个", "missed"], 岳阳: ["0 个", "missed"] }, { reserve: "with-reserve" }),
  each("HN-14", { 怀化: ["1 个", "met"], 宁乡: ["0 个", "missed"] }, { reserve: "with-reserve" }),
  each("HN-15", { 怀化: ["1 支", "met"], 宁乡: ["0 支", "missed"] }, { reserve: "with-reserve" }),
  each("HN-16", { 怀化: ["3 家", "missed"], 宁乡: ["0 家", "missed"] }, { reserve: "with-reserve" }),
  each("HN-21", { 怀化: ["1 个", "met"], 宁乡: ["0 个", "missed"] }, { reserve: "with-reserve" }),
  // 乙 became one in 2020.
  together("HN-22", "1 家", "missed"),
  together("HN-23", "1 家", "missed"),
  together("HN-24", "1 家", "missed"),
  together("HN-25", "0", "missed"),
];

let book: GoldenBook;
beforeAll(async () => {
  book = await openGolden("hunan", rows);
});

test("the value of every target of Hunan in each reading", async () => {
  expect(await measureLines(book, lines)).toEqual(lines);
});

test("the verdict on every target of Hunan in each reading", async () => {
  expect(await judgeLines(book, lines)).toEqual(lines);
});

test("a maker space more, and the zone that lacked one has enough", async () => {
  const other = await openGolden("hunan", rows);
  await other.put([carrier("空间四", "众创空间", "省级", { ...huaihua, accreditedOn: "2019-09-30" })]);
  const line = { ...each("HN-11", { 怀化: ["2 个", "met"] }), status: "met" };
  expect(await measureLines(other, [line])).toEqual([line]);
  expect(await judgeLines(other, [line])).toEqual([line]);
});

test("a base year of other figures than the present ones is said beside the verdict", async () => {
  const other = await openGolden("hunan", [...enterprises, ["zone", "长沙高新区", { "zoneHighTech@2016": "500" }]]);
  const question = { asOf, zone: null, period: null, snapshot: null, pack: "hunan", target: "HN-05", readings: null };
  const judged = await other.services["targets/judge"](question);
  expect(judged.ok ? judged.value.status : "refused").toBe("missed");
  expect(judged.ok ? judged.value.missing : []).toEqual([
    "用的是首选的第2种算法（前面的没有数据：高新技术企业数（2019年）一个数也没有（有2016年的，不同期间不能混用））。",
    "2016年：高新技术企业数（2016年）：有 1 个，缺 9 个。",
    "2016年：有10个高新区没有起始日期（认定、成立等），按已在册计入。",
    "2016年：用的是首选的第1种算法。",
  ]);
});

test("growth over a base that lacks data is not taken for certain", async () => {
  const partly = { "zoneTechnologySmes@2016": "10", "zoneTechnologySmes@2019": "90" };
  const other = await openGolden("hunan", [
    ["zone", "长沙高新区", partly],
    ...all.slice(1).map((name): Row => ["zone", name, { "zoneTechnologySmes@2019": "15" }]),
  ]);
  expect(await judgeLines(other, [together("HN-06", "225 家", "near")])).toEqual([together("HN-06", "225 家", "near")]);
});
