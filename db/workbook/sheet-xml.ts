import { columnNumber } from "#domain/workbook/cell-address";
import type { RowRun } from "./row-run.ts";
import { moveFormula } from "./shift-formula.ts";
import { decodeXml, encodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** The XML text of a sheet, cut at its rows (工作表 XML): `head` ends after `<sheetData>`, `tail` begins with `</sheetData>`. Untouched rows keep their text. */
export interface SheetXml {
  readonly head: string;
  readonly rows: RowXml[];
  readonly tail: string;
  /** Name prefix of the producer, `x:` or empty. */
  readonly prefix: string;
  /** Rows added to lists, ascending; they stand in no row of `rows`. */
  readonly runs: readonly RowRun[];
  /** How the sheet came: its head and tail, and how many rows. */
  readonly source: { readonly head: string; readonly tail: string; readonly rows: number };
}

/** A row's XML. `tag` is its opening tag without the closing slash. */
export interface RowXml {
  row: number;
  tag: string;
  cells: CellXml[];
  /** The row as it came while nothing in it has changed. */
  source: string | null;
}

/** Rows of a sheet that may hold formulas; the cells of the others need not be looked at. Rows added to lists are not among them. */
export function* rowsWithFormulas(sheet: SheetXml): Generator<RowXml> {
  for (const row of sheet.rows) if (row.source === null || FORMULA.test(row.source)) yield row;
}

/** Cells of a row that may hold formulas, without making the others of a row that nothing is written into. */
export function formulaCellsOf(row: RowXml): readonly CellXml[] {
  return row instanceof SourceRow ? row.formulaCells : row.cells;
}

const FORMULA = /<(?:[\w.-]+:)?f[\s>/]/u;

/** A cell's XML: opening tag without slash, with `ADDRESS` where its address stands, and inner text. Copied rows share their cells, so a cell without formula is replaced, never changed. */
export interface CellXml {
  column: number;
  tag: string;
  inner: string;
}

/** Stands for the address in a cell's tag, so that cells need no rewriting when their row moves. XML cannot hold it. */
export const ADDRESS = "\u0000";

const ROW = /<(?:[\w.-]+:)?row(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?row\s*>)/gu;
const CELL = /<(?:[\w.-]+:)?c(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?c\s*>)/gu;

/** Cuts a sheet's XML. An empty `<sheetData/>` is opened so that rows can be put in. */
export function parseSheetXml(xml: string): SheetXml {
  const { head, rows, tail, prefix } = cutSheet(xml);
  return { head, rows, tail, prefix, runs: [], source: { head, tail, rows: rows.length } };
}

function cutSheet(xml: string): Pick<SheetXml, "head" | "rows" | "tail" | "prefix"> {
  // What a comment says is no row; blanks keep every place where it is.
  const seen = xml.includes("<!--") ? xml.replace(/<!--[\s\S]*?-->/gu, (comment) => " ".repeat(comment.length)) : xml;
  const empty = /<((?:[\w.-]+:)?)sheetData\s*\/>/u.exec(seen);
  if (empty !== null) {
    const prefix = empty[1] ?? "";
    const after = empty.index + empty[0].length;
    const head = `${xml.slice(0, empty.index)}<${prefix}sheetData>`;
    return { head, rows: [], tail: `</${prefix}sheetData>${xml.slice(after)}`, prefix };
  }
  const open = /<((?:[\w.-]+:)?)sheetData(?:\s[^>]*)?>/u.exec(seen);
  if (open === null) return { head: xml, rows: [], tail: "", prefix: "" };
  const from = open.index + open[0].length;
  const to = seen.lastIndexOf(`</${open[1]}sheetData`);
  return {
    head: xml.slice(0, from),
    rows: parseRows(plainText(xml.slice(from, to))),
    tail: xml.slice(to),
    prefix: open[1] ?? "",
  };
}

/** Rows without comments and CDATA, in which markup could hide that is none. */
function plainText(xml: string): string {
  if (!xml.includes("<!")) return xml;
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/gu, (_, text?: string) =>
    text === undefined ? "" : encodeXml(text),
  );
}

/** A formula of a cell's XML; the text of shared followers is worked out by `expandSharedFormulas`. */
export interface FormulaXml {
  readonly text: string;
  readonly type: string | null;
  readonly ref: string | null;
  readonly sharedIndex: string | null;
}

/** Reads a cell's formula; null when it holds none. */
export function readFormula(cell: CellXml): FormulaXml | null {
  if (!cell.inner.includes("f")) return null;
  const plain = PLAIN_FORMULA.exec(cell.inner)?.[2];
  if (plain !== undefined) return { text: decodeXml(plain), type: null, ref: null, sharedIndex: null };
  const element = listElements(cell.inner, "f")[0];
  if (element === undefined) return null;
  return {
    text: decodeXml(element.inner),
    type: readAttribute(element.tag, "t"),
    ref: readAttribute(element.tag, "ref"),
    sharedIndex: readAttribute(element.tag, "si"),
  };
}

/** Most formulas stand first in their cell and have no attributes. */
const PLAIN_FORMULA = /^<((?:[\w.-]+:)?f)>([^<]*)<\/\1>/u;

/** Puts another formula text into the cell, keeping array marks and the cached value. */
export function writeFormula(row: RowXml, cell: CellXml, text: string, ref: string | null = null): void {
  const element = listElements(cell.inner, "f")[0];
  if (element === undefined) return;
  const prefix = /^<([\w.-]+:)?/u.exec(element.tag)?.[1] ?? "";
  const tag = ref === null ? element.tag : writeAttribute(element.tag, "ref", ref);
  const written = `${tag.replace(/\s*\/?>$/u, ">")}${encodeXml(text)}</${prefix}f>`;
  cell.inner = cell.inner.slice(0, element.start) + written + cell.inner.slice(element.end);
  row.source = null;
}

/** Turns shared formulas into ordinary ones, because inserted rows would tear their groups apart. */
export function expandSharedFormulas(sheet: SheetXml): void {
  const masters = new Map<string, { text: string; row: number; column: number }>();
  for (const row of rowsWithFormulas(sheet)) {
    for (const cell of formulaCellsOf(row)) {
      const formula = cell.inner.includes("shared") ? readFormula(cell) : null;
      if (formula?.type !== "shared" || formula.sharedIndex === null) continue;
      if (formula.text !== "") masters.set(formula.sharedIndex, { ...formula, row: row.row, column: cell.column });
      const master = masters.get(formula.sharedIndex);
      if (master === undefined) continue;
      const text = moveFormula(master.text, row.row - master.row, cell.column - master.column);
      cell.inner = cell.inner.replace(
        /<((?:[\w.-]+:)?f)\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:[\w.-]+:)?f\s*>)/u,
        (_, name: string) => `<${name}>${encodeXml(text)}</${name}>`,
      );
      row.source = null;
    }
  }
}

/** Places a row at another row number. */
export function renumberRow(row: RowXml, to: number): void {
  if (row.row === to) return;
  row.row = to;
  row.tag = writeAttribute(row.tag, "r", String(to));
  row.source = null;
}

/** Puts another cell in the place of one. */
export function replaceCell(row: RowXml, cell: CellXml): void {
  const at = placeOf(row, cell.column);
  if (row.cells[at]?.column === cell.column) row.cells[at] = cell;
  row.source = null;
}

/** Finds a cell of the row or makes it in its place, dressed like the column's neighbour row would be: without style. */
export function requireCell(sheet: SheetXml, row: RowXml, column: number): CellXml {
  const at = placeOf(row, column);
  const found = row.cells[at];
  if (found?.column === column) return found;
  const style = readAttribute(row.tag, "s");
  const dress = style === null ? "" : ` s="${style}"`;
  const cell = { column, tag: `<${sheet.prefix}c r="${ADDRESS}"${dress}>`, inner: "" };
  row.cells.splice(at, 0, cell);
  row.source = null;
  return cell;
}

/** Place of a column's cell in the row, or where it would stand. Most rows hold every column from A on. */
function placeOf(row: RowXml, column: number): number {
  const { cells } = row;
  if (cells[column - 1]?.column === column) return column - 1;
  let at = 0;
  while (at < cells.length && (cells[at]?.column ?? 0) < column) at += 1;
  return at;
}

function parseRows(xml: string): RowXml[] {
  const rows: RowXml[] = [];
  let next = 1;
  for (const match of xml.matchAll(ROW)) {
    const tag = openingTag(match[0]);
    const row = Number(readAttribute(tag, "r") ?? next);
    rows.push(new SourceRow({ row, tag, source: match[0], inner: match[2] ?? "" }));
    next = row + 1;
  }
  return ascending(rows, (row) => row.row);
}

/** Some writers put rows and cells in any order. */
function ascending<T>(list: T[], placeOf: (item: T) => number): T[] {
  let last = 0;
  for (const item of list) {
    const place = placeOf(item);
    if (place < last) return list.sort((one, two) => placeOf(one) - placeOf(two));
    last = place;
  }
  return list;
}

/** A row of the form, its cells cut when first asked for: most rows of a large sheet are never looked into. */
class SourceRow implements RowXml {
  row: number;
  tag: string;
  source: string | null;
  private readonly inner: string;
  private parsed: CellXml[] | null = null;
  private formulas: readonly CellXml[] | null = null;

  constructor({ row, tag, source, inner }: { row: number; tag: string; source: string; inner: string }) {
    this.row = row;
    this.tag = tag;
    this.source = source;
    this.inner = inner;
  }

  get cells(): CellXml[] {
    if (this.parsed === null) {
      const formulas = new Map(this.formulas?.map((cell) => [cell.column, cell]));
      this.parsed = parseCells(this.inner).map((cell) => formulas.get(cell.column) ?? cell);
    }
    return this.parsed;
  }

  /** Only the cells with formulas; the others are not made. */
  get formulaCells(): readonly CellXml[] {
    if (this.parsed !== null) return this.parsed;
    this.formulas ??= parseFormulaCells(this.inner) ?? this.cells;
    return this.formulas;
  }

  set cells(cells: CellXml[]) {
    this.parsed = cells;
  }
}

function parseCells(xml: string): CellXml[] {
  const cells: CellXml[] = [];
  let next = 1;
  for (const match of xml.matchAll(CELL)) {
    const cell = parseCell(match, next);
    cells.push(cell);
    next = cell.column + 1;
  }
  return ascending(cells, (cell) => cell.column);
}

function parseCell(match: RegExpExecArray, next: number): CellXml {
  const tag = openingTag(match[0]);
  const letters = /^[A-Z]+/iu.exec(readAttribute(tag, "r") ?? "");
  const column = letters === null ? next : columnNumber(letters[0]);
  return { column, tag: writeAttribute(tag, "r", ADDRESS), inner: match[2] ?? "" };
}

/** The cells with formulas; null when one does not say its column, which then depends on those before it. */
function parseFormulaCells(xml: string): readonly CellXml[] | null {
  const cells: CellXml[] = [];
  for (const match of xml.matchAll(CELL)) {
    if (!FORMULA.test(match[2] ?? "")) continue;
    const cell = parseCell(match, 0);
    if (cell.column === 0) return null;
    cells.push(cell);
  }
  return ascending(cells, (cell) => cell.column);
}

function openingTag(element: string): string {
  return element.slice(0, element.indexOf(">") + 1).replace(/\s*\/>$/u, ">");
}
