import type { CellContent, SheetRow } from "#domain/workbook/grid";
import { CellScanner, MOST_COLUMNS } from "./cell-scanner.ts";
import type { NumberReader } from "./number-reader.ts";
import { readRowAttributes } from "./row-attributes.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { endsName, findLess, SLASH, skipTag } from "./sheet-bytes.ts";
import { hasDefinitions } from "./xml-reader.ts";

/** What a scan of sheet XML needs and whom it tells. */
export interface ScanOptions {
  readonly strings: SharedStrings;
  readonly numbers: NumberReader;
  /** Whether rows come with the style number of every stored cell, blank ones included. */
  readonly keepStyles: boolean;
  onRow(row: ScannedRow): void;
}

/** A row with what a view needs besides its cells. */
export interface ScannedRow extends SheetRow {
  /** Style numbers by column from A, only when asked for; -1 where no cell is stored. */
  readonly styles: readonly number[] | null;
  /** Height in points; null when the row does not say. */
  readonly height: number | null;
}

/** What stood around the rows: XML text before and after `sheetData`. */
export interface SheetSurroundings {
  readonly head: string;
  readonly tail: string;
}

/** What is wrong with a sheet: it breaks off, a cell stands where no sheet reaches, or it brings definitions of its own. */
export type SheetFault = "cut" | "range" | "definitions";

/** Rows of a sheet: 1 to 1,048,576. */
export const MOST_ROWS = 1_048_576;
/** Longest text before or after the rows that is kept. Conditional formats of a wild sheet reach some megabytes. */
const LONGEST_SURROUNDINGS = 96 * 1024 * 1024;
/** Longest single row: 16,384 cells of the longest text Excel allows never come near it. */
const LONGEST_ROW = 128 * 1024 * 1024;

/** Scans sheet XML piece by piece. `push` takes the next bytes and answers whether more can make sense; `end` tells what was found, or null when the sheet breaks off. */
export class SheetScanner {
  private readonly options: ScanOptions;
  private phase: "head" | "rows" | "tail" = "head";
  private pending: Buffer[] = [];
  private pendingLength = 0;
  private wanted = 0;
  headText = "";
  private tag = 1;
  private cells: CellScanner;
  private row = 0;
  private width = 16;
  /** Why the scan cannot go on; null while it can. */
  fault: SheetFault | null = null;

  constructor(options: ScanOptions) {
    this.options = options;
    this.cells = new CellScanner(options.strings, options.numbers, 1);
  }

  push(chunk: Buffer): boolean {
    this.pending.push(chunk);
    this.pendingLength += chunk.length;
    if (this.phase === "tail") return this.pendingLength <= LONGEST_SURROUNDINGS;
    if (this.pendingLength < this.wanted) return true;
    const bytes = this.pending.length === 1 ? chunk : Buffer.concat(this.pending, this.pendingLength);
    const used = this.consume(bytes);
    this.keepRest(bytes, used);
    return this.fault === null;
  }

  end(): SheetSurroundings | null {
    const surroundings = this.finish();
    if (surroundings === null) this.fault ??= "cut";
    return surroundings;
  }

  private finish(): SheetSurroundings | null {
    const rest = Buffer.concat(this.pending, this.pendingLength);
    const used = this.phase === "tail" ? 0 : this.consume(rest);
    const tail = this.phase === "tail" ? rest.toString("utf8", used) : "";
    if (this.phase === "head") {
      this.headText = rest.toString("utf8");
      return /<\/(?:[\w.-]+:)?\w+>\s*$/u.test(this.headText) ? { head: this.headText, tail } : null;
    }
    if (this.phase === "rows" || this.fault !== null || !ROOT_END.test(tail)) return null;
    return { head: this.headText, tail };
  }

  private consume(bytes: Buffer): number {
    const from = this.phase === "head" ? this.readHead(bytes) : 0;
    return this.phase === "rows" ? this.readRows(bytes, from) : from;
  }

  /** A piece may be a view into memory that is used again, so the rest is copied. A long row asks for twice its length before it is tried again. */
  private keepRest(bytes: Buffer, used: number): void {
    const rest = Buffer.from(bytes.subarray(used));
    this.pending = rest.length === 0 ? [] : [rest];
    this.pendingLength = rest.length;
    this.wanted = used === 0 ? rest.length * 2 : 0;
    if (rest.length > (this.phase === "head" ? LONGEST_SURROUNDINGS : LONGEST_ROW)) this.fault = "cut";
  }

  /** Answers the place behind the opening tag of `sheetData`; 0 while it has not come. */
  private readHead(bytes: Buffer): number {
    const limit = bytes.length;
    for (let at = findLess(bytes, 0, limit); at >= 0; ) {
      const end = skipTag(bytes, at, limit);
      if (end < 0) return 0;
      const prefix = /^<((?:[\w.-]+:)?)sheetData[\s/>]/u.exec(
        bytes.toString("latin1", at, Math.min(end, at + 80)),
      )?.[1];
      if (prefix !== undefined) {
        this.headText = bytes.toString("utf8", 0, at);
        if (hasDefinitions(this.headText)) this.fault = "definitions";
        this.tag = 1 + prefix.length;
        this.cells = new CellScanner(this.options.strings, this.options.numbers, this.tag);
        this.phase = bytes[end - 2] === SLASH ? "tail" : "rows";
        return end;
      }
      at = findLess(bytes, end, limit);
    }
    return 0;
  }

  /** Answers the place behind the last complete row. */
  private readRows(bytes: Buffer, from: number): number {
    const limit = bytes.length;
    let done = from;
    while (this.fault === null) {
      const at = findLess(bytes, done, limit);
      const end = at < 0 ? -1 : skipTag(bytes, at, limit);
      if (end < 0) return done;
      const closing = bytes[at + 1] === SLASH;
      const name = closing ? at + this.tag + 1 : at + this.tag;
      if (closing && bytes[name] === 0x73) {
        this.phase = "tail";
        return end;
      }
      if (!closing && isRow(bytes, name)) {
        const next = this.readRow(bytes, name, end);
        if (next < 0) return done;
        done = next;
      } else done = end;
    }
    return done;
  }

  /** Reads one row from behind its opening tag; answers the place behind it, or -1 when it is not complete. */
  private readRow(bytes: Buffer, nameAt: number, bodyAt: number): number {
    const attributes = readRowAttributes(bytes, nameAt + 3, bodyAt - 1);
    const cells: (CellContent | undefined)[] = new Array(this.width);
    const styles: number[] | null = this.options.keepStyles ? [] : null;
    const row: OpenRow = { cells, styles, used: 0, last: 0, index: attributes.index };
    const end = bytes[bodyAt - 2] === SLASH ? bodyAt : this.readCells(bytes, bodyAt, row);
    if (end < 0) return -1;
    const index = row.index > 0 ? row.index : this.row + 1;
    if (index > MOST_ROWS) {
      this.fault = "range";
      return end;
    }
    this.row = index;
    cells.length = row.used;
    this.width = Math.min(Math.max(row.used, 8), 1024);
    this.options.onRow({ index, hidden: attributes.hidden, cells, styles, height: attributes.height });
    return end;
  }

  private readCells(bytes: Buffer, from: number, row: OpenRow): number {
    const limit = bytes.length;
    const { tag, cells } = this;
    let i = from;
    for (;;) {
      i = findLess(bytes, i, limit);
      if (i < 0 || i + tag + 4 > limit) return -1;
      if (bytes[i + tag] === 0x63 && endsName(bytes[i + tag + 1])) {
        i = cells.read(bytes, i + tag, limit);
        if (i < 0) return -1;
        this.place(row);
      } else if (bytes[i + 1] === SLASH && bytes[i + tag + 1] === 0x72) return skipTag(bytes, i, limit);
      else {
        i = skipTag(bytes, i, limit);
        if (i < 0) return -1;
      }
    }
  }

  private place(row: OpenRow): void {
    const { cells } = this;
    const column = cells.column > 0 ? cells.column : row.last + 1;
    row.last = column;
    if (column > MOST_COLUMNS) {
      this.fault = "range";
      return;
    }
    if (row.index === 0) row.index = cells.rowInReference;
    if (row.styles !== null) {
      while (row.styles.length < column - 1) row.styles.push(-1);
      row.styles[column - 1] = cells.style;
    }
    if (cells.content === undefined) return;
    row.cells[column - 1] = cells.content;
    if (column > row.used) row.used = column;
  }
}

/** A sheet whose root is not closed has lost its merges, and perhaps more. */
const ROOT_END = /<\/(?:[\w.-]+:)?\w*sheet\s*>/u;

interface OpenRow {
  readonly cells: (CellContent | undefined)[];
  readonly styles: number[] | null;
  /** Columns up to the last filled cell. */
  used: number;
  /** Column of the cell read last. */
  last: number;
  index: number;
}

function isRow(bytes: Buffer, name: number): boolean {
  return bytes[name] === 0x72 && bytes[name + 1] === 0x6f && bytes[name + 2] === 0x77 && endsName(bytes[name + 3]);
}
