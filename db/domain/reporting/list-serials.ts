/** Printed serial numbers of lists whose rows change (序号接着编). Formulas go on by themselves. */
import type { FormColumn } from "#domain/reporting/form-binding";
import { printedNumber } from "#domain/reporting/list-chains";
import type { ListLayout } from "#domain/reporting/list-layout";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";
import type { SerialColumn } from "#domain/reporting/list-filling";

/** Numbers to be written so that every list counts on as it was printed: by itself, on from the columns left of it, or on from the group above. */
export function continueSerials(
  sheets: ReadonlyMap<string, PrintedSheet>,
  layouts: readonly ListLayout[],
): ReadonlyMap<ListLayout, readonly SerialColumn[]> {
  const ends: SerialEnd[] = [];
  return new Map(
    layouts.map((layout) => {
      const columns = layout.area.columns.filter(({ kind }) => kind === "sequence");
      return [
        layout,
        columns.flatMap((column) => continueColumn(sheets.get(layout.area.sheet), layout, { column, ends })),
      ] as const;
    }),
  );
}

/** With which number a column of serial numbers would go on, as printed and now. */
interface SerialEnd {
  readonly sheet: string;
  readonly next: number;
  readonly nextNow: number;
}

function continueColumn(
  printedSheet: PrintedSheet | undefined,
  layout: ListLayout,
  { column, ends }: { readonly column: FormColumn; readonly ends: SerialEnd[] },
): readonly SerialColumn[] {
  const { sheet } = layout.area;
  const start = numberAt(printedSheet, layout, { column, slot: 0 });
  if (start === null) return [];
  const step = stepOf(printedSheet, layout, column) ?? 1;
  const before = start > 1 ? ends.findLast((end) => end.sheet === sheet && end.next === start) : undefined;
  const startNow = before === undefined ? start : before.nextNow;
  const count = layout.printed.length;
  ends.push({ sheet, next: start + count * step, nextNow: startNow + keptRecords(layout) * step });
  // The last printed record moves down below the added ones, so its number changes with theirs.
  const from = startNow === start ? count - 1 : 0;
  if (layout.inserted === 0 && startNow === start) return [];
  const value: SerialColumn["value"] = (slot) =>
    slot < from ? null : { kind: "number", decimal: String(startNow + slot * step) };
  return [{ column: column.column, line: column.line ?? 0, value }];
}

/** Records that stand in the list afterwards. */
function keptRecords({ runs }: ListLayout): number {
  return runs.reduce((sum, { count }) => sum + count, 0);
}

function stepOf(printedSheet: PrintedSheet | undefined, layout: ListLayout, column: FormColumn): number | null {
  const first = numberAt(printedSheet, layout, { column, slot: 0 });
  const second = numberAt(printedSheet, layout, { column, slot: 1 });
  return first === null || second === null || second <= first ? null : second - first;
}

function numberAt(
  printedSheet: PrintedSheet | undefined,
  { printed }: ListLayout,
  { column, slot }: { readonly column: FormColumn; readonly slot: number },
): number | null {
  const row = printed[slot];
  return row === undefined
    ? null
    : printedNumber(printedSheet, { row: row + (column.line ?? 0), column: column.column });
}
