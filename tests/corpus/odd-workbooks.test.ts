import { afterAll, describe, expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import { createRowTyper } from "#domain/importing/row-typer";
import type { CellContent } from "#domain/workbook/grid";
import { openWorkbook } from "#workbook/open-workbook";
import { describeError } from "../../renderer/text/describe-error";
import { loadCatalogue, loadRowChecks } from "../support/catalogue.ts";
import { type CorpusFile, ROSTER } from "./corpus-file.ts";
import { cutFiles, damagedFiles } from "./damaged-files.ts";
import { hostilePackages } from "./hostile-packages.ts";
import { oddPackages } from "./odd-packages.ts";
import { oddTexts } from "./odd-texts.ts";
import { soundFiles } from "./sound-files.ts";
import { wrongFiles } from "./wrong-files.ts";

/** What a person gets to see of one file. */
interface Outcome {
  readonly refusal: { readonly type: string; readonly sentence: string } | null;
  readonly rows: readonly (readonly [number, readonly (CellContent | undefined)[]])[];
  /** Cells handed on by the reader and records typed from them. */
  readonly work: number;
}

const catalogueIndex = loadCatalogue();
const rowChecks = loadRowChecks();

/** Opens a file, recognises its tables and types every row, as an import does. */
async function importAll(file: CorpusFile): Promise<Outcome> {
  const opened = await openWorkbook(file);
  if (!opened.ok) return refusal(opened.error);
  const rows: Outcome["rows"][number][] = [];
  let work = 0;
  for (const [number, { name }] of opened.value.sheets.entries()) {
    const grid = await opened.value.readGrid(number);
    if (!grid.ok) return refusal(grid.error);
    if (number === 0) for (const row of grid.value.rows) rows.push([row.index, Array.from(row.cells)]);
    for (const { cells } of grid.value.rows) work += cells.length;
    for (const table of recogniseTables(grid.value, catalogueIndex)) {
      const { delimited } = grid.value;
      const typer = createRowTyper(table, { sheet: name, index: catalogueIndex, checks: rowChecks, delimited });
      for (const row of grid.value.rows) if (typer.push(row) !== null) work += 1;
      typer.finish();
    }
  }
  return { refusal: null, rows, work };
}

function refusal(error: Parameters<typeof describeError>[0]): Outcome {
  return { refusal: { type: error.type, sentence: describeError(error) }, rows: [], work: 0 };
}

/** Cells a file of the corpus may bring: 1,200 rows of a long sheet to the last column. */
const MOST_WORK = 20_000_000;

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024);
let highest = megabytes();
// The reader works in turns, so its highest moments are seen from here.
const watch = setInterval(() => (highest = Math.max(highest, megabytes())), 20);
afterAll(() => clearInterval(watch));

/** Memory a file of the corpus may take, its own bytes (40 MB at most) not counted; a bomb is noticed at 64 MB. */
const MOST_MEGABYTES = 450;

async function check(file: CorpusFile): Promise<void> {
  const before = megabytes();
  highest = before;
  const outcome = await importAll(file);
  expect(Math.max(highest, megabytes()) - before).toBeLessThan(MOST_MEGABYTES);
  const { expected } = file;
  if (outcome.refusal !== null) {
    expect(outcome.refusal.sentence).toMatch(/^「[^「」]+」\P{ASCII}[^\r\n]*。$/u);
    expect(outcome.refusal.sentence).not.toMatch(/undefined|Error|null|NaN|\/(?:work|tmp|home)|[A-Za-z]{12,}/u);
  }
  if (expected.kind === "refused") expect(expected.with).toContain(outcome.refusal?.type ?? "read");
  if (expected.kind === "roster")
    expect(outcome).toMatchObject({ refusal: null, rows: ROSTER.map((cells, i) => [i + 1, cells]) });
  if (expected.kind === "rows") expect(outcome).toMatchObject({ refusal: null, rows: expected.rows });
  expect(outcome.work).toBeLessThan(MOST_WORK);
}

const SOUND: readonly CorpusFile[] = soundFiles()
  .filter(({ name }) => !/csv|网页/u.test(name))
  .map(({ name, bytes }) => ({ label: `sound: ${name}`, name, bytes, expected: { kind: "roster" } }));

describe("workbooks that are odd but sound read like the plain one", () => {
  test.each([...SOUND, ...oddPackages(), ...oddTexts()])("$label", check);
});

describe("hostile and wrong files are refused in a sentence", () => {
  test.each([...hostilePackages(), ...wrongFiles()])("$label", check);
});

describe("files cut at the borders of their structure are refused, never read in part", () => {
  test.each(cutFiles())("$label", check);
});

describe("damaged files are read or refused", () => {
  test.each(damagedFiles(4))("$label", check);
});
