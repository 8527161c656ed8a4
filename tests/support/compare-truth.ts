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
  const report = {
    cells: 0,
    right: 0,
    silentlyWrong: [] as string[],
    wrong: [] as string[],
    structure: [] as string[],
    seeded: 0,
    unreported: [] as string[],
    extraIssues: {} as Record<string, number>,
  };
  for (const [at, sheet] of truth.sheets.entries()) {
    const tables = read[at]?.tables ?? [];
    if (read[at]?.grid.name !== sheet.name) report.structure.push(`sheet ${at}: ${read[at]?.grid.name}`);
    if (tables.length !== sheet.tables.length)
      report.structure.push(`${sheet.name}: ${tables.length} tables, expected ${sheet.tables.length}`);
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

interface Against {
  readonly index: CatalogueIndex;
  readonly report: Report;
  readonly sheet: string;
}

function compareTable(found: ReadTable, expected: TruthTable, to: Against): void {
  compareStructure(found, expected, to);
  compareRecords(found, expected, to.report);
  const kinds = issueKinds(found);
  const rows = new Map(found.rows.map((row) => [row.row, row]));
  const letters = lettersByLabel(found, to.index);
  for (const row of expected.rows) {
    const typed = rows.get(row.row);
    const cells = typed?.cells ?? [];
    const values = new Map<string, FieldValue | null>(
      cells.map(({ field, value }) => [to.index.byId.get(field)?.label ?? field, value]),
    );
    for (const [label, value] of Object.entries(row.values)) {
      const cell = `${letters.get(label) ?? "?"}${row.row}`;
      compareValue({ cell, label, actual: values.get(label) ?? null, wanted: value, isReported: kinds.has(cell) }, to);
    }
    for (const seed of row.seededIssues) compareSeed(seed, kinds.get(seed.cell) ?? [], to);
  }
}

/** Records that should not be, or are missing, and issues nobody seeded. */
function compareRecords(found: ReadTable, expected: TruthTable, report: Report): void {
  const wanted = new Set(expected.rows.map(({ row }) => row));
  const given = new Set(found.rows.map(({ row }) => row));
  for (const row of given) if (!wanted.has(row)) report.structure.push(`row ${row} is no record`);
  for (const row of wanted) if (!given.has(row)) report.structure.push(`row ${row} missing`);
  const seeded = new Set(expected.rows.flatMap((row) => row.seededIssues.map(({ cell }) => cell)));
  for (const { cell, kind } of found.rows.flatMap(({ issues }) => issues)) {
    if (!seeded.has(cell)) report.extraIssues[kind] = (report.extraIssues[kind] ?? 0) + 1;
  }
}

function issueKinds(found: ReadTable): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const { cell, kind } of found.rows.flatMap(({ issues }) => issues)) {
    kinds.set(cell, [...(kinds.get(cell) ?? []), kind]);
  }
  return kinds;
}

function lettersByLabel({ table }: ReadTable, index: CatalogueIndex): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const column of table.columns) {
    if (column.continuationOf) continue;
    for (const id of column.fields) letters.set(index.byId.get(id)?.label ?? id, column.letter);
  }
  return letters;
}

interface ComparedValue {
  readonly cell: string;
  readonly label: string;
  readonly actual: FieldValue | null;
  readonly wanted: FieldValue | null;
  readonly isReported: boolean;
}

function compareValue({ cell, label, actual, wanted, isReported }: ComparedValue, { report, sheet }: Against): void {
  report.cells += 1;
  if (actual === wanted) {
    report.right += 1;
    return;
  }
  const text = `${sheet}!${cell} ${label}: ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`;
  (isReported ? report.wrong : report.silentlyWrong).push(text);
}

/** Duplicates are found by the plan, not by reading. */
function compareSeed(
  { cell, kind }: { readonly cell: string; readonly kind: string },
  reported: readonly string[],
  { report, sheet }: Against,
): void {
  if (kind.startsWith("duplicate")) return;
  report.seeded += 1;
  if (reported.length === 0) report.unreported.push(`${sheet}!${cell} ${kind}`);
  else if (!reported.includes(kind))
    report.unreported.push(`${sheet}!${cell} ${kind} reported as ${reported.join(", ")}`);
}

const AROUND = new Set(["title", "meta"]);

function compareStructure(
  { table }: ReadTable,
  expected: TruthTable,
  { report, index, sheet }: { report: Report; index: CatalogueIndex; sheet: string },
): void {
  const same = (what: string, actual: unknown, wanted: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(wanted))
      report.structure.push(`${sheet} ${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`);
  };
  same("headerRows", table.headerRows, expected.headerRows);
  same("firstDataRow", table.firstDataRow, expected.firstDataRow);
  same("lastDataRow", table.lastDataRow, expected.lastDataRow);
  same("unit", table.unit, expected.unit);
  if (expected.unitCell !== undefined) same("unitCell", table.unitCell, expected.unitCell);
  if (expected.titleCell !== undefined) same("titleCell", table.titleCell, expected.titleCell);
  const none = (rows: readonly { row: number; kind: string }[]) =>
    rows
      .filter(({ kind }) => !AROUND.has(kind))
      .map(({ row, kind }) => `${row} ${kind}`)
      .toSorted();
  same("nonDataRows", none(table.nonDataRows), none(expected.nonDataRows ?? []));
  same("columns", table.columns.length, expected.columns.length);
  for (const [at, wanted] of expected.columns.entries()) {
    const column = table.columns[at];
    same(`${wanted.letter} letter`, column?.letter, wanted.letter);
    same(`${wanted.letter} headerPath`, column?.headerPath, wanted.headerPath);
    const labels = column?.fields.map((id) => index.byId.get(id)?.label ?? id) ?? [];
    same(
      `${wanted.letter} ${wanted.headerPath.join("/")} field`,
      labels,
      wanted.fields ?? (wanted.field === null ? [] : [wanted.field]),
    );
    same(`${wanted.letter} unit`, column?.unit ?? null, wanted.unit);
  }
}
