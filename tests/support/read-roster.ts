/** Reads a sample roster through the real pipeline, up to the typed rows (识别并解析样例). */
import { readFileSync } from "node:fs";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { RowCheck } from "#domain/importing/row-checks";
import { createRowTyper } from "#domain/importing/row-typer";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Grid, SheetRow } from "#domain/workbook/grid";
import { openWorkbook } from "#workbook/open-workbook";
import { samplePath } from "./truth.ts";

export interface ReadTable {
  readonly table: RecognisedTable;
  readonly rows: readonly TypedRow[];
}
export interface ReadSheet {
  readonly grid: Grid;
  readonly tables: readonly ReadTable[];
}

/** All sheets of a sample with their tables and typed rows. */
export async function readRoster(
  name: string,
  catalogue: { readonly index: CatalogueIndex; readonly checks: readonly RowCheck[] },
): Promise<readonly ReadSheet[]> {
  const opened = await openWorkbook({ name, bytes: new Uint8Array(readFileSync(samplePath(name))) });
  if (!opened.ok) throw new Error(opened.error.type);
  const sheets: ReadSheet[] = [];
  for (const [at] of opened.value.sheets.entries()) {
    const grid = await opened.value.readGrid(at);
    if (!grid.ok) throw new Error(grid.error.type);
    const tables = recogniseTables(grid.value, catalogue.index);
    sheets.push({
      grid: grid.value,
      tables: tables.map((table) => ({ table, rows: typeAll(grid.value, table, catalogue) })),
    });
  }
  return sheets;
}

/** Types every row of a grid that belongs to a table. */
export function typeAll(
  grid: Pick<Grid, "name" | "rows" | "delimited">,
  table: RecognisedTable,
  catalogue: { readonly index: CatalogueIndex; readonly checks: readonly RowCheck[] },
): readonly TypedRow[] {
  const typer = createRowTyper(table, { ...catalogue, sheet: grid.name, delimited: grid.delimited });
  const rows: (TypedRow | null)[] = grid.rows.map((row: SheetRow) => typer.push(row));
  return [...rows, ...typer.finish()].filter((row) => row !== null);
}
