import type { CellObject } from "xlsx";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { FormValue } from "#domain/reporting/form-binding";
import type { ReadBack } from "#domain/reporting/read-back";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { type CheckedCopies, readBlankBook, readCheckedBook, withCopies } from "./read-back-book.ts";
import { changeOf, isFull, missOf } from "./read-back-cells.ts";
import { type Compared, compareFrames, type Report } from "./read-back-frame.ts";
import { readMoves } from "./read-back-moves.ts";
import { openPlan } from "./read-back-plan.ts";
import { sampleRows } from "./sample-rows.ts";

/** What is checked: the blank, the file written from it, and what was planned. */
export interface ReadBackRequest {
  readonly blank: Uint8Array;
  readonly written: Uint8Array;
  /** As given to `fillForm`; the values of blocks are asked once more, row by row. */
  readonly fills: readonly SheetFill[];
  /** Sheets that `fillCopies` made from one of the blank's; `fills` call them by their names. */
  readonly copies?: CheckedCopies;
}

/** Most doubts that are listed; a file with more is wrong as a whole. */
const MOST_FINDINGS = 100;

/** Reads a written form again with a reader that is not ours and compares it with blank and plan (导出复核): values and their types, formulas, merges, print set-up, sheets, and that nothing beside the plan has changed. Of very long sheets every row at both ends and a share of those between is compared; `compared` counts truly. */
export function readBack({ blank, written, fills, copies }: ReadBackRequest): ReadBack {
  const findings: { sheet: string; cell: string; what: string }[] = [];
  let more = 0;
  const report: Report = (sheet, cell, what) => {
    if (findings.length < MOST_FINDINGS) findings.push({ sheet, cell, what });
    else more += 1;
  };
  const sample = sampleRows(written);
  const after = readCheckedBook(sample.bytes);
  const origins = new Map(
    [...sample.rows].map(([name, rows]) => {
      const { origin } = readMoves(joinFills(fills, name));
      return [name, new Set([...rows].map((row) => origin(row).row))] as const;
    }),
  );
  const unfilled = readBlankBook(sampleRows(blank, origins).bytes);
  if (after === null || unfilled === null) {
    const what =
      after === null
        ? "写出的文件用另一个程序打不开，请不要上报，改用空表重新导出"
        : "空表用另一个程序打不开，没有复核";
    return { compared: 0, findings: [{ sheet: "", cell: "", what }] };
  }
  const before = withCopies(unfilled, copies);
  const moves = new Map(before.names.map((name) => [name, readMoves(joinFills(fills, name))]));
  const still = readMoves({ insertions: [] });
  const compared = { blank: before, written: after, moves: (name: string) => moves.get(name) ?? still };
  compareFrames(compared, report);
  let count = 0;
  for (const name of before.names) {
    count += compareSheet(compared, { name, fills, rows: sample.rows.get(name) ?? null }, report);
  }
  if (more > 0) findings.push({ sheet: "", cell: "", what: `还有 ${more} 处不同没有列出` });
  return { compared: count, findings };
}

function joinFills(fills: readonly SheetFill[], name: string): Pick<SheetFill, "insertions" | "removals"> {
  const own = fills.filter((fill) => fill.sheet === name);
  return { insertions: own.flatMap((fill) => fill.insertions), removals: own.flatMap((fill) => fill.removals ?? []) };
}

interface ReadSheet {
  readonly name: string;
  readonly fills: readonly SheetFill[];
  /** Rows that were sampled; null for all. */
  readonly rows: ReadonlySet<number> | null;
}

/** Compares the cells of a sheet; answers how many. */
function compareSheet(compared: Compared, { name, fills, rows }: ReadSheet, report: Report): number {
  const read = compared.written.sheet(name);
  if (read === null) return 0;
  const plan = openPlan(fills.filter((fill) => fill.sheet === name));
  const [before, after] = [compared.blank.sheet(name)?.rows ?? [], read.rows];
  const { origin, to } = compared.moves(name);
  const masters = listMasters(read.merges);
  const master = (row: number, column: number): CellObject | undefined => {
    const [r, c] = masters.get(row * COLUMNS + column) ?? [0, 0];
    return after[r - 1]?.[c - 1];
  };
  const lastRow = Math.max(after.length, plan.lastRow, to(before.length) ?? 0);
  let count = 0;
  for (let row = 1; row <= lastRow; row += 1) {
    if (rows !== null && !rows.has(row)) continue;
    const from = origin(row);
    count += compareRow(
      { planned: plan.row(row), was: before[from.row - 1] ?? [], is: after[row - 1] ?? [] },
      {
        date1904: compared.written.date1904,
        hidden: (column) => rows !== null || masters.has(row * COLUMNS + column),
        copied: from.copy,
        master: (column) => master(row, column),
        report: (column, what) => report(name, cellAddress(row, column), what),
      },
    );
  }
  return count;
}

interface ComparedRow {
  readonly planned: ReadonlyMap<number, FormValue>;
  readonly was: readonly (CellObject | undefined)[];
  readonly is: readonly (CellObject | undefined)[];
}

interface RowPlace {
  readonly date1904: boolean;
  readonly hidden: (column: number) => boolean;
  /** The row was added: what only the last printed record shows need not stand in it. */
  readonly copied: boolean;
  /** The cell that a merge shows instead of this one. */
  readonly master: (column: number) => CellObject | undefined;
  readonly report: (column: number, what: string) => void;
}

function compareRow({ planned, was, is }: ComparedRow, place: RowPlace): number {
  let count = 0;
  for (let column = 1; column <= Math.max(is.length, was.length, ...planned.keys()); column += 1) {
    const value = planned.get(column);
    const [old, read] = [was[column - 1], is[column - 1]];
    const what =
      value === undefined
        ? changeOf(old, read, { hidden: place.hidden(column), copied: place.copied })
        : missOf(value, { was: old, is: isFull(read) ? read : place.master(column), date1904: place.date1904 });
    if (what !== null) place.report(column, what);
    if (value !== undefined || isFull(old) || isFull(read)) count += 1;
  }
  return count;
}

/** Columns a sheet can have, and one. */
const COLUMNS = 16_385;

/** Top left cell of each merged cell that is not the top left one itself. */
function listMasters(merges: readonly CellRange[]): ReadonlyMap<number, readonly [number, number]> {
  const masters = new Map<number, readonly [number, number]>();
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    if ((lastRow - firstRow) * (lastColumn - firstColumn) > 100_000) continue;
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        if (row !== firstRow || column !== firstColumn) masters.set(row * COLUMNS + column, [firstRow, firstColumn]);
      }
    }
  }
  return masters;
}
