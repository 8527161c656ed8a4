import type { CellWrite, FormCell, FormColumn, FormList } from "#domain/reporting/form-binding";
import { describeBlankCell, describeBlankRows } from "#domain/reporting/describe-blanks";
import { fillBinding } from "#domain/reporting/fill-binding";
import type {
  FilledCell,
  FilledCells,
  FillPlan,
  FillProblem,
  FillRequest,
  FillRow,
} from "#domain/reporting/fill-request";
import { fillTexts } from "#domain/reporting/fill-texts";
import type { RowInsertion, SheetFill } from "#domain/reporting/sheet-fill";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";

/** Decides everything that will be written into a form (填报方案): rows to insert, every cell's value, its origin, and what does not fit. Pure: the file itself is written by `fillForm`. */
export function planFill(request: FillRequest): FillPlan {
  const draft: Draft = { writes: new Map(), cells: [], problems: [] };
  const insertions = planInsertions(request);
  const lists = request.lists.map(({ list, rows }) => {
    const area = request.reading.lists[list];
    if (area === undefined) return { list, rowsWritten: 0, rowsInserted: 0 };
    const inserted = insertions.get(area.sheet)?.find((one) => one.lastRow === area.lastRow)?.count ?? 0;
    const rowsWritten = fillList(draft, {
      request,
      area,
      rows: rows.filter((row) => row !== null),
      inserted,
      above: rowsAbove(insertions, area.sheet, area.firstRow),
    });
    return { list, rowsWritten, rowsInserted: inserted };
  });
  fillCells(draft, request, insertions);
  return { fills: collectFills(draft, insertions), lists, cells: gather(draft.cells), problems: draft.problems };
}

function gather(cells: readonly FilledCell[]): FilledCells {
  return {
    count: cells.length,
    find: (sheet, cell) => cells.filter((one) => one.sheet === sheet && one.cell === cell),
    [Symbol.iterator]: () => cells[Symbol.iterator](),
  };
}

interface Draft {
  readonly writes: Map<string, CellWrite[]>;
  readonly cells: FilledCell[];
  readonly problems: FillProblem[];
}

type Insertions = ReadonlyMap<string, readonly RowInsertion[]>;

function planInsertions(request: FillRequest): Insertions {
  const insertions = new Map<string, RowInsertion[]>();
  for (const { list, rows } of request.lists) {
    const area = request.reading.lists[list];
    if (area === undefined || !area.growable) continue;
    const count = rows.length - recordRows(area).length;
    if (count <= 0) continue;
    const known = insertions.get(area.sheet) ?? [];
    known.push({ firstRow: area.firstRow, lastRow: area.lastRow, count });
    insertions.set(
      area.sheet,
      known.toSorted((one, two) => one.lastRow - two.lastRow),
    );
  }
  return insertions;
}

function recordRows(area: FormList): number[] {
  const rows: number[] = [];
  for (let row = area.firstRow; row <= area.lastRow; row += 1) if (!area.totalRows.includes(row)) rows.push(row);
  return rows;
}

/** Rows inserted above a row of the blank form. */
function rowsAbove(insertions: Insertions, sheet: string, row: number): number {
  return (insertions.get(sheet) ?? []).reduce((sum, one) => sum + (row > one.lastRow ? one.count : 0), 0);
}

interface ListFilling {
  readonly request: FillRequest;
  readonly area: FormList;
  readonly rows: readonly FillRow[];
  readonly inserted: number;
  readonly above: number;
}

function fillList(draft: Draft, filling: ListFilling): number {
  const { area, rows, request } = filling;
  const printed = recordRows(area);
  const room = filling.inserted > 0 ? printed.length + filling.inserted : printed.length;
  if (rows.length > room) {
    const cell = cellAddress(area.firstRow + filling.above, area.columns[0]?.column ?? 1);
    const reason = `这张表只有 ${room} 行而且不能加行，还有 ${rows.length - room} 户没有填入`;
    draft.problems.push({ sheet: area.sheet, cell, severity: "error", reason });
  }
  const places = filling.inserted > 0 ? rows.map((_, i) => area.firstRow + i) : printed;
  const blanks = new Map<FormColumn, number>();
  for (const [i, row] of rows.slice(0, room).entries()) {
    const at = (places[i] ?? area.firstRow) + filling.above;
    for (const column of area.columns) {
      const isBlank = fillListCell(draft, { request, area, column, row, at, ordinal: i });
      if (isBlank) blanks.set(column, (blanks.get(column) ?? 0) + 1);
    }
  }
  reportBlanks(draft, filling, { blanks, rows: Math.min(rows.length, room) });
  if (filling.inserted > 0) continueNumbers(draft, filling, printed.length);
  return Math.min(rows.length, room);
}

/** One word per column, on its first cell: a blank is never counted as zero and never silent. */
function reportBlanks(
  draft: Draft,
  { area, above, request }: ListFilling,
  { blanks, rows }: { readonly blanks: ReadonlyMap<FormColumn, number>; readonly rows: number },
): void {
  for (const [column, blank] of blanks) {
    const { source } = column.binding;
    if (source === null) continue;
    const cell = cellAddress(area.firstRow + above, column.column);
    const reason = describeBlankRows(source, { blank, rows }, request.index);
    draft.problems.push({ sheet: area.sheet, cell, severity: "warning", reason });
  }
}

interface ListCell {
  readonly request: FillRequest;
  readonly area: FormList;
  readonly column: FormColumn;
  readonly row: FillRow;
  readonly at: number;
  readonly ordinal: number;
}

/** True when the book has nothing for a bound cell. */
function fillListCell(draft: Draft, place: ListCell): boolean {
  const { area, column, request, row, at } = place;
  if (column.kind !== "input" || column.binding.source === null || column.binding.confidence < request.threshold)
    return false;
  const cell = cellAddress(at, column.column);
  if (column.binding.source.kind === "sequence") {
    write(draft, area.sheet, {
      row: at,
      column: column.column,
      value: { kind: "number", decimal: String(place.ordinal + 1) },
    });
    return false;
  }
  const filled = fillBinding(request, column.binding.source, { row, target: column });
  if (filled.problem !== null) draft.problems.push({ sheet: area.sheet, cell, ...filled.problem });
  if (filled.value === null) return filled.problem === null;
  write(draft, area.sheet, { row: at, column: column.column, value: filled.value });
  const label = column.headerPath.join("/").replace(/\s+/gu, "");
  draft.cells.push({ sheet: area.sheet, cell, label, ...filled.trace });
  return false;
}

/** Printed serial numbers (1, 2, 3 …) go on through the added rows; formulas go on by themselves. */
function continueNumbers(draft: Draft, filling: ListFilling, printed: number): void {
  const { area, request, above, inserted } = filling;
  const sheet = request.form.sheets.find((one) => one.name === area.sheet);
  const first = sheet?.grid.rows.find((row) => row.index === area.firstRow);
  for (const column of area.columns) {
    const start = first?.cells[column.column - 1];
    if (column.kind !== "sequence" || typeof start !== "number") continue;
    for (let i = printed - 1; i < printed + inserted; i += 1) {
      const value = { kind: "number", decimal: String(start + i) } as const;
      write(draft, area.sheet, { row: area.firstRow + above + i, column: column.column, value });
    }
  }
}

function fillCells(draft: Draft, request: FillRequest, insertions: Insertions): void {
  const byCell = new Map<string, FormCell[]>();
  for (const cell of request.reading.cells) {
    const key = `${cell.sheet}\u0000${cell.cell}`;
    byCell.set(key, [...(byCell.get(key) ?? []), cell]);
  }
  for (const places of byCell.values()) {
    const [first] = places;
    const address = first === undefined ? null : parseCellAddress(first.cell);
    if (first === undefined || address === null) continue;
    const row = address.row + rowsAbove(insertions, first.sheet, address.row);
    const cell = cellAddress(row, address.column);
    const filled = fillTexts(request, places);
    for (const problem of filled.problems) draft.problems.push({ sheet: first.sheet, cell, ...problem });
    const silent = filled.value === null && filled.problems.length === 0;
    if (silent) reportBlankCell(draft, request, { place: first, cell });
    if (filled.value === null) continue;
    write(draft, first.sheet, { row, column: address.column, value: filled.value });
    for (const { label, ...trace } of filled.traces) draft.cells.push({ sheet: first.sheet, cell, label, ...trace });
  }
}

function reportBlankCell(
  draft: Draft,
  { index, threshold }: FillRequest,
  { place, cell }: { readonly place: FormCell; readonly cell: string },
): void {
  const { source, confidence } = place.binding;
  if (source === null || confidence < threshold) return;
  const reason = describeBlankCell(source, place.label, index);
  draft.problems.push({ sheet: place.sheet, cell, severity: "warning", reason });
}

function write(draft: Draft, sheet: string, cell: CellWrite): void {
  const writes = draft.writes.get(sheet);
  if (writes === undefined) draft.writes.set(sheet, [cell]);
  else writes.push(cell);
}

function collectFills(draft: Draft, insertions: Insertions): SheetFill[] {
  const sheets = new Set([...insertions.keys(), ...draft.writes.keys()]);
  return [...sheets].map((sheet) => ({
    sheet,
    insertions: insertions.get(sheet) ?? [],
    writes: draft.writes.get(sheet) ?? [],
  }));
}
