import { columnLetters, columnNumber } from "#domain/workbook/cell-address";

/** One piece of a formula (公式片段): text that is left alone, or a reference whose rows can move. */
export type FormulaPiece = string | Reference;

/** A reference to cells (引用). Rows are null for whole columns, columns for whole rows; `to` is null for a single cell. */
export interface Reference {
  /** As written before the cells, `!` included: `台账!`, `'附件 1'!`, or empty. */
  readonly prefix: string;
  /** The sheet named, unquoted; null when the formula's own. */
  readonly sheet: string | null;
  /** Last sheet of a 3-D reference `一月:三月!A1`. */
  readonly lastSheet: string | null;
  /** Names another workbook: `[1]表!A1`. */
  readonly external: boolean;
  readonly from: Corner;
  readonly to: Corner | null;
}

/** A corner of a reference (角): numbers are 1-based, `fixed` says `$`. */
export interface Corner {
  readonly row: number | null;
  readonly rowFixed: boolean;
  readonly column: number | null;
  readonly columnFixed: boolean;
}

const ERROR = /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)/y;
const STRING = /"(?:[^"]|"")*"/y;
const QUOTED_SHEET = /'((?:[^']|'')+)'!/y;
const PLAIN_SHEET = /((?:\[[^\]]*\])?[\p{L}\p{N}_.\\]+(?::[\p{L}\p{N}_.\\]+)?)!/uy;
const CELLS =
  /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6}))?(?![\p{L}\p{N}_.(!])/uy;
const ROWS = /(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(!])/uy;
const COLUMNS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])/uy;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\?]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/uy;

/** Takes a formula (without `=`) to pieces. Text in quotes, names, functions such as LOG10( and structured references stay text. */
export function parseFormula(formula: string): FormulaPiece[] {
  const pieces: FormulaPiece[] = [];
  let text = "";
  let at = 0;
  while (at < formula.length) {
    const reference = readReference(formula, at);
    if (reference !== null) {
      if (text !== "") pieces.push(text);
      text = "";
      pieces.push(reference.piece);
      at = reference.end;
      continue;
    }
    const end = skipText(formula, at);
    text += formula.slice(at, end);
    at = end;
  }
  if (text !== "") pieces.push(text);
  return pieces;
}

/** Puts pieces together again. */
export function formatFormula(pieces: readonly FormulaPiece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : formatReference(piece))).join("");
}

function formatReference(reference: Reference): string {
  const to = reference.to === null ? "" : `:${formatCorner(reference.to)}`;
  return `${reference.prefix}${formatCorner(reference.from)}${to}`;
}

function formatCorner(corner: Corner): string {
  const column = corner.column === null ? "" : `${corner.columnFixed ? "$" : ""}${columnLetters(corner.column)}`;
  const row = corner.row === null ? "" : `${corner.rowFixed ? "$" : ""}${corner.row}`;
  return column + row;
}

function readReference(formula: string, at: number): { piece: Reference; end: number } | null {
  const prefix = readPrefix(formula, at);
  const cellsAt = at + prefix.text.length;
  const cells = readCells(formula, cellsAt);
  if (cells === null) return null;
  const { text, ...sheet } = prefix;
  return { piece: { prefix: text, ...sheet, from: cells.from, to: cells.to }, end: cells.end };
}

interface Prefix {
  readonly text: string;
  readonly sheet: string | null;
  readonly lastSheet: string | null;
  readonly external: boolean;
}

function readPrefix(formula: string, at: number): Prefix {
  const match = matchAt(QUOTED_SHEET, formula, at) ?? matchAt(PLAIN_SHEET, formula, at);
  if (match === null) return { text: "", sheet: null, lastSheet: null, external: false };
  const name = (match[1] ?? "").replaceAll("''", "'");
  // A sheet name cannot hold brackets or a colon, so these can only mean another workbook and a row of sheets.
  const external = name.includes("[");
  const [first = "", last = null] = external ? [name] : name.split(":");
  return { text: match[0], sheet: first, lastSheet: last, external };
}

function readCells(formula: string, at: number): { from: Corner; to: Corner | null; end: number } | null {
  const cells = matchAt(CELLS, formula, at);
  if (cells !== null) {
    const from = corner([cells[1], cells[2]], [cells[3], cells[4]]);
    const to = cells[8] === undefined ? null : corner([cells[5], cells[6]], [cells[7], cells[8]]);
    // Beyond the last column or row it is a name: ZZZ9.
    return exists(from) && exists(to) ? { from, to, end: at + cells[0].length } : null;
  }
  const rows = matchAt(ROWS, formula, at);
  if (rows !== null) {
    return { from: corner(null, [rows[1], rows[2]]), to: corner(null, [rows[3], rows[4]]), end: at + rows[0].length };
  }
  const columns = matchAt(COLUMNS, formula, at);
  if (columns === null) return null;
  const from = corner([columns[1], columns[2]], null);
  const to = corner([columns[3], columns[4]], null);
  return exists(from) && exists(to) ? { from, to, end: at + columns[0].length } : null;
}

const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

function exists(corner: Corner | null): boolean {
  return corner === null || ((corner.column ?? 1) <= LAST_COLUMN && (corner.row ?? 1) <= LAST_ROW);
}

type Half = readonly [string | undefined, string | undefined] | null;

function corner(column: Half, row: Half): Corner {
  return {
    column: column === null ? null : columnNumber(column[1] ?? ""),
    columnFixed: column !== null && column[0] === "$",
    row: row === null ? null : Number(row[1]),
    rowFixed: row !== null && row[0] === "$",
  };
}

function skipText(formula: string, at: number): number {
  const token =
    matchAt(STRING, formula, at) ??
    matchAt(QUOTED_SHEET, formula, at) ??
    matchAt(ERROR, formula, at) ??
    matchAt(WORD, formula, at);
  if (token !== null) return at + token[0].length;
  return formula[at] === "[" ? skipBrackets(formula, at) : at + 1;
}

/** Structured references nest: `表1[[#This Row],[金额]]`; a quote takes the next sign for what it is. */
function skipBrackets(formula: string, at: number): number {
  let depth = 0;
  for (let i = at; i < formula.length; i += 1) {
    if (formula[i] === "'") i += 1;
    else if (formula[i] === "[") depth += 1;
    else if (formula[i] === "]") depth -= 1;
    if (depth === 0) return i + 1;
  }
  return formula.length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
