/** The rosters of the main job, carriers among them, go through the command line with every cell right (名册导入与真值逐格相同). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { readTruth, samplePath, type TruthTable } from "../support/truth.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parkbook-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rosters = [
  ["高新区企业名册2025.xlsx", "roster1-高新区企业名册2025.json"],
  ["在孵企业情况表2025(火炬口径).xls", "roster2-在孵企业情况表2025(火炬口径).json"],
  ["高企汇总表2025.csv", "roster3-高企汇总表2025.json"],
  ["企业名册2026年一季度更新.xlsx", "roster5-企业名册2026年一季度更新.json"],
  ["火炬企业年报导出2024.xlsx", "roster6-火炬企业年报导出2024.json"],
  ["孵化载体汇总表.xlsx", "roster7-孵化载体汇总表.json"],
] as const;

interface PrintedTable {
  readonly headerRows: readonly [number, number];
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly unit: string | null;
  readonly columns: readonly {
    readonly letter: string;
    readonly headerPath: readonly string[];
    readonly field: string | null;
    readonly unit: string | null;
  }[];
  readonly rows: readonly { readonly row: number; readonly values: Readonly<Record<string, unknown>> }[];
  readonly issues: readonly {
    readonly cell: string;
    readonly severity: string;
    readonly kind: string;
    readonly reason: string;
  }[];
}

describe("parkbook import --json", () => {
  test.each(rosters)("%s equals its truth", async (file, truthFile) => {
    const truth = readTruth(truthFile);
    const outcome = await runCli([
      "import",
      samplePath(file),
      "--store",
      path.join(folder, "truth.parkbook"),
      "--json",
    ]);
    expect(outcome.stderr, outcome.stderr).not.toMatch(/Error|undefined/u);
    expect(outcome.code).toBe(0);
    const printed = JSON.parse(outcome.stdout) as { files: { sheets: { name: string; tables: PrintedTable[] }[] }[] };
    const sheets = printed.files[0]?.sheets ?? [];
    expect(sheets.map((sheet) => [sheet.name, sheet.tables.length])).toEqual(
      truth.sheets.map((sheet) => [sheet.name, sheet.tables.length]),
    );
    truth.sheets.forEach((sheet, s) => {
      sheet.tables.forEach((table, t) => {
        const got = sheets[s]?.tables[t];
        if (got === undefined) throw new Error(`no table ${t} on ${sheet.name}`);
        compareTable(got, table);
      });
    });
  });
});

function compareTable(got: PrintedTable, truth: TruthTable): void {
  expect({ headerRows: got.headerRows, first: got.firstDataRow, last: got.lastDataRow, unit: got.unit }).toEqual({
    headerRows: truth.headerRows,
    first: truth.firstDataRow,
    last: truth.lastDataRow,
    unit: truth.unit,
  });
  const shape = (column: { letter: string; headerPath: readonly string[]; field: string | null }) => [
    column.letter,
    column.field,
  ];
  expect(got.columns.map(shape)).toEqual(truth.columns.map(shape));
  const units = (columns: readonly { letter: string; field: string | null; unit: string | null }[]) =>
    columns.filter((column) => column.field !== null).map((column) => [column.letter, column.unit]);
  expect(units(got.columns)).toEqual(units(truth.columns));
  expect(got.rows.map((row) => [row.row, row.values])).toEqual(truth.rows.map((row) => [row.row, row.values]));
  const reported = new Set(got.issues.map((issue) => issue.cell));
  const seeded = truth.rows.flatMap((row) => row.seededIssues.map((issue) => issue.cell));
  expect(seeded.filter((cell) => !reported.has(cell))).toEqual([]);
}
