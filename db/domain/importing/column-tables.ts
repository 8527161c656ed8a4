import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { isDictionary } from "#domain/importing/dictionary-sheet";
import { isHeaderWord, ownText } from "#domain/importing/header-rows";
import { readHeaderText } from "#domain/importing/header-text";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { recogniseRowTableAt, recogniseRowTables } from "#domain/importing/row-tables";
import { type SheetView, viewSheet } from "#domain/importing/sheet-view";
import { nameFieldsOf } from "#domain/importing/table-names";
import { readSurroundings } from "#domain/importing/table-surroundings";
import { isNameRow, withCornerUnit } from "#domain/importing/unit-corner";
import { turnGrid, turnRange } from "#domain/importing/turn-grid";
import { foldText } from "#domain/shared/chinese-text";
import type { Grid } from "#domain/workbook/grid";
import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";

/** Finds transposed tables (行列互换的表): fields down, one enterprise per column. The part of the sheet that holds the fields is turned and read as rows; every place is then said as the real sheet has it. */
export function recogniseColumnTables(view: SheetView, index: CatalogueIndex): RecognisedTable[] {
  if (isDictionary(view)) return [];
  const found: RecognisedTable[] = [];
  const bands = fieldBands(view, index);
  for (const [at, band] of bands.entries()) {
    const place = {
      above: [(bands[at - 1]?.last ?? 0) + 1, band.first - 1],
      below: [band.last + 1, (bands[at + 1]?.first ?? view.grid.rowCount + 1) - 1],
    } as const;
    const turned = viewSheet(turnGrid(withoutHeadings(view, band), band));
    for (const table of recogniseRowTables(
      turned,
      index,
      withCornerUnit(view, band, { around: surroundingsOf(view, place), index }),
    )) {
      if (namesSeveral(turned, table) && !isFormsBeside(turned, table))
        found.push(turnTable({ ...table, index: found.length }));
    }
  }
  return found;
}

/** Reads the transposed table whose header columns a person has pointed out (按指定的表头列识别). */
export function recogniseColumnTableAt(
  view: SheetView,
  header: { readonly rows: readonly [number, number]; readonly number: number },
  index: CatalogueIndex,
): RecognisedTable | null {
  const words = wordRows(view, index, header.rows[1]);
  const first = words[0]?.row ?? 1;
  const column = header.rows[1];
  const last = words.at(-1)?.row ?? view.grid.rowCount;
  const band = growBand(view, { column, first, last }, [1, view.grid.rowCount]);
  const turned = viewSheet(turnGrid(withoutHeadings(view, band), band));
  const around = surroundingsOf(view, { above: [1, band.first - 1], below: [band.last + 1, view.grid.rowCount] });
  const known = withCornerUnit(view, band, { around, index });
  const table = recogniseRowTableAt(turned, { ...header, known }, index);
  return table === null ? null : turnTable(table);
}

/** Headings across the sheet (二、经济指标 over all columns) name no field; turned they would look like a header over everything. */
function withoutHeadings(view: SheetView, band: Band): Grid {
  const across = view.grid.merges
    .filter(({ firstRow, lastRow, firstColumn, lastColumn }) => firstRow === lastRow && lastColumn - firstColumn >= 2)
    .filter(({ firstRow, firstColumn }) => firstColumn <= LABEL_COLUMNS && isAlone(view, firstRow))
    .map(({ firstRow }) => firstRow);
  const alone = view.grid.rows.filter((row) => isGroupWord(row.cells) && isAlone(view, row.index));
  const headings = new Set(
    [...across, ...alone.map(({ index }) => index)].filter((row) => row >= band.first && row <= band.last),
  );
  if (headings.size === 0) return view.grid;
  return {
    ...view.grid,
    rows: view.grid.rows.filter(({ index }) => !headings.has(index)),
    merges: view.grid.merges.filter(({ firstRow }) => !headings.has(firstRow)),
  };
}

/** 从业人员情况 with nothing beside it is a heading, though the words are those of a field. */
function isGroupWord(cells: Grid["rows"][number]["cells"]): boolean {
  const text = foldText(cellText(cells.find((content) => !isBlankCell(content)))).replace(/(?:\([^()]*\))+$/u, "");
  return /(?:情况|信息|指标|数据)$/u.test(text);
}

function isAlone(view: SheetView, row: number): boolean {
  return (view.rowAt(row)?.cells ?? []).filter((content) => !isBlankCell(content)).length === 1;
}

/** Says the places of a table of the turned sheet as the real sheet has them (换回原表位置). */
function turnTable(table: RecognisedTable): RecognisedTable {
  const letters = new Map(table.columns.map(({ letter, column }) => [letter, String(column)]));
  return {
    ...table,
    orientation: "columns",
    columns: table.columns.map((column) => ({
      ...column,
      letter: String(column.column),
      reason: column.hidden === true ? column.reason.replace("这一列在表里", "这一行在表里") : column.reason,
      ...(column.continuationOf ? { continuationOf: letters.get(column.continuationOf) ?? null } : {}),
    })),
    fillDown: table.fillDown.map(turnAddress),
  };
}

/** A1 range of the turned sheet ↔ of the real one. */
function turnAddress(address: string): string {
  const range = parseCellRange(address);
  return range === null ? address : formatCellRange(turnRange(range));
}

/** The table as rows of the turned sheet, for reading its records (换成按行的表). */
export function asTurnedRows(table: RecognisedTable): RecognisedTable {
  return { ...table, orientation: "rows", fillDown: table.fillDown.map(turnAddress) };
}

interface Band {
  readonly first: number;
  readonly last: number;
  /** Column of the labels. */
  readonly column: number;
}

/** Columns further right are no labels. */
const LABEL_COLUMNS = 12;

/** The rows that hold the fields of each transposed table, from top to bottom. */
function fieldBands(view: SheetView, index: CatalogueIndex): readonly Band[] {
  let best: { column: number; words: readonly WordRow[] } = { column: 0, words: [] };
  for (let column = 1; column <= Math.min(LABEL_COLUMNS, view.grid.columnCount); column += 1) {
    const words = wordRows(view, index, column);
    if (new Set(words.map(({ name }) => name)).size > new Set(best.words.map(({ name }) => name)).size)
      best = { column, words };
  }
  const groups = splitAtRepeats(best.words);
  const bands: Band[] = [];
  for (const [at, group] of groups.entries()) {
    const first = group[0]?.row ?? 1;
    const last = group.at(-1)?.row ?? first;
    const within = [(bands.at(-1)?.last ?? 0) + 1, (groups[at + 1]?.[0]?.row ?? view.grid.rowCount + 1) - 1] as const;
    bands.push(growBand(view, { column: best.column, first, last }, within));
  }
  return bands;
}

interface WordRow {
  readonly row: number;
  readonly name: string;
}

function wordRows(view: SheetView, index: CatalogueIndex, column: number): readonly WordRow[] {
  const words: WordRow[] = [];
  for (const { index: row, cells } of view.grid.rows) {
    const content = cells[column - 1];
    if (typeof content !== "string" || !isHeaderWord(content, index)) continue;
    words.push({ row, name: readHeaderText(content).name });
  }
  return words;
}

/** A table below another begins where its first words come again. */
function splitAtRepeats(words: readonly WordRow[]): readonly (readonly WordRow[])[] {
  const groups: WordRow[][] = [];
  const firstName = words[0]?.name;
  for (const word of words) {
    const group = groups.at(-1);
    if (group === undefined || (word.name === firstName && group.length > 1)) groups.push([word]);
    else group.push(word);
  }
  return groups;
}

/** Adds the rows around that belong to the fields: names of enterprises over the first, unknown fields below the last. */
function growBand(view: SheetView, { column, first, last }: Band, [top, bottom]: readonly [number, number]): Band {
  let from = first;
  let to = last;
  const isField = (row: number): boolean => row >= top && row <= bottom && isFieldRow(view, row, column);
  // A heading alone on its line (一、基本情况) may stand between two fields.
  const reach = (row: number, step: 1 | -1): number =>
    isField(row + step) ? row + step : isAlone(view, row + step) && isField(row + 2 * step) ? row + 2 * step : row;
  for (let next = reach(from, -1); next !== from; next = reach(from, -1)) from = next;
  for (let next = reach(to, 1); next !== to; next = reach(to, 1)) to = next;
  return { first: from, last: to, column };
}

const NOT_FIELD =
  /^(?:注\d*[:.、;]?|备注:|说明:|填表说明|附注|附件)|(?:负责人|填表人|填报人|制表人?|审核人?|日期|单位|时间)(?:\([^()]*\))?:/u;

/** A short text in the label column and values in two columns right of it. */
function isFieldRow(view: SheetView, row: number, column: number): boolean {
  const label = foldText(view.textAt(row, column));
  if (label === "" || label.length > 30 || (NOT_FIELD.test(label) && !isNameRow(view, row, column))) return false;
  const merge = view.mergeAt(row, column);
  if (merge !== null && merge.lastColumn - merge.firstColumn > 3) return false;
  const cells = view.rowAt(row)?.cells ?? [];
  let values = 0;
  for (let at = column + 1; at <= cells.length; at += 1) if (ownText(view, row, at) !== "") values += 1;
  return values >= 2 || (values >= 1 && isBlankCell(cells[column]));
}

function surroundingsOf(
  view: SheetView,
  place: { readonly above: readonly [number, number]; readonly below: readonly [number, number] },
): ReturnType<typeof readSurroundings> {
  return readSurroundings(view, { ...place, columns: [1, view.grid.columnCount] });
}

/** Labels that come again before every single enterprise are forms side by side (并排的一企一表). */
function isFormsBeside(turned: SheetView, table: RecognisedTable): boolean {
  const repeated = table.nonDataRows.filter(({ kind }) => kind === "repeatedHeader").length;
  return repeated > 0 && namesOf(turned, table).size <= repeated + 1;
}

/** Two columns at least must name an enterprise of their own; one alone is a form (一企一表), a name merged over all of them too. */
function namesSeveral(turned: SheetView, table: RecognisedTable): boolean {
  return namesOf(turned, table).size >= 2;
}

/** The names, or the codes where there are none, that the records say themselves. */
function namesOf(turned: SheetView, table: RecognisedTable): ReadonlySet<string> {
  const keys = [...nameFieldsOf(table), "creditCode"];
  const key = table.columns.find(({ fields }) => fields.some((id) => keys.includes(id)));
  const names = new Set<string>();
  const none = new Set(table.nonDataRows.map(({ row }) => row));
  for (const { index, cells } of turned.grid.rows) {
    if (key === undefined || index < table.firstDataRow || index > table.lastDataRow || none.has(index)) continue;
    const text = cellText(cells[key.column - 1]).trim();
    if (text !== "") names.add(text);
  }
  return names;
}
