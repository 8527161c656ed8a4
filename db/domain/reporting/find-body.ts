/** What stands below the headings of a table on a form: records, group headings, examples, totals (表体各行). */
import { isTotalLabel, isTotalWording } from "#domain/reporting/total-words";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";

/** Columns of a table, 1-based and inclusive. */
export interface Span {
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A row below the headings. `group`: a heading for the rows below it (一、云麓产业园); `example`: filled in by the authority to show how (填写示例). */
export interface BodyRow {
  readonly row: number;
  readonly role: "record" | "group" | "example" | "subtotal" | "total";
}

interface BodySearch {
  readonly span: Drawn;
  /** Whether a row reads as the headings of another table. */
  readonly isHeading: (row: number) => boolean;
}

interface Drawn extends Span {
  /** The heading has lines around it, so the records have too. */
  readonly drawn: boolean;
}

/** Reads the rows below the headings; null when there are none. */
export function readBody(map: SheetMap, firstRow: number, search: BodySearch): readonly BodyRow[] | null {
  const body = readRows(map, firstRow, search);
  if (body.some(({ role }) => role === "record")) return body;
  // Headings alone, nothing below: the list begins in the next row.
  if (firstRow > map.rowCount) return [{ row: firstRow, role: "record" }];
  if (search.span.drawn || body.some(({ role }) => role !== "example")) return null;
  const blank = blankBody(map, (body.at(-1)?.row ?? firstRow - 1) + 1, search.span);
  return blank === null ? null : [...body, ...blank];
}

function readRows(map: SheetMap, firstRow: number, search: BodySearch): BodyRow[] {
  const { span } = search;
  const body: BodyRow[] = [];
  const isGroup = (row: number) => isGroupTitle(map, row, span) && opensRecords(map, row + 1, search);
  for (let row = firstRow; row <= map.rowCount; row += 1) {
    const role = isGroup(row) ? "group" : belongs(map, row, span) ? roleOf(map, row, span) : null;
    if (role === null) break;
    body.push({ row, role });
    if (role === "total" && body.some((one) => one.role === "record") && !isGroup(row + 1)) break;
  }
  return body;
}

function roleOf(map: SheetMap, row: number, span: Span): BodyRow["role"] {
  const total = totalWord(map, row, span);
  if (total !== null) return SUBTOTAL.test(total) ? "subtotal" : "total";
  return isExample(map, row, span) ? "example" : "record";
}

/** Columns from left to right. */
export function columnsOf(span: Span): readonly number[] {
  const known = columnLists.get(span);
  if (known !== undefined) return known;
  const columns = Array.from({ length: span.lastColumn - span.firstColumn + 1 }, (_, i) => span.firstColumn + i);
  columnLists.set(span, columns);
  return columns;
}

/** Asked for with every row of a long list. */
const columnLists = new WeakMap<Span, readonly number[]>();

/** One merged cell across the table: a note, a title, or the heading of a group. */
export function isWholeRow(map: SheetMap, row: number, span: Span): boolean {
  const area = map.area(row, span.firstColumn);
  return area.firstColumn <= span.firstColumn && area.lastColumn >= span.lastColumn;
}

const SUBTOTAL = /小计/u;
const NOTE = /^(?:注|说明|备注|填表说明|填报说明|审核关系|附注)\s*[：:1一]/u;
const NUMBERED = /^(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．:：])/u;

function totalWord(map: SheetMap, row: number, span: Span): string | null {
  for (const column of columnsOf(span).slice(0, 4)) {
    const text = foldText(map.text(row, column));
    if (isTotalWording(text)) return text;
    // 技改投资合计 among printed names is one of these, below numbers or blanks it adds them up.
    if (isTotalLabel(text) && !isNamedAbove(map, row, column)) return text;
  }
  return null;
}

/** A name is printed in the next cell above. */
function isNamedAbove(map: SheetMap, row: number, column: number): boolean {
  const text = row === 1 ? "" : foldText(map.text(row - 1, column));
  return /\p{L}/u.test(text) && !isTotalLabel(text);
}

function isExample(map: SheetMap, row: number, span: Span): boolean {
  return columnsOf(span)
    .slice(0, 3)
    .some((column) =>
      /^\(?(?:例$|例[如:：]|示例|样例|范例|举例|填[写表报]示例|填[写表报]样例)/u.test(foldText(map.text(row, column))),
    );
}

/** A text across the table, or a numbered one with nothing beside it. */
function isGroupTitle(map: SheetMap, row: number, span: Drawn): boolean {
  const columns = columnsOf(span).filter((column) => map.isMaster(row, column));
  const written = columns.filter((column) => map.text(row, column).trim() !== "");
  const [only] = written;
  if (only === undefined || written.length > 1 || only > span.firstColumn + 1) return false;
  const text = map.text(row, only).trim();
  if (text.length > 40 || NOTE.test(text) || !/\p{L}/u.test(text)) return false;
  if (/[：:]\s*$/u.test(text) || isTotalLabel(foldText(text))) return false;
  if (columns.some((column) => map.formula(row, column) !== null)) return false;
  const area = map.area(row, only);
  if (area.firstRow !== row || area.lastRow !== row) return false;
  const width = area.lastColumn - area.firstColumn + 1;
  const all = span.lastColumn - span.firstColumn + 1;
  return width >= Math.max(3, all * 0.6) || (NUMBERED.test(text) && map.isBordered(row, only) === span.drawn);
}

/** Records follow: drawn rows that are no headings, with room to write. */
function opensRecords(map: SheetMap, row: number, { span, isHeading }: BodySearch): boolean {
  if (row > map.rowCount || isHeading(row) || !belongs(map, row, span)) return false;
  if (totalWord(map, row, span) !== null || isGroupTitle(map, row, span)) return false;
  const written = columnsOf(span).filter((column) => map.isMaster(row, column) && /\p{L}/u.test(map.text(row, column)));
  return written.length <= columnsOf(span).length / 2;
}

/** Without lines, blank rows are the list's when a total or the signatures close them. */
function blankBody(map: SheetMap, firstRow: number, span: Drawn): BodyRow[] | null {
  const rows: BodyRow[] = [];
  let row = firstRow;
  while (row < map.rowCount && columnsOf(span).every((column) => map.isBlank(row, column))) {
    rows.push({ row, role: "record" });
    row += 1;
  }
  if (rows.length === 0) return null;
  if (totalWord(map, row, span) !== null) return [...rows, { row, role: "total" }];
  const isSigned = /^(?:注|说明|(?:填表|填报|制表|审核|负责)人|.{0,4}负责人)\s*[：:]/u.test(
    map.text(row, span.firstColumn).trim(),
  );
  return isSigned ? rows : null;
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
  return !NOTE.test(map.text(row, span.firstColumn).trim());
}

/** A serial number or a formula stands ready in the row. */
function startsRecord(map: SheetMap, row: number, column: number): boolean {
  return typeof map.content(row, column) === "number" || map.formula(row, column) !== null;
}
