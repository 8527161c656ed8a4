/** Ways to a target and readings of it (序时进度、口径). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDecimals } from "#domain/shared/decimal";
import { chooseReadings } from "#domain/targets/choose-readings";
import { combineSubjects } from "#domain/targets/judge-subjects";
import { judgeTarget } from "#domain/targets/judge-target";
import { expectedOn, yearEnd } from "#domain/targets/path";
import type { TargetReading } from "#domain/targets/target";
import { contextOf, dec, factsOf, targetOf } from "./target-cases.ts";

test("a linear path starts at the base, ends at the target, and never turns", () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 }).map((n) => dec(String(n)));
  const years = fc.tuple(fc.integer({ min: 2000, max: 2030 }), fc.integer({ min: 1, max: 10 }));
  fc.assert(
    fc.property(amount, amount, years, (from, to, [year, length]) => {
      const path = {
        start: { day: yearEnd(year), value: from },
        goal: { day: yearEnd(year + length), value: to },
        own: null,
      };
      expect(expectedOn(path, yearEnd(year))).toBe(from);
      expect(expectedOn(path, yearEnd(year + length))).toBe(to);
      expect(expectedOn(path, `${year + length + 1}-06-30`)).toBe(to);
      const half = expectedOn(path, `${year + 1}-06-30`) ?? dec("-1");
      const isUp = compareDecimals(from, to) <= 0;
      expect(compareDecimals(isUp ? from : to, half)).toBeLessThanOrEqual(0);
      expect(compareDecimals(half, isUp ? to : from)).toBeLessThanOrEqual(0);
    }),
  );
});

const level: TargetReading = {
  id: "national",
  question: "国家级能否充抵省级，文件没有写明。",
  options: [
    { id: "counts", label: "国家级也算", formula: null, changes: {} },
    { id: "exact", label: "只数省级", formula: "计数(甲)", changes: {} },
  ],
};
const base: TargetReading = {
  id: "base",
  question: "基期没有写明。",
  options: [
    { id: "2016", label: "2016 年", formula: null, changes: {} },
    { id: "2017", label: "2017 年", formula: "计数(乙)", changes: { baseYear: 2017, operator: "ge", value: "7" } },
  ],
};

test("the first option is in force, as assumed, until one is chosen", () => {
  const target = targetOf({ readings: [level, base], baseYear: 2016 });
  expect(chooseReadings(target, {})).toEqual({
    target,
    formula: null,
    readings: [
      { question: level.question, chosen: "国家级也算", assumed: true },
      { question: base.question, chosen: "2016 年", assumed: true },
    ],
  });
  expect(chooseReadings(target, { national: "exact", base: "gone" })).toMatchObject({
    formula: "计数(甲)",
    readings: [
      { chosen: "只数省级", assumed: false },
      { chosen: "2016 年", assumed: true },
    ],
  });
  expect(chooseReadings(target, { national: "exact", base: "2017" })).toMatchObject({
    formula: "计数(乙)",
    target: { baseYear: 2017, value: "7" },
    readings: [{ chosen: "只数省级（公式以“2017 年”为准）" }, { chosen: "2017 年" }],
  });
});

test("every subject must meet it; the gaps name who", () => {
  const judged = (name: string, now: string | null) => ({
    id: 1,
    name,
    judgement: judgeTarget(contextOf({ value: "2" }, { name: "国家级孵化器数" }), factsOf(now)),
  });
  const words = { kindLabel: "高新区", classifier: "个" };
  expect(combineSubjects([judged("长沙", "3"), judged("云麓高新区", "1")], words)).toMatchObject({
    status: "missed",
    actual: "1",
    actualText: "2 个高新区中 1 个达标",
    gap: "云麓高新区还差 1 个国家级孵化器",
    gapValue: "1",
  });
  expect(combineSubjects([judged("长沙", "3"), judged("株洲", "2")], words)).toMatchObject({
    status: "met",
    gap: "",
    gapValue: "0",
  });
  expect(combineSubjects([judged("长沙", "3"), judged("株洲", null)], words)).toMatchObject({
    status: "nodata",
    gapValue: null,
  });
  expect(combineSubjects([judged("云麓高新区", "1")], words)).toMatchObject({
    actual: "1",
    gap: "云麓高新区还差 1 个国家级孵化器",
  });
  expect(combineSubjects([], words).status).toBe("nodata");
});
