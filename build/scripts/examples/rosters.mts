/** The example rosters (示例名册): the zone's roster of 2025, its list of high-tech enterprises as GB18030 text, and the update of the first quarter of 2026, with a few honest data faults. */
import { registrationCheckDigit } from "#domain/enterprises/registration-number";
import { type Enterprise, inventEnterprises, round2 } from "./invent-enterprises.mts";
import { type Column, COUNT, DAY, MONEY, rosterSheet, type Value } from "./roster-sheet.mts";
import { writeWorkbook } from "./sheet-writer.mts";

const yesNo = (flag: boolean) => (flag ? "是" : "否");

export function makeRoster2025(enterprises: readonly Enterprise[]): Uint8Array {
  const economy = "经济指标";
  const people = "人员情况（人）";
  const patents = "知识产权情况（件）";
  const standing = "企业资质";
  const columns: readonly Column[] = [
    { label: "序号", width: 6, value: (_, place) => place + 1 },
    { label: "企业名称", width: 34, value: (e) => e.name },
    { label: "统一社会信用代码", width: 22, value: (e) => e.code, format: "@" },
    { label: "法定代表人", width: 11, value: (e) => e.person },
    { label: "注册资本", width: 12, value: (e) => e.capital, format: MONEY },
    { label: "成立日期", width: 12, value: (e) => e.founded, format: DAY },
    { label: "入园时间", width: 12, value: (e) => e.entered, format: DAY },
    { label: "登记注册类型", width: 30, value: (e) => e.type },
    { label: "行业代码", width: 10, value: (e) => e.industryCode, format: "@" },
    { label: "行业名称", width: 22, value: (e) => e.industry },
    { label: "技术领域", width: 16, value: (e) => e.technology },
    { label: "主要产品（服务）", width: 18, value: (e) => e.product },
    { label: "注册地址", width: 36, value: (e) => e.address },
    { label: "所属园区", width: 13, value: (e) => e.park },
    { group: standing, label: "是否规上", width: 9, value: (e) => yesNo(e.aboveScale) },
    { group: standing, label: "是否高企", width: 9, value: (e) => yesNo(e.highTech !== null) },
    { group: standing, label: "高企证书编号", width: 17, value: (e) => e.highTech?.certificate ?? null },
    { group: economy, label: "营业收入", width: 14, value: (e) => e.money.revenue, format: MONEY, isSummed: true },
    { group: economy, label: "工业总产值", width: 14, value: (e) => e.money.output, format: MONEY, isSummed: true },
    { group: economy, label: "利润总额", width: 13, value: (e) => e.money.profit, format: MONEY, isSummed: true },
    { group: economy, label: "净利润", width: 13, value: (e) => e.money.netProfit, format: MONEY, isSummed: true },
    { group: economy, label: "实际上缴税费", width: 13, value: (e) => e.money.tax, format: MONEY, isSummed: true },
    { group: economy, label: "研发费用", width: 13, value: (e) => e.money.research, format: MONEY, isSummed: true },
    { group: economy, label: "出口总额", width: 13, value: (e) => e.money.exports, format: MONEY, isSummed: true },
    { group: people, label: "从业人员", width: 10, value: (e) => e.staff, format: COUNT, isSummed: true },
    { group: people, label: "研发人员", width: 10, value: (e) => e.researchers, format: COUNT, isSummed: true },
    { group: people, label: "大专以上", width: 10, value: (e) => e.graduates, format: COUNT, isSummed: true },
    { group: patents, label: "申请数", width: 9, value: (e) => e.applied, format: COUNT, isSummed: true },
    { group: patents, label: "授权数", width: 9, value: (e) => e.granted, format: COUNT, isSummed: true },
    { group: patents, label: "有效发明", width: 9, value: (e) => e.inventions, format: COUNT, isSummed: true },
    { label: "联系人", width: 10, value: (e) => e.contact },
    { label: "联系电话", width: 16, value: (e) => e.phone, format: "@" },
    { label: "备注", width: 14, value: () => null },
  ];
  const oldNumber = "99010100004527";
  const faults = new Map<string, Value>([
    ["17/统一社会信用代码", spoilLastCharacter(enterprises[17]?.code ?? "")],
    ["40/统一社会信用代码", oldNumber + registrationCheckDigit(oldNumber)],
    ["23/研发费用", "约500"],
    ["31/成立日期", "2021.3"],
    ["52/联系电话", null],
    ["52/联系人", null],
    ["66/出口总额", "—"],
    ["88/主要产品（服务）", null],
  ]);
  const sheet = rosterSheet({
    name: "企业名册",
    title: "青砚高新区企业名册（2025年度）",
    meta: "填报单位（盖章）：青砚高新区管理委员会        统计截止日期：2025年12月31日        单位：万元",
    columns,
    enterprises,
    faults,
  });
  return writeWorkbook([sheet]);
}

/** Quarter update: other order and words, 千元, ten new enterprises, twelve gone, three renamed. */
export function makeUpdate2026(enterprises: readonly Enterprise[]): Uint8Array {
  const stay = enterprises.filter((_, place) => place % 10 !== 9).map((e, place) => nextQuarter(e, place));
  const fresh = inventEnterprises(10, 20_260_331).map((e) => ({ ...e, name: e.name.replace("青砚", "青砚新") }));
  const formerNames = new Map(
    [5, 37, 71].flatMap((place) => {
      const renamed = stay[place];
      return renamed === undefined ? [] : [[renamed.code, renamed.name] as const];
    }),
  );
  const listed = [...stay, ...fresh].map((e) =>
    formerNames.has(e.code) ? { ...e, name: e.name.replace("青砚", "青砚华") } : e,
  );
  const figures = "2026年一季度";
  const thousand = (n: number) => round2(n * 10);
  const columns: readonly Column[] = [
    { label: "序号", width: 6, value: (_, place) => place + 1 },
    { label: "社会信用代码", width: 22, value: (e) => e.code, format: "@" },
    { label: "单位名称", width: 36, value: (e) => e.name },
    { label: "所在园区", width: 13, value: (e) => e.park },
    { label: "规上企业\n（是打√）", width: 10, value: (e) => (e.aboveScale ? "√" : null) },
    {
      group: "期末人员（人）",
      label: "从业人员\n期末人数",
      width: 10,
      value: (e) => e.staff,
      format: COUNT,
      isSummed: true,
    },
    {
      group: "期末人员（人）",
      label: "研发人员",
      width: 10,
      value: (e) => e.researchers,
      format: COUNT,
      isSummed: true,
    },
    {
      group: figures,
      label: "营业收入",
      width: 14,
      value: (e) => thousand(e.money.revenue),
      format: MONEY,
      isSummed: true,
    },
    {
      group: figures,
      label: "工业总产值",
      width: 14,
      value: (e) => thousand(e.money.output),
      format: MONEY,
      isSummed: true,
    },
    { group: figures, label: "税收", width: 13, value: (e) => thousand(e.money.tax), format: MONEY, isSummed: true },
    {
      group: figures,
      label: "研发投入",
      width: 13,
      value: (e) => thousand(e.money.research),
      format: MONEY,
      isSummed: true,
    },
    { label: "企业法人", width: 11, value: (e) => e.person },
    { label: "注册资金（万元）", width: 17, value: (e) => e.capital, format: MONEY },
    { label: "注册时间", width: 12, value: (e) => e.founded, format: DAY },
    { label: "经办人", width: 10, value: (e) => e.contact },
    { label: "联系方式", width: 16, value: (e) => e.phone, format: "@" },
    { label: "备注", width: 34, value: (e) => (formerNames.has(e.code) ? `原名：${formerNames.get(e.code)}` : null) },
  ];
  const sheet = rosterSheet({
    name: "2026年一季度",
    title: "青砚高新区企业名册（2026年一季度）",
    meta: "填报单位：青砚高新区管理委员会        单位：千元",
    columns,
    enterprises: listed,
    faults: new Map([["12/研发投入", null]]),
  });
  return writeWorkbook([sheet]);
}

/** Text as downloaded from a city's site: title rows, TAB before all-digit codes. */
export function makeHighTechList(enterprises: readonly Enterprise[]): string {
  const header = [
    "序号",
    "企业名称",
    "统一社会信用代码",
    "技术领域",
    "证书编号",
    "发证日期",
    "有效期至",
    "所属园区",
    "备注",
  ];
  const records = enterprises
    .filter((e) => e.highTech !== null)
    .map((e, place) => [
      String(place + 1),
      e.name,
      /^\d+$/.test(e.code) ? `\t${e.code}` : e.code,
      e.technology,
      e.highTech?.certificate ?? "",
      place === 4 ? "2024.12" : (e.highTech?.issued ?? ""),
      place === 9 ? "三年" : (e.highTech?.expires ?? ""),
      e.park,
      place === 2 ? "更名中,以证书为准" : "",
    ]);
  const lines = [["青砚高新区高新技术企业名单"], ["截至2025年12月31日"], header, ...records];
  return lines.map((fields) => `${fields.map(csvField).join(",")}\r\n`).join("");
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function spoilLastCharacter(code: string): string {
  return code.slice(0, -1) + (code.endsWith("7") ? "8" : "7");
}

function nextQuarter(e: Enterprise, place: number): Enterprise {
  const share = 0.2 + (place % 7) / 50;
  const entries = Object.entries(e.money).map(([item, amount]) => [item, round2(amount * share)] as const);
  return {
    ...e,
    money: { ...e.money, ...Object.fromEntries(entries) },
    staff: e.staff + (place % 5) - 2,
    contact: place % 16 === 0 ? e.person : e.contact,
  };
}
