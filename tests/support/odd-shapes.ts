/** Further odd shapes (更多怪表): pages and streets that repeat their header, merged groups, years side by side, forms with groups, cross tables and tables inside. */
import { cellAddress, columnLetters } from "#domain/workbook/cell-address";
import { type Chance, createChance, inventCode, inventName, ODD_FIELDS, type OddField } from "./odd-facts.ts";
import { createSheet, type OddRoster, type OddTruth, type Sheet } from "./odd-rosters.ts";

type Values = Record<string, string | number | boolean>;
interface Building {
  readonly columns: Record<string, string>;
  readonly rows: Record<number, Values>;
}

/** One further odd roster; the shape goes round with the seed. */
export function oddShape(seed: number): OddRoster {
  const chance = createChance(seed * 104729 + 5);
  const shapes = { pages, years, groups, sectioned, crossed, above, inline, sideForms, turnedTwice, wideUnknown, turnedNames } as const;
  const names = Object.keys(shapes).filter((name): name is keyof typeof shapes => name in shapes);
  const name = names[seed % names.length] ?? "pages";
  const sheet = createSheet();
  const tables = shapes[name](sheet, chance);
  return { name: `${name} ${seed}`, grid: sheet.grid(), tables };
}

const known = (chance: Chance, count: number, keep: (field: OddField) => boolean = () => true): OddField[] =>
  chance.shuffle(ODD_FIELDS.filter((field) => field.id !== null && keep(field))).slice(0, count);
const word = (chance: Chance, field: OddField): string => chance.pick(field.wordings) + (field.unit === "money" ? "（万元）" : field.unit === "㎡" ? "（㎡）" : "");
const someone = (chance: Chance) => {
  const number = 10000 + chance.below(89999);
  return { name: inventName(chance, number), code: inventCode(number) };
};

/** The header comes again on every page or for every street, with the title before it or a page number after it; subtotals stand between. */
function pages(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 3 + chance.below(5));
  const labels = ["序号", "企业名称", "统一社会信用代码", ...fields.map((field) => word(chance, field))];
  const truth: Building = { columns: { B: "enterpriseName", C: "creditCode" }, rows: {} };
  for (const [at, field] of fields.entries()) truth.columns[columnLetters(at + 4)] = field.id ?? "";
  const titled = chance.maybe(0.5);
  const numbered = chance.maybe(0.5);
  const subtotals = chance.maybe(0.5);
  const united = chance.maybe(0.3);
  let row = 1;
  let serial = 1;
  for (let page = 1; page <= 2 + chance.below(3); page += 1) {
    if (page === 1 || titled) {
      sheet.put(row, 1, "云麓高新区2025年企业名单");
      sheet.merge(row, 1, row, labels.length);
      row += 1;
    }
    if (united && (page === 1 || titled)) sheet.put(row++, labels.length, "单位：万元");
    if (subtotals) sheet.put(row++, 1, `${chance.pick(["东街", "西街", "滨江"])}街道`);
    for (const [at, label] of labels.entries()) sheet.put(row, at + 1, label);
    row += 1;
    for (let record = 0; record < 2 + chance.below(6); record += 1) {
      const { name, code } = someone(chance);
      const values: Values = { enterpriseName: name, creditCode: code };
      sheet.put(row, 1, serial++);
      sheet.put(row, 2, name);
      sheet.put(row, 3, code);
      for (const [at, field] of fields.entries()) {
        const fact = field.make(chance, "万元");
        sheet.put(row, at + 4, fact.shown);
        if (field.id !== null) values[field.id] = fact.value;
      }
      truth.rows[row] = values;
      row += 1;
    }
    if (subtotals) {
      sheet.put(row, chance.maybe(0.5) ? 1 : 2, "小计");
      for (const [at, field] of fields.entries()) if (field.unit !== null) sheet.put(row, at + 4, 9);
      row += 1;
    }
    if (numbered) sheet.put(row++, 4, chance.pick([`第${page}页`, `- ${page} -`, `第 ${page} 页 共 4 页`]));
  }
  return [{ orientation: "rows", ...truth }];
}

/** This year, last year and growth stand beside one another under each figure, or figures under each year. */
function years(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 2 + chance.below(3), ({ observed }) => observed);
  const truth: Building = { columns: { A: "enterpriseName", B: "creditCode" }, rows: {} };
  sheet.put(1, 1, "云麓高新区企业主要指标（2025年度）");
  sheet.put(2, 1, "企业名称");
  sheet.put(2, 2, "统一社会信用代码");
  sheet.merge(2, 1, 3, 1);
  sheet.merge(2, 2, 3, 2);
  const heads = chance.pick([
    ["本年", "上年", "同比增长（%）"],
    ["2025年", "2024年", "增速（%）"],
    ["本期数", "上年同期数", "同比±%"],
    ["上年", "本年"],
    ["2024年", "2025年"],
  ]);
  const byYear = chance.maybe(0.4);
  const places: { column: number; field: OddField; key: string | null }[] = [];
  const isLast = (head: string) => /上年|2024/u.test(head);
  const keyOf = (field: OddField, head: string) => (/同比|增/u.test(head) ? null : isLast(head) ? `${field.id}@2024` : field.id);
  let column = 3;
  const outer = byYear ? heads : fields.map((field) => word(chance, field));
  for (const [at, title] of outer.entries()) {
    const inner = byYear ? fields.map((field) => word(chance, field)) : heads;
    sheet.put(2, column, title);
    sheet.merge(2, column, 2, column + inner.length - 1);
    for (const [below, text] of inner.entries()) {
      sheet.put(3, column, text);
      const field = byYear ? fields[below] : fields[at];
      if (field !== undefined) places.push({ column, field, key: keyOf(field, byYear ? title : text) });
      column += 1;
    }
  }
  for (const { column: at, key } of places) if (key !== null) truth.columns[columnLetters(at)] = key;
  for (let row = 4; row < 6 + chance.below(5); row += 1) {
    const { name, code } = someone(chance);
    const values: Values = { enterpriseName: name, creditCode: code };
    sheet.put(row, 1, name);
    sheet.put(row, 2, code);
    for (const { column: at, field, key } of places) {
      const fact = field.make(chance, "万元");
      sheet.put(row, at, key === null ? 3.5 : fact.shown);
      if (key !== null) values[key] = fact.value;
    }
    truth.rows[row] = values;
  }
  return [{ orientation: "rows", ...truth }];
}

/** A merged carrier holds for the rows beside it; 其中 and totals stand in the body, rows are empty. */
function groups(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 2 + chance.below(5), ({ id }) => id !== "park");
  const truth: Building = { columns: { A: "carrier", C: "enterpriseName", D: "creditCode" }, rows: {} };
  const labels = ["所属孵化器", "序号", "企业名称", "统一社会信用代码", ...fields.map((field) => word(chance, field))];
  for (const [at, field] of fields.entries()) truth.columns[columnLetters(at + 5)] = field.id ?? "";
  sheet.put(1, 1, "在孵企业情况表（2025年）");
  for (const [at, label] of labels.entries()) sheet.put(2, at + 1, label);
  let row = 3;
  if (chance.maybe(0.4)) {
    sheet.put(row, 1, "总计");
    for (const [at, field] of fields.entries()) if (field.unit !== null) sheet.put(row, at + 5, 1000);
    row += 1;
  }
  for (const carrier of ["云麓科技孵化器", "星河众创空间", "岳北加速器"].slice(0, 1 + chance.below(3))) {
    const size = 1 + chance.below(5);
    sheet.put(row, 1, carrier);
    sheet.merge(row, 1, row + size - 1, 1);
    for (let record = 1; record <= size; record += 1) {
      const { name, code } = someone(chance);
      const values: Values = { carrier, enterpriseName: name, creditCode: code };
      sheet.put(row, 2, record);
      sheet.put(row, 3, name);
      sheet.put(row, 4, code);
      for (const [at, field] of fields.entries()) {
        const fact = field.make(chance, "万元");
        sheet.put(row, at + 5, fact.shown);
        if (field.id !== null) values[field.id] = fact.value;
      }
      truth.rows[row] = values;
      row += 1;
    }
    if (chance.maybe(0.6)) {
      const title = chance.pick(["小计", `${carrier}小计`, "小 计"]);
      const merged = chance.maybe(0.5);
      sheet.put(row, merged ? 1 : chance.pick([1, 3]), title);
      if (merged) sheet.merge(row, 1, row, 4);
      for (const [at, field] of fields.entries()) if (field.unit !== null) sheet.put(row, at + 5, 9);
      row += 1;
    }
    if (chance.maybe(0.3)) row += 1;
  }
  sheet.put(row, 1, "合  计");
  for (const [at, field] of fields.entries()) if (field.unit !== null) sheet.put(row, at + 5, 99);
  sheet.put(row + 1, 1, "其中：规上企业");
  for (const [at, field] of fields.entries()) if (field.unit !== null) sheet.put(row + 1, at + 5, 9);
  sheet.put(row + 2, 1, "注：1.本表由孵化器填报。");
  return [{ orientation: "rows", ...truth }];
}

interface FormWriter {
  readonly truth: Building;
  readonly values: Values;
  readonly say: (row: number, column: number, field: OddField | "name" | "code", text?: string) => void;
}

function formWriter(sheet: Sheet, chance: Chance): FormWriter {
  const values: Values = {};
  const truth: Building = { columns: {}, rows: { 1: values } };
  const { name, code } = someone(chance);
  const say: FormWriter["say"] = (row, column, field) => {
    const fact = field === "name" ? { shown: name, value: name } : field === "code" ? { shown: code, value: code } : field.make(chance, "万元");
    const id = field === "name" ? "enterpriseName" : field === "code" ? "creditCode" : field.id;
    sheet.put(row, column, fact.shown);
    if (id === null) return;
    truth.columns[cellAddress(row, column)] = id;
    values[id] = fact.value;
  };
  return { truth, values, say };
}

/** A form in parts, with group cells at the left, unknown labels, and a table of shareholders inside. */
function sectioned(sheet: Sheet, chance: Chance): OddTruth[] {
  const { truth, say } = formWriter(sheet, chance);
  const basic = known(chance, 5, ({ group }) => group === "基本");
  const figures = known(chance, 4, ({ observed }) => observed);
  sheet.put(1, 1, "企业信息采集表");
  sheet.merge(1, 1, 1, 5);
  const grouped = chance.maybe(0.6);
  const left = grouped ? 2 : 1;
  let row = 2;
  if (!grouped) {
    sheet.put(row, 1, "一、基本信息");
    sheet.merge(row, 1, row, 5);
    row += 1;
  } else {
    sheet.put(row, 1, "基\n本\n信\n息");
    sheet.merge(row, 1, row + 4, 1);
  }
  sheet.put(row, left, "企业名称");
  say(row, left + 1, "name");
  sheet.merge(row, left + 1, row, left + 3);
  row += 1;
  sheet.put(row, left, "统一社会信用代码");
  say(row, left + 1, "code");
  sheet.put(row, left + 2, chance.pick(["传真", "邮政编码前缀", "网址"]));
  sheet.put(row, left + 3, "0731-000");
  row += 1;
  for (let at = 0; at < 5; at += 2) {
    for (const [pair, field] of basic.slice(at, at + 2).entries()) {
      sheet.put(row, left + pair * 2, word(chance, field));
      say(row, left + pair * 2 + 1, field);
    }
    row += 1;
  }
  if (chance.maybe(0.5)) {
    sheet.put(row, 1, "二、股东情况");
    sheet.merge(row, 1, row, 5);
    for (const [at, head] of ["股东名称", "出资额（万元）", "出资比例", "联系电话"].entries()) sheet.put(row + 1, at + 1, head);
    for (let record = 2; record < 4 + chance.below(2); record += 1) {
      for (const [at, cell] of ["李四", 100, "50%", "000-00009999"].entries()) sheet.put(row + record, at + 1, cell);
    }
    row += 6;
  }
  if (!grouped) {
    sheet.put(row, 1, "三、经济指标");
    sheet.merge(row, 1, row, 5);
    row += 1;
  } else {
    sheet.put(row, 1, "经济指标");
    sheet.merge(row, 1, row + figures.length - 1, 1);
  }
  for (const field of figures) {
    sheet.put(row, left, word(chance, field));
    say(row, left + 1, field);
    row += 1;
  }
  sheet.put(row + 1, 1, "填表人：李四    联系电话：000-00001111    填表日期：2026年1月8日");
  return [{ orientation: "form", ...truth }];
}

/** A form whose figures stand in a small table of years. */
function crossed(sheet: Sheet, chance: Chance): OddTruth[] {
  const { truth, values, say } = formWriter(sheet, chance);
  const basic = known(chance, 4, ({ group }) => group === "基本");
  const figures = known(chance, 3 + chance.below(4), ({ observed }) => observed);
  sheet.put(1, 1, "2025年度企业情况调查表");
  sheet.put(2, 1, "企业名称");
  say(2, 2, "name");
  sheet.merge(2, 2, 2, 4);
  sheet.put(3, 1, "统一社会信用代码");
  say(3, 2, "code");
  let row = 4;
  for (let at = 0; at < 4; at += 2) {
    for (const [pair, field] of basic.slice(at, at + 2).entries()) {
      sheet.put(row, 1 + pair * 2, word(chance, field));
      say(row, 2 + pair * 2, field);
    }
    row += 1;
  }
  const [corner, unit, now, before] = chance.pick([
    ["指标", "单位", "本年", "上年"],
    ["指标名称", "计量单位", "2025年", "2024年"],
    ["项目", "单位", "本年实际", "上年同期"],
  ] as const);
  const growth = chance.maybe(0.5);
  for (const [at, head] of [corner, unit, now, before, ...(growth ? ["同比增长（%）"] : [])].entries()) sheet.put(row, at + 1, head);
  row += 1;
  for (const field of figures) {
    sheet.put(row, 1, chance.pick(field.wordings));
    sheet.put(row, 2, field.unit === "money" ? "万元" : field.unit);
    const [fresh, old] = [field.make(chance, "万元"), field.make(chance, "万元")];
    sheet.put(row, 3, fresh.shown);
    sheet.put(row, 4, old.shown);
    if (growth) sheet.put(row, 5, 4.2);
    truth.columns[cellAddress(row, 3)] = field.id ?? "";
    truth.columns[cellAddress(row, 4)] = `${field.id}@2024`;
    values[field.id ?? ""] = fresh.value;
    values[`${field.id}@2024`] = old.value;
    row += 1;
  }
  return [{ orientation: "form", ...truth }];
}

/** Labels over their values, line after line. */
function above(sheet: Sheet, chance: Chance): OddTruth[] {
  const { truth, say } = formWriter(sheet, chance);
  const fields: (OddField | "name" | "code")[] = ["name", "code", ...known(chance, 6 + chance.below(3))];
  sheet.put(1, 1, "企业登记卡");
  sheet.merge(1, 1, 1, 3);
  for (let at = 0; at < fields.length; at += 3) {
    for (const [column, field] of fields.slice(at, at + 3).entries()) {
      const row = 2 + (at / 3) * 2;
      sheet.put(row, column + 1, field === "name" ? "企业名称" : field === "code" ? "信用代码" : word(chance, field));
      say(row + 1, column + 1, field);
    }
  }
  return [{ orientation: "form", ...truth }];
}

/** Label and value in one cell each. */
function inline(sheet: Sheet, chance: Chance): OddTruth[] {
  const { truth, values } = formWriter(sheet, chance);
  const { name, code } = someone(chance);
  const fields = known(chance, 5, ({ unit }) => unit !== "㎡");
  sheet.put(1, 1, "企业基本情况");
  const lines: (readonly [string, string, string, string | number | boolean])[] = [
    ["企业名称", "enterpriseName", name, name],
    ["统一社会信用代码", "creditCode", code, code],
    ...fields.map((field) => {
      const fact = field.make(chance, "万元");
      return [word(chance, field), field.id ?? "", String(fact.shown), fact.value] as const;
    }),
  ];
  const wide = chance.maybe(0.5) ? 2 : 1;
  for (const [at, [label, id, shown, value]] of lines.entries()) {
    const [row, column] = [2 + Math.floor(at / wide), 1 + (at % wide) * 2];
    sheet.put(row, column, `${label}：${shown}`);
    truth.columns[cellAddress(row, column)] = id;
    values[id] = value;
  }
  return [{ orientation: "form", ...truth }];
}

/** Two forms side by side. */
function sideForms(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 4 + chance.below(6));
  const labels = fields.map((field) => word(chance, field));
  return [1, 4].map((column) => {
    const { truth, say } = formWriter(sheet, chance);
    sheet.put(1, column, "企业信息卡");
    sheet.put(2, column, "企业名称");
    say(2, column + 1, "name");
    sheet.put(3, column, "统一社会信用代码");
    say(3, column + 1, "code");
    for (const [at, field] of fields.entries()) {
      sheet.put(4 + at, column, labels[at] ?? "");
      say(4 + at, column + 1, field);
    }
    return { orientation: "form" as const, ...truth };
  });
}

/** Two transposed tables below one another, in other units. */
function turnedTwice(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 3 + chance.below(5));
  let row = 1;
  return [0, 1].map(() => {
    const truth: Building = { columns: {}, rows: {} };
    sheet.put(row, 1, chance.pick(["表一 重点企业情况", "2025年企业指标表"]));
    row += 1;
    const people = Array.from({ length: 2 + chance.below(4) }, () => someone(chance));
    const lines: (OddField | "name" | "code")[] = ["name", "code", ...fields];
    for (const field of lines) {
      const id = field === "name" ? "enterpriseName" : field === "code" ? "creditCode" : (field.id ?? "");
      sheet.put(row, 1, field === "name" ? "企业名称" : field === "code" ? "统一社会信用代码" : word(chance, field));
      truth.columns[String(row)] = id;
      for (const [at, { name, code }] of people.entries()) {
        const fact = field === "name" ? { shown: name, value: name } : field === "code" ? { shown: code, value: code } : field.make(chance, "万元");
        sheet.put(row, at + 2, fact.shown);
        (truth.rows[at + 2] ??= {})[id] = fact.value;
      }
      row += 1;
    }
    row += chance.below(2);
    return { orientation: "columns" as const, ...truth };
  });
}

/** Sixty columns, twenty-five of them nobody knows. */
function wideUnknown(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 20);
  const unknown = ["网格编号", "楼栋号", "单元", "消防等级", "物业费（元/㎡）", "用电量（度）", "用水量（吨）", "车位数", "党支部书记", "工会主席", "ISO体系", "商标数", "融资轮次", "估值（万元）", "股东数", "参保人数", "失信记录", "行政处罚", "服务专员", "走访次数", "诉求数", "办结数", "满意度", "星级", "标签"];
  const columns = chance.shuffle<OddField | string>([...fields, ...unknown]);
  const truth: Building = { columns: { A: "enterpriseName", B: "creditCode" }, rows: {} };
  sheet.put(1, 1, "企业名称");
  sheet.put(1, 2, "统一社会信用代码");
  for (const [at, column] of columns.entries()) {
    sheet.put(1, at + 3, typeof column === "string" ? column : word(chance, column));
    if (typeof column !== "string" && column.id !== null) truth.columns[columnLetters(at + 3)] = column.id;
  }
  for (let row = 2; row < 6; row += 1) {
    const { name, code } = someone(chance);
    const values: Values = { enterpriseName: name, creditCode: code };
    sheet.put(row, 1, name);
    sheet.put(row, 2, code);
    for (const [at, column] of columns.entries()) {
      const fact = typeof column === "string" ? { shown: chance.below(90), value: 0 } : column.make(chance, "万元");
      sheet.put(row, at + 3, fact.shown);
      if (typeof column !== "string" && column.id !== null) values[column.id] = fact.value;
    }
    truth.rows[row] = values;
  }
  return [{ orientation: "rows", ...truth }];
}

/** A transposed sheet whose names stand in the head line beside the corner. */
function turnedNames(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = known(chance, 4 + chance.below(6));
  const serial = chance.maybe(0.4);
  const label = serial ? 2 : 1;
  const people = Array.from({ length: 2 + chance.below(6) }, () => someone(chance));
  const truth: Building = { columns: { "2": "enterpriseName" }, rows: {} };
  sheet.put(1, 1, "2025年重点企业主要指标");
  if (serial) sheet.put(2, 1, "序号");
  sheet.put(2, label, chance.pick(["指标名称", "项目", "指标", "企业名称"]));
  for (const [at, { name }] of people.entries()) {
    sheet.put(2, label + 1 + at, name);
    truth.rows[label + 1 + at] = { enterpriseName: name };
  }
  for (const [line, field] of fields.entries()) {
    if (serial) sheet.put(3 + line, 1, line + 1);
    sheet.put(3 + line, label, word(chance, field));
    truth.columns[String(3 + line)] = field.id ?? "";
    for (const [at] of people.entries()) {
      const fact = field.make(chance, "万元");
      sheet.put(3 + line, label + 1 + at, fact.shown);
      (truth.rows[label + 1 + at] ??= {})[field.id ?? ""] = fact.value;
    }
  }
  return [{ orientation: "columns", ...truth }];
}
