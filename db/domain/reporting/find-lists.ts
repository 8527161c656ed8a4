import { parseUnit, type UnitId } from "#domain/indicators/unit";
import { type BodyRow, columnsOf, isWholeRow, readBody, type Span } from "#domain/reporting/find-body";
import { isNumberingColumns } from "#domain/reporting/column-numbers";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";

/** A table on a form (表区), before its columns are understood. Rows and columns are 1-based. */
export interface TableArea extends Span {
  readonly headerRows: readonly [number, number];
  /** 栏号, code or unit rows under the header. */
  readonly codeRows: readonly number[];
  /** Every row below the header, from top to bottom. */
  readonly body: readonly BodyRow[];
}

/** Finds the tables of a sheet, top to bottom (找表区). A table is a row of headings over at least one row with room for entries. */
export function findTables(map: SheetMap): TableArea[] {
  const tables: TableArea[] = [];
  let row = 1;
  while (row <= map.rowCount) {
    const table = readTable(map, row);
    if (table !== null) tables.push(table);
    row = table === null ? row + 1 : (table.body.at(-1)?.row ?? row) + 1;
  }
  return tables;
}

/** All rows of a table, its header included. */
export function rowsOfTable({ headerRows, codeRows, body }: TableArea): number[] {
  const header = Array.from({ length: headerRows[1] - headerRows[0] + 1 }, (_, i) => headerRows[0] + i);
  return [...header, ...codeRows, ...body.map(({ row }) => row)];
}

/** Record rows of a table: group headings, examples and totals left out. */
export function recordRowsOf(table: Pick<TableArea, "body">): number[] {
  return table.body.flatMap(({ row, role }) => (role === "record" ? [row] : []));
}

const MOST_HEADER_ROWS = 5;
/** Units, numbers and codes of the columns. */
const MOST_CODE_ROWS = 3;
const LEAST_COLUMNS = 3;
const LONGEST_HEADING = 60;
/** Share of columns that must carry a heading; the rest may be blank spacers. */
const HEADED = 0.75;

function readTable(map: SheetMap, row: number): TableArea | null {
  const span = headingSpan(map, row);
  if (span === null) return null;
  const lastHeader = lastHeaderRow(map, row, span);
  const codeRows: number[] = [];
  let firstRow = lastHeader + 1;
  while (codeRows.length < MOST_CODE_ROWS && isCodeRow(map, firstRow, span)) {
    codeRows.push(firstRow);
    firstRow += 1;
  }
  const drawn = map.isBordered(row, span.firstColumn) || map.isBordered(row, span.lastColumn);
  const body = readBody(map, firstRow, {
    span: { ...span, drawn },
    isHeading: (next) => headingSpan(map, next) !== null && !startsRecord(map, next, span),
  });
  if (body === null || !hasRoom(map, recordRowsOf({ body }), span)) return null;
  return { ...span, headerRows: [row, lastHeader], codeRows, body };
}

/** A serial number at its head: a record, however much of it is printed. */
function startsRecord(map: SheetMap, row: number, span: Span): boolean {
  return typeof map.content(row, span.firstColumn) === "number";
}

/** Columns of a heading row: adjoining table cells, most of them with a text that is no label with a gap. */
function headingSpan(map: SheetMap, row: number): Span | null {
  const inTable = (column: number) => (map.isDrawn ? map.isBordered(row, column) : !map.isBlank(row, column));
  let best: Span | null = null;
  for (let column = 1; column <= map.columnCount; column += 1) {
    if (!inTable(column)) continue;
    const firstColumn = column;
    while (column < map.columnCount && inTable(column + 1)) column += 1;
    if (best === null || column - firstColumn > best.lastColumn - best.firstColumn) {
      best = { firstColumn, lastColumn: column };
    }
  }
  if (best === null) return null;
  const columns = columnsOf(best);
  const texts = columns.map((column) => map.text(row, column).trim());
  const headed = texts.filter((text) => text !== "" && !/[：:]\s*$/u.test(text) && !/^-?[\d.,]+$/u.test(text));
  // 是否高企 | □是 □否: questions with their answers beside them, no headings.
  if (texts.some((text) => /[□☐◻▢☑☒]/u.test(text)) || isNumberingColumns(texts)) return null;
  const distinct = Math.max(distinctAreas(map, row, columns), distinctBelow(map, row, columns));
  const headings = headed.every((text) => text.length <= LONGEST_HEADING && !/^(?:注|说明)\s*[：:]/u.test(text));
  const enough = distinct >= LEAST_COLUMNS && headings && headed.length >= columns.length * HEADED;
  return enough && startsArea(map, row, columns) ? best : null;
}

function distinctAreas(map: SheetMap, row: number, columns: readonly number[]): number {
  return new Set(columns.map((column) => map.area(row, column).firstColumn)).size;
}

/** 企业名称 | 营业收入 over three columns of years are as many headings as stand below. */
function distinctBelow(map: SheetMap, row: number, columns: readonly number[]): number {
  const isReaching = columns.some((column) => map.area(row, column).lastRow > row);
  const isWritten = columns.every((column) => isHeadingText(map.text(row + 1, column)));
  return isReaching && isWritten && distinctAreas(map, row, columns) >= 2 ? distinctAreas(map, row + 1, columns) : 0;
}

function startsArea(map: SheetMap, row: number, columns: readonly number[]): boolean {
  return columns.some((column) => map.area(row, column).firstRow === row && map.formula(row, column) === null);
}

/** Headings go on as deep as merged cells reach, and below a heading that spans several columns. */
function lastHeaderRow(map: SheetMap, firstRow: number, span: Span): number {
  const columns = columnsOf(span);
  let last = firstRow;
  for (let row = firstRow; row <= last && row < firstRow + MOST_HEADER_ROWS; row += 1) {
    for (const column of columns) last = Math.max(last, map.area(row, column).lastRow);
    const grouped = columns.filter((column) => map.area(row, column).lastColumn > map.area(row, column).firstColumn);
    const below = grouped.filter((column) => isHeadingText(map.text(row + 1, column)));
    if (isWholeRow(map, row + 1, span)) continue;
    const isLower = grouped.length > 0 && below.length === grouped.length && !isCodeRow(map, row + 1, span);
    if (row !== last) continue;
    if (isLower && !isRecordBelow(map, row + 1, { columns, grouped })) last = row + 1;
    else if (hasTwoRowsBelow(map, row, { columns, grouped })) last = row + 2;
  }
  return Math.min(last, firstRow + MOST_HEADER_ROWS - 1);
}

/** Headings without merged cells, some of them a row further down than others: nothing stands beside them. */
function hasTwoRowsBelow(
  map: SheetMap,
  row: number,
  { columns, grouped }: { readonly columns: readonly number[]; readonly grouped: readonly number[] },
): boolean {
  const below = [row + 1, row + 2];
  if (grouped.length < 2 || row + 2 >= map.rowCount) return false;
  const isCovered = grouped.every((column) => below.some((one) => isHeadingText(map.text(one, column))));
  const isAlone = columns.every(
    (column) => grouped.includes(column) || below.every((one) => map.isBlank(one, column) && map.isMaster(one, column)),
  );
  const isText = below.every(
    (one) =>
      grouped.some((column) => isHeadingText(map.text(one, column))) &&
      grouped.every((column) => map.isBlank(one, column) || isHeadingText(map.text(one, column))),
  );
  return isCovered && isAlone && isText;
}

/** Printed names of a first record under a heading over two columns: formulas stand ready beside them, or they reach down over several rows beside blanks. */
function isRecordBelow(
  map: SheetMap,
  row: number,
  { columns, grouped }: { readonly columns: readonly number[]; readonly grouped: readonly number[] },
): boolean {
  if (columns.some((column) => map.formula(row, column) !== null)) return true;
  const isTall = grouped.some(
    (column) => map.area(row, column).firstRow === row && map.area(row, column).lastRow > row,
  );
  const isOpen = columns.some(
    (column) => !grouped.includes(column) && map.area(row, column).firstRow === row && map.isBlank(row, column),
  );
  return isTall && isOpen;
}

function isHeadingText(text: string): boolean {
  return /\p{L}/u.test(text);
}

const CODE = /^(?:[([]?\d{1,3}[)\]]?|[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]{1,5}_?\d[\w.-]*|\d+=[\d+\-×÷*/()]+|[-—/])$/u;

/** 栏号 (甲 乙 1 2 3), statistics codes, or units under the headings. */
function isCodeRow(map: SheetMap, row: number, span: Span): boolean {
  if (numbersColumns(map, row, span)) return true;
  if (row >= map.rowCount) return false;
  const texts = columnsOf(span)
    .filter((column) => map.isMaster(row, column))
    .map((column) => foldText(map.text(row, column)));
  const written = texts.filter((text) => text !== "");
  if (written.length > 0 && written.every((text) => isUnitText(text) || HINT.test(text)) && !written.every(isHint))
    return true;
  if (written.length < texts.length * 0.6 || written.length < LEAST_COLUMNS) return false;
  return written.every((text) => CODE.test(text)) && new Set(written).size > written.length / 2;
}

/** 栏次 1 2 3=2/1; serial numbers of records side by side go on in the row below. */
function numbersColumns(map: SheetMap, row: number, span: Span): boolean {
  const columns = columnsOf(span).filter((column) => map.isMaster(row, column));
  if (!isNumberingColumns(columns.map((column) => map.text(row, column)))) return false;
  const numbered = columns.filter((column) => typeof map.content(row, column) === "number");
  const isSerial = (column: number) => /^(?:序号|编号|NO\.?)$/u.test(foldText(map.text(row - 1, column)));
  const goesOn = (column: number) => Number(map.content(row + 1, column)) > Number(map.content(row, column));
  return numbered.length === 0 || (!numbered.every(isSerial) && !numbered.some(goesOn));
}

/** Nothing to enter, or how to enter it: （下拉选择）. */
const HINT = /^[-—/]$|^\((?:下拉|选填|必填|单选|多选|可选|文本|数字|日期|自动).{0,8}\)$/u;

function isHint(text: string): boolean {
  return HINT.test(text) && text.length > 1;
}

function isUnitText(text: string): boolean {
  return unitOfText(text) !== null || /^\(?(?:份|次|场|支|名|亩|年|天|台|套|篇|部|吨)\)?$/u.test(text);
}

/** The unit that stands alone in a cell, in brackets or not. */
export function unitOfText(text: string): UnitId | null {
  const bare = foldText(text).replace(/^\((.*)\)$/u, "$1");
  // 万元 RMB 10k, 人 persons: the same in English behind it.
  return parseUnit(bare) ?? parseUnit(/^(\p{Script=Han}+)[/(]?[A-Z][A-Z\d.]*\)?$/u.exec(bare)?.[1] ?? "");
}

/** A table to be filled leaves cells open; a finished one (汇总 with formulas only) does not. */
function hasRoom(map: SheetMap, rows: readonly number[], span: Span): boolean {
  return rows.some((row) => columnsOf(span).some((column) => map.isBlank(row, column) && map.isOpen(row, column)));
}
