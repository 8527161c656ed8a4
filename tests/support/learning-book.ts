/** A book of a made-up zone, for learning from filled copies (学习用账本): 160 enterprises and 14 carriers with figures of three years. */
import { creditCheckCharacter } from "#domain/enterprises/credit-code";
import { importFile } from "#services/importing/import-file";
import type { Job } from "#services/ports";
import { type Book, openBook } from "#store/connection";
import { type MadeRows, madeWorkbook } from "./made-roster.ts";

/** An entry as the book knows it, by field id, figures by `field@year`; money in 元. */
export type LearningEntry = Readonly<Record<string, string | number | boolean>>;

/** Numbers from 0 to 1, the same ones for the same seed. */
export function dice(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 97) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const PARKS = ["云麓产业园", "星河科创园", "麓野智造园", "岚湖片区"];
const FIELDS = ["电子信息", "生物与新医药", "新材料", "先进制造与自动化"];
const YEARS = ["2023", "2024", "2025"];

function code(n: number): string {
  const body = `914301${String(10 + (n % 80))}MA${String(4_000_000 + n * 7919).slice(0, 7)}`;
  return body + creditCheckCharacter(body);
}

const pick = <Item>(roll: () => number, items: readonly Item[]): Item =>
  items[Math.floor(roll() * items.length)] as Item;
const money = (roll: () => number, size: number): number => Math.round((roll() ** 3 + 0.01) * size * 100) * 100;

/** All enterprises. */
export function learningEnterprises(): readonly LearningEntry[] {
  const roll = dice(11);
  return Array.from({ length: 160 }, (_, n) => {
    const industry = String(pick(roll, [3912, 3982, 2761, 2720, 6510, 7320, 3511, 4011, 5181]));
    const entry: Record<string, string | number | boolean> = {
      enterpriseName: `${pick(roll, ["长沙", "湖南", "云麓"])}${pick(roll, ["启桁", "麓川", "鼎芙", "循理", "嘉澍", "屿恒", "清沅", "浏澈", "霁川", "明枥"])}${n}${pick(roll, ["医疗科技", "电子", "新材料", "智能装备", "软件"])}有限公司`,
      creditCode: code(n),
      industryCode: industry,
      park: pick(roll, PARKS),
      enterpriseScale: pick(roll, ["大型", "中型", "小型", "微型"]),
      aboveScale: roll() < 0.4,
      highTechEnterprise: roll() < 0.45,
      legalRepresentative: `${pick(roll, ["张", "王", "李", "赵", "陈", "刘"])}${pick(roll, ["明", "伟", "芳", "敏", "静", "磊", "洋"])}${pick(roll, ["远", "之", "华", "一", "宁"])}`,
      contactPhone: `139${String(10_000_000 + Math.floor(roll() * 89_000_000))}`,
      technologyField: pick(roll, FIELDS),
      establishmentDate: `${2000 + Math.floor(roll() * 22)}-0${1 + Math.floor(roll() * 9)}-1${Math.floor(roll() * 9)}`,
      registeredCapital: money(roll, 20_000),
    };
    let [revenue, staff] = [money(roll, 900_000), 8 + Math.floor(roll() * 400)];
    for (const year of YEARS) {
      revenue = Math.round((revenue * (0.85 + roll() * 0.45)) / 100) * 100;
      staff = Math.max(3, Math.round(staff * (0.9 + roll() * 0.25)));
      entry[`operatingRevenue@${year}`] = revenue;
      entry[`totalProfit@${year}`] = Math.round((revenue * (roll() * 0.3 - 0.06)) / 100) * 100;
      entry[`researchExpense@${year}`] = Math.round((revenue * roll() * 0.2) / 100) * 100;
      entry[`taxesPaid@${year}`] = Math.round((revenue * roll() * 0.08) / 100) * 100;
      entry[`employees@${year}`] = staff;
      entry[`researchers@${year}`] = Math.floor(staff * roll() * 0.5);
      entry[`validInventionPatents@${year}`] = Math.floor(roll() ** 3 * 40);
      entry[`patentGrants@${year}`] = Math.floor(roll() ** 4 * 15);
    }
    return entry;
  });
}

/** All carriers. */
export function learningCarriers(): readonly LearningEntry[] {
  const roll = dice(23);
  return Array.from({ length: 14 }, (_, n) => {
    const entry: Record<string, string | number | boolean> = {
      carrierName: `${pick(roll, ["云麓", "岚湖", "砚池", "星河"])}${n + 1}号${pick(roll, ["科技企业孵化器", "创业园", "众创空间"])}`,
      carrierType: pick(roll, ["科技企业孵化器", "众创空间"]),
      carrierLevel: pick(roll, ["国家级", "省级", "市级"]),
      floorArea: 2000 + Math.floor(roll() * 30_000) + 0.5,
    };
    for (const year of YEARS) {
      entry[`incubatees@${year}`] = 10 + Math.floor(roll() * 120);
      entry[`carrierIncome@${year}`] = money(roll, 30_000);
      entry[`propertyIncome@${year}`] = money(roll, 9000);
      entry[`governmentGrants@${year}`] = money(roll, 5000);
      entry[`managementStaff@${year}`] = 5 + Math.floor(roll() * 60);
      entry[`mentors@${year}`] = 3 + Math.floor(roll() * 40);
    }
    return entry;
  });
}

/** Headings under which a roster brings the fields. */
const LABELS: Readonly<Record<string, string>> = {
  enterpriseName: "企业名称",
  creditCode: "统一社会信用代码",
  industryCode: "国民经济行业代码",
  park: "所属园区",
  enterpriseScale: "企业规模",
  aboveScale: "是否规上",
  highTechEnterprise: "是否高新技术企业",
  legalRepresentative: "法定代表人",
  contactPhone: "联系电话",
  technologyField: "技术领域",
  establishmentDate: "成立日期",
  registeredCapital: "注册资本（元）",
  operatingRevenue: "营业收入（元）",
  totalProfit: "利润总额（元）",
  researchExpense: "研发费用（元）",
  taxesPaid: "实际上缴税费（元）",
  employees: "从业人员期末人数",
  researchers: "研发人员",
  validInventionPatents: "有效发明专利数",
  patentGrants: "当年专利授权数",
  carrierName: "载体名称",
  carrierType: "载体类型",
  carrierLevel: "级别",
  floorArea: "场地面积（㎡）",
  incubatees: "在孵企业数",
  carrierIncome: "孵化器总收入（元）",
  propertyIncome: "物业收入（元）",
  governmentGrants: "获得各级财政资助额（元）",
  managementStaff: "管理机构从业人员",
  mentors: "创业导师数",
};

function rosterOf(entries: readonly LearningEntry[], year: string, title: string): Uint8Array {
  const keys = Object.keys(entries[0] ?? {}).filter((key) => !key.includes("@") || key.endsWith(`@${year}`));
  const rows: MadeRows = [
    [`${title}（${year}年度）`],
    keys.map((key) => LABELS[key.split("@")[0] ?? ""] ?? key),
    ...entries.map((entry) =>
      keys.map((key) => {
        const value = entry[key] ?? null;
        return typeof value === "boolean" ? (value ? "是" : "否") : value;
      }),
    ),
  ];
  return madeWorkbook({ 名册: rows });
}

const job: Job = { progress: () => undefined, cancelled: () => false };

/** The book, filled through imports. */
export async function openLearningBook(): Promise<Book> {
  const opened = await openBook(":memory:");
  if (!opened.ok) throw new Error(opened.error.type);
  for (const year of YEARS) {
    for (const [name, bytes] of [
      [`企业名册${year}.xlsx`, rosterOf(learningEnterprises(), year, "高新区企业名册")],
      [`孵化载体汇总表${year}.xlsx`, rosterOf(learningCarriers(), year, "孵化载体汇总表")],
    ] as const) {
      const request = { file: { name, bytes }, period: null, apply: true, at: "2026-01-20T08:00:00.000Z", by: "小王" };
      const outcome = await importFile(opened.value, request, job);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    }
  }
  return opened.value;
}
