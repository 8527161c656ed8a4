import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldSubject } from "#domain/catalogue/field";
import type { UnitId } from "#domain/indicators/unit";
import { blockUnit, findCells, isIndicatorHeading } from "#domain/reporting/find-cells";
import { findTables, type TableArea } from "#domain/reporting/find-lists";
import type { Binding, FormCell, FormColumn, FormList, FormReading } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { type ColumnContext, readColumns, recordRows } from "#domain/reporting/list-columns";
import { proposeSelection } from "#domain/reporting/propose-selection";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";

/** What the book knows that helps to understand a form (识别参考). */
export interface RecogniseOptions {
  /** Values that text and link fields have in the book, by field id (`park` → 云麓产业园 …; `clusterName`, `carrierName`, `zoneName`: the names of all entries): group headings and printed rows are matched against them. */
  readonly known?: ReadonlyMap<string, readonly string[]>;
}

/** Understands a blank form (识别表式): its lists, its single cells, and a proposal with confidence and reason for each place. Formulas are never proposed to be filled. */
export function recogniseForm(form: FormWorkbook, index: CatalogueIndex, _options: RecogniseOptions = {}): FormReading {
  const sheets = form.sheets
    .filter((sheet) => sheet.visibility === "visible")
    .map((sheet) => readSheet(createSheetMap(sheet), index));
  const lists = sheets.flatMap((sheet) => sheet.lists);
  const listed = lists.some((list) => list.columns.some((column) => isIdentity(column.binding, index)));
  const found = sheets.flatMap((sheet) => sheet.cells);
  const cells = listed ? found.map((cell) => asReportingUnit(cell, index)) : found;
  const subject = cells.map((cell) => identitySubject(cell.binding, index)).find((kind) => kind !== null) ?? null;
  const subjectKnown = cells.some((cell) => isIdentity(cell.binding, index));
  return {
    lists,
    cells: subjectKnown ? cells : cells.map((cell) => withoutSubject(cell)),
    ...(subject === null || subject === "enterprise" ? {} : { subjectKind: subject }),
  };
}

/** Over a list of enterprises 单位名称（公章） is the office that reports, not one of the enterprises. */
function asReportingUnit(cell: FormCell, index: CatalogueIndex): FormCell {
  if (!isIdentity(cell.binding, index)) return cell;
  if (!/公章|盖章|签章/u.test(cell.label) && !/^单位名称/u.test(cell.label.trim())) return cell;
  const reason = `表中另有企业名单，“${cell.label}”是填报单位自己`;
  return { ...cell, binding: { source: { kind: "setting", setting: "reportingUnit" }, confidence: 0.8, reason } };
}

function readSheet(map: SheetMap, index: CatalogueIndex): { lists: FormList[]; cells: FormCell[] } {
  const tables = dropLabelBands(
    map,
    index,
    findTables(map).filter((table) => !isIndicatorTable(map, table)),
  );
  const firstRow = tables[0]?.headerRows[0] ?? firstTableRow(map);
  const title = readTitle(map, firstRow);
  const base: ColumnContext = { index, tableUnit: unitAbove(map, firstRow), subject: null };
  const subject = guessSubject(map, tables, { title, context: base });
  const context = { ...base, subject };
  const lists = tables.map((table) => {
    const tableUnit = unitAbove(map, table.headerRows[0]) ?? base.tableUnit;
    return readListOfAnyKind(map, table, { title, context: { ...context, tableUnit } });
  });
  const taken = new Set(tables.flatMap(rowsOf));
  return { lists, cells: findCells({ map, index, taken, context }) };
}

/** On a form about one enterprise, headings over a single row of blanks are labels, not a list. */
function dropLabelBands(map: SheetMap, index: CatalogueIndex, tables: readonly TableArea[]): TableArea[] {
  const lists = tables.filter((table) => !isLabelBand(map, table));
  if (lists.length === tables.length) return [...tables];
  const context: ColumnContext = { index, tableUnit: null, subject: null };
  const others = findCells({ map, index, taken: new Set(tables.flatMap(rowsOf)), context });
  return others.some((cell) => isIdentity(cell.binding, index)) ? lists : [...tables];
}

/** Headings and blank rows take turns, and nothing numbers the rows. */
function isLabelBand(map: SheetMap, table: TableArea): boolean {
  if (table.headerRows[0] !== table.headerRows[1] || table.totalRows.length > 0) return false;
  const columns: number[] = [];
  for (let column = table.firstColumn; column <= table.lastColumn; column += 1) {
    if (map.area(table.headerRows[0], column).firstColumn === column) columns.push(column);
  }
  if (columns.some((column) => /^(?:序号|编号)$/u.test(map.text(table.headerRows[0], column).trim()))) return false;
  return recordRows(table).every((row, i) => {
    const written = columns.filter((column) => /\p{L}/u.test(map.text(row, column))).length;
    return i % 2 === 0 ? written === 0 : written === columns.length;
  });
}

/** Where the drawn part of a sheet without lists begins. */
function firstTableRow(map: SheetMap): number {
  for (let row = 1; row <= map.rowCount; row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) if (map.isBordered(row, column)) return row;
  }
  return map.rowCount + 1;
}

function rowsOf(table: TableArea): number[] {
  const last = Math.max(table.lastRow, ...table.totalRows);
  return Array.from({ length: last - table.headerRows[0] + 1 }, (_, i) => table.headerRows[0] + i);
}

/** A table whose rows name indicators (指标名称 代码 数值) asks for single cells, not for records. */
function isIndicatorTable(map: SheetMap, table: TableArea): boolean {
  for (let column = table.firstColumn; column <= table.lastColumn; column += 1) {
    if (isIndicatorHeading(map.text(table.headerRows[1], column))) return true;
  }
  return false;
}

/** The longest text above the table that spans much of its width. */
function readTitle(map: SheetMap, before: number): string {
  let best = { text: "", width: -1 };
  for (let row = 1; row < Math.min(before, 8); row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) {
      if (!map.isMaster(row, column)) continue;
      const area = map.area(row, column);
      const width = area.lastColumn - area.firstColumn;
      const text = map.text(row, column).trim();
      const plain = text !== "" && !/[：:]/u.test(text) && !/^附件|^附表|^表号/u.test(text);
      if (plain && width > best.width) best = { text, width };
    }
  }
  return best.text;
}

function unitAbove(map: SheetMap, before: number): UnitId | null {
  for (let row = Math.min(before - 1, map.rowCount); row >= 1; row -= 1) {
    for (let column = map.columnCount; column >= 1; column -= 1) {
      if (!map.isMaster(row, column)) continue;
      const unit = blockUnit(map.text(row, column));
      if (unit !== null) return unit;
    }
  }
  return null;
}

/** Whom the sheet is about: whose name a heading or label asks for, else whom the title names. */
function guessSubject(
  map: SheetMap,
  tables: readonly TableArea[],
  from: { readonly title: string; readonly context: ColumnContext },
): FieldSubject | null {
  const { index } = from.context;
  const taken = new Set(tables.flatMap(rowsOf));
  const bindings = [
    ...tables.flatMap((table) => readColumns(map, table, from.context).map((column) => column.binding)),
    ...findCells({ map, index, taken, context: from.context }).map((cell) => cell.binding),
  ];
  const asked = new Set(bindings.flatMap((binding) => identitySubject(binding, index) ?? []));
  if (asked.has("carrier") && !asked.has("enterprise")) return "carrier";
  if (asked.has("enterprise") && !asked.has("carrier")) return "enterprise";
  return /孵化器|众创空间|加速器|大学科技园|载体/u.test(from.title) && !/企业(?:情况|名单|名册|台账)/u.test(from.title)
    ? "carrier"
    : null;
}

function identitySubject(binding: Binding, index: CatalogueIndex): FieldSubject | null {
  if (binding.source?.kind !== "field") return null;
  const field = index.byId.get(binding.source.field);
  return field?.kind === "identity" ? field.subject : null;
}

function isIdentity(binding: Binding, index: CatalogueIndex): boolean {
  return identitySubject(binding, index) !== null && binding.confidence >= 0.6;
}

interface ListQuestion {
  readonly title: string;
  readonly context: ColumnContext;
}

/** A list of enterprises or carriers when its headings name them; else of the kind of the register whose words explain most of its headings. */
function readListOfAnyKind(map: SheetMap, table: TableArea, from: ListQuestion): FormList {
  const usual = readList(map, table, from);
  if (usual.kind !== undefined || usual.growable) return usual;
  let best = { list: usual, explained: 0 };
  for (const [kind, index] of from.context.index.kinds) {
    const list = readList(map, table, { ...from, context: { ...from.context, index, subject: kind } });
    const explained = list.columns.filter(({ binding }) => binding.source?.kind === "field").length;
    if (list.kind === kind && explained > best.explained) best = { list, explained };
  }
  return best.list;
}

/** The kind whose entries the columns name; null when they name none. */
function namedKind(columns: readonly FormColumn[], { index }: ColumnContext): string | null {
  const naming = columns.find(({ kind, binding }) => kind === "input" && namesEntry(binding, index));
  if (naming === undefined) return null;
  return index.kind?.id ?? identitySubject(naming.binding, index);
}

function namesEntry(binding: Binding, index: CatalogueIndex): boolean {
  if (index.kind === null) return isIdentity(binding, index);
  const { source, confidence } = binding;
  return source?.kind === "field" && confidence >= 0.6 && index.names.has(source.field);
}

function readList(map: SheetMap, table: TableArea, from: ListQuestion): FormList {
  const columns = readColumns(map, table, from.context);
  const kind = namedKind(columns, from.context);
  const named = kind !== null;
  const printed = columns.some((column) => column.kind === "fixed" && isMostlyText(map, table, column.column));
  const lastRow = table.hasSubtotals ? table.lastRow : (recordRows(table).at(-1) ?? table.lastRow);
  return {
    sheet: map.sheet.name,
    headerRows: table.headerRows,
    firstRow: table.firstRow,
    lastRow,
    growable: named && !printed && !table.hasSubtotals,
    columns: named ? columns : columns.map(withoutRecord),
    totalRows: table.totalRows,
    selection: named
      ? proposeSelection(from.title === "" ? map.sheet.name : from.title, from.context.index, kind)
      : { where: [], orderBy: "roster", reason: "这张表没有企业（载体）名称或代码列，行不是按户排列的" },
    ...(kind === null || kind === "enterprise" ? {} : { kind }),
  };
}

function isMostlyText(map: SheetMap, table: TableArea, column: number): boolean {
  const rows = recordRows(table);
  return rows.filter((row) => /\p{L}/u.test(map.text(row, column))).length > rows.length / 2;
}

function withoutRecord(column: FormColumn): FormColumn {
  if (column.kind !== "input" || column.binding.source?.kind !== "field") return column;
  return { ...column, binding: unbound("表上没有要填企业名称或代码的列，不能按户取数") };
}

function withoutSubject(cell: FormCell): FormCell {
  if (cell.binding.source?.kind !== "field") return cell;
  return { ...cell, binding: unbound("表上没有要填的企业（载体）名称或代码，不清楚取哪一户的数") };
}
