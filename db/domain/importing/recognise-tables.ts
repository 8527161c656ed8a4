import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { identifyByContent } from "#domain/importing/columns-by-content";
import { createRowClassifier } from "#domain/importing/classify-row";
import { findHeaders, headerAt, type HeaderBlock } from "#domain/importing/find-headers";
import { readHeaderColumns } from "#domain/importing/header-columns";
import { mapColumns } from "#domain/importing/map-columns";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { refineColumns } from "#domain/importing/refine-columns";
import { type SheetView, viewSheet } from "#domain/importing/sheet-view";
import { columnSpans } from "#domain/importing/table-spans";
import { endOfData } from "#domain/importing/table-rows";
import { readSurroundings } from "#domain/importing/table-surroundings";
import type { Grid } from "#domain/workbook/grid";

/** Finds the tables of a sheet and what their columns mean (识别表格). Pure; works on the head and tail of a long sheet too. A sheet that is no data (填表说明, 代码表) gives none. */
export function recogniseTables(grid: Grid, index: CatalogueIndex): RecognisedTable[] {
  const view = viewSheet(grid);
  const tables: RecognisedTable[] = [];
  const blocks = findHeaders(view, index);
  const regions = dropRepeated(view, blocks);
  for (const [at, block] of regions.entries()) {
    const above = at === 0 ? 1 : (regions[at - 1]?.firstDataRow ?? 1);
    const next = regions[at + 1];
    const below = next === undefined ? grid.rowCount : next.first - 1;
    const notesBelow = next === undefined ? below : topOfTable(view, { block: next, above: block.firstDataRow }) - 1;
    for (const span of columnSpans(view, block)) {
      const table = readTable(view, { block, above, below, notesBelow, span, number: tables.length }, index);
      if (table !== null) tables.push(table);
    }
  }
  return tables;
}

/** Reads a table whose header rows a person has pointed out (按人工指定的表头识别); null when these rows name nobody. `number` is its place among the sheet's tables. */
export function recogniseTableAt(
  grid: Grid,
  header: { readonly rows: readonly [number, number]; readonly number: number },
  index: CatalogueIndex,
): RecognisedTable | null {
  const view = viewSheet(grid);
  const block = headerAt(view, header.rows);
  const span = columnSpans(view, block)[0] ?? { first: 1, last: grid.columnCount };
  return readTable(
    view,
    { block, above: 1, below: grid.rowCount, notesBelow: grid.rowCount, span, number: header.number },
    index,
  );
}

interface Region {
  readonly block: HeaderBlock;
  readonly above: number;
  readonly below: number;
  /** Last row whose notes are this table's, not the next one's title and unit line. */
  readonly notesBelow: number;
  readonly span: { readonly first: number; readonly last: number };
  readonly number: number;
}

function readTable(view: SheetView, region: Region, index: CatalogueIndex): RecognisedTable | null {
  const { block, span } = region;
  const columns: readonly [number, number] = [span.first, span.last];
  const headers = readHeaderColumns(view, block, span);
  const above = topOfTable(view, region);
  const surroundings = readSurroundings(view, {
    above: [above, block.first - 1],
    below: [Math.max(block.firstDataRow, region.notesBelow - 8), region.notesBelow],
    columns,
  });
  const mapped = mapColumns(headers, surroundings, index);
  const sample = { view, firstDataRow: block.firstDataRow, lastDataRow: region.below };
  const found = identifyByContent(mapped.columns, sample, index);
  if (!isWorthImporting(found.flatMap((column) => column.fields))) return null;
  const draft: RecognisedTable = {
    index: region.number,
    orientation: "rows",
    titleCell: surroundings.titleCell,
    title: surroundings.title,
    headerRows: [block.first, block.last],
    codeRows: block.numberRows,
    firstDataRow: block.firstDataRow,
    lastDataRow: region.below,
    unit: surroundings.unit ?? unitOfMost(found),
    unitCell: surroundings.unitCell,
    period: mapped.period,
    periodCell: surroundings.periodCell,
    firstColumn: span.first,
    lastColumn: span.last,
    columns: found,
    nonDataRows: [],
    fillDown: [],
    subject: mapped.subject,
  };
  const end = endOfData(view, draft, createRowClassifier(draft));
  const bounded = { ...draft, ...end };
  return bounded.lastDataRow < bounded.firstDataRow ? null : refineColumns(view, bounded, index);
}

/** A table must name whom its rows are about, and say something about them. */
function isWorthImporting(fields: readonly string[]): boolean {
  const names = fields.some((id) => id === "enterpriseName" || id === "creditCode" || id === "carrierName");
  return names && fields.length >= 2;
}

/** With a unit in every column (unit row) the table's unit is the money unit most columns have. */
function unitOfMost(columns: RecognisedTable["columns"]): RecognisedTable["unit"] {
  const inRow = columns.filter(({ unitFrom, unit }) => unitFrom === "codeRow" && unit !== null && unit.endsWith("元"));
  const counts = new Map<NonNullable<RecognisedTable["unit"]>, number>();
  for (const { unit } of inRow) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

/** Above a second table only the lines right above its header are its own; a gap ends them. */
function topOfTable(view: SheetView, { block, above }: Pick<Region, "block" | "above">): number {
  if (above === 1) return 1;
  let top = block.first;
  while (top - 1 >= above && isTopLine(view, top - 1)) top -= 1;
  return top;
}

function isTopLine(view: SheetView, row: number): boolean {
  const cells = view.rowAt(row)?.cells ?? [];
  const filled = cells.filter((content) => content !== undefined && content !== "").length;
  return filled >= 1 && filled <= 3;
}

/** A header that only repeats the one before it (per page, per street) goes on with the same table. */
function dropRepeated(view: SheetView, blocks: readonly HeaderBlock[]): readonly HeaderBlock[] {
  const kept: HeaderBlock[] = [];
  let previous = "";
  for (const block of blocks) {
    const key = headerKey(view, block);
    if (key !== previous || unitBetween(view, kept.at(-1), block)) kept.push(block);
    previous = key;
  }
  return kept;
}

function headerKey(view: SheetView, block: HeaderBlock): string {
  const columns = readHeaderColumns(view, block, { first: 1, last: view.grid.columnCount });
  return columns.map(({ path, column }) => (path.length === 0 ? "" : `${column}:${path.join("/")}`)).join("|");
}

/** A unit line between two equal headers begins a table of its own. */
function unitBetween(view: SheetView, before: HeaderBlock | undefined, block: HeaderBlock): boolean {
  if (before === undefined) return false;
  let top = block.first;
  while (top - 1 > before.firstDataRow && isTopLine(view, top - 1)) top -= 1;
  const place = {
    above: [top, block.first - 1] as const,
    below: [1, 0] as const,
    columns: [1, view.grid.columnCount] as const,
  };
  return readSurroundings(view, place).unit !== null;
}
