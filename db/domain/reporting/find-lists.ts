import type { SheetMap } from "#domain/reporting/sheet-map";
import { parseUnit } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";

/** A table on a form (表区), before its columns are understood. Rows and columns are 1-based. */
export interface TableArea {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly headerRows: readonly [number, number];
  /** 栏号, code or unit rows under the header. */
  readonly codeRows: readonly number[];
  readonly firstRow: number;
  readonly lastRow: number;
  readonly totalRows: readonly number[];
  /** 小计 rows stand between the records. */
  readonly hasSubtotals: boolean;
}

/** Finds the tables of a sheet, top to bottom (找表区). A table is a row of headings over at least one row with room for entries. */
export function findTables(map: SheetMap): TableArea[] {
  const tables: TableArea[] = [];
  let row = 1;
  while (row <= map.rowCount) {
    const table = readTable(map, row);
    if (table !== null) tables.push(table);
    row = table === null ? row + 1 : Math.max(table.lastRow, ...table.totalRows) + 1;
  }
  return tables;
}

const MOST_HEADER_ROWS = 5;
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
  while (codeRows.length < 2 && isCodeRow(map, firstRow, span)) {
    codeRows.push(firstRow);
    firstRow += 1;
  }
  const drawn = map.isBordered(row, span.firstColumn) || map.isBordered(row, span.lastColumn);
  const body = readBody(map, firstRow, { ...span, drawn });
  if (body === null || !hasRoom(map, body.rows, span)) return null;
  return {
    ...span,
    headerRows: [row, lastHeader],
    codeRows,
    firstRow: body.rows[0] ?? firstRow,
    lastRow: body.rows.at(-1) ?? firstRow,
    totalRows: body.totalRows,
    hasSubtotals: body.hasSubtotals,
  };
}

interface Span {
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Columns of a heading row: adjoining table cells, most of them with a text that is no label with a gap. */
function headingSpan(map: SheetMap, row: number): Span | null {
  const drawn = map.sheet.grid.rows.some((one) => one.cells.some((_, i) => map.isBordered(one.index, i + 1)));
  const inTable = (column: number) => (drawn ? map.isBordered(row, column) : !map.isBlank(row, column));
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
  const distinct = new Set(columns.map((column) => map.area(row, column).firstColumn)).size;
  const headings = headed.every((text) => text.length <= LONGEST_HEADING && !/^(?:注|说明)\s*[：:]/u.test(text));
  const enough = distinct >= LEAST_COLUMNS && headings && headed.length >= columns.length * HEADED;
  return enough && startsArea(map, row, columns) ? best : null;
}

function startsArea(map: SheetMap, row: number, columns: readonly number[]): boolean {
  return columns.some((column) => map.area(row, column).firstRow === row && map.formula(row, column) === null);
}

function columnsOf(span: Span): number[] {
  return Array.from({ length: span.lastColumn - span.firstColumn + 1 }, (_, i) => span.firstColumn + i);
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
    if (row === last && grouped.length > 0 && below.length === grouped.length && !isCodeRow(map, row + 1, span))
      last = row + 1;
  }
  return Math.min(last, firstRow + MOST_HEADER_ROWS - 1);
}

/** One merged cell across the table: a note or a title. */
function isWholeRow(map: SheetMap, row: number, span: Span): boolean {
  const area = map.area(row, span.firstColumn);
  return area.firstColumn <= span.firstColumn && area.lastColumn >= span.lastColumn;
}

function isHeadingText(text: string): boolean {
  return /\p{L}/u.test(text);
}

const CODE = /^(?:[([]?\d{1,3}[)\]]?|[甲乙丙丁戊己庚辛壬癸]|[A-Za-z]{1,5}_?\d[\w.-]*|\d+=[\d+\-×÷*/()]+|[-—/])$/u;

/** 栏号 (甲 乙 1 2 3), statistics codes, or units under the headings. */
function isCodeRow(map: SheetMap, row: number, span: Span): boolean {
  if (row >= map.rowCount) return false;
  const texts = columnsOf(span)
    .filter((column) => map.isMaster(row, column))
    .map((column) => foldText(map.text(row, column)));
  const written = texts.filter((text) => text !== "");
  if (written.length > 0 && written.every((text) => parseUnit(text) !== null || /^[-—/]$/u.test(text))) return true;
  if (written.length < texts.length * 0.6 || written.length < LEAST_COLUMNS) return false;
  return written.every((text) => CODE.test(text)) && new Set(written).size > written.length / 2;
}

interface Body {
  readonly rows: readonly number[];
  readonly totalRows: readonly number[];
  readonly hasSubtotals: boolean;
}

const TOTAL = /^(?:合计|总计|共计|总和|小计|本页小计|全[省市区县]合计|TOTAL)/u;
const SUBTOTAL = /小计/u;

interface Drawn extends Span {
  /** The heading has lines around it, so the records have too. */
  readonly drawn: boolean;
}

function readBody(map: SheetMap, firstRow: number, span: Drawn): Body | null {
  const rows: number[] = [];
  const totalRows: number[] = [];
  let hasSubtotals = false;
  for (let row = firstRow; row <= map.rowCount && belongs(map, row, span); row += 1) {
    const total = totalWord(map, row, span);
    if (total !== null) {
      const subtotal = SUBTOTAL.test(total);
      hasSubtotals ||= subtotal;
      totalRows.push(row);
      if (!subtotal && rows.length > 0) break;
    } else rows.push(row);
  }
  // Headings alone, nothing below: the list begins in the next row.
  if (rows.length === 0 && firstRow > map.rowCount) return { rows: [firstRow], totalRows, hasSubtotals };
  if (rows.length === 0 && totalRows.length === 0 && !span.drawn) return blankBody(map, firstRow, span);
  return rows.length === 0 ? null : { rows, totalRows, hasSubtotals };
}

/** Without lines, blank rows are the list's when a total or the signatures close them. */
function blankBody(map: SheetMap, firstRow: number, span: Drawn): Body | null {
  const rows: number[] = [];
  let row = firstRow;
  while (row < map.rowCount && columnsOf(span).every((column) => map.isBlank(row, column))) {
    rows.push(row);
    row += 1;
  }
  if (rows.length === 0) return null;
  if (totalWord(map, row, span) !== null) return { rows, totalRows: [row], hasSubtotals: false };
  const isSigned = /^(?:注|说明|(?:填表|填报|制表|审核|负责)人|.{0,4}负责人)\s*[：:]/u.test(
    map.text(row, span.firstColumn).trim(),
  );
  return isSigned ? { rows, totalRows: [], hasSubtotals: false } : null;
}

/** Rows of the table go on while its cells are drawn and no note or new heading spans it. */
function belongs(map: SheetMap, row: number, span: Drawn): boolean {
  const columns = columnsOf(span);
  const drawn = columns.filter((column) => map.isBordered(row, column)).length;
  const known = columns.filter((column) => map.look(row, column) !== null || !map.isBlank(row, column)).length;
  const started =
    known > 0 && (columns.some((column) => startsRecord(map, row, column)) || totalWord(map, row, span) !== null);
  if (span.drawn ? drawn < columns.length * 0.5 : known < columns.length * 0.3 && !started) return false;
  if (isWholeRow(map, row, span)) return false;
  return !/^(?:注|说明|备注|填表说明)\s*[：:1一]/u.test(map.text(row, span.firstColumn).trim());
}

/** A serial number or a formula stands ready in the row. */
function startsRecord(map: SheetMap, row: number, column: number): boolean {
  return typeof map.content(row, column) === "number" || map.formula(row, column) !== null;
}

function totalWord(map: SheetMap, row: number, span: Span): string | null {
  for (const column of columnsOf(span).slice(0, 4)) {
    const text = foldText(map.text(row, column));
    if (TOTAL.test(text)) return text;
  }
  return null;
}

/** A table to be filled leaves cells open; a finished one (汇总 with formulas only) does not. */
function hasRoom(map: SheetMap, rows: readonly number[], span: Span): boolean {
  return rows.some((row) => columnsOf(span).some((column) => map.isBlank(row, column) && map.isOpen(row, column)));
}
