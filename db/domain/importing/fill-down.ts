import type { RecognisedTable } from "#domain/importing/recognised-table";
import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellContent, SheetRow } from "#domain/workbook/grid";

/** A value that holds for rows below its own (向下填充): the content and the row it stands in. */
export interface FilledDown {
  readonly content: CellContent | undefined;
  readonly row: number;
}

/** Follows the merged cells of one column while rows stream by in order (合并单元格向下填充). */
export type FillDown = (row: SheetRow) => FilledDown | null;

/** Prepares the fill-down of a column; null when nothing in it is merged downwards. */
export function createFillDown(table: RecognisedTable, column: number): FillDown | null {
  const spans = table.fillDown
    .map(parseCellRange)
    .filter((range) => range !== null && range.firstColumn === column)
    .map((range) => ({ first: range?.firstRow ?? 0, last: range?.lastRow ?? 0 }))
    .toSorted((a, b) => a.first - b.first);
  if (spans.length === 0) return null;
  let at = 0;
  let master: FilledDown | null = null;
  return (row) => {
    while (at < spans.length && row.index > (spans[at]?.last ?? 0)) {
      at += 1;
      master = null;
    }
    const span = spans[at];
    if (span === undefined || row.index < span.first) return null;
    if (row.index === span.first) master = { content: row.cells[column - 1], row: row.index };
    return master;
  };
}
