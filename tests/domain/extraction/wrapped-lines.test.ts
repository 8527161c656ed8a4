/** The same text broken at the edge of a page gives the same targets (断行). */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cleanText } from "#domain/extraction/clean-text";
import { extractTargets } from "#domain/extraction/extract-targets";
import { readHeldOut } from "./held-out-policy.ts";
import { statedTargets } from "./stated-targets.ts";

const FOLDER = new URL("../../fixtures/policies/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const texts = [
  ...["shandong.txt", "shanxi.txt", "hunan.txt", "guangdong.txt", "shaoxing.txt"].map(read),
  ...readdirSync(new URL("held-out/", FOLDER)).map((name) => readHeldOut(read(`held-out/${name}`)).text),
];

/** Breaks a paragraph at a width in columns, in the middle of words and numbers too; closing marks hang over the edge. */
function breakAt(paragraph: string, width: number, indent: string): string {
  if (paragraph.includes("|")) return paragraph;
  const lines = [indent];
  let used = indent.length * 2;
  for (const character of paragraph) {
    const columns = /[\u0020-\u00ff]/u.test(character) ? 1 : 2;
    if (used + columns > width && !"，。；：、）”,.;:)％%".includes(character)) {
      lines.push("");
      used = 0;
    }
    lines.push((lines.pop() ?? "") + character);
    used += columns;
  }
  return lines.join("\n");
}

test.each([
  [32, "　　"],
  [44, "　　"],
  [44, ""],
  [57, "　　"],
  [76, ""],
  [80, "　　"],
])("broken at %d columns (indent “%s”) at most 1 of 100 targets differs", (width, indent) => {
  const differing = texts.map((text) => {
    const whole = cleanText(text).source;
    const broken = whole.split("\n").map((paragraph) => breakAt(paragraph, width, indent));
    const [before, after] = [statedTargets(whole), statedTargets(broken.join("\n"))];
    return {
      all: before.length,
      lost: before.filter((one) => !after.includes(one)).length,
      strange: after.filter((one) => !before.includes(one)).length,
    };
  });
  const all = differing.reduce((sum, one) => sum + one.all, 0);
  expect(all).toBeGreaterThan(300);
  expect(differing.reduce((sum, one) => sum + one.lost, 0)).toBeLessThanOrEqual(all / 100);
  expect(differing.reduce((sum, one) => sum + one.strange, 0)).toBe(0);
});

test("words, numbers and years are joined across the break", () => {
  const text = `云台高新区创新发展方案
到2029年，园区高新技术企业突破1
200家，科技型中小企业总数达到30
00家以上，研发经费支出占营业收
入比重达到6.
5%。园区孵化载体更加完善，到20
30年，技术合同成交额达到180亿
元。`;
  expect(statedTargets(text)).toEqual([
    "园区高新技术企业 gt 1200家 2029 全区",
    "科技型中小企业 ge 3000家 2029 全区",
    "研发经费支出占营业收入比重 ge 6.5% 2029 全区",
    "技术合同成交额 ge 180亿元 2030 全区",
  ]);
});

test("a page number and an empty line do not end a sentence", () => {
  const text = `云台高新区创新发展方案
到2029年，园区规上工业企业研发机构覆盖率达到
百分之七十，新培育专精特新中小企业八十家，孵
— 3 —

化器在孵企业达到九百家，累计毕业企业超过三百
家，服务机构集聚度明显提高。`;
  expect(statedTargets(text)).toEqual([
    "园区规上工业企业研发机构覆盖率 ge 70% 2029 全区",
    "新培育专精特新中小企业 ge 80家 2029 全区",
    "孵化器在孵企业 ge 900家 2029 全区",
    "毕业企业 gt 300家 2029 全区",
  ]);
});

test("headings, list items and rows of a table stay lines of their own", () => {
  const text = `云台高新区创新发展方案
（一）壮大主体，提升能级
到2029年，高新技术企业达到900家。
（二）建强平台，完善服务
到2029年，建成中试基地12个。
指标\t单位\t2029年
孵化面积\t万平方米\t60
毕业企业\t家\t400`;
  expect(cleanText(text).source.split("\n")).toEqual([
    "云台高新区创新发展方案",
    "（一）壮大主体，提升能级",
    "到2029年，高新技术企业达到900家。",
    "（二）建强平台，完善服务",
    "到2029年，建成中试基地12个。",
    "指标|单位|2029年",
    "孵化面积|万平方米|60",
    "毕业企业|家|400",
  ]);
});

test("lines that each state a target without a full stop are no broken text", () => {
  const text = `云台高新区实施方案
一、发展目标
到2029年，创新能力明显增强
高新技术企业达到500家，科技型中小企业达到800家
研发投入强度达到4%，技术合同成交额达到60亿元
新建孵化器10家，孵化面积达到80万平方米
二、重点任务
强化主体培育，做大企业规模
每年新增高新技术企业60家`;
  expect(statedTargets(text)).toEqual([
    "高新技术企业 ge 500家 2029 全区",
    "科技型中小企业 ge 800家 2029 全区",
    "研发投入强度 ge 4% 2029 全区",
    "技术合同成交额 ge 60亿元 2029 全区",
    "新建孵化器 ge 10家 2029 全区",
    "孵化面积 ge 80万平方米 2029 全区",
    "新增高新技术企业 increment_ge 60家/年 — 全区",
  ]);
});

test("the marks stand on the words of the joined text", () => {
  const { source, proposals } = extractTargets(`雲臺高新區方案
到2029年，高新技術企業達到
900家，瞪羚企業達到一百二
十家。`);
  expect(proposals.flatMap(({ marks }) => marks.map(({ from, to }) => source.slice(from, to)))).toEqual([
    "900家",
    "一百二十家",
  ]);
});
