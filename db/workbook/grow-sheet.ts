import { cellAddress, formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import { continueFormula } from "./continue-formula.ts";
import { addedRows, copiedRow, recordHeight, type RowShift } from "./row-shift.ts";
import { shiftFormula } from "./shift-formula.ts";
import {
  ADDRESS,
  type CellXml,
  readFormula,
  renumberRow,
  type RowXml,
  type SheetXml,
  writeFormula,
} from "./sheet-xml.ts";
import { encodeXml, listElements, writeAttribute } from "./xml-text.ts";

/** Inserts, removes and hides rows of a sheet (插行、删行): rows below move, the last printed record is copied with its style, height and formulas. Shared formulas must have been expanded. Formulas follow all sheets moved in the same fill. Answers the sheet with its new rows. */
export function growSheet(sheet: SheetXml, shift: RowShift): SheetXml {
  hideRows(sheet, shift);
  const copies = new Map<number, RowXml[]>();
  const done = new Set<number>();
  for (const insertion of shift.insertions) {
    copies.set(copiedRow(insertion), copyRows(sheet, insertion, shift));
    for (let row = copiedRow(insertion); row <= insertion.lastRow; row += 1) done.add(row);
  }
  shiftSheetFormulas(sheet, shift, shift.sheet, done);
  const rows: RowXml[] = [];
  const pending = [...copies.keys()];
  for (const row of sheet.rows) {
    while (pending[0] !== undefined && pending[0] <= row.row) rows.push(...(copies.get(pending.shift() ?? 0) ?? []));
    if (shift.gone(row.row)) continue;
    renumberRow(row, shift.row(row.row));
    rows.push(row);
  }
  for (const at of pending) rows.push(...(copies.get(at) ?? []));
  return { ...sheet, rows };
}

function hideRows(sheet: SheetXml, shift: RowShift): void {
  if (shift.hidden.length === 0) return;
  const present = new Map(sheet.rows.map((row) => [row.row, row]));
  for (const { firstRow, lastRow } of shift.hidden) {
    for (let at = firstRow; at <= lastRow; at += 1) {
      let row = present.get(at);
      if (row === undefined) {
        row = { row: at, tag: `<${sheet.prefix}row r="${at}">`, cells: [], source: null };
        sheet.rows.push(row);
      }
      row.tag = writeAttribute(row.tag, "hidden", "1");
      row.source = null;
    }
  }
  sheet.rows.sort((one, two) => one.row - two.row);
}

/** Rewrites the formulas of a sheet for all rows moved in the fill. Rows in `except` were done already. */
export function shiftSheetFormulas(
  sheet: SheetXml,
  shift: RowShift,
  home: string,
  except: ReadonlySet<number> = new Set(),
): void {
  for (const row of sheet.rows) {
    if (except.has(row.row) || (home === shift.sheet && shift.gone(row.row))) continue;
    for (const cell of row.cells) shiftCellFormula(row, cell, shift, home);
  }
}

function shiftCellFormula(row: RowXml, cell: CellXml, shift: RowShift, home: string): void {
  const formula = readFormula(cell);
  if (formula === null) return;
  const text = shiftFormula(formula.text, shift, home);
  const range = formula.ref === null ? null : parseCellRange(formula.ref);
  const moved = range !== null && home === shift.sheet;
  const ref = moved
    ? formatCellRange({ ...range, firstRow: shift.row(range.firstRow), lastRow: shift.row(range.lastRow) })
    : null;
  if (text !== formula.text || (ref !== null && ref !== formula.ref)) writeFormula(row, cell, text, ref);
}

/** A cell of the copied row, prepared so that a copy costs next to nothing: forms of ten thousand rows must not wait. Cells without formula are the same in every copy. */
interface CellMould {
  readonly cell: CellXml;
  /** For formulas: content around the formula text, and the text `k` rows on. */
  readonly formula: { readonly around: readonly [string, string]; readonly at: (rows: number) => string } | null;
}

/** Copies of the list's last record, row by row; the record itself is rewritten as the last of them. */
function copyRows(sheet: SheetXml, insertion: RowInsertion, shift: RowShift): RowXml[] {
  const height = recordHeight(insertion);
  const start = shift.row(copiedRow(insertion)) - addedRows(insertion);
  const lines = Array.from({ length: height }, (_, line) => createLine(sheet, insertion, { shift, line }));
  const rows: RowXml[] = [];
  for (let k = 0; k < insertion.count; k += 1) {
    for (const [line, mould] of lines.entries()) {
      if (mould === null) continue;
      const row = start + k * height + line;
      const cells = mould.cells.map((cell) => cast(cell, row, k * height));
      rows.push({ row, tag: `${mould.tag[0]}${row}${mould.tag[1]}`, cells, source: null });
    }
  }
  for (const [line, mould] of lines.entries()) {
    if (mould === null) continue;
    const row = start + addedRows(insertion) + line;
    mould.row.cells = mould.cells.map((cell) => cast(cell, row, addedRows(insertion)));
    mould.row.source = null;
  }
  return rows;
}

/** One physical row of the record, ready to be copied. */
interface LineMould {
  readonly row: RowXml;
  readonly tag: readonly [string, string];
  readonly cells: readonly CellMould[];
}

function createLine(
  sheet: SheetXml,
  insertion: RowInsertion,
  place: { readonly shift: RowShift; readonly line: number },
): LineMould | null {
  const at = copiedRow(insertion) + place.line;
  const row = sheet.rows.find((candidate) => candidate.row === at);
  if (row === undefined) return null;
  const aboveAt = at - recordHeight(insertion);
  const above = aboveAt >= insertion.firstRow ? sheet.rows.find((candidate) => candidate.row === aboveAt) : undefined;
  const [before = "", after = ""] = writeAttribute(row.tag, "r", ADDRESS).split(ADDRESS);
  return {
    row,
    tag: [before, after],
    cells: row.cells.map((cell) => createMould(cell, above, { shift: place.shift, row: at })),
  };
}

function createMould(
  cell: CellXml,
  above: RowXml | undefined,
  place: { readonly shift: RowShift; readonly row: number },
): CellMould {
  const formula = readFormula(cell);
  if (formula === null) return { cell, formula: null };
  const neighbour = above?.cells.find((candidate) => candidate.column === cell.column);
  const aboveText = neighbour === undefined ? null : (readFormula(neighbour)?.text ?? null);
  const at = continueFormula({ above: aboveText, last: formula.text, home: place.shift.sheet, ...place });
  return { cell, formula: { around: splitFormula(cell, formula.ref), at } };
}

/** The cell's content before and after the formula text; the address of an array formula is left open too. */
function splitFormula(cell: CellXml, ref: string | null): readonly [string, string] {
  const element = listElements(cell.inner, "f")[0];
  if (element === undefined) return [cell.inner, ""];
  const prefix = /^<([\w.-]+:)?/u.exec(element.tag)?.[1] ?? "";
  const tag = (ref === null ? element.tag : writeAttribute(element.tag, "ref", ADDRESS)).replace(/\s*\/?>$/u, ">");
  return [cell.inner.slice(0, element.start) + tag, `</${prefix}f>${cell.inner.slice(element.end)}`];
}

function cast(mould: CellMould, row: number, rows: number): CellXml {
  const { cell, formula } = mould;
  if (formula === null) return cell;
  const [before, after] = formula.around;
  const inner = before.replace(ADDRESS, cellAddress(row, cell.column)) + encodeXml(formula.at(rows)) + after;
  return { column: cell.column, tag: cell.tag, inner };
}
