import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellContent, Grid } from "#domain/workbook/grid";

/** A sheet written down in a test (测试用表格): rows from 1, "" leaves a cell blank; `merged` are A1 ranges. */
export function plainGrid(
  rows: readonly (readonly CellContent[])[],
  more: Partial<Grid> & { readonly merged?: readonly string[] } = {},
): Grid {
  const { merged = [], ...rest } = more;
  return {
    name: "表1",
    visibility: "visible",
    rows: rows.map((cells, at) => ({
      index: at + 1,
      hidden: false,
      cells: cells.map((cell) => (cell === "" ? undefined : cell)),
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
