/** Numbers, shares and years a text writes in Chinese words (中文数字). */
import { expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";
import { statedTargets } from "./stated-targets.ts";

test.each([
  ["研发投入强度提高零点六个百分点", "研发投入强度增幅 increment_ge 0.6个百分点 2028 全市"],
  ["技术合同成交额达到十二点五亿元", "技术合同成交额 ge 12.5亿元 2028 全市"],
  ["集群营业收入突破一点二万亿元", "集群营业收入 gt 1.2万亿元 2028 全市"],
  ["有效发明专利达到三点五万件", "有效发明专利 ge 35000件 2028 全市"],
  ["孵化基金规模达到两亿五千万元", "孵化基金规模 ge 2.5亿元 2028 全市"],
  ["孵化面积达到2024年的一点五倍", "孵化面积 double 1.5倍 2028 全市"],
  ["研发经费占比不低于百分之三点二", "研发经费占比 ge 3.2% 2028 全市"],
  ["增加值年均增长百分之八至百分之十", "增加值 between 8–10%/年 2028 全市"],
  ["亩均能耗降低千分之五", "亩均能耗降幅 increment_ge 5‰ 2028 全市"],
  ["规上企业研发机构覆盖率达到百分之百", "规上企业研发机构覆盖率 coverage_all 100% 2028 全市"],
  ["高校毕业生占比达到七成五", "高校毕业生占比 ge 75% 2028 全市"],
  ["民营企业占比达四成左右", "民营企业占比 approx 40% 2028 全市"],
  ["技术工人较2024年增加三成以上", "技术工人增幅 increment_ge 30% 2028 全市"],
])("%s", (words, stated) => {
  expect(statedTargets(`临海市行动方案\n到2028年，全市${words}。`)).toEqual([stated]);
});

test.each([
  "服务企业数百家",
  "带动就业几千人",
  "高新技术企业达到1万5千家",
  "建成一成熟的技术市场",
  "财政资金占比超过百分之二十的项目予以公示",
])("what is no exact number gives no target: %s", (words) => {
  expect(statedTargets(`临海市行动方案\n到2028年，${words}。`)).toEqual([]);
});

test.each(["二〇二八", "二○二八", "二零二八", "二O二八", "二Ｏ二八"])("到%s年底 is the end of 2028", (year) => {
  const { proposals } = extractTargets(`临海市行动方案\n到${year}年底，高新技术企业达到六百家。`);
  expect(proposals.map(({ targetYear, sentence }) => [targetYear, sentence])).toEqual([
    [2028, `到${year.replace("Ｏ", "Ｏ")}年底，高新技术企业达到六百家。`],
  ]);
});

test("a year compared with and a span are years in words as well", () => {
  const text =
    "云山省实施意见\n到二〇三〇年，瞪羚企业数量比二〇二五年翻一番。\n二〇二六—二〇二八年，新建众创空间二十家。";
  const { proposals } = extractTargets(text);
  expect(proposals.map(({ operator, baseYear, targetYear }) => [operator, baseYear, targetYear])).toEqual([
    ["double", 2025, 2030],
    ["ge", null, 2028],
  ]);
});

test("one and one more of each district", () => {
  expect(statedTargets("东湖市行动方案\n到2028年，各区至少布局一家专业孵化器、一个加速器。")).toEqual([
    "专业孵化器 ge 1家 2028 各区",
    "加速器 ge 1个 2028 各区",
  ]);
});

test("at least one of a thing is a target, and so is one more thing of the same list", () => {
  const text = "云山省实施意见\n到2028年，每个园区至少建有一家中试基地、两个检测中心和一支不低于五亿元的产业基金。";
  expect(statedTargets(text)).toEqual([
    "中试基地 ge 1家 2028 每个园区",
    "检测中心 ge 2个 2028 每个园区",
    "不低于五亿元的产业基金 ge 1支 2028 每个园区",
  ]);
});
