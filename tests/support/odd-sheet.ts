/** What an odd roster is made of: a sheet to write on, and the truth noted while writing (怪表画布与真值). */
import type { CellContent, CellRange, Grid } from "#domain/workbook/grid";
import type { Fact } from "./odd-facts.ts";

/** What must be read from an odd roster. */
export interface OddTruth {
  readonly orientation: "rows" | "columns" | "form";
  /** Field by letter; only mapped columns. Figures of another year as `field@2024`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Values by row, then by field. */
  readonly rows: Readonly<Record<number, Readonly<Record<string, Fact["value"]>>>>;
}

export interface OddRoster {
  readonly name: string;
  readonly grid: Grid;
  readonly tables: readonly OddTruth[];
}

/** A sheet being written; blank contents leave the cell out. */
export interface Sheet {
  readonly put: (row: number, column: number, content: CellContent | null) => void;
  /** One text after another from a column on. */
  readonly line: (row: number, column: number, contents: readonly (CellContent | null)[]) => void;
  readonly merge: (firstRow: number, firstColumn: number, lastRow: number, lastColumn: number) => void;
  readonly grid: () => Grid;
}

export function createSheet(): Sheet {
  const rows = new Map<number, (CellContent | undefined)[]>();
  const merges: CellRange[] = [];
  const put: Sheet["put"] = (row, column, content) => {
    if (content === null || content === "") return;
    const cells = rows.get(row) ?? [];
    rows.set(row, cells);
    cells[column - 1] = content;
  };
  return {
    put,
    line: (row, column, contents) => {
      for (const [at, content] of contents.entries()) put(row, column + at, content);
    },
    merge: (firstRow, firstColumn, lastRow, lastColumn) => {
      if (firstRow !== lastRow || firstColumn !== lastColumn)
        merges.push({ firstRow, firstColumn, lastRow, lastColumn });
    },
    grid: () => gridOf(rows, merges),
  };
}

function gridOf(rows: ReadonlyMap<number, (CellContent | undefined)[]>, merges: readonly CellRange[]): Grid {
  const sorted = [...rows].toSorted(([a], [b]) => a - b);
  return {
    name: "Sheet1",
    visibility: "visible",
    rows: sorted.map(([index, cells]) => ({ index, hidden: false, cells: Array.from(cells) })),
    complete: true,
    rowCount: Math.max(...sorted.map(([index]) => index), ...merges.map(({ lastRow }) => lastRow)),
    columnCount: Math.max(...sorted.map(([, { length }]) => length), ...merges.map(({ lastColumn }) => lastColumn)),
    merges,
    hiddenColumns: [],
    delimited: false,
  };
}

/** The truth of one table, noted while it is written; unknown fields (null) leave no trace. */
export interface TruthNotes {
  readonly column: (letter: string, id: string | null) => void;
  readonly value: (record: number, id: string | null, value: Fact["value"]) => void;
  readonly truth: OddTruth;
}

export function createNotes(orientation: OddTruth["orientation"]): TruthNotes {
  const columns: Record<string, string> = {};
  const rows: Record<number, Record<string, Fact["value"]>> = {};
  return {
    column: (letter, id) => {
      if (id !== null) columns[letter] = id;
    },
    value: (record, id, value) => {
      const values = rows[record] ?? {};
      rows[record] = values;
      if (id !== null) values[id] = value;
    },
    truth: { orientation, columns, rows },
  };
}
