/** Holds the reading of an odd roster against its truth (对照怪表真值). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { RowCheck } from "#domain/importing/row-checks";
import type { TypedRow } from "#domain/importing/typed-row";
import { cellAddress } from "#domain/workbook/cell-address";
import type { OddRoster, OddTruth } from "./odd-sheet.ts";
import { typeAll } from "./read-roster.ts";

/** Counts, and every difference in words. */
export interface OddComparison {
  columns: number;
  columnsRight: number;
  cells: number;
  right: number;
  readonly structure: string[];
  readonly wrongColumns: string[];
  /** Values that differ with no issue on their cell. */
  readonly silentlyWrong: string[];
  readonly wrong: string[];
}

export function compareOdd(
  { grid, tables }: OddRoster,
  catalogue: { readonly index: CatalogueIndex; readonly checks: readonly RowCheck[] },
): OddComparison {
  const report: OddComparison = {
    columns: 0,
    columnsRight: 0,
    cells: 0,
    right: 0,
    structure: [],
    wrongColumns: [],
    silentlyWrong: [],
    wrong: [],
  };
  const found = recogniseTables(grid, catalogue.index);
  if (found.length !== tables.length) report.structure.push(`${found.length} tables, expected ${tables.length}`);
  for (const [at, truth] of tables.entries()) {
    const table = found[at];
    const rows = table === undefined ? [] : typeAll(grid, table, catalogue);
    if (table !== undefined && table.orientation !== truth.orientation)
      report.structure.push(`${table.orientation}, expected ${truth.orientation}`);
    compareColumns(table, truth, report);
    compareRows(rows, truth, report);
  }
  return report;
}

function compareColumns(table: RecognisedTable | undefined, truth: OddTruth, report: OddComparison): void {
  const given = new Map(
    (table?.columns ?? []).flatMap(({ letter, fields, period }) =>
      fields.length === 0 ? [] : [[letter, `${fields.join("+")}${period == null ? "" : `@${period}`}`] as const],
    ),
  );
  const letters = new Set([...given.keys(), ...Object.keys(truth.columns)]);
  for (const letter of letters) {
    report.columns += 1;
    if (given.get(letter) === truth.columns[letter]) report.columnsRight += 1;
    else report.wrongColumns.push(`${letter}: ${given.get(letter) ?? "-"}, expected ${truth.columns[letter] ?? "-"}`);
  }
}

function compareRows(rows: readonly TypedRow[], truth: OddTruth, report: OddComparison): void {
  const given = new Map(rows.map((row) => [row.row, row]));
  for (const row of given.keys()) if (truth.rows[row] === undefined) report.structure.push(`row ${row} is no record`);
  for (const [number, values] of Object.entries(truth.rows)) {
    const row = given.get(Number(number));
    const reported = new Set(row?.issues.map(({ cell }) => cell));
    const cells = new Map(
      row?.cells.map((cell) => [cell.period === undefined ? cell.field : `${cell.field}@${cell.period}`, cell]),
    );
    for (const field of new Set([...Object.keys(values), ...cells.keys()])) {
      const cell = cells.get(field);
      report.cells += 1;
      if ((cell?.value ?? null) === (values[field] ?? null)) {
        report.right += 1;
        continue;
      }
      const place = cell === undefined ? "" : cellAddress(cell.row, cell.column);
      const words = `${number} ${field} ${place}: ${String(cell?.value)}, expected ${String(values[field])}`;
      (reported.has(place) ? report.wrong : report.silentlyWrong).push(words);
    }
  }
}
