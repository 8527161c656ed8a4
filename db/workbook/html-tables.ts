/** Rows of a web page saved as a workbook, as Excel lays them out: its tables below each other, other text in rows of its own. */
import type { CellRange } from "#domain/workbook/grid";
import { decodeHtmlText } from "./html-text.ts";
import type { ColumnSettings } from "./sheet-surroundings.ts";

/** A row of the page, 1-based. */
export interface HtmlRow {
  readonly index: number;
  readonly hidden: boolean;
  readonly cells: readonly (string | undefined)[];
}

/** Reads a page tag by tag; `next` tells one row after the other. Nothing is asked of the page to be well formed. */
export class HtmlTables {
  readonly merges: CellRange[] = [];
  readonly hiddenColumns: ColumnSettings[] = [];
  /** Whether the page ended within a table; rows may be missing. */
  cut = false;
  private readonly text: string;
  private at = 0;
  private row = 0;
  private loose = "";
  private readonly tables: OpenTable[] = [];
  /** Tables opened beyond the deepest that is told apart. */
  private deeper = 0;
  private readonly done: HtmlRow[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The next row, or null at the end of the page. */
  next(): HtmlRow | null {
    while (this.done.length === 0 && this.at < this.text.length) this.step();
    if (this.done.length === 0) this.finish();
    return this.done.shift() ?? null;
  }

  private step(): void {
    const { text } = this;
    const less = text.indexOf("<", this.at);
    this.say(text.slice(this.at, less < 0 ? text.length : less));
    if (less < 0) {
      this.at = text.length;
      return;
    }
    if (text.startsWith("<!--", less)) {
      this.at = behind(text, "-->", less + 4);
      return;
    }
    const tag = TAG.exec(text.slice(less, less + 40));
    if (tag === null) {
      this.say("<");
      this.at = less + 1;
      return;
    }
    const end = behind(text, ">", less);
    this.at = end;
    const name = (tag[2] ?? "").toLowerCase();
    if (tag[1] === "/") this.close(name);
    else if (SILENT.has(name)) this.at = skipElement(text, name, end);
    else this.open(name, text.slice(less, end));
  }

  /** Text goes to the innermost open cell, or to the page. */
  private say(piece: string): void {
    const table = this.tables.at(-1);
    if (table === undefined) this.loose += piece;
    else if (table.cell !== null) table.cell.text += piece;
  }

  private open(name: string, tag: string): void {
    const table = this.tables.at(-1);
    if (name === "br") this.say("\u0001");
    else if (name === "table") {
      this.endLoose();
      if (this.tables.length >= DEEPEST) this.deeper += 1;
      else this.tables.push({ cell: null, cells: null, hidden: false, spans: [], columns: 0 });
    } else if (table === undefined) {
      if (BLOCKS.has(name)) this.endLoose();
    } else if (name === "col") this.takeColumn(table, tag);
    else if (name === "tr") this.startRow(table, tag);
    else if (name === "td" || name === "th") this.startCell(table, tag);
    else if (BLOCKS.has(name) && table.cell !== null && table.cell.text.trim() !== "") table.cell.text += "\u0001";
  }

  private close(name: string): void {
    const table = this.tables.at(-1);
    if (table === undefined) {
      if (BLOCKS.has(name)) this.endLoose();
    } else if (name === "td" || name === "th") endCell(table);
    else if (name === "tr") this.endRow(table);
    else if (name === "table" && this.deeper > 0) this.deeper -= 1;
    else if (name === "table") {
      this.endRow(table);
      this.tables.pop();
    }
  }

  private takeColumn(table: OpenTable, tag: string): void {
    const first = table.columns + 1;
    table.columns += spanOf(tag, COLUMN_SPAN, MOST_SPANNED_COLUMNS);
    if (HIDDEN.test(tag)) this.hiddenColumns.push({ first, last: table.columns, width: null, hidden: true });
  }

  private startRow(table: OpenTable, tag: string): void {
    this.endRow(table);
    table.cells = [];
    table.hidden = HIDDEN.test(tag);
  }

  private startCell(table: OpenTable, tag: string): void {
    endCell(table);
    table.cells ??= [];
    let column = table.cells.length;
    while ((table.spans[column] ?? 0) > 0) column += 1;
    const columns = spanOf(tag, COLSPAN, MOST_SPANNED_COLUMNS);
    const rows = spanOf(tag, ROWSPAN, MOST_SPANNED_ROWS);
    table.cell = { column, columns, rows, text: "" };
    table.cells.length = column;
  }

  private endRow(table: OpenTable): void {
    if (table.cells === null) return;
    endCell(table);
    this.row += 1;
    for (const { column, columns, rows } of table.cells.flatMap((cell) => cell ?? [])) {
      if (columns > 1 || rows > 1) this.addMerge(column, columns, rows);
      for (let i = column; rows > 1 && i < column + columns; i += 1) table.spans[i] = rows;
    }
    table.spans = table.spans.map((rows) => Math.max(0, (rows ?? 0) - 1));
    this.tell(
      Array.from(table.cells, (cell) => (cell === undefined ? undefined : decodeHtmlText(cell.text) || undefined)),
      table.hidden,
    );
    table.cells = null;
  }

  private addMerge(column: number, columns: number, rows: number): void {
    this.merges.push({
      firstRow: this.row,
      firstColumn: column + 1,
      lastRow: this.row + rows - 1,
      lastColumn: column + columns,
    });
  }

  /** Titles and notes between the tables. */
  private endLoose(): void {
    const text = decodeHtmlText(this.loose);
    this.loose = "";
    if (text === "") return;
    this.row += 1;
    this.tell([text], false);
  }

  private tell(cells: (string | undefined)[], hidden: boolean): void {
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
    this.done.push({ index: this.row, hidden, cells });
  }

  private finish(): void {
    this.cut ||= this.tables.length > 0;
    for (const table of this.tables.splice(0).reverse()) this.endRow(table);
    this.endLoose();
  }
}

interface OpenCell {
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  text: string;
}

interface OpenTable {
  cell: OpenCell | null;
  /** Cells of the open row by column; null between rows. */
  cells: (OpenCell | undefined)[] | null;
  hidden: boolean;
  /** For how many more rows a column is taken by a cell above. */
  spans: (number | undefined)[];
  /** Columns described so far (`col`). */
  columns: number;
}

function endCell(table: OpenTable): void {
  const { cell, cells } = table;
  table.cell = null;
  if (cell === null || cells === null) return;
  cells[cell.column] = cell;
  cells.length = cell.column + cell.columns;
}

/** Nested tables beyond this are read as part of the one around them. */
const DEEPEST = 32;
/** What a page may span at most (HTML standard, 4.9.11). */
const MOST_SPANNED_COLUMNS = 1000;
const MOST_SPANNED_ROWS = 65_534;
/** A tag with its name, or a declaration without one; any other `<` is a letter of the text. */
const TAG = /^<(?:(\/?)([a-z][\w:]*)|[!?/])/iu;
const COLUMN_SPAN = /\bspan\s*=\s*["']?(\d{1,9})/iu;
const COLSPAN = /\bcolspan\s*=\s*["']?(\d{1,9})/iu;
const ROWSPAN = /\browspan\s*=\s*["']?(\d{1,9})/iu;
const HIDDEN = /\bdisplay\s*:\s*none\b/iu;
/** Elements whose text is never shown. */
const SILENT = new Set(["style", "script", "title", "xml", "noscript"]);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "body", "hr"]);

function spanOf(tag: string, pattern: RegExp, most: number): number {
  return Math.min(most, Math.max(1, Number(pattern.exec(tag)?.[1] ?? 1)));
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function skipElement(text: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\s*>`, "giu");
  pattern.lastIndex = from;
  return pattern.exec(text) === null ? text.length : pattern.lastIndex;
}
