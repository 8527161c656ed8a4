/** Sheets of odd shapes written by hand in tests, and how they are read (手写怪表). */
import { recogniseTables } from "#domain/importing/recognise-tables";
import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellContent, Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "./catalogue.ts";
import { typeAll } from "./read-roster.ts";

export const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };
/** Codes whose check digits are right. */
export const codes = ["91430104MAQ0XYBH6D", "91430104MAR1CWL972", "91440300708461136T"] as const;

export type Line = readonly (CellContent | null)[];

/** A sheet from its rows; blanks are empty texts. */
export function sheet(
  rows: readonly Line[],
  more: Partial<Grid> & { merged?: readonly string[]; hidden?: readonly number[] } = {},
): Grid {
  const { merged = [], hidden = [], ...rest } = more;
  return {
    name: "表1",
    visibility: "visible",
    rows: rows.map((cells, at) => ({
      index: at + 1,
      hidden: hidden.includes(at + 1),
      cells: cells.map((cell) => (cell === null || cell === "" ? undefined : cell)),
    })),
    complete: true,
    rowCount: rows.length,
    columnCount: Math.max(...rows.map(({ length }) => length)),
    merges: merged.map(parseCellRange).filter((range) => range !== null),
    hiddenColumns: [],
    delimited: false,
    ...rest,
  };
}

/** Mapped columns as `letter field`, and records as values by field; figures of another period as `field@period`. */
export function read(grid: Grid) {
  return recogniseTables(grid, catalogue.index).map((table) => ({
    orientation: table.orientation,
    unit: table.unit,
    columns: table.columns.flatMap(({ letter, fields }) =>
      fields.length === 0 ? [] : [`${letter} ${fields.join("+")}`],
    ),
    rows: typeAll(grid, table, catalogue).map(({ row, cells, issues, hidden }) => ({
      row,
      ...(hidden === true ? { hidden } : {}),
      values: Object.fromEntries(
        cells.map(({ field, value, period }) => [period === undefined ? field : `${field}@${period}`, value]),
      ),
      issues: issues.map(({ cell, kind }) => `${cell} ${kind}`),
    })),
  }));
}
