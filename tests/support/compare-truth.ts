/** Holds a reading against the truth of a sample, cell by cell (对照真值). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldValue } from "#domain/importing/typed-row";
import type { ReadSheet, ReadTable } from "./read-roster.ts";
import type { Truth, TruthTable } from "./truth.ts";

/** The outcome of a comparison: counts, and every difference in words. */
export interface Comparison {
  readonly cells: number;
  readonly right: number;
  /** Values that differ where no issue is reported on the cell. */
  readonly silentlyWrong: readonly string[];
  /** Values that differ, with an issue. */
  readonly wrong: readonly string[];
  readonly structure: readonly string[];
  readonly seeded: number;
  readonly unreported: readonly string[];
  readonly extraIssues: Readonly<Record<string, number>>;
}

/** Compares all sheets of a reading with the truth. */
export function compareWithTruth(read: readonly ReadSheet[], truth: Truth, index: CatalogueIndex): Comparison {
  const report = { cells: 0, right: 0, silentlyWrong: [] as string[], wrong: [] as string[], structure: [] as string[], seeded: 0, unreported: [] as string[], extraIssues: {} as Record<string, number> };
  for (const [at, sheet] of truth.sheets.entries()) {
    const tables = read[at]?.tables ?? [];
    if (read[at]?.grid.name !== sheet.name) report.structure.push(`sheet ${at}: ${read[at]?.grid.name}`);
    if (tables.length !== sheet.tables.length) report.structure.push(`${sheet.name}: ${tables.length} tables, expected ${sheet.tables.length}`);
    for (const [number, expected] of sheet.tables.entries()) {
      const found = tables[number];
      if (found !== undefined) compareTable(found, expected, { index, report, sheet: sheet.name });
    }
  }
  return report;
}

interface Report {
  cells: number;
  right: number;
  silentlyWrong: string[];
  wrong: string[];
  structure: string[];
  seeded: number;
  unreported: string[];
  extraIssues: Record<string, number>;
}

function compareTable(found: ReadTable, expected: TruthTable, to: { index: CatalogueIndex; report: Report; sheet: string }): void {
  compareStructure(found, expected, to);
  const { report, index } = to;
  const rows = new Map(found.rows.map((row) => [row.row, row]));
  const issues = new Set(found.rows.flatMap((row) => row.issues.map(({ cell }) => cell)));
  const seeded = new Set(expected.rows.flatMap((row) => row.seededIssues.map(({ cell }) => cell)));
  for (const row of found.rows) {
    for (const { cell, kind } of row.issues) if (!seeded.has(cell)) report.extraIssues[kind] = (report.extraIssues[kind] ?? 0) + 1;
    if (!expected.rows.some((other) => other.row === row.row)) report.structure.push(`row ${row.row} is no record`);
  }
  const letters = new Map<string, string>();
  for (const column of found.table.columns) for (const id of column.fields) if (!column.continuationOf) letters.set(index.byId.get(id)?.label ?? id, column.letter);
  for (const row of expected.rows) {
    const typed = rows.get(row.row);
    if (typed === undefined) report.structure.push(`row ${row.row} missing`);
    const values = new Map<string, FieldValue | null>(typed?.cells.map(({ field, value }) => [index.byId.get(field)?.label ?? field, value]));
    for (const [label, value] of Object.entries(row.values)) {
      report.cells += 1;
      const actual = values.get(label) ?? null;
      if (actual === value) {
        report.right += 1;
        continue;
      }
      const cell = `${letters.get(label) ?? "?"}${row.row}`;
      const text = `${to.sheet}!${cell} ${label}: ${JSON.stringify(actual)}, expected ${JSON.stringify(value)}`;
      (issues.has(cell) ? report.wrong : report.silentlyWrong).push(text);
    }
    for (const { cell, kind } of row.seededIssues) {
      if (kind.startsWith("duplicate")) continue;
      report.seeded += 1;
      const reported = found.rows.flatMap((other) => other.issues.filter((issue) => issue.cell === cell).map((issue) => issue.kind));
      if (reported.length === 0) report.unreported.push(`${to.sheet}!${cell} ${kind}`);
      else if (!reported.includes(kind)) report.unreported.push(`${to.sheet}!${cell} ${kind} reported as ${reported.join(", ")}`);
    }
  }
}

const AROUND = new Set(["title", "meta"]);

function compareStructure({ table }: ReadTable, expected: TruthTable, { report, index, sheet }: { report: Report; index: CatalogueIndex; sheet: string }): void {
  const same = (what: string, actual: unknown, wanted: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(wanted)) report.structure.push(`${sheet} ${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`);
  };
  same("headerRows", table.headerRows, expected.headerRows);
  same("firstDataRow", table.firstDataRow, expected.firstDataRow);
  same("lastDataRow", table.lastDataRow, expected.lastDataRow);
  same("unit", table.unit, expected.unit);
  if (expected.unitCell !== undefined) same("unitCell", table.unitCell, expected.unitCell);
  if (expected.titleCell !== undefined) same("titleCell", table.titleCell, expected.titleCell);
  const none = (rows: readonly { row: number; kind: string }[]) =>
    rows.filter(({ kind }) => !AROUND.has(kind)).map(({ row, kind }) => `${row} ${kind}`).toSorted();
  same("nonDataRows", none(table.nonDataRows), none(expected.nonDataRows ?? []));
  same("columns", table.columns.length, expected.columns.length);
  for (const [at, wanted] of expected.columns.entries()) {
    const column = table.columns[at];
    same(`${wanted.letter} letter`, column?.letter, wanted.letter);
    same(`${wanted.letter} headerPath`, column?.headerPath, wanted.headerPath);
    const labels = column?.fields.map((id) => index.byId.get(id)?.label ?? id) ?? [];
    same(`${wanted.letter} ${wanted.headerPath.join("/")} field`, labels, wanted.fields ?? (wanted.field === null ? [] : [wanted.field]));
    same(`${wanted.letter} unit`, column?.unit ?? null, wanted.unit);
  }
}
