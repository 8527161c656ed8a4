import { type Corner, type FormulaPiece, formatFormula, parseFormula, type Reference } from "./formula-pieces.ts";
import { addedRows, copiedRow, recordHeight, type RowShift } from "./row-shift.ts";
import { shiftOf, shiftReference } from "./shift-formula.ts";

/** What decides how the formula of a list's last record goes on in the records added before it. Texts and rows are those of the form as it came. */
export interface Continuation {
  /** The formula in the same place of the record above; null when there is none. */
  readonly above: string | null;
  readonly last: string;
  readonly shift: RowShift;
  readonly home: string;
  /** Row of `last` before anything moved. */
  readonly row: number;
}

/** Goes on with a formula down a growing list (延续公式): `at(0)` is the first added record, `at(added rows)` the moved last one. A reference that moved from `above` to `last` keeps moving by as much, one that did not stays, whatever its `$`; without a comparable record above, `$` decides. A reference along another list that grows in the same fill goes along that list. */
export function continueFormula(continuation: Continuation): (rows: number) => string {
  const steps = listSteps(continuation);
  const pieces = steps.map(({ piece, from, to }) => {
    if (typeof piece === "string") return () => piece;
    const own = shiftOf(piece, continuation.shift, continuation.home);
    const shifted = own === null ? piece : shiftReference(piece, own, false);
    const fromAt = createTarget({ corner: piece.from, step: from, own, continuation });
    const toAt = piece.to === null ? null : createTarget({ corner: piece.to, step: to, own, continuation });
    return (rows: number): FormulaPiece => {
      if (shifted === null) return `${piece.prefix}#REF!`;
      const corner = (stays: Corner, row: number | null): Corner => (row === null ? stays : { ...stays, row });
      return {
        ...shifted,
        from: corner(shifted.from, fromAt(rows)),
        to: shifted.to === null ? null : corner(shifted.to, toAt?.(rows) ?? null),
      };
    };
  });
  return (rows) => formatFormula(pieces.map((piece) => piece(rows)));
}

/** A piece of the last record's formula; for references, by how many rows each corner moves from record to record, 0 when it stays. */
export interface StepPiece {
  readonly piece: FormulaPiece;
  readonly from: number;
  readonly to: number;
}

/** Works out which corners of a formula move from record to record (逐条移动的引用). */
export function listSteps({ above, last, shift, row }: Continuation): readonly StepPiece[] {
  const pieces = parseFormula(last);
  const aboves = above === null ? [] : parseFormula(above);
  const height = heightAt(shift, row);
  const comparable = aboves.length === pieces.length && pieces.every((piece, i) => continues(aboves[i], piece));
  return pieces.map((piece, i) => {
    if (typeof piece === "string") return { piece, from: 0, to: 0 };
    const other = comparable ? aboves[i] : undefined;
    const twin = typeof other === "string" ? undefined : other;
    const step = (corner: Corner | null, twinCorner: Corner | null | undefined): number => {
      if (corner?.row == null) return 0;
      if (twinCorner?.row != null) return corner.row - twinCorner.row;
      return corner.rowFixed ? 0 : height;
    };
    return { piece, from: step(piece.from, twin?.from), to: step(piece.to, twin?.to) };
  });
}

/** Rows between two records of the list that `row` belongs to. */
function heightAt(shift: RowShift, row: number): number {
  const list = shift.insertions.find((one) => one.firstRow <= row && row <= one.lastRow);
  return list === undefined ? 1 : recordHeight(list);
}

/** More rows than this from record to record is no running reference but another formula. */
const LONGEST_STEP = 20;

function continues(above: FormulaPiece | undefined, below: FormulaPiece): boolean {
  if (above === undefined || typeof above !== typeof below) return false;
  if (typeof above === "string" || typeof below === "string") return above === below;
  if (above.prefix !== below.prefix || (above.to === null) !== (below.to === null)) return false;
  const corners: (readonly [Corner, Corner])[] = [[above.from, below.from]];
  if (above.to !== null && below.to !== null) corners.push([above.to, below.to]);
  return corners.every(([one, two]) => {
    const step = (two.row ?? 0) - (one.row ?? 0);
    return one.column === two.column && step >= 0 && step <= LONGEST_STEP;
  });
}

interface Target {
  readonly corner: Corner;
  readonly step: number;
  /** Shift of the sheet the reference points to. */
  readonly own: RowShift | null;
  readonly continuation: Continuation;
}

/** Row that a corner names in the record `rows` further down; null when it stays. */
function createTarget({ corner, step, own, continuation }: Target): (rows: number) => number | null {
  const { row } = corner;
  if (row === null || step === 0) return () => null;
  const height = heightAt(continuation.shift, continuation.row);
  const from = row + runningOffset(row, own, continuation);
  return (rows) => from + (rows / height) * step;
}

/** Rows by which the first added record's running reference has moved. Along a list it keeps its distance to the list's top; elsewhere it follows its cell. */
function runningOffset(row: number, target: RowShift | null, { shift, row: home }: Continuation): number {
  if (target === null) return 0;
  const along = target.insertions.find((one) => {
    const near = target === shift && one.firstRow <= home && home <= one.lastRow ? recordHeight(one) : 0;
    return one.firstRow - near <= row && row <= one.lastRow + near;
  });
  if (along === undefined) return target.row(row) - row;
  return target.row(copiedRow(along)) - addedRows(along) - copiedRow(along);
}

/** Where running references of the added records go on beyond what grows with them: the rows they name, in the form as it came. */
export interface Overrun {
  readonly sheet: string;
  readonly column: number | null;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Lists the cells that the added records would read although they belong to no growing list (越界引用). */
export function listOverruns(continuation: Continuation): readonly Overrun[] {
  const { shift, home, row } = continuation;
  const list = shift.insertions.find((one) => copiedRow(one) <= row && row <= one.lastRow);
  if (list === undefined) return [];
  const steps = listSteps(continuation);
  return steps.flatMap(({ piece, from, to }, i) => {
    if (typeof piece === "string" || piece.external || piece.lastSheet !== null) return [];
    const before = steps[i - 1]?.piece;
    // ROW(A1) counts; it reads nothing.
    if (typeof before === "string" && /(?:ROWS?|COLUMNS?)\s*\(\s*$/iu.test(before)) return [];
    return [...overrun(piece, piece.from, from), ...(piece.to === null ? [] : overrun(piece, piece.to, to))];
  });

  function overrun(piece: Reference, corner: Corner, step: number): readonly Overrun[] {
    if (corner.row === null || step === 0 || list === undefined) return [];
    const target = shiftOf(piece, shift, home);
    const at = corner.row;
    const along = target?.insertions.find((one) => {
      const near = target === shift && one === list ? recordHeight(one) : 0;
      return one.firstRow - near <= at && at <= one.lastRow + near;
    });
    const free = along === undefined ? 0 : Math.floor(addedRows(along) / step);
    if (free >= list.count) return [];
    const first = along === undefined ? at : along.lastRow;
    const span = { firstRow: first + 1, lastRow: first + (list.count - free) * step };
    return [{ sheet: piece.sheet ?? home, column: corner.column, ...span }];
  }
}
