/**
 * Every condition of the shipped rule sets just met, just missed and without its value (达标体检). The thresholds are worked out by hand from the
 * documents: a general incubator of 10000 ㎡ with 50 enterprises, a specialised one with 30, a maker space, an enterprise.
 */
import { describe, expect, test } from "vitest";
import type { Verdict } from "#domain/criteria/judge-condition";
import { judgeRules } from "#domain/criteria/judge-rules";
import type { RuleSet } from "#domain/criteria/rule-set";
import { listShippedPacks } from "#services/packs/shipped-packs";
import { type PlainValues, plainFacts } from "../../support/plain-facts.ts";

const DAY = "2025-12-31";

function rulesOf(id: string): RuleSet {
  const sets = listShippedPacks().flatMap(({ pack }) => pack.ruleSets);
  const found = sets.find((set) => set.id === id);
  if (found === undefined) throw new Error(`no rules ${id}`);
  return found;
}

function flat(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.flatMap((verdict) => [verdict, ...flat(verdict.anyOf)]);
}

function statuses(id: string, values: PlainValues, holds: readonly string[] | null = []): Record<string, string> {
  const { conditions } = judgeRules(rulesOf(id), plainFacts(DAY, values, holds));
  return Object.fromEntries(flat(conditions).map((verdict) => [verdict.id, verdict.status]));
}

interface Case {
  readonly rules: string;
  readonly holds?: readonly string[];
  /** Every condition exactly at its threshold. */
  readonly met: PlainValues;
  /** Condition, field, the value that just misses. What else moves with it stands behind. */
  readonly misses: readonly (readonly [condition: string, field: string, value: string, also?: readonly string[]])[];
}

const general: PlainValues = {
  载体类型: "科技企业孵化器",
  孵化器类型: "综合",
  是否艰苦边远地区: "否",
  是否独立法人: "是",
  运营日期: "2022-12-31",
  连续报送统计数据年数: "2",
  场地面积: "10000 ㎡",
  在孵企业使用面积: "6000 ㎡",
  公共服务面积: "1500 ㎡",
  孵化基金: "5000000 元",
  累计获得投融资的企业数: "5 家",
  资金使用案例数: "3 个",
  专业孵化服务人员数: "8 人",
  机构总人数: "10 人",
  创业导师数: "5 人",
  已申请专利的在孵企业数: "25 家",
  拥有有效知识产权的在孵企业数: "15 家",
  在孵企业数: "50 家",
  累计毕业企业数: "20 家",
};

const cases: readonly Case[] = [
  {
    rules: "incubator-2018-general",
    met: general,
    misses: [
      ["legal", "是否独立法人", "否"],
      ["years", "运营日期", "2023-01-01"],
      ["reporting", "连续报送统计数据年数", "1"],
      ["area", "场地面积", "9999.99 ㎡"],
      ["useShare", "公共服务面积", "1499 ㎡"],
      ["fund", "孵化基金", "4999999.99 元"],
      ["fundedShare", "累计获得投融资的企业数", "4 家"],
      ["fundCases", "资金使用案例数", "2 个"],
      ["staffShare", "机构总人数", "10.1 人"],
      ["staffRatio", "专业孵化服务人员数", "4 人", ["staffShare"]],
      ["mentorRatio", "创业导师数", "4 人"],
      ["patentShare", "已申请专利的在孵企业数", "24 家"],
      ["propertyShare", "拥有有效知识产权的在孵企业数", "14 家"],
      ["graduates", "累计毕业企业数", "19 家"],
      ["density", "场地面积", "16667 ㎡", ["useShare"]],
    ],
  },
  {
    rules: "incubator-2018-specialised",
    met: {
      ...general,
      孵化器类型: "专业",
      累计获得投融资的企业数: "3 家",
      专业孵化服务人员数: "8 人",
      已申请专利的在孵企业数: "15 家",
      拥有有效知识产权的在孵企业数: "9 家",
      同一产业领域在孵企业数: "22.5 家",
      有无公共服务平台: "是",
      在孵企业数: "30 家",
      累计毕业企业数: "15 家",
    },
    misses: [
      ["graduates", "累计毕业企业数", "14 家"],
      ["sameField", "同一产业领域在孵企业数", "22 家"],
      ["platform", "有无公共服务平台", "否"],
      ["density", "场地面积", "15001 ㎡", ["useShare"]],
    ],
  },
  {
    rules: "incubator-2025-standard",
    met: {
      载体类型: "科技企业孵化器",
      在孵企业数: "50 家",
      自有资金完成股权投资的在孵企业数: "5 家",
      当年获得投融资企业数: "10 家",
      "营收或研发增长超20%的在孵企业数": "15 家",
      孵化器总收入: "1000 元",
      房租及物业收入: "700 元",
    },
    misses: [
      ["equity", "自有资金完成股权投资的在孵企业数", "4 家"],
      ["funded", "当年获得投融资企业数", "9 家"],
      ["growing", "营收或研发增长超20%的在孵企业数", "14 家"],
      ["income", "房租及物业收入", "700.01 元"],
    ],
  },
  {
    rules: "maker-space-2017",
    met: {
      载体类型: "众创空间",
      是否独立法人: "是",
      运营日期: "2024-06-30",
      场地面积: "500 ㎡",
      工位数: "30 个",
      创业工位面积: "300 ㎡",
      公共服务面积: "75 ㎡",
      创业团队数: "12 个",
      在孵企业数: "8 家",
      当年新注册企业数: "10 家",
      当年获得投融资企业数: "5 家",
      典型孵化案例数: "3 个",
      专职人员数: "3 人",
      创业导师数: "3 人",
      当年活动场次: "10 项",
    },
    misses: [
      ["legal", "是否独立法人", "否"],
      ["months", "运营日期", "2024-07-01"],
      ["area", "场地面积", "499 ㎡"],
      ["workstations", "工位数", "29 个"],
      ["useShare", "创业工位面积", "299 ㎡"],
      ["tenants", "创业团队数", "11 个"],
      ["companies", "当年新注册企业数", "9 家"],
      ["funded", "当年获得投融资企业数", "4 家"],
      ["cases", "典型孵化案例数", "2 个"],
      ["staff", "专职人员数", "2 人"],
      ["mentors", "创业导师数", "2 人"],
      ["activities", "当年活动场次", "9 项"],
    ],
  },
  {
    rules: "incubatee-2018",
    holds: ["科技型中小企业"],
    met: { 成立日期: "2020-03-15", 入驻日期: "2022-03-15", 毕业日期: "2025-12-31" },
    misses: [["ageAtEntry", "成立日期", "2020-03-14"]],
  },
  {
    rules: "graduate-2018",
    holds: ["高新技术企业", "上市企业"],
    met: { 累计获得天使或风险投资额: "5000000.01 元", 连续两年营业收入累计额: "10000000.01 元" },
    misses: [
      ["venture", "累计获得天使或风险投资额", "5000000 元"],
      ["revenue", "连续两年营业收入累计额", "10000000 元"],
    ],
  },
];

describe.each(cases)("$rules", ({ rules, met, misses, holds = [] }) => {
  const groups = new Map(
    rulesOf(rules).conditions.flatMap(({ id, anyOf }) => anyOf.map((part) => [part.id, id] as const)),
  );

  test("is met exactly at every threshold", () => {
    const found = statuses(rules, met, holds);
    expect(Object.entries(found).filter(([, status]) => status !== "met" && status !== "manual")).toEqual([]);
  });

  test.each(misses.map((miss) => ({ miss, name: miss[0] })))("$name is missed by a hair", ({ miss }) => {
    const [condition, field, value, also = []] = miss;
    const before = statuses(rules, met, holds);
    const after = statuses(rules, { ...met, [field]: value }, holds);
    const changed = Object.keys(after).filter((id) => after[id] !== before[id]);
    expect(after[condition]).toBe("missed");
    expect(changed.toSorted()).toEqual([condition, ...also].toSorted());
  });

  test.each(misses.map((miss) => ({ miss, name: miss[0] })))("$name cannot be judged without its value", ({ miss }) => {
    const [condition, field] = miss;
    const { [field]: _gone, ...rest } = met;
    const found = statuses(rules, rest, holds);
    expect(found[condition]).toBe("nodata");
    // Of an or-group the others still do.
    const group = groups.get(condition);
    if (group !== undefined) expect(found[group]).toBe("met");
  });
});

test("an or-group is missed only when all of it is, and its gap names every way", () => {
  const values = { ...general, 已申请专利的在孵企业数: "24 家", 拥有有效知识产权的在孵企业数: "14 家" };
  const { conditions, counts } = judgeRules(rulesOf("incubator-2018-general"), plainFacts(DAY, values));
  const group = conditions.find(({ id }) => id === "property");
  expect(group?.status).toBe("missed");
  expect(group?.gap).toBe(
    "2项中满足一项即可：已申请专利的在孵企业占比，还差 2 个百分点。拥有有效知识产权的在孵企业占比，还差 2 个百分点。",
  );
  expect(counts).toEqual({ met: 14, missed: 1, nodata: 0, manual: 1 });
});

test("in a hardship area the thresholds are lowered to 80%, the density and the shares of staff are not", () => {
  const values = {
    ...general,
    是否艰苦边远地区: "是",
    场地面积: "8000 ㎡",
    公共服务面积: "0 ㎡",
    孵化基金: "4000000 元",
    在孵企业数: "40 家",
    累计毕业企业数: "15 家",
    拥有有效知识产权的在孵企业数: "9 家",
    已申请专利的在孵企业数: "16 家",
  };
  const judged = judgeRules(rulesOf("incubator-2018-general"), plainFacts(DAY, values));
  const told = flat(judged.conditions).map(({ id, threshold, fullThreshold, status, gap }) => [
    id,
    threshold,
    fullThreshold,
    status,
    gap,
  ]);
  expect(judged.coefficient?.factor).toBe("0.8");
  expect(told.filter(([, , full]) => full !== null)).toEqual([
    ["area", "8000", "10000", "met", ""],
    ["fund", "400", "500", "met", ""],
    ["patentShare", "40", "50", "met", ""],
    ["propertyShare", "24", "30", "missed", "还差 1.5 个百分点。"],
    ["incubatees", "40", "50", "met", ""],
    ["graduates", "16", "20", "missed", "还差 1 家。"],
  ]);
});

test("not knowing whether the area is a hardship one, the full thresholds hold and this is said", () => {
  const { 是否艰苦边远地区: _gone, ...rest } = general;
  const judged = judgeRules(rulesOf("incubator-2018-general"), plainFacts(DAY, rest));
  expect(judged.coefficient).toBeNull();
  expect(judged.sentence).toBe(
    "16 项中 15 项达标，1 项需人工核对。缺“是否艰苦边远地区”，没有按“艰苦边远地区放宽20%”放宽。",
  );
});

test("a maker space is not judged an incubator of 2018, but falls under the rules of 2025", () => {
  const facts = plainFacts(DAY, { 载体类型: "众创空间" });
  expect(judgeRules(rulesOf("incubator-2018-general"), facts)).toMatchObject({
    applies: false,
    reason: "载体类型为“众创空间”，不属于本规则的对象。",
  });
  expect(judgeRules(rulesOf("incubator-2025-standard"), facts)).toMatchObject({ applies: true, reason: null });
});

test("a date of which only the year is known decides where every day of it would", () => {
  const years = (date: string) => {
    const facts = plainFacts("2025-06-30", { ...general, 运营日期: date });
    return judgeRules(rulesOf("incubator-2018-general"), facts).conditions.find(({ id }) => id === "years")?.status;
  };
  expect([years("2021"), years("2022"), years("2023"), years("2022-06"), years("2022-07")]).toEqual([
    "met",
    "nodata",
    "missed",
    "met",
    "missed",
  ]);
  expect(years("2025-07")).toBe("nodata");
});

test("numbers with gaps decide where the lowest or the highest does", () => {
  const count = (text: string) => {
    const judged = judgeRules(rulesOf("incubator-2018-general"), plainFacts(DAY, { ...general, 在孵企业数: text }));
    const { status, gap } = judged.conditions.find(({ id }) => id === "incubatees") ?? {};
    return [status, gap];
  };
  expect(count("50~55 家")).toEqual(["met", ""]);
  expect(count("40~47 家")).toEqual(["missed", "还差 3 家。"]);
  expect(count("48~52 家")[0]).toBe("nodata");
});

test("an enterprise that graduated is measured by its stay, one that stays by the day asked", () => {
  const stay = (values: PlainValues) => statuses("incubatee-2018", { 成立日期: "2021-01-01", ...values }, []).stay;
  expect(stay({ 入驻日期: "2021-12-31" })).toBe("met");
  expect(stay({ 入驻日期: "2021-12-30" })).toBe("missed");
  expect(stay({ 入驻日期: "2021-06-01", 毕业日期: "2024-06-01" })).toBe("met");
  expect(stay({ 入驻日期: "2020-06-01", 迁出日期: "2024-06-02" })).toBe("missed");
});
