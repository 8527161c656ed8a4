/** What printed texts of a form ask: gaps in sentences, boxes to tick, growth, years written out. */
import { expect, test } from "vitest";
import { findGaps } from "#domain/reporting/find-gaps";
import { findTicks } from "#domain/reporting/find-ticks";
import { readFormYears, relatePeriod } from "#domain/reporting/form-years";
import { readGrowth } from "#domain/reporting/growth";

test.each([
  [
    "本年度新增高企____家，其中规上____家，完成率____%",
    [
      ["本年度新增高企", "家"],
      ["其中规上", "家"],
      ["完成率", "%"],
    ],
  ],
  ["全区新增高企　　　　家", [["全区新增高企", "家"]]],
  [
    "营业收入：______万元  研发费用：______万元",
    [
      ["营业收入", "万元"],
      ["研发费用", "万元"],
    ],
  ],
  ["依据（      ）号文件", [["依据", null]]],
])("the gaps of %s with their units", (text, expected) => {
  expect(findGaps(text).map(({ label, unit }) => [label, unit])).toEqual(expected);
});

test("what stands before each gap and behind the last is kept as printed", () => {
  const gaps = findGaps("全区高企____家（其中规上____家）。");
  expect(gaps.map(({ before, after }) => [before, after])).toEqual([
    ["全区高企", ""],
    ["家（其中规上", "家）。"],
  ]);
});

test.each([
  ["□是　□否", "", ["是", "否"]],
  ["是□ 否□", "", ["是", "否"]],
  ["企业规模：□大型 □中型 □小型", "企业规模", ["大型", "中型", "小型"]],
  ["1.国家级 □ 2.省级 □", "", ["国家级", "省级"]],
  ["（ ）是 （ ）否", "", ["是", "否"]],
  ["□ 高新技术企业", "", ["高新技术企业"]],
])("the boxes of %s", (text, label, words) => {
  const found = findTicks(text);
  expect([found?.label, found?.ticks.map(({ word }) => word)]).toEqual([label, words]);
  expect(found?.ticks.every(({ at }) => /[□（]/u.test(text.charAt(at)))).toBe(true);
});

test.each(["填报单位（盖章）", "○○市科技局", "营业收入（万元）", "依据（      ）号"])("%s has no boxes", (text) => {
  expect(findTicks(text)).toBeNull();
});

test.each([
  ["同比增幅%", { measure: "", isRate: true }],
  ["营业收入同比增长%", { measure: "营业收入", isRate: true }],
  ["同比增长（%）", { measure: "", isRate: true }],
  ["营业收入同比增长", { measure: "营业收入", isRate: false }],
  ["利润总额增速", { measure: "利润总额", isRate: true }],
  ["比上年同期±%", { measure: "", isRate: true }],
  ["环比增长（%）", null],
  ["年均增长率", null],
  ["营业收入增加额（万元）", null],
  ["营业收入", null],
])("%s as a growth", (heading, expected) => {
  expect(readGrowth(heading)).toEqual(expected);
});

test("years written out are the report's and the one before; any other is asked", () => {
  const years = readFormYears(["2025年情况表"], ["2023年营业收入", "2024年营业收入", "2025年营业收入", "2026年目标"]);
  expect(["2023", "2024", "2025"].map((year) => relatePeriod(year, years).period)).toEqual([
    null,
    "previous",
    "report",
  ]);
});
