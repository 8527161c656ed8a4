/** Many made rosters, each cell with its truth: nothing is read wrongly in silence, every fault is reported, and a habit of a whole column is no fault. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { TypedCell } from "#domain/importing/typed-row";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { type OddSheet, oddSheet, type TrueCell } from "../../support/odd-values.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };
const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);

interface Tally {
  cells: number;
  right: number;
  reported: number;
  faults: number;
  needless: number;
  readonly silentlyWrong: string[];
  readonly unreported: string[];
}

function tallyOf(seed: number, { grid, cells }: OddSheet, tally: Tally): void {
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error(`seed ${seed}: no table`);
  const rows = new Map(typeAll(grid, table, catalogue).map((row) => [row.row, row]));
  for (const truth of cells) {
    const row = rows.get(truth.row);
    const cell = row?.cells.find(({ field }) => field === truth.field);
    const issues = row?.issues.filter(({ column }) => column === cell?.column).map(({ kind }) => kind) ?? [];
    count(`seed ${seed} ${truth.field} row ${truth.row}`, truth, { cell, issues }, tally);
  }
}

function count(
  where: string,
  truth: TrueCell,
  { cell, issues }: { readonly cell: TypedCell | undefined; readonly issues: readonly string[] },
  tally: Tally,
): void {
  tally.cells += 1;
  const isRight = truth.value === undefined || (cell?.value ?? null) === truth.value;
  const shown = `${where} ${JSON.stringify(truth.written)} → ${JSON.stringify(cell?.value)}, expected ${JSON.stringify(truth.value)}`;
  if (isRight) tally.right += 1;
  else if (issues.length === 0) tally.silentlyWrong.push(shown);
  if (truth.report) {
    tally.faults += 1;
    if (issues.length > 0) tally.reported += 1;
    else tally.unreported.push(shown);
  } else if (issues.length > 0) tally.needless += 1;
}

test("no made roster is read wrongly in silence, and none is flooded with warnings", () => {
  const tally: Tally = { cells: 0, right: 0, reported: 0, faults: 0, needless: 0, silentlyWrong: [], unreported: [] };
  for (const seed of SEEDS) tallyOf(seed, oddSheet(seed), tally);
  expect(tally.silentlyWrong).toEqual([]);
  expect(tally.unreported).toEqual([]);
  expect(tally.faults).toBeGreaterThan(2000);
  expect(tally.right / tally.cells).toBeGreaterThan(0.999);
  expect(tally.needless / (tally.cells - tally.faults)).toBeLessThan(0.05);
});
