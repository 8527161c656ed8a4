/** All filled cells of a plan, made when asked for (已填单元格). */
import type { FilledCell, FilledCells } from "#domain/reporting/fill-request";
import type { CellTrace } from "#domain/reporting/fill-source";
import { type FilledColumn, formedAt, type ListFilling } from "#domain/reporting/list-filling";
import { rowOfSlot, slotAt } from "#domain/reporting/list-slots";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";

/** A single cell with its places in reading order. */
export interface FilledSingle {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly traces: readonly (CellTrace & { readonly label: string; readonly text: string })[];
}

/** Gathers lists and single cells. `count`: how many cells of the lists are filled; `sheets` gives the order. */
export function gatherCells(
  lists: readonly ListFilling[],
  singles: readonly FilledSingle[],
  { count, sheets }: { readonly count: number; readonly sheets: readonly string[] },
): FilledCells {
  return {
    count: singles.reduce((sum, { traces }) => sum + traces.length, count),
    find: (sheet, cell) => {
      const at = parseCellAddress(cell);
      if (at === null) return [];
      const single = singles.filter((one) => one.sheet === sheet && one.row === at.row && one.column === at.column);
      const own = lists.filter(({ layout }) => layout.area.sheet === sheet);
      return [...single.flatMap(singleCells), ...own.flatMap((list) => listCells(list, at.row, at.column))];
    },
    *[Symbol.iterator]() {
      for (const sheet of sheets) {
        const own = lists.filter(({ layout }) => layout.area.sheet === sheet);
        yield* cellsOfSheet(
          own,
          singles.filter((one) => one.sheet === sheet),
        );
      }
    },
  };
}

/** Row by row over all lists and single cells of a sheet, each row from left to right. */
function* cellsOfSheet(lists: readonly ListFilling[], singles: readonly FilledSingle[]): Generator<FilledCell> {
  const byRow = Map.groupBy(singles, ({ row }) => row);
  const alone = [...byRow.keys()].toSorted((one, two) => one - two);
  const cursors = lists.map((list) => ({ list, rows: rowsOfList(list), row: 0 }));
  for (const cursor of cursors) cursor.row = nextRow(cursor.rows);
  let place = 0;
  for (;;) {
    const row = Math.min(alone[place] ?? Number.POSITIVE_INFINITY, ...cursors.map((cursor) => cursor.row));
    if (row === Number.POSITIVE_INFINITY) return;
    const placed = (byRow.get(row) ?? []).map((single) => ({ column: single.column, cells: singleCells(single) }));
    if (alone[place] === row) place += 1;
    for (const cursor of cursors) {
      if (cursor.row !== row) continue;
      cursor.row = nextRow(cursor.rows);
      placed.push(...cellsOfRow(cursor.list, row));
    }
    for (const { cells } of placed.toSorted((one, two) => one.column - two.column)) yield* cells;
  }
}

function nextRow(rows: Generator<number, undefined>): number {
  return rows.next().value ?? Number.POSITIVE_INFINITY;
}

function cellsOfRow(
  { layout, columns }: ListFilling,
  row: number,
): { readonly column: number; readonly cells: readonly FilledCell[] }[] {
  const place = slotAt(layout.runs, row, layout.height);
  if (place === null) return [];
  return columns
    .filter(({ line }) => line === place.line)
    .map((column) => ({ column: column.column.column, cells: listCell(layout, column, place.slot) }));
}

function* rowsOfList({ layout: { runs, used, height } }: ListFilling): Generator<number, undefined> {
  for (const { row, first, count } of runs.toSorted((one, two) => one.row - two.row)) {
    const last = Math.min(count, used - first) * height;
    for (let i = 0; i < last; i += 1) yield row + i;
  }
  return undefined;
}

function singleCells({ sheet, row, column, traces }: FilledSingle): readonly FilledCell[] {
  const cell = cellAddress(row, column);
  return traces.map((trace) => ({ sheet, cell, ...trace }));
}

function listCells({ layout, columns }: ListFilling, row: number, column: number): readonly FilledCell[] {
  const place = slotAt(layout.runs, row, layout.height);
  if (place === null) return [];
  const own = columns.find((one) => one.column.column === column && one.line === place.line);
  return own === undefined ? [] : listCell(layout, own, place.slot);
}

function listCell(layout: ListFilling["layout"], column: FilledColumn, slot: number): readonly FilledCell[] {
  const { trace } = column.filler;
  const formed = formedAt(layout, column, slot);
  if (formed === null || formed.value === null || trace === null) return [];
  const row = rowOfSlot(layout.runs, slot, layout.height) ?? 0;
  const filled = layout.rows[layout.entryAt(slot)] ?? null;
  return [
    {
      sheet: layout.area.sheet,
      cell: cellAddress(row + column.line, column.column.column),
      label: labelOf(column),
      text: formed.text,
      ...trace(filled, formed),
    },
  ];
}

function labelOf({ column: { headerPath } }: FilledColumn): string {
  return headerPath.join("/").replace(/\s+/gu, "");
}
