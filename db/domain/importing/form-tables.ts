import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { isDictionary } from "#domain/importing/dictionary-sheet";
import { isKnownLabel, viewBoxes } from "#domain/importing/form-boxes";
import { type FormPair, readPairs } from "#domain/importing/form-pairs";
import type { HeaderColumn } from "#domain/importing/header-columns";
import { readHeaderText } from "#domain/importing/header-text";
import { mapColumns } from "#domain/importing/map-columns";
import { matchHeader } from "#domain/importing/match-header";
import { nameColumnOf, namedBy, namesEntries } from "#domain/importing/table-names";
import { takeOwnUnits } from "#domain/importing/own-units";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { viewBands } from "#domain/importing/sheet-bands";
import type { SheetView } from "#domain/importing/sheet-view";
import { readSurroundings, type TableSurroundings } from "#domain/importing/table-surroundings";
import { foldName, foldText } from "#domain/shared/chinese-text";
import { readPeriod } from "#domain/shared/period";
import { cellAddress } from "#domain/workbook/cell-address";

/** Finds forms about one enterprise each (一企一表): labels with their values beside or below them. Several on one sheet give one table each. `from`: rows above belong to none. */
export function recogniseForms(view: SheetView, index: CatalogueIndex, from = 1): RecognisedTable[] {
  if (view.grid.columnCount > MOST_COLUMNS || isDictionary(view)) return [];
  const bands = viewBands(view);
  const beside = bands.length < 2 ? [] : bands.map((band) => readForms(band, index, from));
  if (beside.length > 1 && beside.every(([form]) => form !== undefined && namesAsFirst(form, beside)))
    return beside.flat().map((form, number) => ({ ...form, index: number }));
  return readForms(view, index, from);
}

/** Forms side by side name their enterprises under the same label; a part of one form names none. */
function namesAsFirst(form: RecognisedTable, beside: readonly (readonly RecognisedTable[])[]): boolean {
  const nameOf = (table: RecognisedTable | undefined): string | undefined =>
    table === undefined ? undefined : nameColumnOf(table)?.headerPath.join();
  const name = nameOf(form);
  return name !== undefined && name === nameOf(beside[0]?.[0]);
}

function readForms(view: SheetView, index: CatalogueIndex, from: number): RecognisedTable[] {
  const pairs = withoutSender(readPairs(viewBoxes(view, index), index), index).filter(({ label }) => label.row >= from);
  const tables: RecognisedTable[] = [];
  for (const block of splitBlocks(trimUnknown(pairs, index), index)) {
    const own = trimUnknown(block, index);
    const above = Math.max(from, ...tables.filter((table) => isOver(table, own)).map((table) => table.lastDataRow + 1));
    const table = readForm(view, { pairs: own, above, number: tables.length }, index);
    if (table !== null) tables.push(table);
  }
  return tables;
}

/** The form before stands over this one, not beside it. */
function isOver(table: RecognisedTable, pairs: readonly FormPair[]): boolean {
  return pairs.some(({ label }) => table.firstColumn <= label.column && label.column <= table.lastColumn);
}

const isName = (pair: FormPair, index: CatalogueIndex): boolean => {
  const { fields } = matchHeader({ path: pair.names, code: null }, index);
  return fields.some((id) => index.names.has(id));
};

/** A page to fill in is no wider. */
const MOST_COLUMNS = 120;

/** Titles and unit lines that stand in the column of labels, before the first label and behind the last. */
function trimUnknown(pairs: readonly FormPair[], index: CatalogueIndex): readonly FormPair[] {
  const isSure = (pair: FormPair): boolean => pair.value !== "" || isKnownLabel(pair.path.at(-1) ?? "", index);
  const first = pairs.findIndex(isSure);
  return first < 0 ? [] : pairs.slice(first, pairs.findLastIndex(isSure) + 1);
}

/** 填报单位 over a form names the enterprise only where nothing in it does. */
function withoutSender(pairs: readonly FormPair[], index: CatalogueIndex): readonly FormPair[] {
  const isSender = (pair: FormPair) => /^(?:填报|报送|上报|申报|填表)/u.test(foldText(pair.path.at(-1) ?? ""));
  const named = pairs.some((pair) => isName(pair, index) && !isSender(pair));
  return named ? pairs.filter((pair) => !isSender(pair)) : pairs;
}

/** Forms that follow one another repeat their labels: each begins where the first one's corner lies from its name. */
function splitBlocks(pairs: readonly FormPair[], index: CatalogueIndex): readonly (readonly FormPair[])[] {
  const [first, ...others] = pairs.filter((pair) => isName(pair, index));
  if (first === undefined) return pairs.length === 0 ? [] : [pairs];
  const next = others.filter((pair) => pair.names.join() === first.names.join() && !isSameName(pair, first));
  const top = Math.min(...pairs.map(({ label }) => label.row));
  const left = Math.min(...pairs.map(({ label }) => label.column));
  const origins = [first, ...next].map(({ label }) => ({
    row: label.row - (first.label.row - top),
    column: label.column - (first.label.column - left),
  }));
  const blocks: FormPair[][] = origins.map(() => []);
  for (const pair of pairs) {
    const at = origins.findLastIndex(({ row, column }) => row <= pair.label.row && column <= pair.label.column);
    blocks[Math.max(0, at)]?.push(pair);
  }
  return blocks;
}

/** A form may say its name twice (填报单位 over the table and 企业名称 in it); a blank form after a filled one is a form of its own. */
function isSameName(a: FormPair, b: FormPair): boolean {
  return a.value !== "" && foldName(a.value) === foldName(b.value) && Math.abs(a.label.row - b.label.row) < 4;
}

interface Block {
  readonly pairs: readonly FormPair[];
  readonly above: number;
  readonly number: number;
}

function readForm(view: SheetView, block: Block, index: CatalogueIndex): RecognisedTable | null {
  const { pairs, number } = block;
  const rows = pairs.flatMap(({ label, cell }) => [label.row, cell.row]);
  const columns = pairs.flatMap(({ label, cell }) => [label.column, cell.column]);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const around = readSurroundings(view, {
    above: [Math.min(block.above, first), first - 1],
    below: [last + 1, Math.min(view.grid.rowCount, last + 3)],
    columns: [1, Math.max(right, view.grid.columnCount)],
  });
  const surroundings = { ...around, ...periodInside(view, pairs, around) };
  const mapped = mapColumns(
    pairs.map((pair, at) => headerOf(pair, at + 1, index)),
    surroundings,
    index,
  );
  if (!namesOne(pairs, mapped.columns, index)) return null;
  return {
    index: number,
    orientation: "form",
    titleCell: surroundings.titleCell,
    title: surroundings.title,
    headerRows: [first, first],
    codeRows: [],
    firstDataRow: first,
    lastDataRow: last,
    unit: surroundings.unit,
    unitCell: surroundings.unitCell,
    period: mapped.period,
    periodCell: surroundings.periodCell,
    firstColumn: left,
    lastColumn: right,
    columns: ownUnits(mapped.columns, pairs, index).map((column, at) => placed(column, pairs[at], view)),
    nonDataRows: [],
    fillDown: [],
    subject: mapped.subject,
    ...namedBy(index),
    sender: surroundings.sender,
  };
}

/** A figure with its unit beside it in the cell (1200 万元) needs none in label or title; writing lines are no text. */
function ownUnits(
  columns: readonly ColumnMapping[],
  pairs: readonly FormPair[],
  index: CatalogueIndex,
): readonly ColumnMapping[] {
  return takeOwnUnits(columns, (_, at) => [(pairs[at]?.value ?? "").replace(/[_＿]{2,}/gu, " ").trim()], index);
}

/** A label that means nothing alone is read with the title of its part (申请数 under 三、知识产权情况); so is one whose part names a year (二、上年度主要指标). */
function headerOf(pair: FormPair, column: number, index: CatalogueIndex): HeaderColumn {
  const inSection = [pair.section, ...pair.names];
  const fieldOf = (path: readonly string[]): Field | undefined =>
    index.byId.get(matchHeader({ path, code: null, lastYearToo: true }, index).fields[0] ?? "");
  const { relative, period } = readHeaderText(pair.section);
  const isDated = (relative !== null || period !== null) && fieldOf(pair.names)?.kind === "observation";
  const isNeeded = pair.section !== "" && (isDated || fieldOf(pair.names) === undefined);
  const names = isNeeded && fieldOf(inSection) !== undefined ? inSection : pair.names;
  return { column, path: pair.path, code: null, unit: pair.unit, names };
}

const PERIOD_LABEL = /^(?:数据|统计|报告|填报|所属|申报)?(?:年份|年度|报告期|所属期|时期)$/u;

/** 统计年度｜2025年 inside the form, or 2025年 alone on one of its first lines. */
function periodInside(
  view: SheetView,
  pairs: readonly FormPair[],
  around: TableSurroundings,
): Pick<TableSurroundings, "period" | "periodCell"> {
  for (const { path, value, cell } of pairs) {
    if (!PERIOD_LABEL.test(readHeaderText(path.at(-1) ?? "").fullName)) continue;
    const period = readPeriod(value);
    if (period !== null) return { period, periodCell: cellAddress(cell.row, cell.column) };
  }
  if (around.period !== null) return { period: around.period, periodCell: around.periodCell };
  return periodAlone(view, pairs) ?? { period: null, periodCell: null };
}

const FIRST_LINES = 3;

function periodAlone(
  view: SheetView,
  pairs: readonly FormPair[],
): Pick<TableSurroundings, "period" | "periodCell"> | null {
  const taken = new Set(pairs.map(({ cell }) => cellAddress(cell.row, cell.column)));
  const first = pairs[0]?.label.row ?? 1;
  const found = view.grid.rows
    .filter(({ index }) => index >= first && index < first + FIRST_LINES)
    .flatMap(({ index, cells }) =>
      cells.flatMap((content, at) =>
        typeof content === "string" && PERIOD_ALONE.test(content)
          ? [{ period: readPeriod(content), periodCell: cellAddress(index, at + 1) }]
          : [],
      ),
    )
    .filter(({ periodCell }) => !taken.has(periodCell));
  // Two years beside each other head columns of figures.
  return found.length === 1 ? (found[0] ?? null) : null;
}

const PERIOD_ALONE = /^\s*[(（]?(?:19|20)\d\d\s*年(?:度|上半年|第?[一二三四1-4]季度|1[-—~至]\d{1,2}月)?[)）]?\s*$/u;

/** The form must be about somebody: a name or a code is filled in, and something is said about it. */
function namesOne(pairs: readonly FormPair[], columns: readonly ColumnMapping[], index: CatalogueIndex): boolean {
  const filled = columns.filter(({ fields }, at) => fields.length > 0 && pairs[at]?.value !== "");
  return (
    namesEntries(
      filled.flatMap(({ fields }) => fields),
      index,
    ) && filled.length >= 2
  );
}

function placed(column: ColumnMapping, pair: FormPair | undefined, view: SheetView): ColumnMapping {
  if (pair === undefined) return column;
  const { row } = pair.cell;
  const isHidden = view.rowAt(row)?.hidden === true || view.grid.hiddenColumns.includes(pair.cell.column);
  return {
    ...column,
    column: pair.cell.column,
    letter: cellAddress(row, pair.cell.column),
    cell: pair.cell,
    ...(isHidden ? { hidden: true, reason: `${column.reason}；这一格在表里是隐藏的` } : {}),
  };
}
