import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { readStatedWords } from "#domain/importing/carrier-words";
import { createRowClassifier } from "#domain/importing/classify-row";
import { identifyByContent } from "#domain/importing/columns-by-content";
import { findHeaders, type HeaderBlock, headerAt } from "#domain/importing/find-headers";
import { readHeaderColumns } from "#domain/importing/header-columns";
import { isHeaderWord } from "#domain/importing/header-rows";
import { mapColumns } from "#domain/importing/map-columns";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { fillDownRanges, refineColumns } from "#domain/importing/refine-columns";
import type { SheetView } from "#domain/importing/sheet-view";
import { endOfData } from "#domain/importing/table-rows";
import { nameColumnOf, namedBy, namesEntries } from "#domain/importing/table-names";
import { columnSpans } from "#domain/importing/table-spans";
import { foldText } from "#domain/shared/chinese-text";
import { readSurroundings, type TableSurroundings } from "#domain/importing/table-surroundings";

/** What stands around the tables of a turned view (表外说明), where the view itself cannot say it. */
export type KnownSurroundings = TableSurroundings | null;

/** Finds the tables of a view whose records are rows (按行识别). `known`: the surroundings, when they were read elsewhere. */
export function recogniseRowTables(
  view: SheetView,
  index: CatalogueIndex,
  known: KnownSurroundings = null,
): RecognisedTable[] {
  const tables: RecognisedTable[] = [];
  const regions = dropRepeated(view, findHeaders(view, index));
  let above = 1;
  for (const [at, block] of regions.entries()) {
    const next = regions[at + 1];
    const below = next === undefined ? view.grid.rowCount : topOfTitle(view, next.first, block.firstDataRow) - 1;
    const notesBelow = next === undefined ? below : topOfTable(view, { block: next, above: block.firstDataRow }) - 1;
    const found = columnSpans(view, block, index).flatMap((span, place) => {
      const number = tables.length + place;
      const table = readTable(view, { block, above, below, notesBelow, span, number, known }, index);
      return table === null ? [] : [{ ...table, index: number }];
    });
    tables.push(...found);
    // Lines that looked like a header and were none may say something about the table below them.
    if (found.length > 0) above = block.firstDataRow;
  }
  return tables.map((table, number) => ({ ...table, index: number }));
}

/** Reads the table whose header rows are given (按指定的表头识别); null when these rows name nobody. `number` is its place among the sheet's tables. */
export function recogniseRowTableAt(
  view: SheetView,
  header: { readonly rows: readonly [number, number]; readonly number: number; readonly known?: KnownSurroundings },
  index: CatalogueIndex,
): RecognisedTable | null {
  const block = headerAt(view, header.rows);
  const span = columnSpans(view, block, index)[0] ?? { first: 1, last: view.grid.columnCount };
  const below = view.grid.rowCount;
  const { number, known = null } = header;
  return readTable(view, { block, above: 1, below, notesBelow: below, span, number, known }, index);
}

interface Region {
  readonly block: HeaderBlock;
  readonly above: number;
  readonly below: number;
  /** Last row whose notes are this table's, not the next one's title and unit line. */
  readonly notesBelow: number;
  readonly span: { readonly first: number; readonly last: number };
  readonly number: number;
  readonly known: KnownSurroundings;
}

function readTable(view: SheetView, region: Region, index: CatalogueIndex): RecognisedTable | null {
  const { block, span } = region;
  const headers = readHeaderColumns(view, block, span);
  const surroundings = region.known ?? surroundingsOf(view, region);
  const mapped = mapColumns(headers, { ...surroundings, sheet: view.grid.name }, index);
  const sample = { view, firstDataRow: block.firstDataRow, lastDataRow: region.below };
  const found = identifyByContent(mapped.columns, sample, index).map((column) => markHidden(column, view));
  if (
    !isWorthImporting(
      found.flatMap((column) => column.fields),
      index,
    )
  )
    return null;
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
    ...namedBy(index),
    sender: surroundings.sender,
  };
  const merged = { ...draft, fillDown: fillDownRanges(view, draft) };
  const bounded = { ...merged, ...endOfData(view, merged, createRowClassifier(merged)) };
  if (bounded.lastDataRow < bounded.firstDataRow || namesLabels(view, bounded, index)) return null;
  const hiddenRows = hiddenRecords(view, bounded);
  const stated = readStatedWords(bounded, view.grid.name, index);
  const whole = stated.length === 0 ? bounded : { ...bounded, stated };
  return refineColumns(view, hiddenRows.length === 0 ? whole : { ...whole, hiddenRows }, index);
}

/** Below 填报单位｜…｜联系人｜… stand more labels, not enterprises: such lines are what stands around a table. */
function namesLabels(view: SheetView, table: RecognisedTable, index: CatalogueIndex): boolean {
  const column = nameColumnOf(table)?.column;
  if (column === undefined || table.lastDataRow - table.firstDataRow > FEW_ROWS) return false;
  const none = new Set(table.nonDataRows.map(({ row }) => row));
  const names = view.grid.rows
    .filter(({ index: row }) => row >= table.firstDataRow && row <= table.lastDataRow && !none.has(row))
    .map(({ cells }) => cellText(cells[column - 1]).trim())
    .filter((name) => name !== "");
  return names.length > 0 && names.every((name) => isHeaderWord(name, index));
}

const FEW_ROWS = 10;

function hiddenRecords(view: SheetView, table: RecognisedTable): readonly number[] {
  const none = new Set(table.nonDataRows.map(({ row }) => row));
  return view.grid.rows
    .filter(
      ({ hidden, index }) => hidden && index >= table.firstDataRow && index <= table.lastDataRow && !none.has(index),
    )
    .map(({ index }) => index);
}

function surroundingsOf(view: SheetView, region: Region): TableSurroundings {
  const { block, span } = region;
  return readSurroundings(view, {
    above: [topOfTable(view, region), block.first - 1],
    below: [Math.max(block.firstDataRow, region.notesBelow - 8), region.notesBelow],
    columns: [span.first, span.last],
  });
}

function markHidden(column: ColumnMapping, view: SheetView): ColumnMapping {
  if (!view.grid.hiddenColumns.includes(column.column)) return column;
  return { ...column, hidden: true, reason: `${column.reason}；这一列在表里是隐藏的` };
}

/** A table must name whom its rows are about, and say something about them. */
function isWorthImporting(fields: readonly string[], index: CatalogueIndex): boolean {
  return namesEntries(fields, index) && new Set(fields).size >= 2;
}

/** With a unit in every column (unit row) the table's unit is the money unit most columns have. */
function unitOfMost(columns: RecognisedTable["columns"]): RecognisedTable["unit"] {
  const inRow = columns.filter(({ unitFrom, unit }) => unitFrom === "codeRow" && unit !== null && unit.endsWith("元"));
  const counts = new Map<NonNullable<RecognisedTable["unit"]>, number>();
  for (const { unit } of inRow) if (unit !== null) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

/** Above a second table only the lines right above its header are its own; a gap ends them, unless a title or unit line stands over the gap. */
function topOfTable(view: SheetView, { block, above }: Pick<Region, "block" | "above">): number {
  if (above === 1) return 1;
  let top = block.first;
  while (top - 1 >= above && isTopLine(view, top - 1)) top -= 1;
  return Math.min(top, topOfTitle(view, block.first, above));
}

const WIDEST_GAP = 2;

/** Where the title, unit and attachment lines over a header begin; the row of the header when there are none. */
function topOfTitle(view: SheetView, header: number, above: number): number {
  let top = header;
  for (let row = header - 1; row >= above && top - row <= WIDEST_GAP + 1; row -= 1) {
    if (view.rowAt(row) === undefined) continue;
    if (!isTitleLine(view, row)) break;
    top = row;
  }
  return top;
}

const TITLE_LINE =
  /^附[件表]|(?:表|名册|名单|台账|清单|汇总|情况|目录|统计|明细)(?:\([^()]*\))*$|(?:单位|日期|时间|街道|部门|机关|表号|文号|期)(?:\([^()]*\))?:|^\(?(?:计量)?单位:/u;
const NO_TITLE = /^注|^备注|^说明|(?:负责人|填表人|填报人|制表人?|审核人?)(?:\([^()]*\))?:|(?:合计|小计|总计)$/u;

function isTitleLine(view: SheetView, row: number): boolean {
  const cells = view.rowAt(row)?.cells ?? [];
  const filled = cells.filter((content) => !isBlankCell(content));
  if (filled.length === 0 || filled.length > 4 || filled.some((content) => typeof content !== "string")) return false;
  const texts = filled.map((content) => foldText(cellText(content)));
  return texts.some((text) => TITLE_LINE.test(text)) && !texts.some((text) => NO_TITLE.test(text));
}

function isTopLine(view: SheetView, row: number): boolean {
  const cells = view.rowAt(row)?.cells ?? [];
  const filled = cells.filter((content) => content !== undefined && content !== "").length;
  return filled >= 1 && filled <= 3;
}

/** A header that only repeats the one before it (per page, per street) goes on with the same table, unless another unit stands over it. */
function dropRepeated(view: SheetView, blocks: readonly HeaderBlock[]): readonly HeaderBlock[] {
  const kept: HeaderBlock[] = [];
  let previous = "";
  let unit: TableSurroundings["unit"] = null;
  for (const block of blocks) {
    const key = headerKey(view, block);
    const before = kept.at(-1);
    const own = unitAbove(view, before, block);
    const isRepeated = before !== undefined && key === previous && (own === null || own === unit);
    previous = key;
    if (isRepeated) continue;
    kept.push(block);
    unit = own;
  }
  return kept;
}

function headerKey(view: SheetView, block: HeaderBlock): string {
  const columns = readHeaderColumns(view, block, { first: 1, last: view.grid.columnCount });
  return columns
    .map(({ path, column }) =>
      path.length === 0 ? "" : `${column}:${path.map((text) => text.replace(/\s+/gu, "")).join("/")}`,
    )
    .join("|");
}

/** The unit written between the table before and this header; above the first header, anywhere. */
function unitAbove(view: SheetView, before: HeaderBlock | undefined, block: HeaderBlock): TableSurroundings["unit"] {
  let top = before === undefined ? 1 : block.first;
  while (before !== undefined && top - 1 > before.firstDataRow && isTopLine(view, top - 1)) top -= 1;
  if (before !== undefined) top = Math.min(top, topOfTitle(view, block.first, before.firstDataRow));
  const place = {
    above: [top, block.first - 1] as const,
    below: [1, 0] as const,
    columns: [1, view.grid.columnCount] as const,
  };
  return readSurroundings(view, place).unit;
}
