/** What a total is the total of, and what a place in a ranking is the place of (总数与位次的主语). */
import { expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";

const cases: readonly (readonly [sentence: string, expected: readonly string[]])[] = [
  ["新建中试平台12家，总数达到45家。", ["新建中试平台 ge 12家", "中试平台 ge 45家"]],
  ["新认定瞪羚企业30家、累计达到210家。", ["新认定瞪羚企业 ge 30家", "瞪羚企业 ge 210家"]],
  [
    "净增科技型中小企业300家以上，总量突破2600家。",
    ["净增科技型中小企业 increment_ge 300家", "科技型中小企业总量 gt 2600家"],
  ],
  ["新增创新联合体6个，累计28个。", ["新增创新联合体 increment_ge 6个", "创新联合体 ge 28个"]],
  [
    "新增孵化面积40万平方米，总面积达到260万平方米。",
    ["新增孵化面积 increment_ge 40万平方米", "孵化面积 ge 260万平方米"],
  ],
  [
    "规上工业总产值较2025年增长60%，迈入全国高新区综合评价前二十位。",
    ["规上工业总产值增幅 increment_ge 60%", "全国高新区综合评价 rank 全国高新区综合评价前二十位位次"],
  ],
  ["税收收入翻一番，跻身全国百强。", ["税收收入 double 2倍", "全国百强位次 rank 全国百强位次"]],
  [
    "园区创新能力位次前移，营业总收入达到900亿元，进入全省开发区排名前五。",
    ["营业总收入 ge 900亿元", "全省开发区排名 rank 全省开发区排名前五位次"],
  ],
  ["综合实力进入全国前十强。", ["综合实力 rank 全国前十强位次"]],
];

test.each(cases)("%s", (sentence, expected) => {
  const { proposals } = extractTargets(`望江市行动方案（2026—2028年）\n到2028年，${sentence}`);
  expect(proposals.map(({ indicator, operator, value, unit }) => `${indicator} ${operator} ${value}${unit}`)).toEqual(
    expected,
  );
});

test("where only a comma leads back to a figure, it is asked whether the figure is ranked", () => {
  const { proposals } = extractTargets("望江市行动方案\n到2028年，技术合同成交额达到80亿元，居全省前三位。");
  expect(proposals.map(({ indicator, operator, doubts }) => [indicator, operator, doubts])).toEqual([
    ["技术合同成交额", "ge", []],
    ["技术合同成交额", "rank", ["名次按哪份排名没有写，是不是“技术合同成交额”的名次请核对"]],
  ]);
});
