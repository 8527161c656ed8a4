import { cellAddress, formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import { continueFormula } from "./continue-formula.ts";
import { keepSerials } from "./keep-serials.ts";
import { RunCell, type RowRun, type RunFormula } from "./row-run.ts";
import { addedRows, copiedRow, recordHeight, type RowShift } from "./row-shift.ts";
import { shiftFormula } from "./shift-formula.ts";
import {
  ADDRESS,
  type CellXml,
  formulaCellsOf,
  readFormula,
  renumberRow,
  type RowXml,
  rowsWithFormulas,
  type SheetXml,
  writeFormula,
} from "./sheet-xml.ts";
import { dropAttribute, encodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** Inserts, removes and hides rows of a sheet (插行、删行): rows below move, the last printed record is copied with its style, height and formulas. Shared formulas must have been expanded. Formulas follow all sheets moved in the same fill. Answers the sheet with its new rows. */
export function growSheet(sheet: SheetXml, shift: RowShift): SheetXml {
  hideRows(sheet, shift);
  keepSerials(sheet, shift);
  const runs: RowRun[] = [];
  const done = new Set<number>();
  for (const insertion of shift.insertions) {
    runs.push(copyRecord(sheet, insertion, shift));
    for (let row = copiedRow(insertion); row <= insertion.lastRow; row += 1) done.add(row);
  }
  shiftSheetFormulas(sheet, shift, shift.sheet, done);
  const rows = sheet.rows.filter((row) => !shift.gone(row.row));
  for (const row of rows) renumberRow(row, shift.row(row.row));
  return { ...sheet, rows, runs };
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
  for (const row of rowsWithFormulas(sheet)) {
    if (except.has(row.row) || (home === shift.sheet && shift.gone(row.row))) continue;
    for (const cell of formulaCellsOf(row)) shiftCellFormula(row, cell, shift, home);
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

/** The rows added to a list, and the record they are copied from, rewritten as the last of them. */
function copyRecord(sheet: SheetXml, insertion: RowInsertion, shift: RowShift): RowRun {
  const height = recordHeight(insertion);
  const added = addedRows(insertion);
  const firstRow = shift.row(copiedRow(insertion)) - added;
  const lines = Array.from({ length: height }, (_, line) => {
    const own = findLine(sheet, insertion, line);
    if (own === null) return null;
    const cells = own.row.cells.map((cell) => ({
      cell,
      formula: mouldFormula(cell, own.above, { shift, row: own.at }),
    }));
    own.row.cells = cells.map(({ cell, formula }) =>
      formula === null ? cell : castCell(cell, formula, { row: firstRow + added + line, rows: added }),
    );
    own.row.source = null;
    const [before = "", after = ""] = writeAttribute(own.row.tag, "r", ADDRESS).split(ADDRESS);
    return {
      tag: [before, after] as const,
      style: readAttribute(own.row.tag, "s"),
      cells: cells.map(
        ({ cell, formula }) =>
          new RunCell(formula === null && isRepeated(cell, own.above) ? cell : emptied(cell), formula, insertion.count),
      ),
    };
  });
  return { firstRow, count: insertion.count, height, lines };
}

/** A row of the list's last record, and the same row of the record above. */
function findLine(
  sheet: SheetXml,
  insertion: RowInsertion,
  line: number,
): { readonly row: RowXml; readonly above: RowXml | undefined; readonly at: number } | null {
  const at = copiedRow(insertion) + line;
  const row = sheet.rows.find((candidate) => candidate.row === at);
  if (row === undefined) return null;
  const aboveAt = at - recordHeight(insertion);
  const above = aboveAt >= insertion.firstRow ? sheet.rows.find((candidate) => candidate.row === aboveAt) : undefined;
  return { row, above, at };
}

/** Whether added records show what the last printed one shows: what every record says (万元) is part of the form, what it alone says (an example, a serial number) is not. A lone record's numbers are never repeated: a wrong one would go unseen. */
function isRepeated(cell: CellXml, above: RowXml | undefined): boolean {
  if (cell.inner === "") return true;
  const type = readAttribute(cell.tag, "t");
  if (above === undefined) return type === "s" || type === "inlineStr" || type === "str";
  const neighbour = above.cells.find((candidate) => candidate.column === cell.column);
  return neighbour?.inner === cell.inner && readAttribute(neighbour.tag, "t") === type;
}

function mouldFormula(
  cell: CellXml,
  above: RowXml | undefined,
  place: { readonly shift: RowShift; readonly row: number },
): RunFormula | null {
  const formula = readFormula(cell);
  if (formula === null) return null;
  const neighbour = above?.cells.find((candidate) => candidate.column === cell.column);
  const aboveText = neighbour === undefined ? null : (readFormula(neighbour)?.text ?? null);
  const at = continueFormula({ above: aboveText, last: formula.text, home: place.shift.sheet, ...place });
  return { around: splitFormula(cell, formula.ref), at };
}

/** The formula's element around its text, without the result of the blank form; the address of an array formula is left open. */
function splitFormula(cell: CellXml, ref: string | null): readonly [string, string] {
  const element = listElements(cell.inner, "f")[0];
  if (element === undefined) return [cell.inner, ""];
  const prefix = /^<([\w.-]+:)?/u.exec(element.tag)?.[1] ?? "";
  const tag = (ref === null ? element.tag : writeAttribute(element.tag, "ref", ADDRESS)).replace(/\s*\/?>$/u, ">");
  return [cell.inner.slice(0, element.start) + tag, `</${prefix}f>`];
}

/** A formula cell's tag without the type of a result it no longer has. */
function emptied(cell: CellXml): CellXml {
  return { ...cell, tag: dropAttribute(cell.tag, "t"), inner: "" };
}

function castCell(
  cell: CellXml,
  formula: RunFormula,
  { row, rows }: { readonly row: number; readonly rows: number },
): CellXml {
  const [before, after] = formula.around;
  const inner = before.replace(ADDRESS, cellAddress(row, cell.column)) + encodeXml(formula.at(rows)) + after;
  return { column: cell.column, tag: dropAttribute(cell.tag, "t"), inner };
}
