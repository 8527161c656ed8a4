/** Odd rosters with one enterprise per row (按行怪表): groups merged or not, several on a sheet, headers that come again. */
import { columnLetters } from "#domain/workbook/cell-address";
import type { Chance } from "./odd-facts.ts";
import { createNotes, type OddTruth, type Sheet, type TruthNotes } from "./odd-sheet.ts";
import {
  chooseColumns,
  chooseKnown,
  chooseStyle,
  CODE,
  inOrder,
  makeFact,
  NAME,
  someone,
  type Style,
  type Worded,
  writeFooter,
  writeTitle,
} from "./odd-wording.ts";

interface Block {
  readonly row: number;
  /** Column of the first field; the serial number stands before it. */
  readonly column: number;
  readonly columns: readonly Worded[];
  readonly serial: boolean;
}

const GROUP_TITLES: Readonly<Record<string, string>> = {
  经济: "主要经济指标",
  人员: "人员情况",
  知识产权: "知识产权情况",
};

/** One table under its title. */
export function plainRows(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["title", "header", "own"]);
  const columns = chooseColumns(chance, style, 3 + chance.below(20));
  const row = writeTitle(sheet, chance, { row: 1, width: columns.length, style });
  const { truth, below } = writeTable(sheet, chance, { row, columns, style, most: 20 });
  writeFooter(sheet, chance, below);
  return [truth];
}

/** Two or three tables below one another, each with its own header and unit. */
export function stackedRows(sheet: Sheet, chance: Chance): OddTruth[] {
  let row = 1;
  return Array.from({ length: 2 + chance.below(2) }, () => {
    const style = chooseStyle(chance, ["title", "header"]);
    const columns = chooseColumns(chance, style, 3 + chance.below(6));
    const words = chance.pick(["规上企业名册", "规下企业名单", "高企汇总表"]);
    row = writeTitle(sheet, chance, { row, width: columns.length, style, words });
    const { truth, below } = writeTable(sheet, chance, { row, columns, style, most: 8 });
    row = below + chance.below(3);
    return truth;
  });
}

/** Two tables side by side, with a gap or a serial number between them. */
export function besideRows(sheet: Sheet, chance: Chance): OddTruth[] {
  const style = chooseStyle(chance, ["header"]);
  const serial = chance.maybe(0.6);
  const left = chooseColumns(chance, style, 2 + chance.below(3));
  const right = chance.maybe(0.5) ? left : chooseColumns(chance, style, 2 + chance.below(3));
  const row = writeTitle(sheet, chance, { row: 1, width: 6, style });
  const offset = serial ? 1 : 0;
  const gap = serial && chance.maybe(0.4) ? 0 : 1;
  const second = 1 + offset + left.length + gap + offset;
  return [
    { row, column: 1 + offset, columns: left, serial },
    { row, column: second, columns: right, serial },
  ].map((block) => {
    const notes = createNotes("rows");
    writeHeader(sheet, block, { isGrouped: false, isMerged: false });
    noteColumns(notes, block);
    for (let record = 1; record <= 1 + chance.below(6); record += 1) {
      writeRecord(sheet, chance, { block, notes, row: row + record, serial: record, blanks: 0 });
    }
    return notes.truth;
  });
}

/** The header comes again on every page or for every street, with the title before it or a page number after it; subtotals stand between. */
export function pagedRows(sheet: Sheet, chance: Chance): OddTruth[] {
  const columns = [NAME, CODE, ...chooseKnown(chance, 3 + chance.below(5))];
  const notes = createNotes("rows");
  const has = {
    title: chance.maybe(0.5),
    number: chance.maybe(0.5),
    subtotal: chance.maybe(0.5),
    unit: chance.maybe(0.3),
  };
  let row = 1;
  let serial = 1;
  for (let page = 1; page <= 2 + chance.below(3); page += 1) {
    if (page === 1 || has.title) {
      sheet.put(row++, 1, "云麓高新区2025年企业名单");
      sheet.merge(row - 1, 1, row - 1, columns.length + 1);
      if (has.unit) sheet.put(row++, columns.length + 1, "单位：万元");
    }
    if (has.subtotal) sheet.put(row++, 1, `${chance.pick(["东街", "西街", "滨江"])}街道`);
    const block: Block = { row: row++, column: 2, columns, serial: true };
    writeHeader(sheet, block, { isGrouped: false, isMerged: false });
    noteColumns(notes, block);
    for (let record = 0; record < 2 + chance.below(6); record += 1) {
      writeRecord(sheet, chance, { block, notes, row: row++, serial: serial++, blanks: 0 });
    }
    if (has.subtotal) writeSum(sheet, { row: row++, column: chance.pick([1, 2]), title: "小计", block });
    if (has.number) sheet.put(row++, 4, chance.pick([`第${page}页`, `- ${page} -`, `第 ${page} 页 共 4 页`]));
  }
  return [notes.truth];
}

/** A merged carrier holds for the rows beside it; subtotals, totals and 其中 stand in the body, rows are empty. */
export function groupedRows(sheet: Sheet, chance: Chance): OddTruth[] {
  const columns = [NAME, CODE, ...chooseKnown(chance, 2 + chance.below(5), ({ id }) => id !== "park")];
  const block: Block = { row: 2, column: 3, columns, serial: true };
  const notes = createNotes("rows");
  sheet.put(1, 1, "在孵企业情况表（2025年）");
  sheet.put(2, 1, "所属孵化器");
  notes.column("A", "carrier");
  writeHeader(sheet, block, { isGrouped: false, isMerged: false });
  noteColumns(notes, block);
  let row = 3;
  if (chance.maybe(0.4)) writeSum(sheet, { row: row++, column: 1, title: "总计", block });
  for (const carrier of ["云麓科技孵化器", "星河众创空间", "岳北加速器"].slice(0, 1 + chance.below(3))) {
    const size = 1 + chance.below(5);
    sheet.put(row, 1, carrier);
    sheet.merge(row, 1, row + size - 1, 1);
    for (let record = 1; record <= size; record += 1) {
      notes.value(row, "carrier", carrier);
      writeRecord(sheet, chance, { block, notes, row: row++, serial: record, blanks: 0 });
    }
    if (chance.maybe(0.6)) {
      const title = chance.pick(["小计", `${carrier}小计`, "小 计"]);
      writeSum(sheet, { row: row++, column: chance.pick([1, 3]), title, block });
    }
    if (chance.maybe(0.3)) row += 1;
  }
  writeSum(sheet, { row: row++, column: 1, title: "合  计", block });
  writeSum(sheet, { row: row++, column: 1, title: "其中：规上企业", block });
  sheet.put(row, 1, "注：1.本表由孵化器填报。");
  return [notes.truth];
}

const UNKNOWN =
  "网格编号 楼栋号 单元 消防等级 物业费（元/㎡） 用电量（度） 用水量（吨） 车位数 党支部书记 工会主席 ISO体系 商标数 融资轮次 估值（万元） 股东数 参保人数 失信记录 行政处罚 服务专员 走访次数 诉求数 办结数 满意度 星级 标签".split(
    " ",
  );

/** Many columns, twenty-five of them nobody knows. */
export function wideRows(sheet: Sheet, chance: Chance): OddTruth[] {
  const strange = UNKNOWN.map(
    (label): Worded => ({
      ...NAME,
      id: null,
      label,
      field: { ...NAME.field, id: null, make: () => ({ shown: chance.below(90), value: 0 }) },
    }),
  );
  const columns = [NAME, CODE, ...chance.shuffle([...chooseKnown(chance, 20), ...strange])];
  const block: Block = { row: 1, column: 1, columns, serial: false };
  const notes = createNotes("rows");
  writeHeader(sheet, block, { isGrouped: false, isMerged: false });
  noteColumns(notes, block);
  for (let row = 2; row < 6; row += 1) writeRecord(sheet, chance, { block, notes, row, serial: row, blanks: 0 });
  return [notes.truth];
}

interface WholeTable {
  readonly row: number;
  readonly columns: readonly Worded[];
  readonly style: Style;
  readonly most: number;
}

/** Header, unit row, column numbers, group titles, records, total. */
function writeTable(
  sheet: Sheet,
  chance: Chance,
  { row: first, columns: given, style, most }: WholeTable,
): { readonly truth: OddTruth; readonly below: number } {
  const isSorted = chance.maybe(0.5);
  const serial = chance.maybe(0.7);
  const block: Block = { row: first, column: serial ? 2 : 1, columns: isSorted ? inOrder(given) : given, serial };
  const isGrouped = isSorted && chance.maybe(0.5);
  const isMerged = chance.maybe(0.7);
  const notes = createNotes("rows");
  writeHeader(sheet, block, { isGrouped, isMerged });
  noteColumns(notes, block);
  let row = first + (isGrouped ? 2 : 1);
  if (style.unitAt === "own")
    sheet.line(
      row++,
      block.column,
      block.columns.map(({ unit }) => unit),
    );
  if (chance.maybe(0.15))
    sheet.line(
      row++,
      block.column,
      block.columns.map((_, at) => (at < 1 ? "甲" : String(at))),
    );
  const hasTitles = chance.maybe(0.2);
  for (let record = 0; record < 2 + chance.below(most); record += 1) {
    if (hasTitles && record % 4 === 0)
      sheet.put(row++, 1, `${"一二三四五六"[record / 4] ?? "七"}、${chance.pick(["东街街道", "滨江片区"])}`);
    if (chance.maybe(0.03)) row += 1;
    writeRecord(sheet, chance, { block, notes, row: row++, serial: record + 1, blanks: 0.06 });
  }
  if (chance.maybe(0.4)) writeSum(sheet, { row: row++, column: 1, title: "合计", block });
  return { truth: notes.truth, below: row };
}

function writeHeader(
  sheet: Sheet,
  { row, column, columns, serial }: Block,
  { isGrouped, isMerged }: { readonly isGrouped: boolean; readonly isMerged: boolean },
): void {
  const last = isGrouped ? row + 1 : row;
  const single = (at: number, label: string): void => {
    sheet.put(row, at, label);
    if (isMerged) sheet.merge(row, at, last, at);
  };
  if (serial) single(column - 1, "序号");
  const groupAt = (at: number): string => (isGrouped ? (GROUP_TITLES[columns[at]?.field.group ?? ""] ?? "") : "");
  for (const [at, { label }] of columns.entries()) {
    const group = groupAt(at);
    if (group === "") {
      single(column + at, label);
      continue;
    }
    sheet.put(last, column + at, label);
    if (groupAt(at - 1) === group) continue;
    sheet.put(row, column + at, group);
    const span = columns.slice(at).findIndex((_, ahead) => groupAt(at + ahead) !== group);
    if (isMerged) sheet.merge(row, column + at, row, column + (span < 0 ? columns.length : at + span) - 1);
  }
}

function noteColumns(notes: TruthNotes, { column, columns }: Block): void {
  for (const [at, { id }] of columns.entries()) notes.column(columnLetters(column + at), id);
}

interface RecordPlace {
  readonly block: Block;
  readonly notes: TruthNotes;
  readonly row: number;
  readonly serial: number;
  /** Share of cells left blank. */
  readonly blanks: number;
}

function writeRecord(sheet: Sheet, chance: Chance, { block, notes, row, serial, blanks }: RecordPlace): void {
  const who = someone(chance);
  if (block.serial) sheet.put(row, block.column - 1, serial);
  for (const [at, column] of block.columns.entries()) {
    const { shown, value } = makeFact(chance, column, who);
    if (column.id !== "enterpriseName" && chance.maybe(blanks)) continue;
    sheet.put(row, block.column + at, shown);
    notes.value(row, column.id, value);
  }
}

function writeSum(
  sheet: Sheet,
  {
    row,
    column,
    title,
    block,
  }: { readonly row: number; readonly column: number; readonly title: string; readonly block: Block },
): void {
  for (const [at, { unit }] of block.columns.entries()) if (unit !== null) sheet.put(row, block.column + at, 99);
  sheet.put(row, column, title);
}
