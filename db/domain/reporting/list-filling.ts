/** What stands in the cells of a list (列表填写), prepared per column and asked cell by cell. */
import { addUp } from "#domain/reporting/add-up";
import { tickFormed } from "#domain/reporting/fill-ticks";
import { findTicks } from "#domain/reporting/find-ticks";
import { printOf, type PrintedSheet } from "#domain/reporting/printed-sheet";
import { editText } from "#domain/reporting/text-edits";
import { type TickBox, tickEdits } from "#domain/reporting/tick-boxes";
import { createFiller, type FillContext, type SourceFiller } from "#domain/reporting/fill-source";
import type { FormColumn, FormValue } from "#domain/reporting/form-binding";
import type { FillRow } from "#domain/reporting/fill-request";
import { VANISHED } from "#domain/reporting/form-number";
import { ABSENT, type FormedValue } from "#domain/reporting/form-value";
import { withoutWriting } from "#domain/reporting/writing";
import type { ListLayout } from "#domain/reporting/list-layout";
import type { Decimal } from "#domain/shared/decimal";
import type { CellContent } from "#domain/workbook/grid";

/** A column that is filled. */
export interface FilledColumn {
  readonly column: FormColumn;
  readonly line: number;
  readonly filler: SourceFiller;
  /** Boxes are ticked in the print of its cells. */
  readonly ticks: boolean;
  /** Value for the entry with this number in the list. */
  readonly form: (entry: number) => FormedValue;
  /** A record whose cell is left as it is: a formula, or a cell that is filled by itself. */
  readonly isKept: (slot: number) => boolean;
  /** The last printed record has something in this cell that the records copied from it must not repeat. */
  readonly clears: boolean;
}

/** Serial numbers that go on through added rows (序号接着编); null leaves the printed one. */
export interface SerialColumn {
  readonly column: number;
  readonly line: number;
  readonly value: (slot: number) => FormValue | null;
}

/** A list ready to be asked. */
export interface ListFilling {
  readonly layout: ListLayout;
  readonly columns: readonly FilledColumn[];
  readonly serials: readonly SerialColumn[];
}

/** Prepares the columns of a list that are bound firmly enough. */
export function createColumns(
  context: FillContext,
  layout: ListLayout,
  { threshold, printed, isKept }: ColumnsFrom,
): readonly FilledColumn[] {
  return layout.area.columns.flatMap((column): FilledColumn[] => {
    if (column.kind !== "input" || column.binding.confidence < threshold) return [];
    const line = column.line ?? 0;
    const text = printed?.content((layout.printed[0] ?? 0) + line, column.column);
    const boxes = typeof text === "string" ? findTicks(text) : null;
    const filler =
      boxes === null
        ? createFiller(context, column.binding, column)
        : createFiller(context, withoutWriting(column.binding), { ...column, allowed: [] });
    if (filler === null) return [];
    const plain = column.binding.addsUp === true ? addingUp(filler, layout.rows) : plainly(filler, layout.rows);
    const form = boxes === null ? plain : ticking(plain, { column, context, text: String(text), boxes: boxes.ticks });
    const last = printed?.content((layout.printed.at(-1) ?? 0) + line, column.column);
    const clears = boxes === null && isExample(last);
    return [{ column, line, filler, ticks: boxes !== null, form, isKept: (slot) => isKept(column, slot), clears }];
  });
}

function isExample(content: CellContent | undefined): boolean {
  return content === 0 || printOf(content) !== null;
}

/** What the columns of a list are prepared with. */
interface ColumnsFrom {
  readonly threshold: number;
  readonly printed: PrintedSheet | undefined;
  readonly isKept: (column: FormColumn, slot: number) => boolean;
}

/** What is written into a cell of the list; null leaves it as it is. */
export function writtenAt(layout: ListLayout, column: FilledColumn, slot: number): FormValue | null {
  const value = formedAt(layout, column, slot)?.value ?? null;
  if (value !== null || !column.clears) return value;
  const first = layout.printed.length - 1;
  const isAdded = slot >= first && slot < first + layout.inserted;
  return isAdded && !column.isKept(slot) ? { kind: "text", text: "" } : null;
}

/** Value of a column in a record; null when no entry stands there or the cell is not ours to fill. */
export function formedAt({ rows, entryAt, used }: ListLayout, column: FilledColumn, slot: number): FormedValue | null {
  if (slot >= used) return null;
  const entry = entryAt(slot);
  const row = rows[entry];
  return row === undefined || row === null || column.isKept(slot) ? null : column.form(entry);
}

function plainly(filler: SourceFiller, rows: readonly (FillRow | null)[]): FilledColumn["form"] {
  return (entry) => {
    const row = rows[entry];
    return row === undefined || row === null ? ABSENT : filler.form(row, entry);
  };
}

/** Every record has the same boxes printed (□是 □否); the right one of each is ticked. */
function ticking(
  form: FilledColumn["form"],
  from: {
    readonly column: FormColumn;
    readonly context: FillContext;
    readonly text: string;
    readonly boxes: readonly TickBox[];
  },
): FilledColumn["form"] {
  const { source } = from.column.binding;
  const field = source?.kind === "field" ? from.context.index.byId.get(source.field) : undefined;
  return (entry) => {
    const { formed, ticked } = tickFormed(form(entry), { field, boxes: from.boxes });
    if (ticked === null) return formed;
    return { ...formed, value: { kind: "text", text: editText(from.text, tickEdits(from.text, ticked, from.boxes)) } };
  };
}

/** Rounded over the whole list, side-by-side columns together, so that the parts add up to the rounded total. */
function addingUp(filler: SourceFiller, rows: readonly (FillRow | null)[]): FilledColumn["form"] {
  const form = plainly(filler, rows);
  const { rounding } = filler;
  if (rounding === null) return form;
  const parts = rows.map((row) => (row === null ? null : rounding.exact(row)));
  const adjusted = addUp(parts, rounding.places);
  return (entry) => {
    const formed = form(entry);
    const to = adjusted.get(entry);
    return to === undefined ? formed : adjust(formed, to, rounding.write(to));
  };
}

function adjust(formed: FormedValue, to: Decimal, value: FormValue): FormedValue {
  const moved = `为使合计相符，由 ${formed.text} 调为 ${to}`;
  // What was rounded to nought may have come up by this.
  const problem = formed.problem?.group === VANISHED ? null : formed.problem;
  return { ...formed, value, text: to, problem, note: formed.note === "" ? moved : `${formed.note}，${moved}` };
}
