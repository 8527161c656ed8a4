/** Understands one sheet of a form (识别一页): its tables, and the single cells around them. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldSubject } from "#domain/catalogue/field";
import { columnsOf } from "#domain/reporting/find-body";
import { type CellSearch, findCells } from "#domain/reporting/find-cells";
import { findTables, rowsOfTable, type TableArea } from "#domain/reporting/find-lists";
import type { FormCell, FormList } from "#domain/reporting/form-binding";
import { readNotes } from "#domain/reporting/form-notes";
import type { FormYears } from "#domain/reporting/form-years";
import { identitySubject, isIdentity } from "#domain/reporting/identity";
import {
  blockUnit,
  isCertainLabelBand,
  isIndicatorTable,
  isLabelBand,
  isLabelBlock,
  isSection,
} from "#domain/reporting/label-tables";
import { readColumns } from "#domain/reporting/list-columns";
import { notesBeside } from "#domain/reporting/notes-beside";
import type { ColumnContext } from "#domain/reporting/match-asked";
import type { KnownValues } from "#domain/reporting/match-values";
import { readTitle as readRange } from "#domain/reporting/read-title";
import { doubted, readTable } from "#domain/reporting/read-table";
import type { FormSheet } from "#domain/reporting/form-workbook";
import { headingAbove, readTitle, sharedTitle } from "#domain/reporting/sheet-title";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";
import { areasOf } from "#domain/reporting/table-areas";
import { titledKind } from "#domain/reporting/titled-kind";
import { parseUnit, readTableUnits, type UnitId } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";

/** What a sheet is read with. */
export interface SheetQuestion {
  readonly index: CatalogueIndex;
  readonly years: FormYears;
  readonly known: KnownValues;
}

/** A sheet looked through for tables (待识别的表页). */
export interface SheetTables {
  readonly map: SheetMap;
  readonly tables: readonly TableArea[];
}

/** Looks a sheet through for tables; null when nothing is filled there (填表说明、代码表). */
export function openSheet(sheet: FormSheet): SheetTables | null {
  const map = createSheetMap(sheet);
  return isInstruction(map) ? null : { map, tables: findTables(map) };
}

/** Reads a sheet. `continues` of a list counts from the first of the sheet. */
export function readSheet(opened: SheetTables, from: SheetQuestion): { lists: FormList[]; cells: FormCell[] } {
  const { map } = opened;
  const { index, years, known } = from;
  const found = opened.tables.filter((table) => !isIndicatorTable(map, table));
  const tables = dropLabelBands(map, found, from);
  const firstRow = tables[0]?.headerRows[0] ?? firstTableRow(map);
  const title = readTitle(map, { after: 0, before: firstRow });
  const shared = sharedTitle(map, title, firstRow);
  const notes = readNotes(map);
  const stated = unitsAbove(map, firstRow);
  const base: ColumnContext = {
    index,
    tableUnit: unitAbove(map, firstRow),
    stated,
    notes,
    known,
    subject: null,
    years,
  };
  const context = { ...base, subject: guessSubject(map, tables, { title, context: base }) };
  const lists: FormList[] = [];
  const crossed: FormCell[] = [];
  for (const [i, table] of tables.entries()) {
    const before = tables[i - 1];
    const after = before === undefined ? 0 : Math.max(...rowsOfTable(before));
    const own = i === 0 ? (headingAbove(map, table) ?? title) : readTitle(map, { after, before: table.headerRows[0] });
    const titles = [own, i === 0 ? title : shared, map.sheet.name].filter(
      (text, at, all) => text !== "" && all.indexOf(text) === at,
    );
    const tableUnit = unitAbove(map, table.headerRows[0]) ?? base.tableUnit;
    const told = titledKind(titles.slice(0, -1));
    const subject = told === "carrier" && context.subject !== "carrier" ? told : context.subject;
    const notes = notesBeside(map, { after, header: table.headerRows, before: tables[i + 1]?.headerRows[0] });
    const units = unitsAbove(map, table.headerRows[0]);
    const about = { ...context, subject, tableUnit, stated: units };
    const read = readTable(map, table, { titles, told, notes, context: about, known });
    const start = lists.length;
    for (const list of read.lists)
      lists.push(list.continues === undefined ? list : { ...list, continues: list.continues + start });
    crossed.push(...read.cells);
  }
  const taken = new Set(tables.flatMap(rowsOfTable));
  const joined = doubtTwins(joinContinued(map, lists));
  return {
    lists: isSection(title) && lists.length > 1 ? doubtNarrowed(joined, shared, from) : joined,
    cells: [...findCells({ map, index, taken, context: ofEntry(map, { index, taken, context }) }), ...crossed],
  };
}

/** Titles and head lines of a sheet, where a year may be stated. */
export function sheetTitles({ map }: SheetTables): string[] {
  const texts: string[] = [];
  for (let row = 1; row <= Math.min(6, map.rowCount); row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) {
      if (map.isMaster(row, column) && !map.isBordered(row, column)) texts.push(map.text(row, column));
    }
  }
  return texts;
}

/** Headings of a sheet's tables, where years may stand over columns. */
export function headingTexts({ map, tables }: SheetTables): string[] {
  return tables.flatMap(({ headerRows, ...span }) => {
    const texts: string[] = [];
    for (let row = headerRows[0]; row <= headerRows[1]; row += 1) {
      for (const column of columnsOf(span)) if (map.isMaster(row, column)) texts.push(map.text(row, column));
    }
    return texts;
  });
}

/** Years in sentences with gaps (2025年实现营业收入____万元), where neither title nor headings state one. */
export function sentenceYears({ map }: SheetTables): string[] {
  const years: string[] = [];
  for (let row = 1; row <= map.rowCount; row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) {
      const text = map.isMaster(row, column) ? map.text(row, column) : "";
      if (/[_＿]{2,}/u.test(text)) years.push(...(text.match(/(?:19|20)\d{2}年/gu) ?? []));
    }
  }
  return years;
}

/** 填表说明 and lists of codes: nothing is filled there. */
function isInstruction(map: SheetMap): boolean {
  if (
    /(?:^|填[表报写]|指标|编制|编报|使用|操作|填制)说明$|须知|指标解释|填报要求|填报指南|代码表$|字典$|下拉选项|^目录$/u.test(
      map.sheet.name.trim(),
    )
  )
    return true;
  const first = map.sheet.grid.rows
    .flatMap(({ cells }) => cells)
    .find((content) => content !== undefined && content !== "");
  return typeof first === "string" && /^(?:填[表写报]|指标)(?:说明|须知|要求|解释|指南)/u.test(foldText(first));
}

/** On a form about one enterprise, headings over a single row of blanks are labels, not a list. */
function dropLabelBands(map: SheetMap, tables: readonly TableArea[], { index, years }: SheetQuestion): TableArea[] {
  const possible = tables.filter((table) => !isCertainLabelBand(map, table));
  const lists = possible.filter((table) => !isLabelBand(map, table) && !isLabelBlock(map, table));
  if (lists.length === possible.length) return possible;
  const context: ColumnContext = { index, tableUnit: null, subject: null, years };
  const others = findCells({ map, index, taken: new Set(tables.flatMap(rowsOfTable)), context });
  return others.some((cell) => isIdentity(cell.binding, index)) ? lists : possible;
}

/** Where the drawn part of a sheet without lists begins. */
function firstTableRow(map: SheetMap): number {
  for (let row = 1; row <= map.rowCount; row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) if (map.isBordered(row, column)) return row;
  }
  return map.rowCount + 1;
}

function unitAbove(map: SheetMap, before: number): UnitId | null {
  for (let row = Math.min(before - 1, map.rowCount); row >= 1; row -= 1) {
    for (let column = map.columnCount; column >= 1; column -= 1) {
      if (!map.isMaster(row, column)) continue;
      const unit = blockUnit(map.text(row, column)) ?? unitBeside(map, row, column);
      if (unit !== null) return unit;
    }
  }
  return null;
}

/** All units stated in the line that states the nearest. */
function unitsAbove(map: SheetMap, before: number): readonly UnitId[] {
  for (let row = Math.min(before - 1, map.rowCount); row >= 1; row -= 1) {
    const found: UnitId[] = [];
    for (let column = 1; column <= map.columnCount; column += 1)
      if (map.isMaster(row, column)) found.push(...readTableUnits(map.text(row, column)));
    if (found.length > 0) return found;
  }
  return [];
}

/** 计量单位： | 千元 in two cells. */
function unitBeside(map: SheetMap, row: number, column: number): UnitId | null {
  if (!/(?:计量|金额|货币|^\s*)单\s*位\s*[：:]\s*$/u.test(map.text(row, column))) return null;
  return parseUnit(map.text(row, map.area(row, column).lastColumn + 1));
}

/** Around a list of enterprises 认定时间 and 地址 are still those of the one carrier that the cells name. */
function ofEntry(map: SheetMap, from: Omit<CellSearch, "map">): ColumnContext {
  const { index, context } = from;
  const named = new Set(findCells({ map, ...from }).flatMap(({ binding }) => identitySubject(binding, index) ?? []));
  return named.size === 1 && named.has("carrier") ? { ...context, subject: "carrier" } : context;
}

/** Whom the sheet is about: whose name a heading or label asks for, else whom the title names. */
function guessSubject(
  map: SheetMap,
  tables: readonly TableArea[],
  from: { readonly title: string; readonly context: ColumnContext },
): FieldSubject | null {
  const { index } = from.context;
  const taken = new Set(tables.flatMap(rowsOfTable));
  const areas = tables.flatMap((table) => areasOf(map, table).slice(0, 1));
  const bindings = [
    ...areas.flatMap((area) => readColumns(map, area, from.context).map((column) => column.binding)),
    ...findCells({ map, index, taken, context: from.context }).map((cell) => cell.binding),
  ];
  const asked = new Set(bindings.flatMap((binding) => identitySubject(binding, index) ?? []));
  if (asked.has("carrier") && !asked.has("enterprise")) return "carrier";
  if (asked.has("enterprise") && !asked.has("carrier")) return "enterprise";
  return /孵化器|众创空间|加速器|大学科技园|载体/u.test(from.title) && !/企业(?:情况|名单|名册|台账)/u.test(from.title)
    ? "carrier"
    : null;
}

/** 续表: the same headings once more, with nothing between that names other entries, go on with the list above. */
function joinContinued(map: SheetMap, lists: readonly FormList[]): FormList[] {
  return lists.map((list, i) => {
    const above = lists[i - 1];
    if (above === undefined || list.continues !== undefined || list.headerRows[0] === above.headerRows[0]) return list;
    const isSame =
      list.group === undefined &&
      list.printed === undefined &&
      headings(list) === headings(above) &&
      JSON.stringify(list.selection.where) === JSON.stringify(above.selection.where);
    if (!isSame) return list;
    return isContinued(map, list, above) ? { ...list, continues: i - 1 } : list;
  });
}

function isContinued(map: SheetMap, list: FormList, above: FormList): boolean {
  const between = readTitle(map, { after: Math.max(above.lastRow, ...above.totalRows), before: list.headerRows[0] });
  return between === "" || /续/u.test(between);
}

/** Two lists of the same headings under titles of their own want different entries; without a condition both would take everybody. */
function doubtTwins(lists: readonly FormList[]): FormList[] {
  const asked = (list: FormList) =>
    JSON.stringify([headings(list), list.selection.where, list.selection.limit ?? null]);
  const isOwn = (list: FormList) => list.continues === undefined && list.printed === undefined;
  return lists.map((list) => {
    const twin = lists.some((other) => other !== list && isOwn(other) && asked(other) === asked(list));
    if (!twin || !isOwn(list)) return list;
    const doubt = "表上有两张同样的名单，看不出各要哪些企业，请先选定范围";
    return withDoubt(list, doubt);
  });
}

function withDoubt(list: FormList, doubt: string): FormList {
  return {
    ...list,
    columns: list.columns.map((column) => doubted(column, doubt)),
    selection: { ...list.selection, reason: doubt },
  };
}

/** 一、云岫片区 and others below 高新技术企业名单: the title narrows each of them too. */
function doubtNarrowed(lists: readonly FormList[], shared: string, { index, known, years }: SheetQuestion): FormList[] {
  return lists.map((list) => {
    const search = { index, known, year: years.year, kind: list.kind ?? "enterprise" };
    if (readRange(shared, search).where.length === 0) return list;
    return withDoubt(list, `总标题“${shared}”和各段的小标题都限定了范围，请先选定范围`);
  });
}

function headings({ columns }: FormList): string {
  return JSON.stringify(columns.map(({ letter, headerPath }) => [letter, headerPath]));
}
