import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { isHeaderWord } from "#domain/importing/header-rows";
import { readHeaderText } from "#domain/importing/header-text";
import { splitLabelled } from "#domain/importing/labelled-text";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { createRowTyper } from "#domain/importing/row-typer";
import type { SheetView } from "#domain/importing/sheet-view";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";
import type { Grid } from "#domain/workbook/grid";

/** Sheets longer than this are lists; wider ones no person laid out. */
const MOST_ROWS = 600;
const MOST_COLUMNS = 3000;

/** Whether a sheet may hold anything but records in rows (是否可能是行列互换或一企一表): two different words of the catalogue one below the other in one column, or two labels with their value in one cell. */
export function mayStandOtherwise(view: SheetView, index: CatalogueIndex): boolean {
  const { complete, rows, columnCount } = view.grid;
  if (!complete || rows.length > MOST_ROWS || columnCount > MOST_COLUMNS) return false;
  const words = new Map<number, Set<string>>();
  let labelled = 0;
  for (const { cells } of view.grid.rows) {
    for (const [at, content] of cells.entries()) {
      if (typeof content !== "string" || content.length > 200) continue;
      if (splitLabelled(content).some(({ label }) => isHeaderWord(label, index))) labelled += 1;
      if (labelled >= 2 || isSecondWord(words, at, { content, index })) return true;
    }
  }
  return false;
}

function isSecondWord(
  words: Map<number, Set<string>>,
  column: number,
  { content, index }: { readonly content: string; readonly index: CatalogueIndex },
): boolean {
  if (!isHeaderWord(content, index)) return false;
  const known = words.get(column) ?? new Set();
  words.set(column, known.add(readHeaderText(content).name));
  return known.size >= 2;
}

const SAMPLE_RECORDS = 60;

/** How much sense a reading makes of a sheet (识别结果的合理程度): values that fit their field count for it, words of headers taken for values against it. */
export function weighTables(grid: Grid, tables: readonly RecognisedTable[], index: CatalogueIndex): number {
  let weight = 0;
  for (const table of tables) {
    const typer = createRowTyper(table, { sheet: grid.name, index, checks: [], delimited: grid.delimited });
    const rows: TypedRow[] = [];
    for (const row of grid.rows) {
      const typed = typer.push(row);
      if (typed !== null) rows.push(typed);
      if (rows.length >= SAMPLE_RECORDS) break;
    }
    rows.push(...typer.finish());
    for (const { cells } of rows)
      for (const cell of cells) weight += weighCell(cell, index.byId.get(cell.field), index);
  }
  return weight;
}

const NAME = /(?:公司|厂|所|院|中心|社|店|集团|合伙\)?|基地|孵化器|空间|园)(?:[(（].*)?$/u;
const CODE = /^(?:[0-9A-Z]{18}|\d{15})$/u;

function weighCell({ value, raw }: TypedCell, field: Field | undefined, index: CatalogueIndex): number {
  if (field === undefined || raw.trim() === "") return 0;
  if (value === null) return -1;
  if (typeof value !== "string") return 1;
  if (isHeaderWord(value, index)) return -2;
  if (index.kind !== null && index.names.has(field.id)) return 3;
  if (field.kind === "identity" && field.type === "name") return NAME.test(value) ? 3 : -1;
  if (field.type === "creditCode") return CODE.test(value) ? 3 : -1;
  if (field.type === "person" && !/^[\p{L}·. ]{2,}$/u.test(value)) return -1;
  return 1;
}
