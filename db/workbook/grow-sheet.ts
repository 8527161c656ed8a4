import { cellAddress, formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import type { RowShift } from "./row-shift.ts";
import { continueFormula, shiftFormula } from "./shift-formula.ts";
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

/** Inserts rows into a sheet (插行): rows below move, the last printed data row is copied with its style, height and formulas. Shared formulas must have been expanded. Answers the sheet with its new rows. */
export function growSheet(sheet: SheetXml, shift: RowShift): SheetXml {
  const copies = new Map<number, RowXml[]>();
  for (const insertion of shift.insertions) copies.set(insertion.lastRow, copyRows(sheet, insertion, shift));
  shiftSheetFormulas(sheet, shift, shift.sheet, new Set(copies.keys()));
  const rows: RowXml[] = [];
  const pending = [...copies.keys()];
  for (const row of sheet.rows) {
    while (pending[0] !== undefined && pending[0] <= row.row) rows.push(...(copies.get(pending.shift() ?? 0) ?? []));
    renumberRow(row, shift.row(row.row));
    rows.push(row);
  }
  for (const at of pending) rows.push(...(copies.get(at) ?? []));
  return { ...sheet, rows };
}

/** Rewrites the formulas of a sheet for rows inserted in `shift.sheet`. Rows in `except` were done already. */
export function shiftSheetFormulas(
  sheet: SheetXml,
  shift: RowShift,
  home: string,
  except: ReadonlySet<number> = new Set(),
): void {
  for (const row of sheet.rows) {
    if (except.has(row.row)) continue;
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

function copyRows(sheet: SheetXml, insertion: RowInsertion, shift: RowShift): RowXml[] {
  const { lastRow, firstRow, count } = insertion;
  const last = sheet.rows.find((row) => row.row === lastRow);
  if (last === undefined) return [];
  const above = lastRow > firstRow ? sheet.rows.find((row) => row.row === lastRow - 1) : undefined;
  const moulds = last.cells.map((cell) => createMould(cell, above, { shift, row: lastRow }));
  const start = shift.row(lastRow) - count;
  const [before = "", after = ""] = writeAttribute(last.tag, "r", ADDRESS).split(ADDRESS);
  const rows: RowXml[] = [];
  for (let k = 0; k < count; k += 1) {
    const row = start + k;
    rows.push({ row, tag: `${before}${row}${after}`, cells: moulds.map((mould) => cast(mould, row, k)), source: null });
  }
  last.cells = moulds.map((mould) => cast(mould, start + count, count));
  last.source = null;
  return rows;
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
