import { columnLetters } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import { type FormulaPiece, formatFormula, parseFormula, type Reference } from "./formula-pieces.ts";
import { copiedRow, isSingle, recordHeight, type RowShift } from "./row-shift.ts";
import { shiftFormula, shiftOf } from "./shift-formula.ts";

/** A formula anywhere in a workbook (公式): of a cell, or of a name, a rule, a chart, which stand in no row. */
export interface ExaminedFormula {
  readonly text: string;
  readonly home: string | null;
  readonly row: number | null;
  readonly column: number | null;
}

/** Says why a formula would give a wrong number after rows have moved, in Chinese; null when it follows safely. */
export function refuseFormula(formula: ExaminedFormula, shift: RowShift, sheets: readonly string[]): string | null {
  const { text, home } = formula;
  const pieces = parseFormula(text);
  if (pointsByText(pieces, shift, home)) return `公式“${text}”用文字写出单元格位置（INDIRECT），插行后不会跟着变`;
  for (const piece of pieces) {
    if (typeof piece !== "string" && piece.lastSheet !== null && spansSheet(piece, shift, sheets))
      return `公式“${text}”跨多张工作表引用，插行后无法保证正确`;
  }
  if (countLost(shiftFormula(text, shift, home)) > countLost(text))
    return `公式“${text}”指的行正要删除，删掉以后算不出数，请改为隐藏这些行`;
  return refusePlaces(formula, pieces, shift);
}

/** References by number cross moved rows, totals name every row by itself: shifting them gives valid formulas with wrong results. */
function refusePlaces(formula: ExaminedFormula, pieces: readonly FormulaPiece[], shift: RowShift): string | null {
  const { text, home } = formula;
  if (offsetsAcross(pieces, shift, home))
    return `公式“${text}”用数字写出要取第几行，插行后会取错，请改成直接引用单元格`;
  const references = pieces.filter((piece) => typeof piece !== "string");
  const pointing = references.filter((reference) => shiftOf(reference, shift, home) !== null);
  for (const sheet of new Set(pointing.map((reference) => reference.sheet ?? home))) {
    const target = shift.of(sheet);
    if (target === null) continue;
    const own = pointing.filter((reference) => shift.of(reference.sheet ?? home) === target);
    for (const list of target.insertions) {
      const inside =
        target === shift.of(home) &&
        formula.row !== null &&
        list.firstRow <= formula.row &&
        formula.row <= list.lastRow;
      const reason = inside ? null : refuseTotal(formula, own, list);
      if (reason !== null) return reason;
    }
  }
  return null;
}

/** A total that adds the printed rows one by one does not take the new ones in; one that takes a single line of a record takes the others too. */
function refuseTotal(formula: ExaminedFormula, references: readonly Reference[], list: RowInsertion): string | null {
  const { text } = formula;
  const height = recordHeight(list);
  const records = Math.floor((list.lastRow - list.firstRow + 1) / height);
  const named = new Map<number, Set<number>>();
  for (const { from, to } of references) {
    if (from.row === null || from.column === null) continue;
    const [first, last] = [from.row, to?.row ?? from.row];
    const within = list.firstRow <= first && last <= list.lastRow;
    if (to !== null && within && isSingle(list) && height > 1 && last - first + 1 < height)
      return `公式“${text}”只取每条记录中的一行，加行后会把别的行也算进去`;
    if (to === null && within) {
      const rows = named.get(from.column) ?? new Set();
      named.set(from.column, rows.add(Math.floor((first - list.firstRow) / height)));
    }
  }
  for (const [column, rows] of named) {
    const total = `公式“${text}”把列表的行逐个写出，加行后不会算进新的行${sumInstead(column, list)}`;
    if (records > 1 && rows.size >= records) return total;
    if (
      records === 1 &&
      column === formula.column &&
      formula.row === list.lastRow + 1 &&
      parseFormula(text).length === 1
    )
      return total;
  }
  return null;
}

/** Over records of several rows a sum of the whole column would take their other lines too. */
function sumInstead(column: number, list: RowInsertion): string {
  const letters = columnLetters(column);
  return recordHeight(list) > 1 ? "" : `，请先改成 SUM(${letters}${list.firstRow}:${letters}${list.lastRow})`;
}

function countLost(formula: string): number {
  return formula.split("#REF!").length;
}

/** Column letters, an address or R1C1 spelt in the text that INDIRECT takes, for a sheet whose rows move. Names and other sheets are safe. */
function pointsByText(pieces: readonly FormulaPiece[], shift: RowShift, home: string | null): boolean {
  const formula = formatFormula(pieces);
  return [...formula.matchAll(/INDIRECT\s*\(/giu)].some((call) => {
    const argument = callText(formula, call.index + call[0].length);
    if (/ADDRESS\s*\(/iu.test(argument)) return true;
    return [...argument.matchAll(/"((?:[^"]|"")*)"/gu)].some((literal) => spellsPlace(literal[1] ?? "", shift, home));
  });
}

const SPELT_PLACE =
  /^\$?[A-Z]{1,3}\$?\d*$|\$?[A-Z]{1,3}\$?\d+(?:$|:)|^:?\$?[A-Z]{1,3}\$?\d*$|^\d+:\d+$|R\d*\[?-?\d*\]?C\d*/iu;

function spellsPlace(literal: string, shift: RowShift, home: string | null): boolean {
  const bang = literal.lastIndexOf("!");
  const place = literal.slice(bang + 1);
  if (bang < 0) return SPELT_PLACE.test(place) && (home === null || shift.of(home) !== null);
  if (place !== "" && !SPELT_PLACE.test(place)) return false;
  const sheet = literal.slice(0, bang).replace(/^'|'$/gu, "").replaceAll("''", "'");
  // A sheet put together from pieces may be any.
  return sheet === "" || shift.of(sheet) !== null;
}

/** Text inside a call's brackets; quotes hide brackets. */
function callText(formula: string, from: number): string {
  let depth = 1;
  let quoted = false;
  for (let at = from; at < formula.length; at += 1) {
    const sign = formula[at];
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "(") depth += 1;
    else if (!quoted && sign === ")") depth -= 1;
    if (depth === 0) return formula.slice(from, at);
  }
  return formula.slice(from);
}

/** OFFSET(A1,36,…) and INDEX(C:C,37): the cell meant lies as many rows on, on the other side of rows that move. */
function offsetsAcross(pieces: readonly FormulaPiece[], shift: RowShift, home: string | null): boolean {
  return pieces.some((piece, i) => {
    const [before, after] = [pieces[i - 1], pieces[i + 1]];
    if (typeof piece === "string" || typeof before !== "string" || typeof after !== "string") return false;
    const target = shiftOf(piece, shift, home);
    const rows = /^\s*,\s*([+-]?\d+)\s*[,)]/u.exec(after)?.[1];
    if (target === null || rows === undefined) return false;
    if (/OFFSET\s*\(\s*$/iu.test(before)) {
      const from = piece.from.row ?? 1;
      return crosses(target, from, from + Number(rows));
    }
    if (!/INDEX\s*\(\s*$/iu.test(before)) return false;
    const [first, last] = [piece.from.row ?? 1, piece.to?.row ?? piece.from.row ?? 1];
    const meant = Math.min(first, last) + Number(rows) - 1;
    // The n-th record of the list stays the n-th; what lies below the list does not.
    const list = target.insertions.find((one) => one.firstRow <= meant && meant <= one.lastRow);
    return crosses(target, Math.min(first, last), list === undefined ? meant : Math.min(meant, copiedRow(list) - 1));
  });
}

function crosses(shift: RowShift, from: number, to: number): boolean {
  return to >= 1 && shift.row(to) - shift.row(from) !== to - from;
}

function spansSheet(reference: Reference, shift: RowShift, sheets: readonly string[]): boolean {
  const place = (name: string | null) => sheets.findIndex((other) => other.toLowerCase() === name?.toLowerCase());
  const [one, two] = [place(reference.sheet), place(reference.lastSheet)];
  return sheets.slice(Math.max(0, Math.min(one, two)), Math.max(one, two) + 1).some((name) => shift.of(name) !== null);
}
