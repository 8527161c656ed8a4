import type { RowInsertion, RowRemoval, SheetFill } from "#domain/reporting/sheet-fill";

/** Where the rows of one sheet go when rows are inserted, removed or hidden (行移动). Rows are 1-based and may lie anywhere; all questions are asked with row numbers of the form as it came. */
export interface RowShift {
  readonly sheet: string;
  /** Those that add records, ascending. */
  readonly insertions: readonly RowInsertion[];
  /** Rows that go, ascending. */
  readonly removals: readonly RowRemoval[];
  /** Rows that stay unseen, ascending. */
  readonly hidden: readonly RowRemoval[];
  /** New place of a row; for a row that goes, the place of what comes up in its stead. */
  readonly row: (row: number) => number;
  /** New place of a cell that is named by itself (by a formula, a comment, a picture), and new first row of a range. In a list printed with one record that is its first record, not the moved copy. */
  readonly start: (row: number) => number;
  /** New last row of a range; 0 when nothing stays above. */
  readonly end: (row: number) => number;
  /** Whether the row is removed. */
  readonly gone: (row: number) => boolean;
  /** New rows of a range; null when all of them are removed. */
  readonly span: (firstRow: number, lastRow: number) => RowSpan | null;
  /** Rows added in all. */
  readonly added: number;
  /** Rows removed in all. */
  readonly removed: number;
  /** Shift of a sheet moved in the same fill, this one included; any letter case. */
  readonly of: (sheet: string | null) => RowShift | null;
}

/** First and last row. */
export interface RowSpan {
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Last row a sheet can have. A range that ends there means "to the end" and keeps ending there. */
export const LAST_ROW = 1_048_576;

/** Creates the shift of a sheet. A list printed with one record only keeps the start of its ranges, else the copies would stand outside them. */
export function createRowShift(
  sheet: string,
  insertions: readonly RowInsertion[],
  removals: readonly RowRemoval[] = [],
): RowShift {
  const shift: RowShift = createOne({ sheet, insertions, removals }, (other) => (isSame(other, sheet) ? shift : null));
  return shift;
}

/** Creates the shifts of all sheets of a fill whose rows change; they know each other, so that formulas between them can be rewritten in one go. */
export function createRowShifts(
  fills: readonly Pick<SheetFill, "sheet" | "insertions" | "removals">[],
): readonly RowShift[] {
  const sheets = [...new Set(fills.map((fill) => fill.sheet))];
  const bySheet = new Map<string, RowShift>();
  const shifts: RowShift[] = sheets.map((sheet) => {
    const own = fills.filter((fill) => fill.sheet === sheet);
    return createOne(
      {
        sheet,
        insertions: own.flatMap((fill) => fill.insertions),
        removals: own.flatMap((fill) => fill.removals ?? []),
      },
      (other) => bySheet.get(other?.toLowerCase() ?? "") ?? null,
    );
  });
  for (const shift of shifts) bySheet.set(shift.sheet.toLowerCase(), shift);
  return shifts.filter((shift) => movesRows(shift) || shift.hidden.length > 0);
}

/** Whether rows are added or removed; hiding moves nothing. */
export function movesRows(shift: RowShift): boolean {
  return shift.insertions.length > 0 || shift.removals.length > 0;
}

/** Physical rows of one record (每条占几行). */
export function recordHeight(insertion: RowInsertion): number {
  return insertion.height ?? 1;
}

/** First row of the record that is copied (被复制的一条): the list's last. */
export function copiedRow(insertion: RowInsertion): number {
  return insertion.lastRow - recordHeight(insertion) + 1;
}

/** Rows an insertion adds. */
export function addedRows(insertion: RowInsertion): number {
  return insertion.count * recordHeight(insertion);
}

/** Whether the list is printed with one record only. */
export function isSingle(insertion: RowInsertion): boolean {
  return insertion.firstRow >= copiedRow(insertion);
}

interface Changes {
  readonly sheet: string;
  readonly insertions: readonly RowInsertion[];
  readonly removals: readonly RowRemoval[];
}

function createOne(changes: Changes, of: RowShift["of"]): RowShift {
  const ascending = <T extends { readonly firstRow: number }>(list: readonly T[]) =>
    list.toSorted((one, two) => one.firstRow - two.firstRow);
  const insertions = ascending(changes.insertions.filter((insertion) => insertion.count > 0));
  const removals = ascending(changes.removals.filter((removal) => removal.how === "remove"));
  const gone = (row: number): boolean => removals.some((one) => one.firstRow <= row && row <= one.lastRow);
  const moved = (row: number, stays: (insertion: RowInsertion) => boolean): number => {
    if (row >= LAST_ROW) return row;
    let to = row;
    for (const one of insertions) {
      if (row > one.lastRow || (row >= copiedRow(one) && !stays(one))) to += addedRows(one);
    }
    for (const one of removals) {
      if (row >= one.firstRow) to -= Math.min(row, one.lastRow + 1) - one.firstRow;
    }
    return Math.min(to, LAST_ROW);
  };
  const end = (row: number): number => {
    let last = row;
    // Removed rows at the end of a range: it ends with what stays above them.
    for (const one of removals.toReversed()) if (one.firstRow <= last && last <= one.lastRow) last = one.firstRow - 1;
    return last < 1 ? 0 : moved(last, () => false);
  };
  const start = (row: number): number => moved(row, isSingle);
  return {
    sheet: changes.sheet,
    insertions,
    removals,
    hidden: ascending(changes.removals.filter((removal) => removal.how === "hide")),
    row: (row) => moved(row, () => false),
    start,
    end,
    gone,
    span: (firstRow, lastRow) => {
      const span = { firstRow: start(firstRow), lastRow: end(lastRow) };
      return span.firstRow > span.lastRow ? null : span;
    },
    added: insertions.reduce((sum, one) => sum + addedRows(one), 0),
    removed: removals.reduce((sum, one) => sum + one.lastRow - one.firstRow + 1, 0),
    of,
  };
}

/** Sheet names differ by more than letter case. */
function isSame(one: string | null, two: string): boolean {
  return one !== null && one.toLowerCase() === two.toLowerCase();
}
