/** 山东2015 on a book made for it: values and verdicts worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import { need } from "../services/registers/register-desk.ts";
import { type GoldenBook, judgeLines, type Line, measureLines, openGolden, type Row } from "./golden-book.ts";

const names =
  "半导体发光 高端聚氨酯 海洋生物技术与医药 高端石油装备 铜冶炼与铜材深加工 高效生态农业 云计算 智能输配电 高分子材料 先进陶瓷 矿山机械 钢铁新材料 生物技术与医药 新能源电动汽车 复合材料 工程机械 数控加工装备制造 锂电";

/** 工业总产值 and 营业收入 of 2015 and 2020 in 亿元; all others of the list had 500 of each. */
const figures: Readonly<Record<string, readonly [number, number, number, number]>> = {
  高端石油装备: [1200, 1300, 1500, 1400],
  铜冶炼与铜材深加工: [1800, 900, 2000, 1900],
  钢铁新材料: [1000, 1500, 1600, 500],
  海洋生物技术与医药: [600, 1100, 1001, 500],
  云计算: [500, 500, 1000, 500],
};

const rows: readonly Row[] = [
  ...names.split(" ").map((name): Row => ["cluster", name, yearly(figures[name] ?? [500, 500, 500, 500])]),
  [
    "cluster",
    "家电",
    {
      clusterSystem: "另一名录",
      keySupported: "否",
      clusterRecognised: "2012-05-01",
      ...yearly([2500, 2600, 3000, 3100]),
    },
  ],
  [
    "cluster",
    "新认定甲",
    {
      clusterSystem: "另一名录",
      keySupported: "否",
      clusterRecognised: "2019-03-01",
      "clusterOutput@2020": "100亿元",
      "clusterRevenue@2020": "100亿元",
    },
  ],
  [
    "cluster",
    "新认定乙",
    {
      clusterSystem: "另一名录",
      keySupported: "否",
      clusterRecognised: "2020-12-31",
      "clusterOutput@2020": "1200亿元",
      "clusterRevenue@2020": "900亿元",
    },
  ],
  [
    "cluster",
    "新认定丙",
    {
      clusterSystem: "另一名录",
      keySupported: "否",
      clusterRecognised: "2021-01-01",
      "clusterOutput@2020": "5000亿元",
    },
  ],
];

function yearly([output15, revenue15, output20, revenue20]: readonly [number, number, number, number]) {
  return {
    "clusterOutput@2015": `${output15}亿元`,
    "clusterRevenue@2015": `${revenue15}亿元`,
    "clusterOutput@2020": `${output20}亿元`,
    "clusterRevenue@2020": `${revenue20}亿元`,
  };
}

const y2015 = "2015-12-31";
const y2020 = "2020-12-31";
const lines: readonly Line[] = [
  // 产值 above 1000: 石油 1200, 铜 1800, 家电 2500. 钢铁 has 1000 exactly, and 过 is more than that.
  { target: "SD-01", asOf: y2015, value: "3 个", status: "missed" },
  // 营收: 石油 1300, 钢铁 1500, 海洋 1100, 家电 2600.
  { target: "SD-01", asOf: y2015, readings: { scale: "revenue" }, value: "4 个", status: "missed" },
  // Without 家电, which is not on the list.
  { target: "SD-01", asOf: y2015, readings: { scale: "output-listed" }, value: "2 个", status: "missed" },
  { target: "SD-01", asOf: y2015, readings: { scale: "revenue-listed" }, value: "3 个", status: "missed" },
  // 甲 2019 and 乙 2020-12-31; 丙 is of 2021. No date is known of the 18.
  { target: "SD-02", asOf: y2020, value: "2 个 不全", status: "missed" },
  // 6 in 2020 less 3 in 2015.
  { target: "SD-02", asOf: y2020, readings: { new: "crossed" }, value: "3 个", status: "missed" },
  // 3 in 2020 less 4 in 2015.
  { target: "SD-02", asOf: y2020, readings: { new: "crossed-revenue" }, value: "-1 个", status: "missed" },
  // 石油 1500, 铜 2000, 钢铁 1600, 海洋 1001, 家电 3000, 乙 1200; 云计算 has 1000 exactly.
  { target: "SD-03", asOf: y2020, value: "6 个", status: "missed" },
  // 石油 1400, 铜 1900, 家电 3100.
  { target: "SD-03", asOf: y2020, readings: { scale: "revenue" }, value: "3 个", status: "missed" },
  { target: "SD-03", asOf: y2020, readings: { scale: "output-listed" }, value: "4 个", status: "missed" },
  { target: "SD-03", asOf: y2020, readings: { scale: "revenue-listed" }, value: "2 个", status: "missed" },
  // 18 are named, 20 were announced.
  { target: "SD-04", asOf: y2020, value: "18 个", status: "missed", gap: "还差 2 个重点支持集群" },
  {
    target: "SD-05",
    asOf: y2020,
    value: { 铜冶炼与铜材深加工: "2000 亿元", 云计算: "1000 亿元", 锂电: "500 亿元" },
    status: "missed",
    actual: "6",
    subjects: { 铜冶炼与铜材深加工: "met", 云计算: "missed", 锂电: "missed" },
  },
  {
    target: "SD-05",
    asOf: y2020,
    readings: { scale: "revenue" },
    value: { 铜冶炼与铜材深加工: "1900 亿元", 钢铁新材料: "500 亿元" },
    status: "missed",
    subjects: { 铜冶炼与铜材深加工: "met", 钢铁新材料: "missed" },
  },
];

let book: GoldenBook;
beforeAll(async () => {
  book = await openGolden("shandong", rows);
});

test("the value of every target of Shandong in each reading", async () => {
  expect(await measureLines(book, lines)).toEqual(lines);
});

test("the verdict on every target of Shandong in each reading", async () => {
  expect(await judgeLines(book, lines)).toEqual(lines);
});

test("the two clusters nobody named are blank lines of the list, not clusters", async () => {
  expect(await book.names("cluster")).toHaveLength(18 + 4);
  expect((await book.names("shandong:key-clusters")).slice(-2)).toEqual(["待补1", "待补2"]);
});

test("a roster that calls a cluster by its traditional name is about the same cluster", async () => {
  const untouched = await openGolden("shandong", []);
  const desk = await openGolden("shandong", []);
  const text = "集群名称,集群所在市\n智慧型輸配電,济南\n鋰電,枣庄\n";
  await desk.take(await desk.read("创新型产业集群.csv", new TextEncoder().encode(text)));
  expect(await desk.names("cluster")).toEqual(await untouched.names("cluster"));
  const request = {
    kind: "cluster",
    search: "",
    filters: [],
    sort: [],
    columns: ["clusterCity"],
    offset: 0,
    limit: 99,
  };
  const { rows: kept } = need(await desk.services["enterprises/list"](request));
  const cities = kept.flatMap(({ name, values: { clusterCity } }) =>
    clusterCity === undefined ? [] : [[name, clusterCity]],
  );
  expect(cities).toEqual([
    ["智能输配电", "济南"],
    ["锂电", "枣庄"],
  ]);
});
