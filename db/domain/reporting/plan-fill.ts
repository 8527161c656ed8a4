/** Decides everything that will be written into a form (填报方案). Pure: the file itself is written by `fillForm`. */
import type { FillPlan, FillProblem, FillRequest } from "#domain/reporting/fill-request";
import { findEmptyTotals } from "#domain/reporting/empty-totals";
import { gatherCells } from "#domain/reporting/filled-cells";
import { findKeptCells } from "#domain/reporting/kept-cells";
import { blocksOf } from "#domain/reporting/list-blocks";
import { findLeftovers, findOverwritten, findUnanswered } from "#domain/reporting/overwritten-print";
import { createColumns, type ListFilling } from "#domain/reporting/list-filling";
import { counterOf, layOutLists, type ListLayout } from "#domain/reporting/list-layout";
import { checkList } from "#domain/reporting/list-problems";
import { continueSerials } from "#domain/reporting/list-serials";
import { rowOfSlot } from "#domain/reporting/list-slots";
import { movedRow } from "#domain/reporting/moved-rows";
import { type PlannedCells, planCells } from "#domain/reporting/plan-cells";
import { withoutLabelRows } from "#domain/reporting/printed-labels";
import { readPrintedSheets } from "#domain/reporting/printed-sheet";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { findTextTotals } from "#domain/reporting/text-totals";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";

/** Plans a form: rows to add and to take away, every cell's value, its origin, and what does not fit. Lists are prepared only; their cells are asked when they are written. */
export function planFill(asked: FillRequest): FillPlan {
  const printed = readPrintedSheets(asked.form);
  const request = { ...asked, reading: withoutLabelRows(asked.reading, printed, asked.index) };
  const { lists: layouts, changes, problems: structure } = layOutLists(request, printed);
  const cells = planCells(request, printed, changes);
  const serials = continueSerials(printed, layouts);
  const problems: FillProblem[] = [...structure, ...outsideProblems(request, layouts, changes)];
  const fillings: ListFilling[] = [];
  const written = new Map<number, number>();
  let count = 0;
  for (const layout of layouts) {
    const sheet = printed.get(layout.area.sheet);
    const kept = findKeptCells(sheet, layout, {
      alone: placesOf(cells, layout.area.sheet),
      index: request.index,
    });
    const { threshold } = request;
    const columns = createColumns(request, layout, { threshold, printed: sheet, isKept: kept.isKept });
    const filling = { layout, columns, serials: serials.get(layout) ?? [] };
    const checked = checkList(filling, request.index);
    count += checked.filled;
    written.set(layout.list, checked.entries);
    problems.push(...rowProblems(request, layout), ...kept.problems, ...checked.problems);
    for (const find of [findOverwritten, findUnanswered, findLeftovers, findTextTotals])
      if (sheet !== undefined) problems.push(...find(sheet, filling));
    fillings.push(filling);
  }
  const sheets = request.form.sheets.map(({ name }) => name);
  return {
    fills: collectFills(sheets, { changes, fillings, cells }),
    lists: layouts
      .map(({ list, head, inserted, height }) => ({
        list,
        rowsWritten: written.get(list) ?? 0,
        rowsInserted: head ? inserted * height : 0,
      }))
      .toSorted((one, two) => one.list - two.list),
    cells: gatherCells(fillings, cells.singles, { count, sheets }),
    problems: [...problems, ...cells.problems, ...emptyTotals(request, printed, { cells, changes, fillings })],
  };
}

function emptyTotals(
  request: FillRequest,
  printed: ReturnType<typeof readPrintedSheets>,
  {
    cells,
    changes,
    fillings,
  }: { readonly cells: PlannedCells; readonly fillings: readonly ListFilling[] } & Pick<
    ReturnType<typeof layOutLists>,
    "changes"
  >,
): readonly FillProblem[] {
  const written = new Set(cells.writes.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`));
  for (const { layout, columns } of fillings) {
    if (layout.area.printed === undefined || layout.rows.every((row) => row === null)) continue;
    const { sheet } = layout.area;
    const moves = changes.get(sheet) ?? { insertions: [], removals: [] };
    for (const row of layout.printed)
      for (const { column, line } of columns) written.add(`${sheet} ${movedRow(row + line, moves)} ${column.column}`);
  }
  return findEmptyTotals(request, printed, { changes, written });
}

function placesOf({ writes }: PlannedCells, sheet: string): ReadonlySet<string> {
  return new Set(writes.filter((one) => one.sheet === sheet).map(({ row, column }) => `${row} ${column}`));
}

/** Entries that the list's limit cut off, and printed names that the book does not have. */
function rowProblems({ lists }: FillRequest, layout: ListLayout): readonly FillProblem[] {
  const { area, list, runs, rows } = layout;
  const first = cellAddress(runs[0]?.row ?? area.firstRow, area.columns[0]?.column ?? 1);
  const problems: FillProblem[] = [];
  const leftOut = lists.find((one) => one.list === list)?.leftOut ?? 0;
  if (leftOut > 0 && area.continues === undefined) {
    const reason = `这张表只取前 ${rows.length} ${counterOf(area)}，还有 ${leftOut} ${counterOf(area)}符合条件的没有列入`;
    problems.push({ sheet: area.sheet, cell: first, severity: "warning", reason });
  }
  if (rows.length === 0 && area.continues === undefined && area.printed === undefined && area.group === undefined) {
    const { reason: why } = area.selection;
    const reason = `账本里没有一${counterOf(area)}符合这张名单的取数范围${why === "" ? "" : `（${why}）`}，名单空着`;
    problems.push({ sheet: area.sheet, cell: first, severity: "warning", reason });
  }
  return [...problems, ...unknownNames(layout)];
}

/** So many unknown names are told one by one; more of them together. */
const MOST_NAMES = 8;

/** Printed rows whose names the book does not have. */
function unknownNames({ area, runs, rows, height }: ListLayout): readonly FillProblem[] {
  const { sheet, printed } = area;
  if (printed === undefined || printed.kind === null) return [];
  const unknown = new Map<string, string>();
  for (const [slot, { row, text }] of printed.rows.entries()) {
    const name = text.trim();
    if ((rows[slot] ?? null) !== null || name === "" || unknown.has(name)) continue;
    unknown.set(name, cellAddress(rowOfSlot(runs, slot, height) ?? row, printed.column));
  }
  const all = [...unknown];
  if (all.length <= MOST_NAMES) {
    return all.map(([name, cell]) => {
      const reason = `账本里没有对得上“${name}”的条目，这一行空着`;
      return { sheet, cell, severity: "warning", reason };
    });
  }
  const said = all.slice(0, MOST_NAMES).map(([name]) => `“${name}”`);
  const reason = `账本里没有对得上${said.join("")}等 ${all.length} 个名称的条目，这些行空着`;
  return [{ sheet, cell: all[0]?.[1] ?? "A1", severity: "warning", reason }];
}

/** Entries of groups for which the form prints no block. */
function outsideProblems(
  { outside = [], index }: FillRequest,
  layouts: readonly ListLayout[],
  changes: ReturnType<typeof layOutLists>["changes"],
): readonly FillProblem[] {
  return outside.flatMap(({ list, text, count }) => {
    const layout = layouts.find((one) => one.list === list);
    if (layout === undefined || count === 0) return [];
    const { area } = layout;
    const first = { row: area.firstRow, column: area.columns[0]?.column ?? 1 };
    const at = parseCellAddress(area.group?.cell ?? "") ?? first;
    const moves = changes.get(area.sheet) ?? { insertions: [], removals: [] };
    const cell = cellAddress(movedRow(at.row, moves), at.column);
    const counted = `${count} ${counterOf(area)}`;
    const field = index.byId.get(area.group?.field ?? "")?.label ?? "分组";
    const reason =
      text === ""
        ? `账本里有 ${counted}没有填“${field}”，不知道归哪一组，没有填入`
        : `表上没有印“${text}”这一组，账本里这一组的 ${counted}没有填入`;
    return [{ sheet: area.sheet, cell, severity: "error" as const, reason }];
  });
}

function collectFills(
  sheets: readonly string[],
  {
    changes,
    fillings,
    cells,
  }: Pick<ReturnType<typeof layOutLists>, "changes"> & {
    readonly fillings: readonly ListFilling[];
    readonly cells: PlannedCells;
  },
): SheetFill[] {
  return sheets.flatMap((sheet): SheetFill[] => {
    const { insertions, removals } = changes.get(sheet) ?? { insertions: [], removals: [] };
    const writes = cells.writes.filter((one) => one.sheet === sheet);
    const blocks = fillings.filter(({ layout }) => layout.area.sheet === sheet).flatMap(blocksOf);
    if (insertions.length + removals.length + writes.length + blocks.length === 0) return [];
    return [
      {
        sheet,
        insertions,
        ...(removals.length === 0 ? {} : { removals }),
        writes: writes.map(({ row, column, value }) => ({ row, column, value })),
        blocks,
      },
    ];
  });
}
