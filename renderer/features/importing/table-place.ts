import type { ImportReading, PlanRow, ReadTable } from "#contract/importing";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { Field } from "#domain/catalogue/field";
import type { CellRange } from "#domain/workbook/grid";
import type { ImportFile } from "./import-state";

/** A cell of the real sheet. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** The real cells of some lines of a table: its numbering is turned for a transposed one (列式的行号其实是列号). */
export function linesRange(table: RecognisedTable, first: number, last: number): CellRange {
  return table.orientation === "columns"
    ? { firstRow: table.firstColumn, lastRow: table.lastColumn, firstColumn: first, lastColumn: last }
    : { firstRow: first, lastRow: last, firstColumn: table.firstColumn, lastColumn: table.lastColumn };
}

/** The real cell of a mapping on a line; of a form its value cell, whatever the line. */
export function mappingPlace(table: RecognisedTable, mapping: ColumnMapping, line: number): Place {
  if (mapping.cell !== undefined) return mapping.cell;
  return table.orientation === "columns"
    ? { row: mapping.column, column: line }
    : { row: line, column: mapping.column };
}

/** Whether a selected cell belongs to a mapping. */
export function isMappingAt(table: RecognisedTable, mapping: ColumnMapping, place: Place | null): boolean {
  if (place === null) return false;
  if (mapping.cell !== undefined) return mapping.cell.row === place.row && mapping.cell.column === place.column;
  return mapping.column === (table.orientation === "columns" ? place.row : place.column);
}

/** The block a table fills, header and data. */
export function tableRange(table: RecognisedTable): CellRange {
  return linesRange(table, Math.min(table.headerRows[0], table.firstDataRow), table.lastDataRow);
}

/** The table of a sheet that a real cell belongs to. */
export function tableAt(reading: ImportReading | null, sheet: string, place: Place): ReadTable | null {
  const tables = reading?.sheets.find((one) => one.name === sheet)?.tables ?? [];
  return (
    tables.find((table) => {
      const range = tableRange(table);
      const { row, column } = place;
      return row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn;
    }) ?? null
  );
}

/** Where a planned row stands on its sheet, and the table it belongs to: at the name, so that a person sees whom it is about. */
export function rowPlace(
  file: ImportFile,
  row: Pick<PlanRow, "sheet" | "table" | "row">,
  fields: ReadonlyMap<string, Field>,
): Pick<ImportFile, "sheet" | "table" | "selected"> {
  const table = tableOf(file, row);
  const name = table?.columns.find((column) => column.fields.some((id) => fields.get(id)?.type === "name"));
  const selected =
    table === null
      ? { row: row.row, column: 1 }
      : name === undefined
        ? cornerOf(linesRange(table, row.row, row.row))
        : mappingPlace(table, name, row.row);
  return { sheet: row.sheet, table: { sheet: row.sheet, index: row.table }, selected };
}

/** The table a planned row comes from. */
export function tableOf(file: ImportFile, row: Pick<PlanRow, "sheet" | "table">): ReadTable | null {
  const sheet = file.reading?.sheets.find((one) => one.name === row.sheet);
  return sheet?.tables.find((one) => one.index === row.table) ?? null;
}

function cornerOf(range: CellRange): Place {
  return { row: range.firstRow, column: range.firstColumn };
}
