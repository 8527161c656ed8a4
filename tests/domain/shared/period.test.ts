import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparePeriods,
  formatPeriod,
  parsePeriod,
  type Period,
  periodYear,
  previousYear,
  readPeriod,
} from "#domain/shared/period";

const period = (text: string): Period => {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(`not a period: ${text}`);
  return parsed.value;
};

const two = (n: number) => String(n).padStart(2, "0");
const suffixes = fc.oneof(
  fc.constantFrom("", "H1", "H2", "Q1", "Q2", "Q3", "Q4"),
  fc.integer({ min: 1, max: 12 }).map((n) => `-${two(n)}`),
  fc.integer({ min: 2, max: 11 }).map((n) => `-01..${two(n)}`),
);
const periods = fc
  .tuple(fc.integer({ min: 1991, max: 2099 }), suffixes)
  .map(([year, suffix]) => period(`${year}${suffix}`));

describe("periods in titles, meta lines and file names", () => {
  test.each([
    ["高新区企业名册(2025年度)", "2025"],
    ["高企汇总表2025.csv", "2025"],
    ["企业名册2026年一季度更新", "2026Q1"],
    ["2026企业名册一季度更新", "2026Q1"],
    ["二〇二五年三季度", "2025Q3"],
    ["2025年第1季度", "2025Q1"],
    ["2025年4—6月", "2025Q2"],
    ["2025年前三季度", "2025-01..09"],
    ["2025年上半年", "2025H1"],
    ["2025年1-11月", "2025-01..11"],
    ["２０２５年１—３月", "2025Q1"],
    ["二零二五年一到十一月", "2025-01..11"],
    ["2025年11月累计", "2025-01..11"],
    ["2025年1-12月", "2025"],
    ["2025年11月", "2025-11"],
    ["名册2025-11.xlsx", "2025-11"],
    ["截至2025年12月31日", "2025"],
    ["填报单位：青砚 统计截止日期：2025年11月30日 单位：万元", "2025-01..11"],
    ["2025年末", "2025"],
    ["2025年度企业名册 统计截止日期：2026年1月10日", "2025"],
    ["附件2 2025年企业名册 报出日期：2026年1月15日", "2025"],
    ["按国民经济行业分类（GB/T 4754—2017）填报 2025年", "2025"],
    ["2025-01..11", "2025-01..11"],
  ])("%s → %s", (text, expected) => {
    expect(readPeriod(text)).toBe(expected);
  });

  test.each([
    "街道报送汇总(原样)",
    "2021—2025年",
    "2024、2025年对比",
    "2025年3-5月",
    "国统制〔2024〕2号",
    "报出日期：2026年1月15日",
    "营业收入2000万元以上企业",
    "13800002025",
  ])("%s says none", (text) => {
    expect(readPeriod(text)).toBeNull();
  });
});

test("what is written for people reads back as the same period", () => {
  fc.assert(
    fc.property(periods, (p) => {
      expect(readPeriod(formatPeriod(p))).toBe(p);
    }),
  );
});

test("the year before keeps the kind", () => {
  fc.assert(
    fc.property(periods, (p) => {
      expect(periodYear(previousYear(p))).toBe(periodYear(p) - 1);
      expect(previousYear(p).slice(4)).toBe(p.slice(4));
    }),
  );
});

test("periods stand in the order of their ends, shorter ones first", () => {
  const ordered = [
    "2024",
    "2025-01",
    "2025-03",
    "2025Q1",
    "2025-01..05",
    "2025H1",
    "2025-12",
    "2025Q4",
    "2025H2",
    "2025",
  ].map(period);
  expect([...ordered].reverse().sort(comparePeriods)).toEqual(ordered);
});

test.each(["25", "2025-13", "2025Q5", "2025H3", "2025-01..01", "2025-02..05", "2025年", ""])(
  "%j is no stored period",
  (text) => {
    expect(parsePeriod(text)).toEqual({ ok: false, error: { type: "PeriodMalformed", text } });
  },
);

test.each([
  ["2025-01..03", "2025Q1"],
  ["2025-01..06", "2025H1"],
  ["2025-01..12", "2025"],
])("%s is kept as %s, one span in one form", (text, stored) => {
  expect(parsePeriod(text)).toEqual({ ok: true, value: stored });
});
