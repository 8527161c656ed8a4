import { type Corner, type FormulaPiece, formatFormula, parseFormula, type Reference } from "./formula-pieces.ts";
import type { RowShift } from "./row-shift.ts";

/** Rewrites a formula for rows that were inserted and removed (插行、删行后的公式): every reference into a moved sheet of the fill follows its cells. `home` is the sheet the formula stands on; names give null and shift only `$` rows. What points to removed rows only becomes `#REF!`. */
export function shiftFormula(formula: string, shift: RowShift, home: string | null): string {
  return mapReferences(formula, (reference) => {
    const own = shiftOf(reference, shift, home);
    return own === null ? reference : shiftReference(reference, own, home === null);
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

function mapReferences(formula: string, change: (reference: Reference) => Reference | null): string {
  const pieces = parseFormula(formula);
  if (!pieces.some((piece) => typeof piece !== "string")) return formula;
  return formatFormula(
    pieces.map(
      (piece): FormulaPiece => (typeof piece === "string" ? piece : (change(piece) ?? `${piece.prefix}#REF!`)),
    ),
  );
}

/** The shift of the sheet a reference points to; null when its rows stay. */
export function shiftOf(reference: Reference, shift: RowShift, home: string | null): RowShift | null {
  if (reference.external || reference.lastSheet !== null) return null;
  return shift.of(reference.sheet ?? home);
}

/** A reference after the rows of its sheet have moved; null when all its rows are removed. `fixedOnly` leaves rows without `$` alone. */
export function shiftReference(reference: Reference, shift: RowShift, fixedOnly: boolean): Reference | null {
  const { from, to } = reference;
  const stays = (corner: Corner) => corner.row === null || (fixedOnly && !corner.rowFixed);
  if (to === null) {
    if (from.row === null || stays(from)) return reference;
    return shift.gone(from.row) ? null : { ...reference, from: { ...from, row: shift.start(from.row) } };
  }
  if (from.row === null || to.row === null) return reference;
  if (stays(from) || stays(to)) {
    // A relative corner names no row of its own, so only the other one can follow.
    const follow = (corner: Corner, row: number): Corner => (stays(corner) ? corner : { ...corner, row });
    const [fromRow, toRow] = [shift.start(from.row), shift.end(to.row)];
    return { ...reference, from: follow(from, fromRow), to: follow(to, Math.max(1, toRow)) };
  }
  const upsideDown = from.row > to.row;
  const span = shift.span(Math.min(from.row, to.row), Math.max(from.row, to.row));
  if (span === null) return null;
  const [fromRow, toRow] = upsideDown ? [span.lastRow, span.firstRow] : [span.firstRow, span.lastRow];
  return { ...reference, from: { ...from, row: fromRow }, to: { ...to, row: toRow } };
}
