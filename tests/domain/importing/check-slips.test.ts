/** Figures that are a thousand or ten thousand times off are said, on the cell or once for the column; plausible ones are left in peace. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeSlipLimits } from "#domain/catalogue/decode-slip-limits";
import { createSlipChecker } from "#domain/importing/check-slips";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { FieldValue } from "#domain/importing/typed-row";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { typeAll } from "../../support/read-roster.ts";
import { readRoster } from "../../support/read-roster.ts";
import { readTruth } from "../../support/truth.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };
const file = new URL("../../../assets/catalogue/slip-limits.json", import.meta.url);
const decoded = decodeSlipLimits(JSON.parse(readFileSync(file, "utf8")));
if (!decoded.ok) throw new Error(decoded.error.path);
const limits = decoded.value;

function sheet(rows: readonly (readonly CellContent[])[]): Grid {
  return {
    name: "表1",
    visibility: "visible",
    rows: rows.map((cells, at) => ({ index: at + 1, hidden: false, cells })),
    complete: true,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map(({ length }) => length)),
    merges: [],
    hiddenColumns: [],
    delimited: false,
  };
}

const HEADER = ["企业名称", "营业收入（万元）", "从业人员"];
const name = (at: number): string => `第${at}号科技有限公司`;

function slipsOf(
  rows: readonly (readonly CellContent[])[],
  known: (name: string) => Readonly<Record<string, FieldValue>> | null = () => null,
) {
  const grid = sheet([["高新区企业名册（2025年）"], HEADER, ...rows]);
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  const checker = createSlipChecker({ sheet: grid.name, table, index: catalogue.index, limits, period: table.period });
  const issues = typeAll(grid, table, catalogue).flatMap((row) =>
    checker.check(row, known(String(row.cells[0]?.value ?? ""))),
  );
  return [...issues, ...checker.finish()].map(({ cell, kind, reason, suggestion }) => ({
    cell,
    kind,
    reason,
    suggestion,
  }));
}

test("a figure ten thousand times last year's is said with both amounts and what it may be", () => {
  const known = () => ({ "operatingRevenue@2024": "52000000" });
  expect(slipsOf([[name(1), 50_000_000, 120]], known)).toEqual([
    {
      cell: "B3",
      kind: "slip-against-previous",
      reason:
        "“50000000”读作 5000 亿元，上年同期（2024年）是 5200 万元，相比大了约 1 万倍，像是单位或小数点填错；照原样导入，请核对",
      suggestion: "50000000",
    },
  ]);
});

test("growth, shrinking and small beginnings are no slips", () => {
  const known = (who: string): Readonly<Record<string, FieldValue>> =>
    who === name(1) ? { "operatingRevenue@2024": "100000000" } : { "operatingRevenue@2024": "300" };
  expect(
    slipsOf(
      [
        [name(1), 900, 12],
        [name(2), 300, 8],
        [name(3), 0, 5],
      ],
      known,
    ),
  ).toEqual([]);
});

test("a column off as a whole is one thing, said on its header", () => {
  const rows = Array.from({ length: 40 }, (_, at) => [name(at), (at + 5) * 1_000_000, 50]);
  const known = (who: string) => ({ "operatingRevenue@2024": `${(Number(/\d+/u.exec(who)?.[0]) + 5) * 1_000_000}` });
  expect(slipsOf(rows, known).map(({ cell, kind }) => [cell, kind])).toEqual([["B2", "slip-of-column"]]);
  expect(slipsOf(rows).map(({ cell, kind }) => [cell, kind])).toEqual([["B2", "slip-of-column"]]);
});

test("one figure far from what the table's enterprises earn per head is found without last year", () => {
  const rows = Array.from({ length: 40 }, (_, at) => [name(at), at === 7 ? 2_500_000 : (at + 20) * 50, 50 + at]);
  expect(slipsOf(rows).map(({ cell, kind }) => [cell, kind])).toEqual([["B10", "slip-revenuePerHead"]]);
});

test("a figure with nothing beside it is compared with its column; a large enterprise with its own figures is none", () => {
  const bare = Array.from({ length: 40 }, (_, at) => [name(at), at === 7 ? 50_000_000 : (at + 20) * 50, ""]);
  expect(slipsOf(bare).map(({ cell, kind }) => [cell, kind])).toEqual([["B10", "slip-revenueOfTable"]]);
  const large = Array.from({ length: 40 }, (_, at) => [name(at), at === 7 ? 5_000_000 : 500, at === 7 ? 90_000 : 10]);
  expect(slipsOf(large)).toEqual([]);
});

test.each([
  "roster1-高新区企业名册2025",
  "roster2-在孵企业情况表2025(火炬口径)",
  "roster4-街道报送汇总(原样)",
  "roster5-企业名册2026年一季度更新",
  "roster6-火炬企业年报导出2024",
])("no figure of %s is called odd that is right", async (roster) => {
  const truth = readTruth(`${roster}.json`);
  const sheets = await readRoster(truth.file.replace("rosters/", ""), catalogue);
  const found = sheets.flatMap(({ grid, tables }) =>
    tables.flatMap(({ table, rows }) => {
      const checker = createSlipChecker({
        sheet: grid.name,
        table,
        index: catalogue.index,
        limits,
        period: table.period,
      });
      return [...rows.flatMap((row) => checker.check(row, null)), ...checker.finish()];
    }),
  );
  // The street file has one amount in 万元 in a column of 亿元.
  expect(found.map(({ cell }) => cell)).toEqual(roster.startsWith("roster4") ? ["F10"] : []);
});
