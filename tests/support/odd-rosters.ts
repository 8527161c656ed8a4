/** Odd rosters with their truth, from a seed (怪表生成器): shape × wording × units × merges × noise. Invented throughout. */
import type { CellContent, CellRange, Grid } from "#domain/workbook/grid";
import { cellAddress, columnLetters } from "#domain/workbook/cell-address";
import {
  type Chance,
  createChance,
  type Fact,
  inventCode,
  inventName,
  type MoneyUnit,
  ODD_FIELDS,
  type OddField,
} from "./odd-facts.ts";

/** What must be read from an odd roster. */
export interface OddTruth {
  readonly orientation: "rows" | "columns" | "form";
  /** Field by letter; only mapped columns. Figures of another year as `field@2024`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Values by row, then by field. */
  readonly rows: Readonly<Record<number, Readonly<Record<string, Fact["value"]>>>>;
}
export interface OddRoster {
  readonly name: string;
  readonly grid: Grid;
  readonly tables: readonly OddTruth[];
}

/** One odd roster; the shape goes round with the seed. */
export function oddRoster(seed: number): OddRoster {
  const chance = createChance(seed * 7919 + 17);
  const shapes = {
    rows: rowsSheet,
    columns: columnsSheet,
    form: formSheet,
    stacked: stackedSheet,
    beside: besideSheet,
  } as const;
  const names = ["rows", "columns", "form", "stacked", "rows", "beside"] as const;
  const name = names[seed % names.length] ?? "rows";
  const sheet = createSheet();
  const tables = shapes[name](sheet, chance);
  return { name: `${name} ${seed}`, grid: sheet.grid(), tables };
}

export interface Sheet {
  readonly put: (row: number, column: number, content: CellContent | null) => void;
  readonly merge: (firstRow: number, firstColumn: number, lastRow: number, lastColumn: number) => void;
  readonly grid: () => Grid;
}

export function createSheet(): Sheet {
  const rows = new Map<number, (CellContent | undefined)[]>();
  const merges: CellRange[] = [];
  return {
    put: (row, column, content) => {
      if (content === null || content === "") return;
      const cells = rows.get(row) ?? [];
      rows.set(row, cells);
      cells[column - 1] = content;
    },
    merge: (firstRow, firstColumn, lastRow, lastColumn) => {
      if (firstRow !== lastRow || firstColumn !== lastColumn)
        merges.push({ firstRow, firstColumn, lastRow, lastColumn });
    },
    grid: () => {
      const sorted = [...rows].toSorted(([a], [b]) => a - b);
      return {
        name: "Sheet1",
        visibility: "visible",
        rows: sorted.map(([index, cells]) => ({ index, hidden: false, cells: Array.from(cells) })),
        complete: true,
        rowCount: Math.max(...sorted.map(([index]) => index), ...merges.map(({ lastRow }) => lastRow)),
        columnCount: Math.max(...sorted.map(([, { length }]) => length), ...merges.map(({ lastColumn }) => lastColumn)),
        merges,
        hiddenColumns: [],
        delimited: false,
      };
    },
  };
}

/** A column as this roster words it. */
interface Worded {
  readonly field: OddField;
  readonly key: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly money: MoneyUnit;
}

interface Style {
  readonly money: MoneyUnit;
  readonly unitAt: "title" | "header" | "own";
  readonly required: boolean;
  readonly numbered: boolean;
  readonly broken: boolean;
}

const MONEY: readonly MoneyUnit[] = ["元", "千元", "万元"];
const NAME_WORDS = ["企业名称", "单位名称", "公司名称", "企业全称", "入驻企业名称"];
const CODE_WORDS = ["统一社会信用代码", "信用代码", "社会信用代码", "纳税人识别号"];

function chooseStyle(chance: Chance, unitAt: readonly Style["unitAt"][]): Style {
  return {
    money: chance.pick(MONEY),
    unitAt: chance.pick(unitAt),
    required: chance.maybe(0.2),
    numbered: chance.maybe(0.15),
    broken: chance.maybe(0.2),
  };
}

/** Name and code first, then `count` other columns; no wording twice. */
function chooseColumns(chance: Chance, style: Style, count: number): Worded[] {
  const name = plainField("enterpriseName", chance.pick(NAME_WORDS));
  const code = plainField("creditCode", chance.pick(CODE_WORDS));
  const others = chance.shuffle(ODD_FIELDS).slice(0, count);
  return [name, ...(chance.maybe(0.85) ? [code] : []), ...others].map((field, at) => {
    const unit = field.unit === "money" ? style.money : field.unit;
    const word = chance.pick(field.wordings);
    const marked = style.required && at < 2 ? (chance.maybe(0.5) ? `${word}（必填）` : `*${word}`) : word;
    const broken = style.broken && marked.length > 5 ? `${marked.slice(0, 4)}\n${marked.slice(4)}` : marked;
    const united =
      unit !== null && (style.unitAt === "header" || (style.unitAt === "title" && unit !== style.money))
        ? chance.pick([`${broken}（${unit}）`, `${broken}(${unit})`, `${broken}\n（${unit}）`])
        : broken;
    const label = style.numbered ? `${at + 1}.${united}` : united;
    return { field, key: field.id, label, unit, money: style.money };
  });
}

const plainField = (id: string, word: string): OddField => ({
  id,
  wordings: [word],
  group: "基本",
  unit: null,
  observed: false,
  make: () => ({ shown: "", value: "" }),
});

function makeFact(chance: Chance, column: Worded, number: number): Fact {
  if (column.key === "enterpriseName") {
    const name = inventName(chance, number);
    return { shown: name, value: name };
  }
  if (column.key === "creditCode") return { shown: inventCode(number), value: inventCode(number) };
  return column.field.make(chance, column.money);
}

let people = 0;
const nextNumber = (chance: Chance): number => {
  people += 1;
  return 10000 + chance.below(79999) + (people % 7);
};

interface Block {
  readonly row: number;
  readonly column: number;
  readonly records: number;
  readonly columns: readonly Worded[];
  readonly style: Style;
  readonly serial: boolean;
}

/** Writes header and records; answers the truth and the first row below. */
function writeRows(
  sheet: Sheet,
  chance: Chance,
  block: Block,
): { readonly truth: OddTruth; readonly below: number; readonly width: number } {
  const { style } = block;
  const offset = block.serial ? 1 : 0;
  const columns = chance.maybe(0.5) ? [...block.columns].toSorted((a, b) => order(a) - order(b)) : block.columns;
  const grouped = chance.maybe(0.5) && columns !== block.columns;
  const merged = chance.maybe(0.7);
  let row = block.row;
  const first = row;
  const height = grouped ? 2 : 1;
  const at = (position: number) => block.column + offset + position;
  if (block.serial) {
    sheet.put(first, block.column, "序号");
    if (merged) sheet.merge(first, block.column, first + height - 1, block.column);
  }
  let group = "";
  for (const [position, column] of columns.entries()) {
    const own = grouped && column.field.group !== "基本" && column.field.group !== "其他" ? column.field.group : "";
    if (own === "") {
      sheet.put(first, at(position), column.label);
      if (merged) sheet.merge(first, at(position), first + height - 1, at(position));
    } else {
      sheet.put(first + 1, at(position), column.label);
      if (own !== group) {
        sheet.put(first, at(position), GROUP_TITLES[own]);
        const span = columns.slice(position).findIndex((other) => other.field.group !== own);
        const last = span < 0 ? columns.length - 1 : position + span - 1;
        if (merged) sheet.merge(first, at(position), first, at(last));
      }
    }
    group = own;
  }
  row = first + height;
  if (style.unitAt === "own") {
    for (const [position, column] of columns.entries())
      sheet.put(row, at(position), column.unit ?? (chance.maybe(0.3) ? "—" : null));
    row += 1;
  }
  if (chance.maybe(0.15)) {
    for (const [position] of columns.entries()) sheet.put(row, at(position), position < 1 ? "甲" : String(position));
    row += 1;
  }
  const truth: { columns: Record<string, string>; rows: Record<number, Record<string, Fact["value"]>> } = {
    columns: {},
    rows: {},
  };
  for (const [position, column] of columns.entries())
    if (column.key !== null) truth.columns[columnLetters(at(position))] = column.key;
  const totals = chance.maybe(0.4);
  const groups = chance.maybe(0.2);
  for (let record = 0; record < block.records; record += 1) {
    if (groups && record % 4 === 0) {
      sheet.put(
        row,
        block.column,
        `${"一二三四五六"[record / 4] ?? "七"}、${chance.pick(["东街街道", "西街街道", "滨江片区"])}`,
      );
      if (merged) sheet.merge(row, block.column, row, at(columns.length - 1));
      row += 1;
    }
    if (chance.maybe(0.03)) row += 1;
    const number = nextNumber(chance);
    if (block.serial) sheet.put(row, block.column, record + 1);
    const values: Record<string, Fact["value"]> = {};
    for (const [position, column] of columns.entries()) {
      const fact = makeFact(chance, column, number);
      const blank = column.key !== "enterpriseName" && chance.maybe(0.06);
      if (!blank) sheet.put(row, at(position), fact.shown);
      if (column.key !== null && !blank) values[column.key] = fact.value;
    }
    truth.rows[row] = values;
    row += 1;
  }
  if (totals) {
    sheet.put(row, block.column, "合计");
    for (const [position, column] of columns.entries())
      if (column.unit !== null && position > 0) sheet.put(row, at(position), 99);
    row += 1;
  }
  return { truth: { orientation: "rows", ...truth }, below: row, width: offset + columns.length };
}

const GROUP_TITLES: Readonly<Record<string, string>> = {
  经济: "主要经济指标",
  人员: "人员情况",
  知识产权: "知识产权情况",
};
const ORDER = ["基本", "经济", "人员", "知识产权", "其他"];
const order = ({ field, key }: Worded): number =>
  key === "enterpriseName" ? -2 : key === "creditCode" ? -1 : ORDER.indexOf(field.group);

function writeTitle(
  sheet: Sheet,
  chance: Chance,
  {
    row,
    column = 1,
    width,
    style,
    words = "企业情况表",
  }: { row: number; column?: number; width: number; style: Style; words?: string },
): number {
  let at = row;
  if (chance.maybe(0.3)) sheet.put(at++, column, "附件2");
  sheet.put(at, column, `云麓高新区2025年度${words}`);
  sheet.merge(at, column, at, column + width - 1);
  at += 1;
  const united = style.unitAt === "title";
  if (united || chance.maybe(0.4)) {
    const line = united ? `单位：${style.money}` : "统计截止时间：2025年12月31日";
    if (chance.maybe(0.5)) sheet.put(at, column, `填报单位（盖章）：东街街道办事处${"　".repeat(6)}${line}`);
    else {
      sheet.put(at, column, "填报单位：东街街道办事处");
      sheet.put(at, column + width - 1, line);
    }
    at += 1;
  }
  if (chance.maybe(0.15)) at += 1;
  return at;
}

function writeFooter(sheet: Sheet, chance: Chance, row: number): void {
  if (chance.maybe(0.4)) sheet.put(row, 1, "注：本表数据为快报数，单位负责人对数据真实性负责。");
  if (chance.maybe(0.4)) sheet.put(row + 1, 1, "单位负责人：张三　　填表人：李四　　填表日期：2026年1月8日");
}

function rowsSheet(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["title", "header", "own"]);
  const columns = chooseColumns(chance, style, 3 + chance.below(20));
  const row = writeTitle(sheet, chance, { row: 1, width: columns.length, style });
  const { truth, below } = writeRows(sheet, chance, {
    row,
    column: 1 + (chance.maybe(0.1) ? 1 : 0),
    records: 3 + chance.below(20),
    columns,
    style,
    serial: chance.maybe(0.7),
  });
  writeFooter(sheet, chance, below);
  return [truth];
}

function stackedSheet(sheet: Sheet, chance: Chance): OddTruth[] {
  const truths: OddTruth[] = [];
  let row = 1;
  for (let table = 0; table < 2 + chance.below(2); table += 1) {
    const style = chooseStyle(chance, ["title", "header"]);
    const columns = chooseColumns(chance, style, 3 + chance.below(6));
    row = writeTitle(sheet, chance, {
      row,
      width: columns.length,
      style,
      words: chance.pick(["规上企业名册", "规下企业名单", "高企汇总表"]),
    });
    const { truth, below } = writeRows(sheet, chance, {
      row,
      column: 1,
      records: 2 + chance.below(8),
      columns,
      style,
      serial: chance.maybe(0.7),
    });
    truths.push(truth);
    row = below + chance.below(3);
  }
  return truths;
}

function besideSheet(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["header"]);
  const serial = chance.maybe(0.6);
  const left = chooseColumns(chance, style, 2 + chance.below(3));
  const right = chance.maybe(0.5) ? left : chooseColumns(chance, style, 2 + chance.below(3));
  const row = writeTitle(sheet, chance, { row: 1, width: 6, style });
  const plain = { records: 2 + chance.below(6), style, serial, row };
  const one = writePlain(sheet, chance, { ...plain, column: 1, columns: left });
  const gap = serial && chance.maybe(0.4) ? 0 : 1;
  const two = writePlain(sheet, chance, {
    ...plain,
    records: 1 + chance.below(6),
    column: 1 + one.width + gap,
    columns: right,
  });
  return [one.truth, two.truth];
}

/** One header row, nothing around: tables side by side share their rows. */
function writePlain(sheet: Sheet, chance: Chance, block: Block): { readonly truth: OddTruth; readonly width: number } {
  const offset = block.serial ? 1 : 0;
  const columns: Record<string, string> = {};
  const rows: Record<number, Record<string, Fact["value"]>> = {};
  if (block.serial) sheet.put(block.row, block.column, "序号");
  for (const [position, column] of block.columns.entries()) {
    sheet.put(block.row, block.column + offset + position, column.label);
    if (column.key !== null) columns[columnLetters(block.column + offset + position)] = column.key;
  }
  for (let record = 1; record <= block.records; record += 1) {
    const number = nextNumber(chance);
    const values: Record<string, Fact["value"]> = {};
    if (block.serial) sheet.put(block.row + record, block.column, record);
    for (const [position, column] of block.columns.entries()) {
      const fact = makeFact(chance, column, number);
      sheet.put(block.row + record, block.column + offset + position, fact.shown);
      if (column.key !== null) values[column.key] = fact.value;
    }
    rows[block.row + record] = values;
  }
  return { truth: { orientation: "rows", columns, rows }, width: offset + block.columns.length };
}

function columnsSheet(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["title", "header", "own"]);
  const fields = chooseColumns(chance, style, 3 + chance.below(14)).toSorted((a, b) => order(a) - order(b));
  const records = 2 + chance.below(8);
  const grouped = chance.maybe(0.5);
  const label = 1 + (grouped ? 1 : 0) + (chance.maybe(0.2) ? 1 : 0);
  const first = label + 1 + (style.unitAt === "own" ? 1 : 0);
  let row = writeTitle(sheet, chance, { row: 1, width: first + records, style });
  const total = chance.maybe(0.4);
  const numbers = Array.from({ length: records }, () => nextNumber(chance));
  if (chance.maybe(0.4)) {
    sheet.put(row, grouped ? 1 : label, chance.pick(["项目", "指标名称", "指标"]));
    if (style.unitAt === "own") sheet.put(row, label + 1, chance.pick(["单位", "计量单位"]));
    for (let at = 0; at < records; at += 1) sheet.put(row, first + at, `企业${at + 1}`);
    if (total) sheet.put(row, first + records, "合计");
    row += 1;
  }
  const truth: { columns: Record<string, string>; rows: Record<number, Record<string, Fact["value"]>> } = {
    columns: {},
    rows: {},
  };
  let group = "";
  for (const [position, field] of fields.entries()) {
    const own = grouped ? field.field.group : "";
    if (grouped && (field.key === "enterpriseName" || own === "其他")) {
      sheet.put(row, 1, field.label);
      sheet.merge(row, 1, row, label);
    } else {
      sheet.put(row, label, field.label);
      if (own !== group && own !== "") {
        sheet.put(row, 1, own === "基本" ? "基本信息" : (GROUP_TITLES[own] ?? ""));
        const span = fields.slice(position).findIndex((other) => other.field.group !== own);
        sheet.merge(row, 1, row + (span < 0 ? fields.length - position : span) - 1, label - 1);
      }
      group = own;
    }
    if (style.unitAt === "own" && field.unit !== null) sheet.put(row, label + 1, field.unit);
    if (field.key !== null) truth.columns[String(row)] = field.key;
    for (const [at, number] of numbers.entries()) {
      const fact = makeFact(chance, field, number);
      if (field.key !== "enterpriseName" && chance.maybe(0.06)) continue;
      sheet.put(row, first + at, fact.shown);
      const record = truth.rows[first + at] ?? {};
      truth.rows[first + at] = record;
      if (field.key !== null) record[field.key] = fact.value;
    }
    if (total && field.key === "enterpriseName") sheet.put(row, first + records, "合计");
    else if (total && field.unit !== null) sheet.put(row, first + records, 99);
    row += 1;
  }
  writeFooter(sheet, chance, row);
  return [{ orientation: "columns", ...truth }];
}

function formSheet(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["title", "header", "own"]);
  const fields = chooseColumns(chance, style, 5 + chance.below(14));
  const pairs = 1 + chance.below(3);
  const each = style.unitAt === "own" ? 3 : 2;
  const forms = 1 + chance.below(3);
  const truths: OddTruth[] = [];
  let row = 1;
  for (let form = 0; form < forms; form += 1) {
    row = writeTitle(sheet, chance, { row, width: pairs * each, style, words: "企业基本情况表" });
    const number = nextNumber(chance);
    const columns: Record<string, string> = {};
    const values: Record<string, Fact["value"]> = {};
    for (let at = 0; at < fields.length; ) {
      const wide = at === 0;
      for (let pair = 0; pair < (wide ? 1 : pairs) && at < fields.length; pair += 1, at += 1) {
        const field = fields[at];
        if (field === undefined) break;
        const column = 1 + pair * each;
        sheet.put(row, column, field.label);
        const fact = tick(chance, makeFact(chance, field, number));
        const blank = at > 1 && chance.maybe(0.1);
        if (!blank) sheet.put(row, column + 1, fact.shown);
        if (wide) sheet.merge(row, 2, row, pairs * each);
        else if (each === 3 && field.unit !== null) sheet.put(row, column + 2, field.unit);
        else if (each === 3) sheet.merge(row, column + 1, row, column + 2);
        if (field.key === null) continue;
        columns[cellAddress(row, column + 1)] = field.key;
        if (!blank) values[field.key] = fact.value;
      }
      row += 1;
    }
    truths.push({ orientation: "form", columns, rows: { 1: values } });
    writeFooter(sheet, chance, row);
    row += 3;
  }
  return truths;
}

function tick(chance: Chance, fact: Fact): Fact {
  if (typeof fact.value !== "boolean" || chance.maybe(0.4)) return fact;
  const [yes, no] = fact.value ? ["☑", "□"] : ["□", "☑"];
  return { shown: chance.pick([`${yes}是 ${no}否`, `${yes}是  ${no}否`, `是${yes}　否${no}`]), value: fact.value };
}
