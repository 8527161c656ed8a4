import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { recogniseTableAt } from "#domain/importing/recognise-tables";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { unitForField } from "#domain/importing/stated-unit";
import type { Grid } from "#domain/workbook/grid";

/** What a person says differently about a table (人工更正); absent members keep the proposal. */
export interface TableCorrections {
  readonly headerRows?: readonly [number, number] | undefined;
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

/** Applies corrections to a proposal (按更正重新识别). Header rows that name nobody leave the table as it was, only its place moved. */
export function correctTable(
  grid: Grid,
  table: RecognisedTable,
  { corrections, index }: { readonly corrections: TableCorrections; readonly index: CatalogueIndex },
): RecognisedTable {
  const { headerRows, lastDataRow, unit, columns } = corrections;
  const moved = headerRows === undefined ? table : withHeader(grid, table, { headerRows, index });
  const ended = lastDataRow === undefined ? moved : withEnd(moved, lastDataRow);
  const united = unit === undefined ? ended : withUnit(ended, unit === null ? null : parseUnit(unit), index);
  if (columns === undefined) return united;
  return {
    ...united,
    columns: united.columns.map((column) => withField(column, columns[column.letter], { table: united, index })),
  };
}

function withHeader(
  grid: Grid,
  table: RecognisedTable,
  { headerRows, index }: { readonly headerRows: readonly [number, number]; readonly index: CatalogueIndex },
): RecognisedTable {
  const read = recogniseTableAt(grid, { orientation: table.orientation, rows: headerRows, number: table.index }, index);
  return read ?? { ...table, headerRows, firstDataRow: headerRows[1] + 1 };
}

function withEnd(table: RecognisedTable, lastDataRow: number): RecognisedTable {
  const last = Math.max(table.firstDataRow, lastDataRow);
  return { ...table, lastDataRow: last, nonDataRows: table.nonDataRows.filter(({ row }) => row <= last) };
}

/** The table's unit reaches the columns that took it from the table, and those that still have none. */
function withUnit(table: RecognisedTable, unit: UnitId | null, index: CatalogueIndex): RecognisedTable {
  const columns = table.columns.map((column): ColumnMapping => {
    const [id] = column.fields;
    const dimension = id === undefined ? null : index.byId.get(id)?.dimension;
    const open = column.unit === null || column.unitFrom === "table";
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
