/** What stands in the cells of a list (列表填写), prepared per column and asked cell by cell. */
import { addUp } from "#domain/reporting/add-up";
import { createFiller, type FillContext, type SourceFiller } from "#domain/reporting/fill-source";
import type { FormColumn, FormValue } from "#domain/reporting/form-binding";
import type { FillRow } from "#domain/reporting/fill-request";
import { VANISHED } from "#domain/reporting/form-number";
import { ABSENT, type FormedValue } from "#domain/reporting/form-value";
import type { ListLayout } from "#domain/reporting/list-layout";
import type { Decimal } from "#domain/shared/decimal";

/** A column that is filled. */
export interface FilledColumn {
  readonly column: FormColumn;
  readonly line: number;
  readonly filler: SourceFiller;
  /** Value for the entry with this number in the list. */
  readonly form: (entry: number) => FormedValue;
  /** A record whose cell is left as it is: a formula, or a cell that is filled by itself. */
  readonly isKept: (slot: number) => boolean;
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
  { threshold, isKept }: { readonly threshold: number; readonly isKept: (column: FormColumn, slot: number) => boolean },
): readonly FilledColumn[] {
  return layout.area.columns.flatMap((column): FilledColumn[] => {
    if (column.kind !== "input" || column.binding.confidence < threshold) return [];
    const filler = createFiller(context, column.binding, column);
    if (filler === null) return [];
    const form = column.binding.addsUp === true ? addingUp(filler, layout.rows) : plainly(filler, layout.rows);
    return [{ column, line: column.line ?? 0, filler, form, isKept: (slot) => isKept(column, slot) }];
  });
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
