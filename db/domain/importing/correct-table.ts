import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { indexOfKind, recogniseTableAt, recogniseTablesAs } from "#domain/importing/recognise-tables";
import type { ColumnMapping, Orientation, RecognisedTable } from "#domain/importing/recognised-table";
import { parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { unitForField } from "#domain/importing/stated-unit";
import type { Grid } from "#domain/workbook/grid";

/** What a person says differently about a table (人工更正); absent members keep the proposal. */
export interface TableCorrections {
  readonly orientation?: Orientation | undefined;
  /** Kind of the register the table lists (台账类别): its headings are read anew in that kind's words. */
  readonly subject?: string | undefined;
  /** In the numbering of the orientation. */
  readonly headerRows?: readonly [number, number] | undefined;
  readonly firstDataRow?: number | undefined;
  readonly lastDataRow?: number | undefined;
  /** Unit sign of the whole table; null takes the table's unit away. */
  readonly unit?: string | null | undefined;
  /** By column letter; no fields: not imported. */
  readonly columns?: Readonly<Record<string, ColumnWord>> | undefined;
}

/** What a person says of one column; absent members keep the proposal. */
export interface ColumnWord {
  readonly fields: readonly string[];
  readonly unit: string | null;
  readonly period?: string | null | undefined;
  readonly blank?: "keep" | "clear" | undefined;
  /** How its coded values read; null: as they are. */
  readonly valueMap?: Readonly<Record<string, string>> | null | undefined;
}

/** Applies corrections to a proposal (按更正重新识别). Null: read with this header or in this orientation, the table names nobody; it stays as it was, and the person is told. */
export function correctTable(
  grid: Grid,
  table: RecognisedTable,
  { corrections, index }: { readonly corrections: TableCorrections; readonly index: CatalogueIndex },
): RecognisedTable | null {
  const { unit, columns } = corrections;
  const read = readAnew(grid, table, { corrections, index });
  if (read === null) return null;
  const bounded = withBounds(grid, read, corrections);
  const united = unit === undefined ? bounded : withUnit(bounded, unit === null ? null : parseUnit(unit), index);
  if (columns === undefined) return united;
  return {
    ...united,
    columns: united.columns.map((column) => withField(column, columns[column.letter], { table: united, index })),
  };
}

function readAnew(
  grid: Grid,
  table: RecognisedTable,
  { corrections, index }: { readonly corrections: TableCorrections; readonly index: CatalogueIndex },
): RecognisedTable | null {
  const { headerRows, orientation = table.orientation, subject = table.subject } = corrections;
  const own = indexOfKind(index, subject);
  const isOther = own.kind?.id !== indexOfKind(index, table.subject).kind?.id;
  const rows = headerRows ?? (isOther && orientation === table.orientation ? table.headerRows : undefined);
  if (rows !== undefined) return recogniseTableAt(grid, { orientation, rows, number: table.index }, own);
  if (orientation === table.orientation) return table;
  const turned = recogniseTablesAs(grid, orientation, own);
  const found = turned[table.index] ?? turned[0];
  return found === undefined ? null : { ...found, index: table.index };
}

/** First and last record as the person says; below and above them nothing is read. */
function withBounds(
  grid: Grid,
  table: RecognisedTable,
  { firstDataRow, lastDataRow }: TableCorrections,
): RecognisedTable {
  if ((firstDataRow === undefined && lastDataRow === undefined) || table.orientation === "form") return table;
  const first = Math.max(table.headerRows[1] + 1, firstDataRow ?? table.firstDataRow);
  const last = Math.max(first, lastDataRow ?? table.lastDataRow);
  const inside = ({ row }: { readonly row: number }): boolean => row >= first && row <= last;
  const { hiddenRows: _before, ...rest } = table;
  const hidden = hiddenBetween(grid, table, [first, last]);
  return {
    ...rest,
    firstDataRow: first,
    lastDataRow: last,
    codeRows: table.codeRows.filter((row) => row < first),
    nonDataRows: table.nonDataRows.filter(inside),
    ...(hidden.length === 0 ? {} : { hiddenRows: hidden }),
  };
}

function hiddenBetween(
  grid: Grid,
  { orientation, nonDataRows }: RecognisedTable,
  [first, last]: readonly [number, number],
): readonly number[] {
  const none = new Set(nonDataRows.map(({ row }) => row));
  const hidden =
    orientation === "columns" ? grid.hiddenColumns : grid.rows.filter((row) => row.hidden).map(({ index }) => index);
  return hidden.filter((row) => row >= first && row <= last && !none.has(row));
}

/** The table's unit reaches the columns that took it from the table, and those that still have none. */
function withUnit(table: RecognisedTable, unit: UnitId | null, index: CatalogueIndex): RecognisedTable {
  const columns = table.columns.map((column): ColumnMapping => {
    const [id] = column.fields;
    const dimension = id === undefined ? null : index.byId.get(id)?.dimension;
    const open = column.unit === null || column.unitFrom === "table" || column.unitFrom === "cells";
    if (!open || unit === null || dimension !== unitDimension(unit)) return column;
    return { ...column, unit, unitFrom: "person" };
  });
  return { ...table, unit, unitCell: null, columns };
}

function withField(
  column: ColumnMapping,
  said: ColumnWord | undefined,
  { table, index }: { readonly table: RecognisedTable; readonly index: CatalogueIndex },
): ColumnMapping {
  if (said === undefined) return column;
  const unit = said.unit === null ? null : parseUnit(said.unit);
  const reason = said.fields.length === 0 ? "您选择不导入这一列" : "您指定的对应";
  const kept = sameFields(column.fields, said.fields);
  return {
    ...column,
    fields: said.fields,
    ...(unit !== null
      ? { unit, unitFrom: table.unit === unit ? "table" : "person" }
      : kept
        ? {}
        : unitForField(column, table, index.byId.get(said.fields[0] ?? ""))),
    confidence: 1,
    reason,
    valueMap: said.valueMap === undefined ? (kept ? column.valueMap : null) : said.valueMap,
    habit: kept ? (column.habit ?? null) : null,
    alternativeOf: null,
    approximate: false,
    ...(said.blank === undefined ? {} : { blank: said.blank }),
    ...(said.period === undefined ? {} : { period: said.period }),
  };
}

function sameFields(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((field, at) => field === after[at]);
}
