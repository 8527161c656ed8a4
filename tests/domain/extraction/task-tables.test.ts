/** Tables in a policy text: tasks with a date to be done by, merged cells, columns of growth (任务分解表与指标表). */
import { expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";
import { statedTargets } from "./stated-targets.ts";

test("each task is due in the year of its row, and the unit that answers for it is no part of the name", () => {
  const text = `青屿省行动方案任务分解表
序号\t重点任务\t具体内容\t完成时限\t责任单位
1\t建强平台\t新建概念验证中心6家，服务科技企业2000家以上\t2028年底\t省科技厅、各市人民政府
2\t壮大主体\t科技领军企业达到40家；实现市级以上孵化器全覆盖\t2027年12月\t省科技厅
3\t引育人才\t累计引进领军人才团队50个\t\t省委组织部
4\t开放合作\t每年举办对接活动不少于20场\t每年\t省科技厅
5\t资金保障\t统筹各类资金不低于3亿元\t2028年\t省财政厅`;
  expect(statedTargets(text)).toEqual([
    "新建概念验证中心 ge 6家 2028 全省",
    "服务科技企业 ge 2000家 2028 全省",
    "科技领军企业 ge 40家 2027 全省",
    "市级以上孵化器全覆盖 coverage_all 100% 2027 全省",
    "引进领军人才团队 ge 50个 2027 全省",
    "举办对接活动 ge 20场/年 — 全省",
  ]);
});

test("headings of groups stand between the rows of one table; a month is of the year the plan is for", () => {
  const text = `青屿市2027年重点工作任务清单
序号\t工作任务\t年度目标\t时间进度\t牵头单位
一、创新主体
1\t培育企业\t高新技术企业净增60家，总数达到420家\t12月底前\t市科技局
二、平台载体
2\t建设孵化器\t新认定市级孵化器5家；国家级孵化器实现零的突破\t四季度\t市科技局、各区
3\t增加投入\t全社会研发投入强度达到百分之三点二\t全年\t市统计局`;
  expect(statedTargets(text)).toEqual([
    "新增高新技术企业 increment_ge 60家 2027 全市",
    "高新技术企业 ge 420家 2027 全市",
    "新认定市级孵化器 ge 5家 2027 全市",
    "国家级孵化器 ge 1个 2027 全市",
    "全社会研发投入强度 ge 3.2% 2027 全市",
  ]);
});

test("a table with marks at both ends is read in the same way, and a year taken from the row above is doubted", () => {
  const text = `青屿省行动方案
| 任务 | 工作目标 | 时间节点 |
|---|---|---|
| 提升园区 | 新增省级高新区3家 | 2029年 |
| 建设基地 | 建成中试基地9个 | |`;
  const { proposals } = extractTargets(text);
  expect(proposals.map(({ indicator, targetYear, doubts }) => [indicator, targetYear, doubts])).toEqual([
    ["新增省级高新区", 2029, ["没有写基期"]],
    ["中试基地", 2029, ["本句没写年份，按同一段前文的年份"]],
  ]);
});

test.each(["\t", " | "])(
  "a row whose category is merged with the one above keeps its columns (parted by “%s”)",
  (mark) => {
    const rows = [
      ["类别", "指标", "单位", "2025年", "2028年目标"],
      ["主体", "科技型中小企业", "家", "820", "1500"],
      ["", "瞪羚企业", "家", "31", "60左右"],
      ["平台", "省级以上创新平台", "个", "42", "≥70"],
      ["", "在孵企业数量较2025年", "", "—", "翻一番"],
    ];
    const text = `青屿市指标表（2026—2028年）\n${rows.map((cells) => cells.join(mark)).join("\n")}`;
    const { proposals } = extractTargets(text);
    expect(proposals.map(({ indicator, value, unit, baseYear }) => [indicator, value, unit, baseYear])).toEqual([
      ["科技型中小企业", "1500", "家", null],
      ["瞪羚企业", "60", "家", null],
      ["省级以上创新平台", "70", "个", null],
      ["在孵企业数量", "2", "倍", 2025],
    ]);
  },
);

test("a column of yearly growth stands beside the level of the last year", () => {
  const text = `青屿市指标表
指标\t单位\t2025年（预计）\t2030年\t年均增速
技术合同成交额\t亿元\t210\t380\t12.6%
研发人员\t万人\t1.8\t2.5\t7左右
研发投入强度\t%\t3.3\t4.2\t—`;
  expect(statedTargets(text)).toEqual([
    "技术合同成交额 ge 380亿元 2030 全市",
    "技术合同成交额 cagr_ge 12.6%/年 2030 全市",
    "研发人员 ge 2.5万人 2030 全市",
    "研发人员 cagr_ge 7%/年 2030 全市",
    "研发投入强度 ge 4.2% 2030 全市",
  ]);
});

test.each([
  ["scores", "评价内容\t评价标准\t分值\n主体培育\t高新技术企业达到50家\t10\n平台建设\t建成省级平台3个\t5"],
  ["what has been", "任务\t2027年实际\t责任单位\n主体培育\t高新技术企业达到50家\t科技局"],
])("a column of %s holds no target", (_, table) => {
  expect(statedTargets(`青屿市考核方案\n${table}`)).toEqual([]);
});
