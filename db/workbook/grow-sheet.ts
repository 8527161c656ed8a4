import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import type { RowShift } from "./row-shift.ts";
import { continueFormula, shiftFormula } from "./shift-formula.ts";
import { type CellXml, readFormula, renumberRow, type RowXml, type SheetXml, writeFormula } from "./sheet-xml.ts";

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

function copyRows(sheet: SheetXml, insertion: RowInsertion, shift: RowShift): RowXml[] {
  const { lastRow, firstRow, count } = insertion;
  const last = sheet.rows.find((row) => row.row === lastRow);
  if (last === undefined) return [];
  const above = lastRow > firstRow ? sheet.rows.find((row) => row.row === lastRow - 1) : undefined;
  const formulas = last.cells.map((cell) => continueCell(cell, above, { shift, row: lastRow }));
  const start = shift.row(lastRow) - count;
  const rows: RowXml[] = [];
  for (let k = 0; k < count; k += 1) {
    const copy: RowXml = { row: lastRow, tag: last.tag, cells: last.cells.map((cell) => ({ ...cell })), source: null };
    for (const [i, cell] of copy.cells.entries()) placeFormula(copy, cell, formulas[i]?.(k), start + k);
    renumberRow(copy, start + k);
    rows.push(copy);
  }
  for (const [i, cell] of last.cells.entries()) placeFormula(last, cell, formulas[i]?.(count), start + count);
  return rows;
}

function continueCell(
  cell: CellXml,
  above: RowXml | undefined,
  place: { readonly shift: RowShift; readonly row: number },
): ((rows: number) => string) | undefined {
  const formula = readFormula(cell);
  if (formula === null) return undefined;
  const neighbour = above?.cells.find((candidate) => candidate.column === cell.column);
  const aboveFormula = neighbour === undefined ? null : (readFormula(neighbour)?.text ?? null);
  return continueFormula({ above: aboveFormula, last: formula.text, home: place.shift.sheet, ...place });
}

function placeFormula(row: RowXml, cell: CellXml, text: string | undefined, to: number): void {
  if (text === undefined) return;
  const range = parseCellRange(readFormula(cell)?.ref ?? "");
  const ref = range === null ? null : formatCellRange({ ...range, firstRow: to, lastRow: to });
  writeFormula(row, cell, text, ref);
}
