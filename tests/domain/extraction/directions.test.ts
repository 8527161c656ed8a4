/** Ceilings, falls and margins: which way round a target is meant, up to its place in the pack (目标方向与差距). */
import { describe, expect, test } from "vitest";
import { addProposals } from "#domain/extraction/accept-proposals";
import { extractTargets } from "#domain/extraction/extract-targets";
import { emptyPack } from "#domain/packs/own-pack";

type Stated = readonly [indicator: string, operator: string, value: string, unit: string, direction: "up" | "down"];

function found(sentence: string): Stated[] {
  const { proposals } = extractTargets(`望江市行动方案（2026—2028年）\n到2028年，${sentence}`);
  return proposals.map(({ indicator, operator, value, unit, direction }) => [
    indicator,
    operator,
    value,
    unit,
    direction,
  ]);
}

const cases: readonly (readonly [sentence: string, expected: readonly Stated[]])[] = [
  ["行政许可平均办理时间压缩至2个工作日以内。", [["行政许可平均办理时间", "ge", "2", "个工作日", "down"]]],
  ["规上工业企业亩均能耗不高于1.1吨标准煤。", [["规上工业企业亩均能耗", "ge", "1.1", "吨标准煤", "down"]]],
  [
    "企业流失率低于4%，投诉办结率不低于98%。",
    [
      ["企业流失率", "gt", "4", "%", "down"],
      ["投诉办结率", "ge", "98", "%", "up"],
    ],
  ],
  [
    "空置厂房率、低效用地占比分别控制在6%、8%以内。",
    [
      ["空置厂房率", "ge", "6", "%", "down"],
      ["低效用地占比", "ge", "8", "%", "down"],
    ],
  ],
  [
    "单位产值电耗降至0.3千瓦时以下，碳排放强度较2025年下降16%。",
    [
      ["单位产值电耗", "ge", "0.3", "千瓦时", "down"],
      ["碳排放强度降幅", "increment_ge", "16", "%", "up"],
    ],
  ],
  ["能源消费总量增速控制在2.5%以内。", [["能源消费总量增幅", "ge", "2.5", "%", "down"]]],
  ["园区债务余额年均增长不超过5%。", [["园区债务余额年均增幅", "ge", "5", "%", "down"]]],
  ["单位产值用水量年均下降4%。", [["单位产值用水量", "cagr_ge", "4", "%/年", "down"]]],
  ["低端仓储企业较2025年减少60家。", [["低端仓储企业", "increment_ge", "60", "家", "down"]]],
  ["单位增加值能耗达到0.35吨标准煤/万元。", [["单位增加值能耗", "ge", "0.35", "吨标准煤/万元", "down"]]],
  ["亩均税收高于全省开发区平均水平12个百分点。", [["亩均税收", "ge_ref", "全省开发区平均水平12个百分点", "%", "up"]]],
  ["不良贷款率低于全国平均水平0.5个百分点。", [["不良贷款率", "ge_ref", "全国平均水平0.5个百分点", "%", "down"]]],
];

test.each(cases)("%s", (sentence, expected) => {
  expect(found(sentence)).toEqual(expected);
});

test.each(["年度考核评为优秀等次的比例不超过两成，每个街道推荐数量不超过3家。", "每家单位申报项目数量不多于2项。"])(
  "a quota is no target: %s",
  (sentence) => {
    expect(extractTargets(`望江市若干规定\n${sentence}`).proposals).toEqual([]);
  },
);

describe("accepted", () => {
  const text = `望江市行动方案（2026—2028年）
到2028年，园区事故发生率控制在0.2%以内，研发投入强度高于全市平均水平1.5个百分点。`;

  test("the direction goes to the indicator, the margin to the value of the target", () => {
    const accepted = extractTargets(text).proposals.map((proposal) => ({ ...proposal, formula: null }));
    const pack = addProposals(emptyPack("own", "本区目标"), { title: "行动方案", number: "" }, accepted);
    expect(pack.indicators.map(({ name, direction }) => [name, direction])).toEqual([
      ["园区事故发生率", "down"],
      ["研发投入强度", "up"],
    ]);
    expect(
      pack.targets.map(({ operator, value, unit, reference, text: words }) => [
        operator,
        value,
        unit,
        reference,
        words,
      ]),
    ).toEqual([
      ["ge", "0.2", "%", null, "0.2%"],
      ["ge_ref", "1.5", "%", "全市平均水平", "全市平均水平1.5个百分点"],
    ]);
  });
});
