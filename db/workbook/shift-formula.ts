import { type Corner, type FormulaPiece, formatFormula, parseFormula, type Reference } from "./formula-pieces.ts";
import type { RowShift } from "./row-shift.ts";

/** Rewrites a formula for inserted rows (插行后的公式): every reference into the shifted sheet follows its cells. `home` is the sheet the formula stands on; names give null and shift only `$` rows. */
export function shiftFormula(formula: string, shift: RowShift, home: string | null): string {
  return mapReferences(formula, (reference) => {
    if (!pointsTo(reference, shift.sheet, home)) return reference;
    return shiftReference(reference, shift, home === null);
  });
}

/** Rewrites a formula as if its cell were copied `rows` down (复制后的公式): references without `$` go along. */
export function moveFormula(formula: string, rows: number, columns = 0): string {
  if (rows === 0 && columns === 0) return formula;
  const move = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.rowFixed ? corner.row : Math.max(1, corner.row + rows),
    column: corner.column === null || corner.columnFixed ? corner.column : Math.max(1, corner.column + columns),
  });
  return mapReferences(formula, (reference) => ({
    ...reference,
    from: move(reference.from),
    to: reference.to === null ? null : move(reference.to),
  }));
}

/** What decides how the formula of a list's last row goes on in the rows added before it. */
export interface Continuation {
  /** The same column's formula in the row above; null when there is none. */
  readonly above: string | null;
  readonly last: string;
  readonly shift: RowShift;
  readonly home: string;
  /** Row of `last` before anything moved. */
  readonly row: number;
}

/** Goes on with a formula down a growing list (延续公式): `at(0)` is the first added row, `at(count)` the moved last one. A reference that moved by one row from `above` to `last` keeps moving, one that did not stays, whatever its `$`; without a comparable row above, `$` decides. */
export function continueFormula(continuation: Continuation): (rows: number) => string {
  const { last, shift, home, row } = continuation;
  const pieces = parseFormula(last);
  const above = continuation.above === null ? null : parseFormula(continuation.above);
  const comparable = above !== null && above.length === pieces.length && pieces.every((p, i) => continues(above[i], p));
  const before = shift.insertions.reduce((sum, one) => sum + (one.lastRow < row ? one.count : 0), 0);
  return (rows) =>
    formatFormula(
      pieces.map((piece, i) => {
        if (typeof piece === "string") return piece;
        const other = comparable ? above[i] : undefined;
        const neighbour = typeof other === "string" ? undefined : other;
        const inShifted = pointsTo(piece, shift.sheet, home);
        const shifted = inShifted ? shiftReference(piece, shift, false) : piece;
        const step = rows + (inShifted ? before : 0);
        const go = (corner: Corner, stays: Corner, twin: Corner | null | undefined): Corner =>
          moves(corner, twin) ? { ...corner, row: (corner.row ?? 0) + step } : stays;
        return {
          ...piece,
          from: go(piece.from, shifted.from, neighbour?.from),
          to: piece.to === null ? null : go(piece.to, shifted.to ?? piece.to, neighbour?.to),
        };
      }),
    );
}

/** Says why a formula cannot follow inserted rows, in Chinese; null when it can. */
export function refuseFormula(formula: string, shift: RowShift, sheets: readonly string[]): string | null {
  for (const piece of parseFormula(formula)) {
    if (typeof piece === "string") {
      if (pointsByText(piece, formula)) return `公式“${formula}”用文字写出单元格位置（INDIRECT），插行后不会跟着变`;
    } else if (piece.lastSheet !== null && spansSheet(piece, shift.sheet, sheets)) {
      return `公式“${formula}”跨多张工作表引用，插行后无法保证正确`;
    }
  }
  return null;
}

function mapReferences(formula: string, change: (reference: Reference) => Reference): string {
  const pieces = parseFormula(formula);
  if (!pieces.some((piece) => typeof piece !== "string")) return formula;
  return formatFormula(pieces.map((piece): FormulaPiece => (typeof piece === "string" ? piece : change(piece))));
}

function pointsTo(reference: Reference, sheet: string, home: string | null): boolean {
  if (reference.external || reference.lastSheet !== null) return false;
  return (reference.sheet ?? home)?.toLowerCase() === sheet.toLowerCase();
}

function shiftReference(reference: Reference, shift: RowShift, fixedOnly: boolean): Reference {
  const change = (corner: Corner, row: (row: number) => number): Corner =>
    corner.row === null || (fixedOnly && !corner.rowFixed) ? corner : { ...corner, row: row(corner.row) };
  if (reference.to === null) return { ...reference, from: change(reference.from, shift.row) };
  const upsideDown = (reference.from.row ?? 0) > (reference.to.row ?? 0);
  const [fromRow, toRow] = upsideDown ? [shift.end, shift.start] : [shift.start, shift.end];
  return { ...reference, from: change(reference.from, fromRow), to: change(reference.to, toRow) };
}

function continues(above: FormulaPiece | undefined, below: FormulaPiece): boolean {
  if (above === undefined || typeof above !== typeof below) return false;
  if (typeof above === "string" || typeof below === "string") return above === below;
  if (above.prefix !== below.prefix || (above.to === null) !== (below.to === null)) return false;
  const corners: (readonly [Corner, Corner])[] = [[above.from, below.from]];
  if (above.to !== null && below.to !== null) corners.push([above.to, below.to]);
  return corners.every(([one, two]) => {
    const step = (two.row ?? 0) - (one.row ?? 0);
    return one.column === two.column && (step === 0 || step === 1);
  });
}

function moves(corner: Corner, twin: Corner | null | undefined): boolean {
  if (corner.row === null) return false;
  return twin == null ? !corner.rowFixed : twin.row !== corner.row;
}

function pointsByText(text: string, formula: string): boolean {
  return /INDIRECT\s*\(/iu.test(formula) && /"[^"]*(?:[A-Z]{1,3}\$?\d+|\d+:\$?\d+)[^"]*"/iu.test(text);
}

function spansSheet(reference: Reference, sheet: string, sheets: readonly string[]): boolean {
  const place = (name: string | null) => sheets.findIndex((other) => other.toLowerCase() === name?.toLowerCase());
  const [first, last, own] = [place(reference.sheet), place(reference.lastSheet), place(sheet)];
  return own >= Math.min(first, last) && own <= Math.max(first, last);
}
