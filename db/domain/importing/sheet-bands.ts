import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { isBlankCell } from "#domain/importing/cell-text";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { recogniseRowTables } from "#domain/importing/row-tables";
import { type SheetView, viewSheet } from "#domain/importing/sheet-view";
import type { Grid } from "#domain/workbook/grid";

/** Wider sheets are no side-by-side lists. */
const MOST_COLUMNS = 200;

/** Tables that stand side by side and begin on different lines (并排而起始行不同的表): empty columns cut the sheet into bands, each read by itself. Null when there are no such bands; then the whole sheet is read at once. */
export function recogniseBands(view: SheetView, index: CatalogueIndex): RecognisedTable[] | null {
  if (!view.grid.complete || view.grid.columnCount > MOST_COLUMNS) return null;
  const bands = viewBands(view);
  if (bands.length < 2) return null;
  const read = bands.map((band) => recogniseRowTables(band, index));
  const starts = new Set(read.map(([table]) => table?.headerRows[0]));
  if (read.some(({ length }) => length === 0) || starts.size < 2) return null;
  return read.flat().map((table, number) => ({ ...table, index: number }));
}

/** The parts of a sheet between its empty columns (按空列分栏), each as a sheet of its own with the places of the whole. */
export function viewBands(view: SheetView): readonly SheetView[] {
  return bandsOf(view).map((band) => viewSheet(only(view.grid, band)));
}

interface Band {
  readonly first: number;
  readonly last: number;
}

/** Columns between empty ones; a title alone on its line bridges nothing, a merged cell beside others fills all its columns. */
function bandsOf({ grid, mergeAt }: SheetView): readonly Band[] {
  const used = new Set<number>();
  for (const { cells, index } of grid.rows) {
    const filled = cells.flatMap((content, at) => (isBlankCell(content) ? [] : [at + 1]));
    if (filled.length < 2) continue;
    for (const column of filled) {
      const last = mergeAt(index, column)?.lastColumn ?? column;
      for (let at = column; at <= last; at += 1) used.add(at);
    }
  }
  const bands: { first: number; last: number }[] = [];
  for (let column = 1; column <= grid.columnCount; column += 1) {
    if (!used.has(column)) continue;
    const band = bands.at(-1);
    if (band !== undefined && band.last === column - 1) band.last = column;
    else bands.push({ first: column, last: column });
  }
  return bands;
}

function only(grid: Grid, { first, last }: Band): Grid {
  return {
    ...grid,
    rows: grid.rows.map((row) => ({
      ...row,
      cells: row.cells.map((content, at) => (at + 1 >= first && at + 1 <= last ? content : undefined)),
    })),
    // A heading may reach into the empty column behind the band.
    merges: grid.merges
      .filter(({ firstColumn }) => firstColumn >= first && firstColumn <= last)
      .map((range) => ({ ...range, lastColumn: Math.min(range.lastColumn, last) })),
  };
}
