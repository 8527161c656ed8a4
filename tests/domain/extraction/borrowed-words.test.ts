/** Indicators whose words stand elsewhere in the sentence, and levels stated without a verb (承前省略与无谓语目标). */
import { expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";
import { statedTargets } from "./stated-targets.ts";

const plan = (...sentences: string[]): string[] => statedTargets(`临江市实施方案\n${sentences.join("\n")}`);

test.each([
  ["鼓励龙头企业建设专业众创空间，每年择优新建4个。", ["新建专业众创空间 eq 4个/年 — 全市"]],
  ["每年择优新建4个。", []],
  [
    "到2029年，建成2个国家级、5个省级技术创新中心。",
    ["国家级技术创新中心 ge 2个 2029 全市", "省级技术创新中心 ge 5个 2029 全市"],
  ],
  [
    "到2029年，国家级、省级中试平台分别达到3个和12个。",
    ["国家级中试平台 ge 3个 2029 全市", "省级中试平台 ge 12个 2029 全市"],
  ],
  [
    "到2029年，打造2个千亿级、6个百亿级产业集群。",
    ["千亿级产业集群 ge 2个 2029 全市", "百亿级产业集群 ge 6个 2029 全市"],
  ],
  [
    "到2029年，培育产值超五十亿元的链主企业4家、超十亿元的18家。",
    ["产值超五十亿元的链主企业 ge 4家 2029 全市", "产值超十亿元的链主企业 ge 18家 2029 全市"],
  ],
  ["到2029年，建立研发机构的规上企业占比达到65%。", ["建立研发机构的规上企业占比 ge 65% 2029 全市"]],
  [
    "到2029年，瞪羚企业达到80家，其研发投入强度达到7%。",
    ["瞪羚企业 ge 80家 2029 全市", "瞪羚企业研发投入强度 ge 7% 2029 全市"],
  ],
  ["到2029年，每万人口高价值发明专利拥有量18件。", ["每万人口高价值发明专利拥有量 ge 18件/万人 2029 全市"]],
  ["到2029年，集群亩均效益逐年提升。", ["集群亩均效益 increasing 逐年提升 2029 全市"]],
  ["2029年，全年新增独角兽企业2家。", ["新增独角兽企业 increment_ge 2家 2029 全市"]],
  ["到2029年，力争入选国家先进制造业集群1—2个。", ["国家先进制造业集群 between 1–2个 2029 全市"]],
  [
    "新增省级孵化器，2028年6家、2029年8家。",
    ["新增省级孵化器 increment_ge 6家 2028 全市", "新增省级孵化器 increment_ge 8家 2029 全市"],
  ],
  [
    "技术合同成交额2028年达到90亿元、2029年突破120亿元。",
    ["技术合同成交额 ge 90亿元 2028 全市", "技术合同成交额 gt 120亿元 2029 全市"],
  ],
  ["每年遴选科技型初创企业60家，给予每家最高20万元支持。", ["科技型初创企业 eq 60家/年 — 全市"]],
  ["到2029年，规上工业增加值五年翻一番。", ["规上工业增加值 double 2倍 2029 全市"]],
])("%s", (sentence, stated) => {
  expect(plan(sentence)).toEqual(stated);
});

test.each([
  "2025年底，全市高新技术企业总数512家。",
  "引进高层次人才3名以上，给予20万元资助。",
  "每年新认定高新技术企业5家以上的，给予运营机构10万元奖励。",
])("what is there already and what is rewarded is no target: %s", (sentence) => {
  expect(statedTargets(`临江市实施方案（2026—2029年）\n${sentence}`)).toEqual([]);
});

test("the first of its kind is at least one, and the reading is doubted", () => {
  const { proposals } = extractTargets("临江市实施方案\n到2029年，独角兽企业、国家级孵化器实现零的突破。");
  expect(proposals.map(({ indicator, operator, value, doubts }) => [indicator, operator, value, doubts])).toEqual([
    ["独角兽企业", "ge", "1", ["“零的突破”按至少1个理解，计量单位没有写"]],
    ["国家级孵化器", "ge", "1", ["“零的突破”按至少1个理解，计量单位没有写"]],
  ]);
});

test("其 without anything it could mean stays, with a doubt", () => {
  const { proposals } = extractTargets("临江市实施方案\n支持大企业发展，到2029年其营业收入突破500亿元。");
  expect(proposals.map(({ indicator, doubts }) => [indicator, doubts])).toEqual([
    ["其营业收入", ["“其”指什么没有写清"]],
  ]);
});
