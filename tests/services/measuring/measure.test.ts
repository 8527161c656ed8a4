/** Formulas measured on small books worked out by hand (取数): every function, missing data, dates and zones. */
import { beforeEach, expect, test } from "vitest";
import type { MeasureQuestion } from "#contract/indicators";
import { createMeasurer, type MeasureOptions } from "#services/measuring/measure";
import type { MeasuredValue } from "#services/measuring/measured-value";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const year2025: MeasureQuestion = { asOf: "2025-12-31", zone: null, period: null, snapshot: null };
const on = (asOf: string): MeasureQuestion => ({ ...year2025, asOf });
const measure = (formula: string, question: MeasureQuestion = year2025, options: MeasureOptions = {}): MeasuredValue =>
  createMeasurer(desk.book.db, question).value(formula, options);
/** 12 家, or why there is no value. */
const said = (formula: string, question?: MeasureQuestion, options?: MeasureOptions): string => {
  const { value, unit, status, reason, text } = measure(formula, question, options);
  return value === null ? (text ?? `${status}: ${reason}`) : `${value} ${unit}${status === "partial" ? " 不全" : ""}`;
};

test("counts the entries of a kind, a view and a condition on the day", async () => {
  await desk.add("zone", "长沙高新区", { zoneLevel: "国家级" });
  await desk.add("zone", "宁乡高新区", { zoneLevel: "国家级", zoneUpgraded: "2022-05-01" });
  const carrier = { carrierType: "众创空间", carrierLevel: "省级", accreditedOn: "2018-03-01" };
  await desk.add("carrier", "甲空间", { ...carrier, carrierZone: "长沙高新区" });
  await desk.add("carrier", "乙空间", { ...carrier, carrierLevel: "国家级", carrierZone: "宁乡高新区" });
  await desk.add("carrier", "丙孵化器", { ...carrier, carrierType: "科技企业孵化器", accreditedOn: "2020" });
  expect(said("计数(众创空间)")).toBe("2 家");
  expect(said('计数(孵化载体[级别 ≥ "省级"])')).toBe("3 家");
  expect(said('计数(众创空间[级别 = "省级"])')).toBe("1 家");
  expect(said('计数(孵化载体[载体所属高新区.高新区级别 = "国家级"])')).toBe("2 家 不全");
  expect(said('计数(孵化载体[载体所属高新区.高新区级别 = "国家级"])', on("2021-12-31"))).toBe("1 家 不全");
  expect(said("计数(孵化载体)", on("2020-06-30"))).toBe("2 家");
  expect(measure("计数(孵化载体)", on("2020-06-30")).notes).toEqual([
    "有1家孵化载体的日期只写到年或月，2020-06-30正在其中，按期末才到算。",
  ]);
  expect(said("计数(孵化载体[新增(2020)])")).toBe("1 家");
  expect(said("计数(创新平台)")).toBe("nodata: 台账里还没有创新平台，请先导入或录入。");
  expect(said("计数(众创空问)")).toContain("wrong: 没有叫“众创空问”的台账");
});

test("a carrier whose type nobody can tell is said to be missing, and never left out unseen", async () => {
  await desk.add("carrier", "甲空间", { carrierType: "众创空间" });
  await desk.add("carrier", "乙载体", {});
  await desk.add("carrier", "丙载体", { carrierType: "孵化器/众创空间" });
  await desk.add("carrier", "丁载体", { carrierType: "大学科技园" });
  expect(said("计数(众创空间)")).toBe("1 家 不全");
  expect(measure("计数(众创空间)").missing).toMatchObject([{ missing: 2, of: 3 }]);
});

test("a ratio whose numerator and denominator come from different enterprises says so", async () => {
  await desk.add("enterprise", "甲公司", { "researchExpense@2025": "5元", "operatingRevenue@2025": "100元" });
  const ratio = "比率(求和(企业.研发费用), 求和(企业.营业收入))";
  expect(measure(ratio)).toMatchObject({ value: "5", status: "value", notes: [] });
  await desk.add("enterprise", "乙公司", { "researchExpense@2025": "5元" });
  await desk.add("enterprise", "丙公司", { "operatingRevenue@2025": "300元" });
  await desk.add("enterprise", "丁公司", {});
  expect(measure(ratio)).toMatchObject({
    value: "2.5",
    status: "partial",
    notes: [
      "分子、分母不是同一批企业：有1家只有研发费用、没有营业收入，有1家只有营业收入、没有研发费用，比例会有偏差。",
    ],
  });
});

test("distinct entries that links name are counted as entries, one by one, however they are written", async () => {
  for (const name of ["甲集群", "乙集群"]) await desk.add("cluster", name);
  await desk.add("alliance", "一联盟", { allianceClusters: "甲集群、乙集群" });
  await desk.add("alliance", "二联盟", { allianceClusters: "乙集群；甲集群" });
  await desk.add("alliance", "三联盟", { allianceClusters: "丙集群" });
  expect(said("计数不重(产业联盟 按 联盟所属集群)")).toBe("3 个");
});

test("an enterprise that left is not counted, unless it only left its carrier", async () => {
  const stay = { entryDate: "2021-05-01", exitDate: "2023-05-01" };
  await desk.add("enterprise", "甲公司", { establishmentDate: "2010", ...stay });
  await desk.add("enterprise", "乙公司", { carrier: "星河空间", ...stay });
  const days = [on("2020-12-31"), on("2022-12-31"), on("2023-05-01")];
  expect(days.map((day) => said("计数(企业)", day))).toEqual(["1 家", "2 家", "1 家"]);
  expect(await desk.names("enterprise", { asOf: "2023-05-01" })).toEqual(["乙公司"]);
});

test("levels are those of the day, from dated records first", async () => {
  await desk.add("carrier", "甲空间", { carrierType: "众创空间", carrierLevel: "国家级", accreditedOn: "2015-01-01" });
  const record = { holder: "甲空间", qualificationType: "级别认定" };
  await desk.add("qualification", "", { ...record, qualificationLevel: "省级", qualificationIssued: "2016-05-01" });
  await desk.add("qualification", "", { ...record, qualificationLevel: "国家级", qualificationIssued: "2019-05-01" });
  const national = '计数(众创空间[级别 = "国家级"])';
  expect([on("2015-12-31"), on("2018-12-31"), on("2019-05-01")].map((day) => said(national, day))).toEqual([
    "nodata: 孵化载体的“级别”没有填全，数不出来。",
    "0 家",
    "1 家",
  ]);
  expect(said('计数(众创空间[级别 = "省级"])', on("2018-12-31"))).toBe("1 家");
  // Of another, the roster says more than any record does.
  await desk.add("carrier", "乙空间", { carrierType: "众创空间", carrierLevel: "国家级", accreditedOn: "2015-01-01" });
  await desk.add("qualification", "", {
    ...record,
    holder: "乙空间",
    qualificationLevel: "省级",
    qualificationIssued: "2016",
  });
  expect(said(national, on("2019-05-01"))).toBe("1 家");
  expect(measure(national, on("2019-05-01")).notes).toContain(
    "有1家孵化载体名册上的级别高于认定记录，按记录计，请核对。",
  );
});

test("certificates hold from the day of issue through the last day, whoever says so", async () => {
  await desk.add("enterprise", "甲公司", {
    highTechEnterprise: "是",
    highTechIssueDate: "2019-09-01",
    highTechValidUntil: "2022-08-31",
  });
  await desk.add("enterprise", "乙公司", { highTechEnterprise: "是" });
  await desk.add("enterprise", "丙公司");
  await desk.add("qualification", "", {
    holder: "丙公司",
    qualificationType: "高新技术企业",
    qualificationLevel: "国家级",
    qualificationIssued: "2020-12-01",
    qualificationRevoked: "2021-06-30",
  });
  const held = '计数(企业[具备("高新技术企业")])';
  expect(
    ["2019-08-31", "2019-09-01", "2020-12-01", "2021-06-30", "2022-08-31", "2022-09-01"].map((day) =>
      said(held, on(day)),
    ),
  ).toEqual(["1 家", "2 家", "3 家", "2 家", "2 家", "1 家"]);
  expect(measure(held).notes).toEqual(["有1家企业的“高新技术企业”没有认定日期，按当日具备计入。"]);
  expect(said('计数(企业[具备("高新技术企业", "省级")])', on("2020-12-31"))).toBe("1 家");
  expect(said('计数(资质认定[资质类别 = "高新技术企业" 且 新增(2020, 2022)])')).toBe("1 条");
  expect(said('计数(资质认定[资质类别 = "高新技术企业"])')).toBe("0 条");
  // A certificate whose holder nobody goes by is not counted, and not left out in silence.
  await desk.add("qualification", "", {
    holder: "未进册公司",
    qualificationType: "高新技术企业",
    qualificationIssued: "2021",
  });
  expect(said(held, on("2022-08-31"))).toBe("2 家");
  expect(measure(held, on("2022-08-31")).notes).toContain("有1条“高新技术企业”资质的持有者在台账里对不上，没有计入。");
});

test("sums are exact, in the period asked only, and say who is missing", async () => {
  await desk.add("enterprise", "甲公司", { "operatingRevenue@2025": "0.1万元", "operatingRevenue@2025Q3": "5万元" });
  await desk.add("enterprise", "乙公司", { "operatingRevenue@2025": "0.2万元" });
  await desk.add("enterprise", "丙公司", { "operatingRevenue@2024": "9007199254740993.01元" });
  const sum = measure("求和(企业.营业收入)", year2025, { unit: "万元" });
  expect(sum).toMatchObject({ value: "0.3", unit: "万元", period: "2025", status: "partial" });
  expect(sum.missing).toEqual([{ sentence: "营业收入（2025年）：有 2 家，缺 1 家。", missing: 1, of: 3 }]);
  expect(said("求和(企业.营业收入)", { ...year2025, period: "2025Q3" })).toBe("50000 元 不全");
  expect(said("求和(企业.营业收入)", { ...year2025, period: "2025Q4" })).toBe(
    "nodata: 营业收入（2025年四季度）一个数也没有（有2025年三季度、2025年、2024年的，不同期间不能混用）。",
  );
  expect(said("求和(企业.营业收入)", on("2026-11-21"))).toBe("3000 元 不全");
  expect(said("求和(企业.营业收入)", on("2025-06-30"))).toBe("9007199254740993.01 元 不全");
  expect(said("求和(企业.研发费用)")).toBe("nodata: 研发费用（2025年）一个数也没有。");
});

test("ratios are ratios of sums, in the unit they state", async () => {
  await desk.add("zone", "长沙高新区", {
    "inventionPatents@2025": "3000",
    "residentPopulation@2025": "60万人",
    "zoneResearch@2025": "3亿元",
    "zoneSales@2025": "90亿元",
  });
  await desk.add("zone", "株洲高新区", {
    "inventionPatents@2025": "1000",
    "residentPopulation@2025": "40万人",
    "zoneResearch@2025": "1亿元",
    "zoneSales@2025": "10亿元",
  });
  expect(said('比率(求和(高新区.发明专利拥有量), 求和(高新区.常住人口), "件/万人")')).toBe("40 件/万人");
  expect(said("比率(求和(高新区.研发投入), 求和(高新区.销售收入))")).toBe("4 %");
  expect(said("求和(高新区.发明专利拥有量) ÷ 求和(高新区.常住人口)")).toBe("0.004 件/人");
  expect(said("比率(求和(高新区.发明专利拥有量), 求和(高新区.常住人口))")).toContain(
    "wrong: 分子的单位是“件”，分母是“人”",
  );
  expect(said("求和(高新区.研发投入) + 计数(高新区)")).toContain("wrong: 左边的单位是“元”，右边是“个”，不能相加");
  expect(said("求和(高新区.研发投入)", year2025, { unit: "亿元" })).toBe("4 亿元");
  expect(said("计数(高新区[研发投入 > 2亿元])")).toBe("1 个");
});

test("growth compares with the same period, the one before, and base years", async () => {
  await desk.add("zone", "长沙高新区", {
    "zoneContractValue@2016": "8亿元",
    "zoneContractValue@2018": "10亿元",
    "zoneContractValue@2019": "27亿元",
    "zoneContractValue@2019Q1": "5亿元",
    "zoneContractValue@2018Q4": "4亿元",
    zoneApproved: "2017-05-01",
  });
  const x = "求和(高新区.技术合同交易总额)";
  const day = on("2019-12-31");
  expect(said(`同比(${x})`, day)).toBe("170 %");
  expect(said(`环比(${x})`, { ...day, period: "2019Q1" })).toBe("25 %");
  expect(said(`增量(${x}, 2018)`, day, { unit: "亿元" })).toBe("17 亿元");
  expect(said(`倍数(${x}, 2018)`, day)).toBe("2.7 倍");
  // The zone was no zone yet in 2016.
  expect(said(`年均增长(${x}, 2016)`, day)).toBe("nodata: 基年2016年的值为 0 或负数，算不出年均增长。");
  await desk.edit(1, "zoneApproved", "2011-05-01");
  expect(said(`年均增长(${x}, 2016)`, day)).toBe("50 %");
  expect(said(`环比(${x})`, { ...day, period: "2019-01..11" })).toBe("nodata: 累计数没有上一期，不能算环比。");
});

test("a growth whose two ends were counted in different ways is marked", async () => {
  await desk.add("zone", "长沙高新区", { "zoneHighTech@2025": "12" });
  await desk.add("enterprise", "甲公司", { highTechIssueDate: "2023-01-01", highTechValidUntil: "2025-12-31" });
  const grown = measure('倍数(首选(求和(高新区.高新技术企业数), 计数(企业[具备("高新技术企业")])), 2024)');
  expect(grown.value).toBe("12");
  expect(grown.notes).toContain("前后两个时期取数的算法不同（首选的第1种；基年2024年：首选的第2种），结果可能不可比。");
});

test("coverage counts who of a set meets a condition, by links either way", async () => {
  await desk.add("cluster", "集群一", { clusterLevel: "省级" });
  await desk.add("cluster", "集群二", { clusterLevel: "省级" });
  await desk.add("alliance", "联盟甲", { allianceClusters: "集群一", allianceSince: "2020-06-01" });
  await desk.add("enterprise", "甲公司", { aboveScale: "是", innovationActive: "是" });
  await desk.add("enterprise", "乙公司", { aboveScale: "是", innovationActive: "否" });
  await desk.add("enterprise", "丙公司", { aboveScale: "是" });
  await desk.add("membership", "", { memberEnterprise: "甲公司", memberCluster: "集群一", memberUntil: "2024-12-31" });
  await desk.add("membership", "", { memberEnterprise: "乙公司", memberCluster: "集群二" });
  const allied = "创新型产业集群, 被(产业联盟.联盟所属集群)";
  expect(said(`覆盖(${allied})`)).toBe("50 %");
  expect(said(`覆盖数(${allied})`)).toBe("1 个");
  expect(said(`覆盖数(${allied})`, on("2020-05-31"))).toBe("0 个");
  expect(said("覆盖(创新型产业集群, 被(创新平台.平台服务集群))")).toBe(
    "nodata: 创新平台台账还是空的，请先导入或录入。",
  );
  expect(said("覆盖(企业[是否规上 = 是], 是否开展创新活动 = 是)")).toBe("50 % 不全");
  expect(said("计数(企业[在(创新型产业集群)])")).toBe("1 家");
  expect(said("计数(企业[在(创新型产业集群)])", on("2024-06-30"))).toBe("2 家");
  expect(said("计数不重(集群成员 按 成员企业)")).toBe("1 个");
});

test("named values: milestones, references, reports, weights and first choices", async () => {
  await desk.add("milestone", "云图", { milestoneState: "完成", milestoneDone: "2020-11-30" });
  await desk.add("reference", "全国研发强度", { "referenceValue@2025": "2.7%" });
  await desk.add("report", "高技能人才", { "reportedValue@2025": "581", reportUnit: "万人" });
  expect(measure('里程碑("云图")', on("2020-12-31"))).toMatchObject({ value: "1", text: "完成" });
  expect(measure('里程碑("云图")', on("2020-06-30"))).toMatchObject({ value: "0", text: "推进" });
  expect(said('参照("全国研发强度")')).toBe("2.7 %");
  expect(said('填报("高技能人才")')).toBe("581 万人");
  expect(said('填报("高技能人才")', on("2024-12-31"))).toBe("nodata: 填报指标“高技能人才”没有2024年的数。");
  expect(said('首选(求和(企业.营业收入), 填报("高技能人才"))')).toContain("581");
  expect(said("加权(0.25, 80, 75%, 40)")).toBe("50 ");
});

test("a zone counts its own; what names no zone belongs to the book's own and is said", async () => {
  const changsha = await desk.add("zone", "长沙高新区");
  const zhuzhou = await desk.add("zone", "株洲高新区");
  await desk.add("enterprise", "甲公司", { zone: "株洲高新区" });
  await desk.add("enterprise", "乙公司");
  await desk.add("enterprise", "丙公司", { zone: "不知名高新区" });
  const settings = { reportingUnit: "", unitHead: "", statisticsHead: "", preparedBy: "", phone: "", person: "小王" };
  need(await desk.services["book/save-settings"]({ ...settings, zoneName: "长沙高新区", gridDensity: "normal" }));
  expect(said("计数(企业)", { ...year2025, zone: zhuzhou })).toBe("1 家 不全");
  const own = measure("计数(企业)", { ...year2025, zone: changsha });
  expect([own.value, own.notes]).toEqual(["1", ["有1家企业没有写所属高新区，按本区计入。"]]);
  expect(said("计数(企业)")).toBe("3 家");
});

test("a subject answers for itself", async () => {
  const id = await desk.add("carrier", "甲空间", { floorArea: "6000", carrierType: "众创空间", legalPerson: "是" });
  expect(said("本身.场地面积", year2025, { subject: id })).toBe("6000 ㎡");
  expect(said("本身.是否独立法人", year2025, { subject: id })).toBe("1 ");
  expect(said("比率(本身.公共服务面积, 本身.场地面积)", year2025, { subject: id })).toBe(
    "nodata: “公共服务面积”没有填。",
  );
  const measurer = createMeasurer(desk.book.db, year2025);
  expect(measurer.meets(id, '载体类型 = "众创空间" 且 场地面积 ≥ 0.5公顷')).toEqual({
    ok: true,
    value: { met: true, missing: [], notes: [] },
  });
  expect(measurer.meets(id, "建设状态 = “建成”")).toMatchObject({ value: { met: null, missing: ["建设状态"] } });
  expect(measurer.list("众创空间")).toEqual({ ok: true, value: [{ id, kind: "carrier", name: "甲空间" }] });
});
