/** Cells of a list that are left as they are (不覆盖的格). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FormColumn } from "#domain/reporting/form-binding";
import type { FillProblem } from "#domain/reporting/fill-request";
import type { ListLayout } from "#domain/reporting/list-layout";
import { rowOfSlot, slotAt } from "#domain/reporting/list-slots";
import { createPrintGuard } from "#domain/reporting/printed-labels";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";
import { cellAddress } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/** Which cells of a list stay, and what is said of them. */
export interface KeptCells {
  readonly isKept: (column: FormColumn, slot: number) => boolean;
  readonly problems: readonly FillProblem[];
}

/** Finds formulas, cells merged into the record above, crossed-out cells of printed rows and texts that are not ours to write over. `alone`: places filled by themselves, as `row column` of the filled form. */
export function findKeptCells(
  sheet: PrintedSheet | undefined,
  layout: ListLayout,
  { alone, index }: { readonly alone: ReadonlySet<string>; readonly index: CatalogueIndex },
): KeptCells {
  const { area, printed } = layout;
  const texts = findTexts(sheet, layout, index);
  const kept = new Map<number, Map<number, Sort>>();
  const problems: FillProblem[] = [];
  for (const column of area.columns) {
    if (column.kind !== "input" || column.binding.source === null || sheet === undefined) continue;
    const own = keptOfColumn(sheet, layout, column);
    if (own.size === 0) continue;
    kept.set(column.column, own);
    problems.push(...describeKept(layout, column, own));
  }
  problems.push(...texts.problems);
  const written = findAlone(layout, alone);
  const last = printed.length - 1;
  return {
    problems,
    // Added records are copies of the last printed one, formulas included.
    isKept: ({ column }, slot) =>
      (kept.get(column)?.has(Math.min(slot, last)) ?? false) ||
      (written.get(column)?.has(slot) ?? false) ||
      (texts.kept.get(column)?.has(slot) ?? false),
  };
}

/** Texts printed in records, by column and record; each column is told once. */
function findTexts(
  sheet: PrintedSheet | undefined,
  { area, printed, inserted, runs, height, used }: ListLayout,
  index: CatalogueIndex,
): { readonly kept: ReadonlyMap<number, ReadonlySet<number>>; readonly problems: readonly FillProblem[] } {
  const kept = new Map<number, ReadonlySet<number>>();
  const problems: FillProblem[] = [];
  if (sheet === undefined || area.printed !== undefined) return { kept, problems };
  const isGuarded = createPrintGuard(area, sheet, index);
  const last = printed.length - 1;
  for (const column of area.columns) {
    if (column.kind !== "input" || column.binding.source === null) continue;
    const slots = printed.flatMap((row, i) => (isGuarded(row, column) ? [i === last ? i + inserted : i] : []));
    const [first] = slots.filter((slot) => slot < used);
    if (slots.length > 0) kept.set(column.column, new Set(slots));
    if (first === undefined) continue;
    const row = (rowOfSlot(runs, first, height) ?? area.firstRow) + (column.line ?? 0);
    const reason = `这一格印着文字，没有改写，该填的内容请核对${slots.length === 1 ? "" : `（这一列共有 ${slots.length} 格这样）`}`;
    problems.push({ sheet: area.sheet, cell: cellAddress(row, column.column), severity: "warning", reason });
  }
  return { kept, problems };
}

/** Records whose cell is filled by itself, by column. */
function findAlone({ area, runs, height }: ListLayout, alone: ReadonlySet<string>): ReadonlyMap<number, Set<number>> {
  const written = new Map<number, Set<number>>();
  for (const place of alone) {
    const [row = 0, at] = place.split(" ").map(Number);
    const column = area.columns.find((one) => one.column === at);
    const found = column === undefined ? null : slotAt(runs, row, height);
    if (column === undefined || found === null || found.line !== (column.line ?? 0)) continue;
    written.set(column.column, (written.get(column.column) ?? new Set()).add(found.slot));
  }
  return written;
}

type Sort = "formula" | "merged" | "crossed";

function keptOfColumn(sheet: PrintedSheet, { area, printed }: ListLayout, column: FormColumn): Map<number, Sort> {
  const kept = new Map<number, Sort>();
  for (const [slot, first] of printed.entries()) {
    const row = first + (column.line ?? 0);
    const content = sheet.content(row, column.column);
    if (isFormula(content)) kept.set(slot, "formula");
    else if (sheet.master(row, column.column).row < row) kept.set(slot, "merged");
    else if (area.printed !== undefined && isCrossed(content)) kept.set(slot, "crossed");
  }
  return kept;
}

function isFormula(content: CellContent | undefined): boolean {
  return typeof content === "object" && content.kind === "formula";
}

/** — and × are printed where nothing is to be filled in. */
function isCrossed(content: CellContent | undefined): boolean {
  return typeof content === "string" && /^\s*[—–×✕/／-]+\s*$/u.test(content);
}

const WORDS: Readonly<Record<Exclude<Sort, "crossed">, string>> = {
  formula: "这一格是公式，不覆盖",
  merged: "这一格和上一行合并在一起，这一行的数没有地方填",
};

function describeKept(
  { area, runs, height, used }: ListLayout,
  column: FormColumn,
  kept: ReadonlyMap<number, Sort>,
): readonly FillProblem[] {
  return (["formula", "merged"] as const).flatMap((sort): FillProblem[] => {
    const slots = [...kept].filter(([slot, one]) => one === sort && slot < used).map(([slot]) => slot);
    const [first] = slots;
    if (first === undefined) return [];
    const row = (rowOfSlot(runs, first, height) ?? area.firstRow) + (column.line ?? 0);
    const reason = slots.length === 1 ? WORDS[sort] : `${WORDS[sort]}（这一列共有 ${slots.length} 格这样）`;
    return [{ sheet: area.sheet, cell: cellAddress(row, column.column), severity: "warning", reason }];
  });
}
