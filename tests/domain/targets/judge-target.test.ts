/** Targets judged by their operators (目标判定): boundaries, growth, ways, missing data. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { demandWords } from "#domain/targets/demand-words";
import { judgeTarget } from "#domain/targets/judge-target";
import type { TargetDefinition } from "#domain/targets/target";
import { contextOf, dec, factsOf, measured } from "./target-cases.ts";

type Case = readonly [
  what: string,
  target: Partial<TargetDefinition>,
  now: string | null,
  status: string,
  gap: string,
  gapValue: string | null,
];

const cases: readonly Case[] = [
  ["at the threshold", { operator: "ge", value: "2" }, "2", "met", "", "0"],
  ["one short", { operator: "ge", value: "2", unit: "家" }, "1", "missed", "还差 1 家省级众创空间", "1"],
  ["none at all", { operator: "ge", value: "2" }, "0", "missed", "还差 2 个省级众创空间", "2"],
  ["no data", { operator: "ge", value: "2" }, null, "nodata", "", null],
  ["more than a count", { operator: "gt", value: "5" }, "5", "missed", "还差 1 个省级众创空间", "1"],
  ["one more than it", { operator: "gt", value: "5" }, "6", "met", "", "0"],
  [
    "more than an amount, at it",
    { operator: "gt", value: "1000", unit: "亿元" },
    "1000",
    "missed",
    "须超过 1000 亿元",
    null,
  ],
  [
    "an amount, short",
    { operator: "gt", value: "1000", unit: "亿元" },
    "987.5",
    "missed",
    "省级众创空间数还差 12.5 亿元",
    "12.5",
  ],
  ["a list, exact", { operator: "eq", value: "20" }, "20", "met", "", "0"],
  ["a list, under", { operator: "eq", value: "20" }, "18", "missed", "还差 2 个省级众创空间", "2"],
  ["a list, over", { operator: "eq", value: "20" }, "21", "missed", "多出 1 个省级众创空间", "1"],
  ["between, lower end", { operator: "between", value: "1", upper: "2" }, "1", "met", "", "0"],
  ["between, upper end", { operator: "between", value: "1", upper: "2" }, "2", "met", "", "0"],
  ["between, over", { operator: "between", value: "1", upper: "2" }, "3", "missed", "多出 1 个省级众创空间", "1"],
  ["about, reached", { operator: "approx", value: "5", tolerance: "0.8" }, "6", "met", "", "0"],
  ["about, near", { operator: "approx", value: "5", tolerance: "0.8" }, "4", "near", "还差 1 个省级众创空间", "1"],
  ["about, too few", { operator: "approx", value: "5", tolerance: "0.8" }, "3", "missed", "还差 2 个省级众创空间", "2"],
  ["about, without a tolerance", { operator: "approx", value: "5" }, "4", "missed", "还差 1 个省级众创空间", "1"],
  ["covering all", { operator: "coverage_all", value: "100", unit: "%" }, "100", "met", "", "0"],
  [
    "covering most",
    { operator: "coverage_all", value: "100", unit: "%" },
    "87.5",
    "missed",
    "还差 12.5 个百分点",
    "12.5",
  ],
  [
    "covering clusters",
    { operator: "coverage_all", value: "14", unit: "个集群" },
    "12",
    "missed",
    "还差 2 个集群",
    "2",
  ],
  ["a threshold that is no number", { operator: "ge", value: "若干" }, "3", "nodata", "", null],
  [
    "a rank without a number",
    { operator: "rank", value: null, text: "领先全国", unit: "位次" },
    "3",
    "nodata",
    "",
    null,
  ],
  ["the first rank", { operator: "rank", value: null, text: "领先全国", unit: "位次" }, "1", "met", "", "0"],
  ["a rank within the number", { operator: "rank", value: "3", unit: "位次" }, "3", "met", "", "0"],
  [
    "a batch of none",
    { operator: "qualitative", value: null, text: "一批" },
    "0",
    "missed",
    "省级众创空间数为 0",
    null,
  ],
  [
    "a batch of some",
    { operator: "qualitative", value: null, text: "一批" },
    "4",
    "near",
    "原文没有写明数量，由人认定",
    null,
  ],
];

for (const [what, target, now, status, gap, gapValue] of cases) {
  test(`${what}: ${status}`, () => {
    const judged = judgeTarget(contextOf(target), factsOf(now));
    expect({ status: judged.status, gap: judged.gap, gapValue: judged.gapValue }).toEqual({ status, gap, gapValue });
  });
}

test("a rank beyond the number is too low a place", () => {
  const judged = judgeTarget(contextOf({ operator: "rank", value: "3", unit: "位次" }), factsOf("5"));
  expect(judged).toMatchObject({ status: "missed", light: "red", gap: "省级众创空间数高出 2 位次" });
});

const growth = { baseYear: 2016, value: "2" } as const;
const since = (now: string | null, base: string | null) => factsOf(now, { base: measured(base, "2016-12-31") });

test("growth is judged against the base year", () => {
  const doubled = (now: string | null, base: string | null) =>
    judgeTarget(
      contextOf({ ...growth, operator: "double", unit: "倍(×2016)" }, { unit: "家", name: "高新技术企业数量" }),
      since(now, base),
    );
  expect(doubled("200", "100")).toMatchObject({ status: "met", actual: "2" });
  expect(doubled("180", "100")).toMatchObject({
    status: "missed",
    actual: "1.8",
    actualText: "1.8 倍（2016 年 100 家，现为 180 家）",
    gap: "还差 20 家高新技术企业",
    gapValue: "20",
  });
  expect(doubled("180", null)).toMatchObject({ status: "nodata", light: "grey" });
  expect(doubled("180", "0")).toMatchObject({ status: "nodata" });
  const added = judgeTarget(
    contextOf({ operator: "increment_ge", value: "1000", baseYear: 2016, unit: "家" }, { name: "高新技术企业数" }),
    since("2900", "2000"),
  );
  expect(added).toMatchObject({ status: "missed", actual: "900", gap: "还差 100 家高新技术企业", gapValue: "100" });
});

test("average growth is compared exactly, without roots", () => {
  const rate = (now: string) =>
    judgeTarget(
      contextOf(
        { operator: "cagr_ge", value: "25", baseYear: 2016, unit: "%/年" },
        { unit: "亿元", name: "技术合同交易总额" },
      ),
      since(now, "64"),
    );
  expect(rate("125")).toMatchObject({ status: "met", actual: "25" });
  expect(rate("124.999999")).toMatchObject({ status: "missed", gapValue: "0.000001" });
  expect(rate("110.592")).toMatchObject({ status: "missed", actual: "20", gap: "技术合同交易总额还差 14.41 亿元" });
  const early = judgeTarget(contextOf({ operator: "cagr_ge", value: "25", baseYear: 2019, unit: "%/年" }), {
    ...factsOf("10"),
    base: measured("5"),
  });
  expect(early.status).toBe("nodata");
});

test("an outside value is the threshold", () => {
  const target = { operator: "ge_ref", value: null, unit: "%", reference: "全国" } as const;
  expect(judgeTarget(contextOf(target), factsOf("2.4", { reference: measured("2.4") })).status).toBe("met");
  expect(judgeTarget(contextOf(target), factsOf("2.1", { reference: measured("2.4") }))).toMatchObject({
    status: "missed",
    gap: "还差 0.3 个百分点",
  });
  expect(judgeTarget(contextOf(target), factsOf("2.1")).status).toBe("nodata");
});

test("a margin to the outside value moves the threshold, the other way round where less is better", () => {
  const target = { operator: "ge_ref", value: "3", unit: "%", reference: "全省平均水平" } as const;
  const beside = { reference: measured("2.4") };
  expect(judgeTarget(contextOf(target), factsOf("5.4", beside)).status).toBe("met");
  expect(judgeTarget(contextOf(target), factsOf("5", beside))).toMatchObject({
    status: "missed",
    gap: "还差 0.4 个百分点",
  });
  const less = { operator: "ge_ref", value: "1.5", unit: "%", reference: "全市平均水平" } as const;
  const [low, high] = [contextOf(less, { direction: "down" }), factsOf("1", beside)];
  expect(judgeTarget(low, factsOf("0.9", beside)).status).toBe("met");
  expect(judgeTarget(low, high).status).toBe("missed");
  expect(demandWords(contextOf(target), dec("2.4"))).toBe("到 2019 年比“全省平均水平”（2.4%）高 3 个百分点以上");
  expect(demandWords(low, null)).toBe("到 2019 年比“全市平均水平”低 1.5 个百分点以上");
});

test("the latest year must be more than the one before", () => {
  const rising = (...values: readonly (string | null)[]) =>
    judgeTarget(contextOf({ operator: "increasing", value: null, when: "every", targetYear: null, unit: "家" }), {
      ...factsOf(values.at(-1) ?? null),
      series: values.map((value, at) => ({ year: 2016 + at, value: value === null ? null : dec(value) })),
    });
  expect(rising("1", "2", "3")).toMatchObject({ status: "met", gapValue: "0" });
  expect(rising("1", "3", "2")).toMatchObject({ status: "missed", gap: "2018 年比 2017 年少 1 家", gapValue: "1" });
  expect(rising("1", "3", "3")).toMatchObject({ status: "missed", gap: "2018 年与 2017 年持平", gapValue: null });
  const once = rising("3", "2", "4");
  expect(once.status).toBe("met");
  expect(once.reason).toContain("此前2017 年没有比前一年多");
  expect(rising("1", null, "3")).toMatchObject({ status: "near" });
  expect(rising(null, null, "3")).toMatchObject({ status: "nodata" });
});

test("milestones are met when all are done", () => {
  const judged = (asOf: string, ...states: readonly (readonly [boolean | null, string | null])[]) =>
    judgeTarget(contextOf({ operator: "milestone", value: null, unit: "—" }, { asOf }), {
      ...factsOf(null),
      milestones: states.map(([done, state], at) => ({ name: `第${at + 1}步`, done, state })),
    });
  expect(judged("2019-12-31", [true, "完成"], [true, "完成"])).toMatchObject({ status: "met", actualText: "已完成" });
  expect(judged("2019-06-30", [false, "推进"])).toMatchObject({ status: "near", gap: "还差 1 项：第1步" });
  expect(judged("2020-01-01", [false, "推进"])).toMatchObject({ status: "missed", light: "red" });
  expect(judged("2019-06-30", [true, "完成"], [null, null])).toMatchObject({
    status: "missed",
    gap: "还差 1 项：第2步",
  });
  expect(judged("2019-06-30", [null, null])).toMatchObject({ status: "nodata" });
});

test("before the target year ends the path decides", () => {
  const target = { operator: "ge", value: "400", baseYear: 2016, unit: "家" } as const;
  const on = (now: string, day: string, setting = {}) =>
    judgeTarget(contextOf(target, { asOf: day, setting }), factsOf(now, { base: measured("100", "2016-12-31") }, day));
  expect(on("200", "2017-12-31")).toMatchObject({
    status: "near",
    light: "amber",
    progress: { elapsed: "33.33", done: "33.33", expected: "200" },
    forecast: { value: "400", meets: true },
  });
  expect(on("199", "2017-12-31")).toMatchObject({ status: "missed", light: "red", gap: "还差 201 家省级众创空间" });
  expect(on("399", "2019-12-31")).toMatchObject({ status: "missed", light: "red", forecast: null });
  const own = { path: { type: "years", values: { "2017": "150", "2018": "300" } } } as const;
  expect(on("150", "2017-12-31", own)).toMatchObject({ status: "near", progress: { expected: "150" } });
  expect(on("149", "2017-12-31", own)).toMatchObject({ status: "missed" });
  expect(on("390", "2019-12-31", { floor: "380" })).toMatchObject({ status: "near" });
  expect(on("400", "2019-12-31", { stretch: "420" }).reason).toContain("争取值 420 家 还没有达到");
});

test("where less is better the way leads down", () => {
  const target = { operator: "ge", value: "40", baseYear: 2016, unit: "亿元" } as const;
  const on = (now: string, day: string) =>
    judgeTarget(
      contextOf(target, { asOf: day, direction: "down", name: "能耗" }),
      factsOf(now, { base: measured("100", "2016-12-31") }, day),
    );
  expect(on("40", "2019-12-31").status).toBe("met");
  expect(on("80", "2017-12-31")).toMatchObject({
    status: "near",
    gap: "能耗高出 40 亿元",
    forecast: { value: "40", meets: true },
  });
  expect(on("81", "2017-12-31").status).toBe("missed");
});

test("a general wish is only a warning, and missing data is said", () => {
  expect(judgeTarget(contextOf({ soft: true }), factsOf("1"))).toMatchObject({ status: "missed", light: "amber" });
  const partial = factsOf("100");
  const all = { ...partial, now: { ...partial.now, partial: true } };
  expect(judgeTarget(contextOf({ operator: "coverage_all", value: "100", unit: "%" }), all).status).toBe("near");
});

test("demands in words", () => {
  const said = (own: Partial<TargetDefinition>) => demandWords(contextOf(own), null);
  expect([
    said({}),
    said({ operator: "gt", value: "1000", unit: "亿元", targetYear: null }),
    said({ operator: "double", baseYear: 2016 }),
    said({ operator: "increment_ge", value: "1000", unit: "家", baseYear: 2019, targetYear: 2022 }),
    said({ operator: "cagr_ge", value: "25", baseYear: 2016, targetYear: null }),
    said({ operator: "between", value: "1", upper: "2", unit: "项/年", when: "every" }),
  ]).toEqual([
    "到 2019 年不少于 2 个",
    "超过 1000 亿元",
    "到 2019 年比 2016 年翻一番",
    "到 2022 年比 2019 年末新增 1000 家以上",
    "以 2016 年为基期，年均增长不低于 25%",
    "每年为 1—2 项/年",
  ]);
});

test("the gap is nothing exactly when the target is met", () => {
  const operators = ["ge", "gt", "eq", "between", "approx", "coverage_all"] as const;
  const amount = fc.integer({ min: 0, max: 40 }).map((n) => String(n));
  fc.assert(
    fc.property(
      fc.constantFrom(...operators),
      amount,
      amount,
      fc.constantFrom("个", "亿元"),
      (operator, now, value, unit) => {
        const target = { operator, value, upper: String(Number(value) + 3), unit, tolerance: "0.8" };
        const { status, gap, gapValue } = judgeTarget(contextOf(target), factsOf(now));
        expect([gap === "", gapValue === "0"]).toEqual([status === "met", status === "met"]);
      },
    ),
  );
});
