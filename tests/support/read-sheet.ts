import { readFileSync } from "node:fs";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { type OpenedWorkbook, openWorkbook } from "#workbook/open-workbook";

/** Bytes of a sample workbook. */
export function sampleBytes(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/samples/${name}`, import.meta.url));
}

/** Opens bytes that must be a workbook. */
export async function mustOpen(bytes: Uint8Array, name = "名册.xlsx"): Promise<OpenedWorkbook> {
  const opened = await openWorkbook({ name, bytes });
  if (!opened.ok) throw new Error(`${opened.error.type} ${JSON.stringify(opened.error)}`);
  return opened.value;
}

/** Reads a sheet that must be readable. */
export async function mustReadGrid(workbook: OpenedWorkbook, sheet = 0, maxRows?: number): Promise<Grid> {
  const grid = await workbook.readGrid(sheet, maxRows);
  if (!grid.ok) throw new Error(`${grid.error.type} ${JSON.stringify(grid.error)}`);
  return grid.value;
}

/** Rows of the first sheet as `[row number, cells]`. */
export async function rowsOf(
  bytes: Uint8Array,
  name?: string,
): Promise<readonly (readonly [number, readonly (CellContent | undefined)[]])[]> {
  const grid = await mustReadGrid(await mustOpen(bytes, name));
  return grid.rows.map((row) => [row.index, Array.from(row.cells)]);
}

/** The error opening or reading the first sheet ends with; null when both succeed. */
export async function failureOf(bytes: Uint8Array, name = "名册.xlsx"): Promise<unknown> {
  const opened = await openWorkbook({ name, bytes });
  if (!opened.ok) return opened.error;
  const grid = await opened.value.readGrid(0);
  return grid.ok ? null : grid.error;
}
