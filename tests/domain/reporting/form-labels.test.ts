import { expect, test } from "vitest";
import { findGaps } from "#domain/reporting/find-gaps";
import { bindSetting } from "#domain/reporting/form-labels";

const seen = (text: string) => findGaps(text).map((gap) => [gap.label, gap.before, gap.after, gap.isDate]);

test.each([
  ["填报单位（盖章）：", [["填报单位（盖章）", "填报单位（盖章）：", "", false]]],
  ["填报日期：　　　年　　月　　日", [["填报日期", "填报日期：", "", true]]],
  ["20　　年　　月　　日", [["填报日期", "", "", true]]],
  ["某省情况汇总表（20　　年度）", [["报告年份", "某省情况汇总表（", "度）", false]]],
  ["统计时点：20　　年9月30日", [["统计时点", "统计时点：", "9月30日", false]]],
  ["填报单位：　　　　　市科技局", [["填报单位", "填报单位：", "市科技局", false]]],
  ["报出日期：20　年　月　日　　单位：万元", [["报出日期", "报出日期：", "　　单位：万元", true]]],
  [
    "单位负责人：　　　填表人：　　　",
    [
      ["单位负责人", "单位负责人：", "", false],
      ["填表人", "　　填表人：", "", false],
    ],
  ],
  ["表　　号：GZ-007", []],
  ["单位：万元、户", []],
  ["批准文号：国统制〔2008〕134号", []],
])("the gaps of %s", (text, expected) => {
  expect(seen(text)).toEqual(expected);
});

test("labels around a form and the settings that answer them", () => {
  const words = [
    "填报单位（盖章）",
    "单位负责人",
    "统计负责人",
    "填表人",
    "制表",
    "联系电话",
    "报出日期",
    "分管领导",
    "报送日期",
    "企业名称",
  ];
  const settings = words.map((word) => {
    const source = bindSetting(word)?.source;
    return source?.kind === "setting" ? source.setting : null;
  });
  expect(settings).toEqual([
    "reportingUnit",
    "unitHead",
    "statisticsHead",
    "preparedBy",
    "preparedBy",
    "phone",
    "reportDate",
    "unitHead",
    "reportDate",
    null,
  ]);
});

test("who checks a form or leads from above need not be its head: a name is asked, not guessed", () => {
  const sure = (word: string) => (bindSetting(word)?.confidence ?? 0) >= 0.7;
  expect(["单位负责人", "负责人", "审核人", "分管领导", "主管领导"].map(sure)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
