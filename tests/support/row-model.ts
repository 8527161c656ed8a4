/** A sheet as a list of rows with names: inserting and removing rows moves names, and a reference means the rows it named. Written without a look at the code it judges. */
import { columnLetters } from "#domain/workbook/cell-address";
import type { RowInsertion, RowRemoval } from "#domain/reporting/sheet-fill";

export interface RowModel {
  /** Names of the rows after the change, first row first; `12` is the twelfth row of before, `+7.3` the third row added to the list that begins in row 7. */
  readonly after: readonly string[];
  /** New number of a row of before; null when it is gone. */
  readonly place: (row: number) => number | null;
  /** New numbers of a range of before; null when all of it is gone. */
  readonly range: (first: number, last: number) => readonly [number, number] | null;
}

export const MODEL_ROWS = 120;

/** A list's new rows stand before its last record; where only one record is printed, behind it. A range that reaches the last record takes the new rows in. */
export function createRowModel(insertions: readonly RowInsertion[], removals: readonly RowRemoval[]): RowModel {
  const all: { readonly name: string; readonly gone: boolean }[] = [];
  for (let row = 1; row <= MODEL_ROWS; row += 1) {
    const add = insertions.find((one) => (isSingle(one) ? one.lastRow + 1 : recordTop(one)) === row);
    if (add !== undefined) {
      for (let i = 1; i <= add.count * (add.height ?? 1); i += 1)
        all.push({ name: `+${add.firstRow}.${i}`, gone: false });
    }
    const gone = removals.some((one) => one.how === "remove" && row >= one.firstRow && row <= one.lastRow);
    all.push({ name: `${row}`, gone });
  }
  const after = all.filter((one) => !one.gone).map((one) => one.name);
  const places = new Map(after.map((name, i) => [name, i + 1]));
  const marks = new Map(all.map(({ name }, i) => [name, i]));
  return {
    after,
    place: (row) => places.get(`${row}`) ?? null,
    range: (first, last) => {
      const reached = insertions.find((one) => isSingle(one) && one.firstRow <= last && last <= one.lastRow);
      const more = reached === undefined ? 0 : reached.count * (reached.height ?? 1);
      const covered = all
        .slice(marks.get(`${first}`), (marks.get(`${last}`) ?? 0) + 1 + more)
        .filter((one) => !one.gone)
        .map((one) => places.get(one.name) ?? 0);
      const [from] = covered;
      const to = covered.at(-1);
      return from === undefined || to === undefined ? null : [from, to];
    },
  };
}

const recordTop = (list: RowInsertion): number => list.lastRow - (list.height ?? 1) + 1;
const isSingle = (list: RowInsertion): boolean => recordTop(list) <= list.firstRow;

/** A reference as somebody writes it. */
export interface WrittenReference {
  readonly prefix: string;
  /** The model of the sheet it points to; null where nothing moves. */
  readonly model: RowModel | null;
  readonly kind: "cell" | "range" | "rows" | "columns";
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  /** `$` before first column, first row, last column, last row. */
  readonly fixed: readonly [boolean, boolean, boolean, boolean];
}

/** Writes a reference with its rows of before, or as the model says it must read after. */
export function writeReference(reference: WrittenReference, moved: boolean): string {
  const { prefix, model, kind, fixed } = reference;
  const [first, last] = reference.rows;
  const [from, to] = reference.columns;
  const column = (number: number, dollar: boolean): string => (dollar ? "$" : "") + columnLetters(number);
  if (kind === "columns") return `${prefix}${column(from, fixed[0])}:${column(to, fixed[2])}`;
  const single = kind === "cell";
  let rows: readonly [number, number] | null = [first, single ? first : last];
  if (moved && model !== null) {
    const place = model.place(first);
    rows = single ? (place === null ? null : [place, place]) : model.range(first, last);
  }
  if (rows === null) return `${prefix}#REF!`;
  const row = (number: number, dollar: boolean): string => (dollar ? "$" : "") + number;
  if (kind === "rows") return `${prefix}${row(rows[0], fixed[1])}:${row(rows[1], fixed[3])}`;
  const start = prefix + column(from, fixed[0]) + row(rows[0], fixed[1]);
  return single ? start : `${start}:${column(to, fixed[2])}${row(rows[1], fixed[3])}`;
}
