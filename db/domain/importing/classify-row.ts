import { cellText, isBlankCell } from "#domain/importing/cell-text";
import type { NonDataKind, RecognisedTable } from "#domain/importing/recognised-table";
import { nameFieldsOf } from "#domain/importing/table-names";
import { foldText } from "#domain/shared/chinese-text";
import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** What a row of a table is (行类别): a record, or why it is none. */
export type RowKind = "data" | NonDataKind;

/** Decides for single rows of one table whether they are records (行分类). Made once per table, so that long sheets can be streamed through it. */
export type RowClassifier = (row: SheetRow) => RowKind;

/** Prepares the row classifier of a table (建行分类器). */
export function createRowClassifier(table: RecognisedTable): RowClassifier {
  const keys = keyColumns(table);
  return (row) => classify(row, table, keys);
}

interface KeyColumns {
  readonly name: number | null;
  readonly code: number | null;
  readonly serial: number | null;
  readonly titleKey: string;
  readonly headers: ReadonlyMap<number, string>;
  /** Rows whose name stands in a cell merged down from above. */
  readonly named: (row: number) => boolean;
}

function keyColumns(table: RecognisedTable): KeyColumns {
  const of = (...ids: readonly string[]) =>
    table.columns.find((column) => column.fields.some((id) => ids.includes(id)) && !column.continuationOf)?.column ??
    null;
  const headers = new Map<number, string>();
  for (const { column, headerPath } of table.columns) {
    const leaf = headerPath.at(-1);
    if (leaf !== undefined) headers.set(column, foldText(leaf));
  }
  const name = of(...nameFieldsOf(table));
  const covered = new Set<number>();
  for (const range of table.fillDown.map(parseCellRange)) {
    if (range?.firstColumn !== name) continue;
    for (let row = range.firstRow + 1; row <= range.lastRow; row += 1) covered.add(row);
  }
  return {
    named: (row) => covered.has(row),
    name,
    code: of("creditCode"),
    serial: table.columns.find((column) => column.serial === true)?.column ?? null,
    titleKey: foldText(table.title ?? ""),
    headers,
  };
}

function classify(row: SheetRow, table: RecognisedTable, keys: KeyColumns): RowKind {
  const { cells } = row;
  const last = Math.min(table.lastColumn, cells.length);
  const { filled, first } = filledCells(row, table.firstColumn, last);
  if (filled === 0 || isDashes(row, table, last)) return "blank";
  const firstContent = cells[first - 1];
  // The common record first: a serial number in front, a name and more beside it.
  if (typeof firstContent === "number" && filled > 2 && !isTotalOfName(row, keys)) return "data";
  const text = foldText(cellText(firstContent));
  const hasCode = keys.code !== null && looksLikeCode(cellText(cells[keys.code - 1]));
  if (isTotal(text) && !hasCode) return /小计|^其中|本页/u.test(text) ? "subtotal" : "total";
  if (isTotalOfName(row, keys) || (!hasCode && isGroupSum(row, keys))) return "subtotal";
  if (filled <= 4 && isMeta(row, table, last)) return "meta";
  if (filled <= 3) return classifyFew(row, { table, keys, filled, first, text });
  if (hasCode && keys.name !== null && !isBlankCell(cells[keys.name - 1])) return "data";
  if (isRepeatedHeader(row, keys)) return "repeatedHeader";
  if (isFooter(row, last)) return "footer";
  return "data";
}

/** Nothing but dashes and strokes: a line somebody crossed out, a row of units that are none. */
function isDashes({ cells }: SheetRow, { firstColumn }: RecognisedTable, last: number): boolean {
  for (let column = firstColumn; column <= last; column += 1) {
    const content = cells[column - 1];
    if (!isBlankCell(content) && (typeof content !== "string" || !/^\s*[-—–/]+\s*$/u.test(content))) return false;
  }
  return true;
}

/** How many cells are filled, and the first of them; 0 when none. */
function filledCells(row: SheetRow, from: number, to: number): { readonly filled: number; readonly first: number } {
  let filled = 0;
  let first = 0;
  for (let column = from; column <= to; column += 1) {
    if (isBlankCell(row.cells[column - 1])) continue;
    filled += 1;
    if (first === 0) first = column;
  }
  return { filled, first };
}

interface SparseRow {
  readonly table: RecognisedTable;
  readonly keys: KeyColumns;
  readonly filled: number;
  readonly first: number;
  /** Folded text of the first filled cell. */
  readonly text: string;
}

function classifyFew(row: SheetRow, sparse: SparseRow): RowKind {
  if (isFooter(row, Math.min(sparse.table.lastColumn, row.cells.length))) return "footer";
  return sparse.keys.named(row.index) ? "data" : classifySparse(row, sparse);
}

function classifySparse(row: SheetRow, sparse: SparseRow): RowKind {
  const { table, keys, filled, first, text } = sparse;
  const named = keys.name !== null && !isBlankCell(row.cells[keys.name - 1]);
  // ★ before a name marks a key enterprise: with a code beside it the row is a record.
  if (named && keys.code !== null && looksLikeCode(cellText(row.cells[keys.code - 1]))) return "data";
  if (NOTE.test(text)) return "note";
  if (isRepeatedHeader(row, keys)) return "repeatedHeader";
  if (filled === 1) {
    const alone = classifyAlone(text, keys);
    if (alone !== null) return alone;
  }
  const textAt = (column: number | null) => (column === null ? "" : cellText(row.cells[column - 1]).trim());
  const name = textAt(keys.name);
  const code = textAt(keys.code);
  const goesOn =
    keys.serial !== null && textAt(keys.serial) === "" && first === keys.name && code === "" && filled <= 2;
  if (goesOn) return "continuation";
  if (name !== "" || looksLikeCode(code)) {
    return filled === 1 && first === table.firstColumn && !ENTERPRISE_NAME.test(text) ? "groupTitle" : "data";
  }
  if (filled === 1) return text.length > 25 ? "note" : "groupTitle";
  return isNameless(row, table) ? "data" : "note";
}

/** Whether a line without name and code is a record all the same. */
function isNameless(row: SheetRow, table: RecognisedTable): boolean {
  return table.columns.length <= 4 || holdsFigures(row, table);
}

/** A line with a figure under a known heading is a record whose name is missing: it is asked about, never dropped as a note. Figures alone are a total nobody labelled. */
function holdsFigures(row: SheetRow, { columns }: RecognisedTable): boolean {
  const known = columns.filter(({ fields }) => fields.length > 0);
  const contents = known.map(({ column }) => row.cells[column - 1]).filter((content) => !isBlankCell(content));
  const figures = contents.filter(isFigure).length;
  return figures > 0 && figures < contents.length;
}

function isFigure(content: CellContent | undefined): boolean {
  return content !== undefined && FIGURE.test(cellText(content).trim());
}

const FIGURE = /^-?\d[\d,]*(?:\.\d+)?%?$/u;

function classifyAlone(text: string, keys: KeyColumns): RowKind | null {
  if (PAGE_NUMBER.test(text)) return "pageNumber";
  if (text.length >= 6 && keys.titleKey.includes(text)) return "pageHeader";
  return GROUP_TITLE.test(text) ? "groupTitle" : null;
}

const TOTAL =
  /^(?:.{0,14}(?:合计|小计|总计|共计|总合计)|合计.{0,6}|总计.{0,6}|其中:.{0,10}|累计|本页小计)(?:[(:].*)?$/u;

function isTotal(text: string): boolean {
  if (text.length > 30) return false;
  return TOTAL.test(text);
}

/** 小计 written in the name column, after a serial number or group. */
function isTotalOfName(row: SheetRow, keys: KeyColumns): boolean {
  if (keys.name === null) return false;
  const content = row.cells[keys.name - 1];
  return (
    typeof content === "string" &&
    content.length <= 12 &&
    NAME_TOTAL.test(foldText(content)) &&
    !(keys.code !== null && looksLikeCode(cellText(row.cells[keys.code - 1])))
  );
}

/** 一｜规上企业｜30: the sum of a group, numbered unlike the enterprises below it. */
function isGroupSum(row: SheetRow, keys: KeyColumns): boolean {
  if (keys.serial === null || keys.name === null) return false;
  const serial = row.cells[keys.serial - 1];
  if (typeof serial !== "string" || !/^\s*[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?\s*$/u.test(serial))
    return false;
  const name = cellText(row.cells[keys.name - 1]).trim();
  return name.length <= 14 && !/(?:公司|厂|院|所|社|集团|合伙\)?|合伙）)$/u.test(name);
}

const NAME_TOTAL = /^(?:.{0,6}合计|.{0,8}小计|总计|共计|累计|其中:.{0,8})$/u;

function looksLikeCode(code: string): boolean {
  return code.replace(/\s/gu, "").length >= 9 && /\d{5}/u.test(code);
}

const META =
  /^(?:(?:填报|报送|上报|编制|制表|填表|汇总|报表|主管|审批)(?:单位|部门|机关|街道|园区|日期|时间)|(?:计量|金额|货币)?单位|统计(?:时间|时点|截止|口径|年度|日期).{0,6}|截止(?:时间|日期)|数据(?:时间|截止).{0,4}|表号|制定机关|批准机关|批准文号|所属(?:期|时期)|报告期)(?:\([^()]*\))?:/u;

/** The line that says who filled the table in, in which unit and when, where it stands again inside the data. */
function isMeta(row: SheetRow, table: RecognisedTable, last: number): boolean {
  let metas = 0;
  for (let column = table.firstColumn; column <= last; column += 1) {
    const content = row.cells[column - 1];
    if (isBlankCell(content)) continue;
    if (typeof content !== "string") return false;
    const text = foldText(content);
    if (META.test(text) || /^\(?单位:/u.test(text)) metas += 1;
    else if (text.length > 20) return false;
  }
  return metas > 0;
}

const FOOTER =
  /(?:单位负责人|统计负责人|负责人|填表人|填报人|制表人?|审核人?|复核人?|分管领导|经办人|报出日期|填报日期|填表日期|报送日期|盖章)\s*(?:\([^()]*\))?\s*[:：]/u;

function isFooter(row: SheetRow, last: number): boolean {
  for (let column = 1; column <= last; column += 1) {
    const content = row.cells[column - 1];
    if (typeof content === "string" && content.length < 400 && FOOTER.test(content)) return true;
  }
  return false;
}

function isRepeatedHeader(row: SheetRow, { headers }: KeyColumns): boolean {
  let same = 0;
  let other = 0;
  for (const [column, header] of headers) {
    const content = row.cells[column - 1];
    if (isBlankCell(content)) continue;
    if (typeof content === "string" && foldText(content) === header) same += 1;
    else other += 1;
  }
  return same >= 2 && same > other;
}

const NOTE = /^(?:注\d*[:.、;]?|备注:|说明:?|填表说明|附注|编制说明|填报说明|※|\*|★|数据来源|资料来源|来源:)/u;
const PAGE_NUMBER = /^(?:[-—]*\d{1,4}[-—]*|第\d+页.*|共\d+页.*|\d+\/\d+|PAGE\d+.*)$/u;
const GROUP_TITLE = /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|【)/u;
const ENTERPRISE_NAME = /(?:公司|厂|所|院|中心|社|店|部|行|集团|合伙\)?|企业|基地|孵化器|空间|园)(?:\(筹\))?$/u;
