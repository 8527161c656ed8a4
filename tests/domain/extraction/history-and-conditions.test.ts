/** What was done, and what applicants must fulfil, beside what is to be reached: only the last is proposed (成绩、条件与目标). */
import { describe, expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";

function found(text: string): string[] {
  return extractTargets(text).proposals.map(
    ({ indicator, operator, value, unit, targetYear }) =>
      `${indicator} ${operator} ${value}${unit} ${targetYear ?? ""}`,
  );
}

describe("a report with a look ahead", () => {
  test("chapters of what was done hold nothing, the chapter of what comes next holds its targets", () => {
    const text = `海陵高新区2024年创新工作总结及2025年工作计划
一、2024年工作进展情况
（一）招才引智取得突破。引进领军人才45名，总数达到310名，同比增长17%。
（二）载体建设提速。建成加速器4家；到2024年底，孵化面积达到88万平方米。
二、面临的困难和问题
有效发明专利密度偏低，高价值专利占比不足两成，亩均税收21万元，较上年下降3%。
三、2025年主要目标
到2025年，领军人才总数达到360名，孵化面积突破100万平方米，技术合同成交额同比增长12%以上。`;
    expect(found(text)).toEqual([
      "领军人才 ge 360名 2025",
      "孵化面积 gt 100万平方米 2025",
      "技术合同成交额增幅 increment_ge 12% 2025",
    ]);
  });

  test("headings without numbers part the past from the future in the same way", () => {
    const text = `白石湖开发区情况介绍
主要成效
获批省级重点实验室6家，累计培育科创板企业2家。
存在短板
研发人员占比12%。
今后思路
到2028年，省级重点实验室达到12家。`;
    expect(found(text)).toEqual(["省级重点实验室 ge 12家 2028"]);
  });

  test("a report as a whole holds only what it says of years to come", () => {
    const text = `青河市2025年度科技工作总结
强化主体培育。新增瞪羚企业12家，到2025年底，高新技术企业达到760家。
一、平台扩面
建成中试平台5个，服务企业1200家以上。
二、下一步打算
到2027年，中试平台达到9个。`;
    expect(found(text)).toEqual(["中试平台 ge 9个 2027"]);
  });

  test.each([
    "去年以来，全市新建孵化器6家，在孵企业达到900家。",
    "“十三五”以来园区累计引进项目120个，亩均税收达到28万元。",
    "过去五年，国家级平台由3家增加到11家，研发投入年均增长16%。",
    "十年来，园区总收入由80亿元提高到1200亿元。",
    "上年度入库科技型中小企业640家，通过率达到92%。",
    "我市现有省级以上孵化器34家，占全省的11%。",
    "今年前三季度，技术合同成交额达到45亿元，较去年同期增长22%。",
    "孵化器平均毕业率仅为9%，发明专利拥有量已达3200件。",
    "新认定瞪羚企业18家，总数达到75家，同比增长31.6%。",
    "科技型中小企业入库数达到1300家，比上年净增210家。",
    "主要成效：新增省级平台8个，平台总数达到52个。",
  ])("without a year of its own it is history: %s", (sentence) => {
    expect(found(`临川市有关材料\n${sentence}`)).toEqual([]);
  });

  test("the same words are targets where goals are set", () => {
    const text = `临川市科技创新行动方案（2025—2027年）
一、主要目标
——创新成效更加显著。到2027年，科技型中小企业达到1800家，技术合同成交额同比增长15%以上。
——产业基础更加坚实。规上高新技术企业达到420家，占比比上年提高2个百分点以上。
二、重点任务
（一）总结推广经验做法。每年举办成果对接活动不少于10场。
（二）提升平台成效。新建省级平台6个。`;
    expect(found(text)).toEqual([
      "科技型中小企业 ge 1800家 2027",
      "技术合同成交额增幅 increment_ge 15% 2027",
      "规上高新技术企业 ge 420家 ",
      "规上高新技术企业占比增幅 increment_ge 2个百分点 ",
      "举办成果对接活动 ge 10场/年 ",
      "新建省级平台 eq 6个 ",
    ]);
  });
});

test.each([
  ["健全台账，已有机构规范化率达到85%以上。", ["已有机构规范化率 ge 85% "]],
  ["园区厂房空置率不超过7%，较上年下降2个百分点。", ["园区厂房空置率 ge 7% "]],
])("a demand among such words stays one: %s", (sentence, expected) => {
  expect(found(`临川市若干举措\n${sentence}`)).toEqual(expected);
});

describe("a plan period that is over", () => {
  const before = "“十四五”期间，市级孵化器由16家增加到41家，在孵企业年均增长13%。";
  test.each([
    ["in the title", `长宁市孵化载体行动方案（2026—2030年）\n${before}`],
    ["below the title", `长宁市孵化载体行动方案\n（2026—2030年）\n${before}`],
    ["beside a year before it", `长宁市孵化载体行动方案（2026—2030年）\n服务收入较2023年增长7.2%。`],
    ["by the plan it is for", `长宁市“十五五”孵化载体规划\n${before}`],
    ["by its date", `长宁市孵化载体行动方案\n${before}\n2026年3月2日`],
    ["by its stated time", `长宁市孵化载体行动方案\n${before}\n本方案实施期限为2026年至2030年。`],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test("while the period lasts it is a target", () => {
    expect(found("长宁市“十四五”孵化载体规划\n“十四五”期间，新建市级孵化器25家。")).toEqual([
      "新建市级孵化器 ge 25家 2025",
    ]);
  });
});

describe("notes, money and tables", () => {
  test("notes below a table and rows that allot money hold nothing", () => {
    const text = `安塘市重点任务表（2025—2027年）
序号	任务	内容	时限
1	经费保障	市级科技经费每年不低于6000万元，单个平台补助最高300万元	每年
备注：1. 2024年完成数为初步核算数，总收入较2022年增长9%。
2. 高新技术企业按有效期内口径统计，2024年为530家。`;
    expect(found(text)).toEqual([]);
  });
});

describe("conditions in plain sentences", () => {
  test.each([
    "申请认定的平台应符合下列条件：场地面积达到2000平方米以上；专职人员不少于15人；近两年服务企业50家以上。",
    "推荐省级瞪羚企业的，上年度营业收入增长率应不低于25%，研发人员占比达到10%以上。",
    "概念验证中心应配备专职人员8名以上、验证资金不低于500万元。",
    "评审组由7名以上专家组成，其中产业专家不少于3名。",
    "研发投入强度提高0.5个百分点以上得3分，技术合同成交额增长20%以上加2分。",
    "项目自筹经费不低于财政资助的2倍，新增产值达到3000万元以上。",
    "年度任务完成率低于60%的，次年推荐比例达到20%以下。",
    "绩效优秀等次比例不超过15%，每个区推荐项目数量不超过8项。",
  ])("%s", (sentence) => {
    expect(found(`安塘市若干措施\n${sentence}`)).toEqual([]);
  });

  test("a demand on a zone, or one with a year, is still a target", () => {
    const text = `安塘市若干措施
国家级高新区应建有3家以上专业孵化器。
到2027年，每个县应拥有1家以上省级众创空间。`;
    expect(found(text)).toEqual(["专业孵化器 ge 3家 ", "省级众创空间 ge 1家 2027"]);
  });
});

test("the number of an article is no part of a name", () => {
  const text = `安塘市若干措施
第三条 每年举办路演不少于20场。
第四条 对获评优秀的机构给予30万元奖励。
第五条 到2027年，全市建成专业孵化器9家。第一条智能产线建成投产。`;
  expect(found(text)).toEqual(["举办路演 ge 20场/年 ", "专业孵化器 ge 9家 2027"]);
});
