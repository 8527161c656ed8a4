/** How odd rosters word and mark their columns, and what stands around a table (怪表的措辞与表外说明). */
import {
  type Chance,
  type Fact,
  inventCode,
  inventName,
  type MoneyUnit,
  ODD_FIELDS,
  type OddField,
} from "./odd-facts.ts";
import type { Sheet } from "./odd-sheet.ts";

/** A column as one roster words it; `id` null: no field of the catalogue. */
export interface Worded {
  readonly field: OddField;
  readonly id: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly money: MoneyUnit;
}

export interface Style {
  readonly money: MoneyUnit;
  readonly unitAt: "title" | "header" | "own";
  readonly required: boolean;
  readonly numbered: boolean;
  readonly broken: boolean;
}

const MONEY: readonly MoneyUnit[] = ["元", "千元", "万元"];
const NAME_WORDS = ["企业名称", "单位名称", "公司名称", "企业全称", "入驻企业名称"];
const CODE_WORDS = ["统一社会信用代码", "信用代码", "社会信用代码", "纳税人识别号"];

export function chooseStyle(chance: Chance, unitAt: readonly Style["unitAt"][]): Style {
  return {
    money: chance.pick(MONEY),
    unitAt: chance.pick(unitAt),
    required: chance.maybe(0.2),
    numbered: chance.maybe(0.15),
    broken: chance.maybe(0.2),
  };
}

const identity = (id: string, words: readonly string[]): OddField => ({
  id,
  wordings: words,
  group: "基本",
  unit: null,
  observed: false,
  make: () => ({ shown: "", value: "" }),
});

/** The name, mostly the code, then `count` others, of which one at least is known. */
export function chooseColumns(chance: Chance, style: Style, count: number): readonly Worded[] {
  const code = chance.maybe(0.85) ? [identity("creditCode", CODE_WORDS)] : [];
  const shuffled = chance.shuffle(ODD_FIELDS);
  const known = shuffled.find(({ id }) => id !== null);
  const others = [...(known === undefined ? [] : [known]), ...shuffled.filter((field) => field !== known)];
  const fields = [identity("enterpriseName", NAME_WORDS), ...code, ...others.slice(0, count)];
  return fields.map((field, at) => wordColumn(chance, style, { field, at }));
}

function wordColumn(
  chance: Chance,
  style: Style,
  { field, at }: { readonly field: OddField; readonly at: number },
): Worded {
  const unit = field.unit === "money" ? style.money : field.unit;
  const word = chance.pick(field.wordings);
  const marked = style.required && at < 2 ? chance.pick([`${word}（必填）`, `*${word}`]) : word;
  const broken = style.broken && marked.length > 5 ? `${marked.slice(0, 4)}\n${marked.slice(4)}` : marked;
  const isStated = style.unitAt === "header" || (style.unitAt === "title" && unit !== style.money);
  const united =
    unit !== null && isStated
      ? chance.pick([`${broken}（${unit}）`, `${broken}(${unit})`, `${broken}\n（${unit}）`])
      : broken;
  return { field, id: field.id, label: style.numbered ? `${at + 1}.${united}` : united, unit, money: style.money };
}

/** Fields of the catalogue, worded plainly, with 万元 in the label. */
export function chooseKnown(
  chance: Chance,
  count: number,
  keep: (field: OddField) => boolean = () => true,
): readonly Worded[] {
  const fields = chance.shuffle(ODD_FIELDS.filter((field) => field.id !== null && keep(field))).slice(0, count);
  return fields.map((field) => ({
    field,
    id: field.id,
    label: chance.pick(field.wordings) + (field.unit === "money" ? "（万元）" : field.unit === "㎡" ? "（㎡）" : ""),
    unit: field.unit === "money" ? "万元" : field.unit,
    money: "万元",
  }));
}

/** Name and code, worded as everybody does. */
export const NAME: Worded = {
  field: identity("enterpriseName", []),
  id: "enterpriseName",
  label: "企业名称",
  unit: null,
  money: "万元",
};
export const CODE: Worded = {
  field: identity("creditCode", []),
  id: "creditCode",
  label: "统一社会信用代码",
  unit: null,
  money: "万元",
};

/** Makes the facts of enterprise after enterprise; `who` tells them apart. */
export function makeFact(chance: Chance, column: Worded, who: number): Fact {
  const own =
    column.id === "enterpriseName" ? inventName(chance, who) : column.id === "creditCode" ? inventCode(who) : null;
  return own === null ? column.field.make(chance, column.money) : { shown: own, value: own };
}

/** A number no other enterprise of a roster is likely to have. */
export const someone = (chance: Chance): number => 10000 + chance.below(89999);

const GROUPS = ["基本", "经济", "人员", "知识产权", "其他"];

/** Sorts columns as rosters do: who, then basic facts, figures, the rest. */
export function inOrder(columns: readonly Worded[]): readonly Worded[] {
  const rank = ({ field, id }: Worded): number =>
    id === "enterpriseName" ? -2 : id === "creditCode" ? -1 : GROUPS.indexOf(field.group);
  return columns.toSorted((a, b) => rank(a) - rank(b));
}

interface Title {
  readonly row: number;
  readonly width: number;
  readonly style: Style;
  readonly words?: string;
}

/** Attachment number, title, who filled it in, unit; answers the row below. */
export function writeTitle(sheet: Sheet, chance: Chance, { row, width, style, words = "企业情况表" }: Title): number {
  let at = row;
  if (chance.maybe(0.3)) sheet.put(at++, 1, "附件2");
  sheet.put(at, 1, `云麓高新区2025年度${words}`);
  sheet.merge(at, 1, at, width);
  at += 1;
  const isUnit = style.unitAt === "title";
  if (isUnit || chance.maybe(0.4)) {
    const line = isUnit ? `单位：${style.money}` : "统计截止时间：2025年12月31日";
    if (chance.maybe(0.5)) sheet.put(at, 1, `填报单位（盖章）：东街街道办事处${"　".repeat(6)}${line}`);
    else {
      sheet.put(at, 1, "填报单位：东街街道办事处");
      sheet.put(at, Math.max(2, width), line);
    }
    at += 1;
  }
  return chance.maybe(0.15) ? at + 1 : at;
}

/** A note and the line of those who signed. */
export function writeFooter(sheet: Sheet, chance: Chance, row: number): void {
  if (chance.maybe(0.4)) sheet.put(row, 1, "注：本表数据为快报数，单位负责人对数据真实性负责。");
  if (chance.maybe(0.4)) sheet.put(row + 1, 1, "单位负责人：张三　　填表人：李四　　填表日期：2026年1月8日");
}
