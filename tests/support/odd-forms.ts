/** Odd forms about one enterprise each (一企一表的怪表). */
import { cellAddress } from "#domain/workbook/cell-address";
import type { Chance, Fact } from "./odd-facts.ts";
import { createNotes, type OddTruth, type Sheet } from "./odd-sheet.ts";
import {
  chooseColumns,
  chooseKnown,
  chooseStyle,
  CODE,
  makeFact,
  NAME,
  someone,
  type Worded,
  writeFooter,
  writeTitle,
} from "./odd-wording.ts";

interface FormWriter {
  readonly truth: OddTruth;
  /** Writes the value of a field into its cell. */
  readonly say: (row: number, column: number, field: Worded) => void;
  /** The cell is the field's and nobody filled it in. */
  readonly leave: (row: number, column: number, field: Worded) => void;
  readonly note: (row: number, column: number, id: string | null, value: Fact["value"]) => void;
}

function createForm(sheet: Sheet, chance: Chance): FormWriter {
  const notes = createNotes("form");
  const who = someone(chance);
  const note: FormWriter["note"] = (row, column, id, value) => {
    notes.column(cellAddress(row, column), id);
    notes.value(1, id, value);
  };
  return {
    truth: notes.truth,
    note,
    leave: (row, column, { id }) => notes.column(cellAddress(row, column), id),
    say: (row, column, field) => {
      const { shown, value } = ticked(chance, makeFact(chance, field, who));
      sheet.put(row, column, shown);
      note(row, column, field.id, value);
    },
  };
}

function ticked(chance: Chance, fact: Fact): Fact {
  if (typeof fact.value !== "boolean" || chance.maybe(0.4)) return fact;
  const [yes, no] = fact.value ? ["☑", "□"] : ["□", "☑"];
  const shown = chance.pick([`${yes}是 ${no}否`, `${yes}是  ${no}否`, `是${yes}　否${no}`]);
  return { shown, value: fact.value };
}

/** One to three labels with their values on a line, units in the label or in a cell behind; several forms below one another. */
export function pairForms(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["title", "header", "own"]);
  const [name, ...fields] = chooseColumns(chance, style, 5 + chance.below(14));
  const pairs = 1 + chance.below(3);
  const each = style.unitAt === "own" ? 3 : 2;
  let row = 1;
  return Array.from({ length: 1 + chance.below(3) }, () => {
    row = writeTitle(sheet, chance, { row, width: pairs * each, style, words: "企业基本情况表" });
    const form = createForm(sheet, chance);
    sheet.put(row, 1, name?.label ?? "");
    if (name !== undefined) form.say(row, 2, name);
    sheet.merge(row, 2, row, pairs * each);
    for (const [at, field] of fields.entries()) {
      const place = { row: row + 1 + Math.floor(at / pairs), column: 1 + (at % pairs) * each };
      writePair(sheet, { form, field, ...place, each, isBlank: at > 0 && chance.maybe(0.1) });
    }
    row += 1 + Math.ceil(fields.length / pairs);
    writeFooter(sheet, chance, row);
    row += 3;
    return form.truth;
  });
}

interface PairPlace {
  readonly form: FormWriter;
  readonly field: Worded;
  readonly row: number;
  readonly column: number;
  /** Cells a pair takes: label, value, and maybe the unit. */
  readonly each: number;
  readonly isBlank: boolean;
}

function writePair(sheet: Sheet, { form, field, row, column, each, isBlank }: PairPlace): void {
  sheet.put(row, column, field.label);
  if (isBlank) form.leave(row, column + 1, field);
  else form.say(row, column + 1, field);
  if (each === 3 && field.unit !== null) sheet.put(row, column + 2, field.unit);
  else if (each === 3) sheet.merge(row, column + 1, row, column + 2);
}

/** A form in parts, with group cells at the left or headings across, an unknown label, and a table of shareholders inside. */
export function partedForm(sheet: Sheet, chance: Chance): OddTruth[] {
  const form = createForm(sheet, chance);
  const basic = chooseKnown(chance, 5, ({ group }) => group === "基本");
  const figures = chooseKnown(chance, 4, ({ observed }) => observed);
  const isGrouped = chance.maybe(0.6);
  const left = isGrouped ? 2 : 1;
  const begin = (row: number, title: string, lines: number): number => {
    sheet.put(row, 1, title);
    if (isGrouped) sheet.merge(row, 1, row + lines - 1, 1);
    else sheet.merge(row, 1, row, 5);
    return isGrouped ? row : row + 1;
  };
  sheet.put(1, 1, "企业信息采集表");
  sheet.merge(1, 1, 1, 5);
  let row = begin(2, isGrouped ? "基\n本\n信\n息" : "一、基本信息", 5);
  sheet.put(row, left, NAME.label);
  form.say(row, left + 1, NAME);
  sheet.merge(row, left + 1, row, left + 3);
  sheet.line(row + 1, left, [CODE.label, null, chance.pick(["传真", "网址"]), "0731-000"]);
  form.say(row + 1, left + 1, CODE);
  for (const [at, field] of basic.entries()) {
    const place = { row: row + 2 + Math.floor(at / 2), column: left + (at % 2) * 2 };
    writePair(sheet, { form, field, ...place, each: 2, isBlank: false });
  }
  row += 5;
  if (chance.maybe(0.5)) row = writeShareholders(sheet, chance, row);
  row = begin(row, isGrouped ? "经济指标" : "三、经济指标", figures.length);
  for (const field of figures) writePair(sheet, { form, field, row: row++, column: left, each: 2, isBlank: false });
  sheet.put(row + 1, 1, "填表人：李四    联系电话：000-00001111    填表日期：2026年1月8日");
  return [form.truth];
}

function writeShareholders(sheet: Sheet, chance: Chance, row: number): number {
  sheet.put(row, 1, "二、股东情况");
  sheet.merge(row, 1, row, 5);
  sheet.line(row + 1, 1, ["股东名称", "出资额（万元）", "出资比例", "联系电话"]);
  for (let record = 2; record < 4 + chance.below(2); record += 1) {
    sheet.line(row + record, 1, ["李四", 100, "50%", "000-00009999"]);
  }
  return row + 6;
}

/** A form whose figures stand in a small table of years. */
export function crossForm(sheet: Sheet, chance: Chance): OddTruth[] {
  const form = createForm(sheet, chance);
  const basic = [CODE, ...chooseKnown(chance, 4, ({ group }) => group === "基本")];
  sheet.put(1, 1, "2025年度企业情况调查表");
  sheet.put(2, 1, NAME.label);
  form.say(2, 2, NAME);
  sheet.merge(2, 2, 2, 4);
  for (const [at, field] of basic.entries()) {
    const place = { row: 3 + Math.floor(at / 2), column: 1 + (at % 2) * 2 };
    writePair(sheet, { form, field, ...place, each: 2, isBlank: false });
  }
  const heads = chance.pick([
    ["指标", "单位", "本年", "上年"],
    ["指标名称", "计量单位", "2025年", "2024年"],
    ["项目", "单位", "本年实际", "上年同期"],
  ]);
  const hasGrowth = chance.maybe(0.5);
  sheet.line(6, 1, [...heads, hasGrowth ? "同比增长（%）" : null]);
  for (const [at, field] of chooseKnown(chance, 3 + chance.below(4), ({ observed }) => observed).entries()) {
    const row = 7 + at;
    const [now, before] = [makeFact(chance, field, 1), makeFact(chance, field, 1)];
    sheet.line(row, 1, [
      chance.pick(field.field.wordings),
      field.unit,
      now.shown,
      before.shown,
      hasGrowth ? 4.2 : null,
    ]);
    form.note(row, 3, field.id, now.value);
    form.note(row, 4, `${field.id}@2024`, before.value);
  }
  return [form.truth];
}

/** Labels over their values, line after line. */
export function labelsOver(sheet: Sheet, chance: Chance): OddTruth[] {
  const form = createForm(sheet, chance);
  sheet.put(1, 1, "企业登记卡");
  sheet.merge(1, 1, 1, 3);
  for (const [at, field] of [NAME, CODE, ...chooseKnown(chance, 6 + chance.below(3))].entries()) {
    const place = { row: 2 + Math.floor(at / 3) * 2, column: 1 + (at % 3) };
    sheet.put(place.row, place.column, field.label);
    form.say(place.row + 1, place.column, field);
  }
  return [form.truth];
}

/** Label and value in one cell each. */
export function inlineForm(sheet: Sheet, chance: Chance): OddTruth[] {
  const form = createForm(sheet, chance);
  const who = someone(chance);
  const wide = chance.maybe(0.5) ? 2 : 1;
  sheet.put(1, 1, "企业基本情况");
  for (const [at, field] of [NAME, CODE, ...chooseKnown(chance, 5, ({ unit }) => unit !== "㎡")].entries()) {
    const [row, column] = [2 + Math.floor(at / wide), 1 + (at % wide) * 2];
    const { shown, value } = makeFact(chance, field, who);
    sheet.put(row, column, `${field.label}：${String(shown)}`);
    form.note(row, column, field.id, value);
  }
  return [form.truth];
}

/** Two forms side by side. */
export function formsBeside(sheet: Sheet, chance: Chance): OddTruth[] {
  const fields = [NAME, CODE, ...chooseKnown(chance, 4 + chance.below(6))];
  return [1, 4].map((column) => {
    const form = createForm(sheet, chance);
    sheet.put(1, column, "企业信息卡");
    for (const [at, field] of fields.entries())
      writePair(sheet, { form, field, row: 2 + at, column, each: 2, isBlank: false });
    return form.truth;
  });
}
