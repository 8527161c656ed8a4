/** Odd rosters of every shape, made from seeds, are read exactly as they were written: tables, columns, cells. */
import { expect, test } from "vitest";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { compareOdd } from "../../support/compare-odd.ts";
import { oddRoster } from "../../support/odd-rosters.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };
const SEEDS = 320;

test("hundreds of odd rosters are read without a wrong column or cell", () => {
  const differences: string[] = [];
  let cells = 0;
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const roster = oddRoster(seed);
    const { structure, wrongColumns, silentlyWrong, wrong, ...counts } = compareOdd(roster, catalogue);
    cells += counts.cells;
    const all = [...structure, ...wrongColumns, ...silentlyWrong, ...wrong];
    if (all.length > 0) differences.push(`${roster.name}: ${all.slice(0, 3).join("; ")}`);
  }
  expect(differences).toEqual([]);
  expect(cells).toBeGreaterThan(10_000);
});
