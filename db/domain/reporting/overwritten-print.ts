/** Print that our values take the place of (被改写的内容): examples, last year's numbers. Nothing is lost without a word. */
import type { FillProblem } from "#domain/reporting/fill-request";
import { type FilledColumn, formedAt, type ListFilling } from "#domain/reporting/list-filling";
import { rowOfSlot } from "#domain/reporting/list-slots";
import { printOf, type PrintedSheet } from "#domain/reporting/printed-sheet";
import { cellAddress } from "#domain/workbook/cell-address";

/** Says what was printed in a cell before, and in how many cells of the column. */
export function describeOverwritten(text: string, cells: number): string {
  const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  return cells === 1
    ? `这一格原来印着“${shown}”，已改写`
    : `这一列有 ${cells} 格原来印着内容（例如“${shown}”），已改写`;
}

/** Printed cells of a list that are written over, one word per column. */
export function findOverwritten(sheet: PrintedSheet, { layout, columns }: ListFilling): readonly FillProblem[] {
  const { area, runs, height, printed, inserted } = layout;
  const last = printed.length - 1;
  return columns.flatMap((column): FillProblem[] => {
    const lost = printed.flatMap((row, i) => {
      const slot = i === last ? i + inserted : i;
      const text = printOf(sheet.content(row + column.line, column.column.column));
      return text === null || stays(column, layout, { slot, text }) ? [] : [{ slot, text }];
    });
    const [first] = lost;
    if (first === undefined) return [];
    const row = (rowOfSlot(runs, first.slot, height) ?? area.firstRow) + column.line;
    const cell = cellAddress(row, column.column.column);
    return [{ sheet: area.sheet, cell, severity: "warning", reason: describeOverwritten(first.text, lost.length) }];
  });
}

/** Print that stays beside an entry the book has nothing for (例子、旧数): it would pass for the entry's own. One word per column. */
export function findUnanswered(sheet: PrintedSheet, { layout, columns }: ListFilling): readonly FillProblem[] {
  const { area, runs, height, printed, inserted } = layout;
  if (area.printed !== undefined) return [];
  const last = printed.length - 1;
  return columns.flatMap((column): FillProblem[] => {
    const left = printed.flatMap((row, i) => {
      const slot = i === last ? i + inserted : i;
      const text =
        column.ticks || column.isKept(slot) ? null : printOf(sheet.content(row + column.line, column.column.column));
      const formed = text === null ? null : formedAt(layout, column, slot);
      return text === null || formed === null || formed.value !== null ? [] : [{ slot, text }];
    });
    const [first] = left;
    if (first === undefined) return [];
    const row = (rowOfSlot(runs, first.slot, height) ?? area.firstRow) + column.line;
    const cell = cellAddress(row, column.column.column);
    const shown = first.text.length > 20 ? `${first.text.slice(0, 20)}…` : first.text;
    const places = left.length === 1 ? "这一格" : `这一列有 ${left.length} 格`;
    const reason = `账本里没有要填的数，${places}还留着表上原来印的内容（例如“${shown}”），没有动，请核对`;
    return [{ sheet: area.sheet, cell, severity: "warning", reason }];
  });
}

/** Contents of records that no entry came to: last year's rows below this year's, which the totals would count. */
export function findLeftovers(sheet: PrintedSheet, { layout, columns }: ListFilling): readonly FillProblem[] {
  const { area, runs, height, printed, used, inserted } = layout;
  if (area.printed !== undefined || inserted > 0) return [];
  const left = printed.flatMap((row, slot) => {
    const place = rowOfSlot(runs, slot, height);
    if (slot < used || place === null) return [];
    for (const { column, line, ticks } of columns) {
      const text = ticks ? null : printOf(sheet.content(row + line, column.column));
      if (text !== null) return [{ cell: cellAddress(place + line, column.column), text }];
    }
    return [];
  });
  const [first] = left;
  if (first === undefined) return [];
  const shown = first.text.length > 20 ? `${first.text.slice(0, 20)}…` : first.text;
  const reason = `没有可填的条目了，下面 ${left.length} 行还留着原来的内容（例如“${shown}”），没有动，请核对`;
  return [{ sheet: area.sheet, cell: first.cell, severity: "warning", reason }];
}

/** Nothing is written there, the same stands there again, or boxes are ticked in it. */
function stays(
  column: FilledColumn,
  layout: ListFilling["layout"],
  { slot, text }: { readonly slot: number; readonly text: string },
): boolean {
  const value = formedAt(layout, column, slot)?.value ?? null;
  if (value === null || column.ticks) return true;
  const written = value.kind === "text" ? value.text : value.kind === "number" ? value.decimal : value.date;
  return written === text;
}
