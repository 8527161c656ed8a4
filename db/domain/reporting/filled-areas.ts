import { parseCellAddress } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";

/** A part of a sheet that was filled (已填区域). */
export interface FilledArea {
  readonly sheet: string;
  readonly range: CellRange;
}

/** The filled cells as stretches of columns, so that 100,000 rows are a few areas. `cells` sheet by sheet, row by row; `rowNow` tells where an exported row stands now, null where it is gone. */
export function filledAreas(
  cells: Iterable<{ readonly sheet: string; readonly cell: string }>,
  rowNow: (sheet: string, row: number) => number | null,
): readonly FilledArea[] {
  const areas: FilledArea[] = [];
  const open = new Map<string, { first: number; last: number }>();
  for (const { sheet, cell } of cells) {
    const at = parseCellAddress(cell);
    const row = at === null ? null : rowNow(sheet, at.row);
    if (at === null || row === null) continue;
    const key = `${at.column} ${sheet}`;
    const run = open.get(key);
    if (run !== undefined && (row === run.last || row === run.last + 1)) run.last = row;
    else {
      if (run !== undefined) areas.push(areaOf(key, run));
      open.set(key, { first: row, last: row });
    }
  }
  return [...areas, ...[...open].map(([key, run]) => areaOf(key, run))];
}

function areaOf(key: string, { first, last }: { readonly first: number; readonly last: number }): FilledArea {
  const space = key.indexOf(" ");
  const column = Number(key.slice(0, space));
  return {
    sheet: key.slice(space + 1),
    range: { firstRow: first, lastRow: last, firstColumn: column, lastColumn: column },
  };
}
