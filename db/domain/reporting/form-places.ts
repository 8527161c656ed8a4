import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FillPlan } from "#domain/reporting/fill-request";
import type { Binding, FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { type Period, previousYear } from "#domain/shared/period";
import { columnLetters, columnNumber, parseCellAddress } from "#domain/workbook/cell-address";

/** A place of a written form that it asks to be filled, or fills itself (表内位置): also where the book had nothing. Rows of the written file; of a list every `step`th row from `firstRow` to `lastRow`. */
export interface FormPlace {
  readonly sheet: string;
  readonly letter: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly step: number;
  readonly label: string;
  /** field: from the book; computed: by a formula or as growth; formula: the form's own; print: the form's own text; open: left to a person. */
  readonly kind: "field" | "computed" | "setting" | "constant" | "sequence" | "formula" | "print" | "open";
  readonly field: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly formula: string | null;
  /** Name of the setting, for those. */
  readonly setting: string | null;
  /** What the blank form has printed in a single cell; null where it is empty. */
  readonly print: string | null;
}

/** Lists the places of a filled form with their rows as they were written (列出表内位置). */
export function listFormPlaces(
  { lists, cells }: FormReading,
  filled: {
    readonly form: FormWorkbook;
    readonly plan: Pick<FillPlan, "fills">;
    readonly period: Period | null;
    readonly threshold: number;
    readonly index: CatalogueIndex;
  },
): readonly FormPlace[] {
  const fillOf = (sheet: string): SheetFill | undefined => filled.plan.fills.find((fill) => fill.sheet === sheet);
  const ofLists = lists.flatMap((list) => {
    const fill = fillOf(list.sheet);
    const firstRow = rowAfter(fill, list.firstRow);
    const lastRow = rowAfter(fill, list.lastRow) + ownGrowth(fill, list);
    const step = list.recordRows ?? 1;
    return list.columns.map(({ letter, line = 0, kind, headerPath, binding }): FormPlace => {
      const rows = { sheet: list.sheet, letter, firstRow: firstRow + line, lastRow, step };
      const label = headerPath.join("/").replace(/\s+/gu, "");
      if (kind !== "input") return { ...rows, label, ...NOTHING, kind: kind === "fixed" ? "print" : kind };
      return { ...rows, label, ...boundTo(binding, filled) };
    });
  });
  const single = cells.flatMap(({ sheet, cell, label, binding }): FormPlace[] => {
    const address = parseCellAddress(cell);
    if (address === null) return [];
    const row = rowAfter(fillOf(sheet), address.row);
    const letter = columnLetters(address.column);
    const print = printOf(filled.form, sheet, address);
    return [{ sheet, letter, firstRow: row, lastRow: row, step: 1, label, ...boundTo(binding, filled), print }];
  });
  const bound = [...ofLists, ...single];
  return [...bound, ...listFormulas(filled.form, bound, fillOf)];
}

/** Most formulas that are told one by one; a form with more is mostly one list. */
const MOST_FORMULAS = 2000;

/** Formulas of the form outside the columns of its lists: totals, ratios, cross checks. */
function listFormulas(
  { sheets }: FormWorkbook,
  bound: readonly FormPlace[],
  fillOf: (sheet: string) => SheetFill | undefined,
): readonly FormPlace[] {
  const formulas: FormPlace[] = [];
  for (const { name, grid } of sheets) {
    for (const { index, cells } of grid.rows) {
      for (const [at, content] of cells.entries()) {
        if (typeof content !== "object" || content.kind !== "formula") continue;
        const row = rowAfter(fillOf(name), index);
        const letter = columnLetters(at + 1);
        if (formulas.length >= MOST_FORMULAS) return formulas;
        if (findFormPlace(bound, name, `${letter}${row}`) !== null) continue;
        const label = "表内公式";
        formulas.push({
          sheet: name,
          letter,
          firstRow: row,
          lastRow: row,
          step: 1,
          label,
          ...NOTHING,
          kind: "formula",
        });
      }
    }
  }
  return formulas;
}

/** The place a cell of the written form is (按单元格找位置); null for a cell that the form does not ask for. */
export function findFormPlace(places: readonly FormPlace[], sheet: string, cell: string): FormPlace | null {
  const address = parseCellAddress(cell);
  if (address === null) return null;
  return places.find((place) => place.sheet === sheet && covers(place, address)) ?? null;
}

function covers({ letter, firstRow, lastRow, step }: FormPlace, at: { row: number; column: number }): boolean {
  if (at.row < firstRow || at.row > lastRow || (at.row - firstRow) % step !== 0) return false;
  return columnNumber(letter) === at.column;
}

const NOTHING = { field: null, period: null, unit: null, formula: null, setting: null, print: null } as const;

type Bound = Pick<FormPlace, "kind" | "field" | "period" | "unit" | "formula" | "setting" | "print">;

function printOf({ sheets }: FormWorkbook, sheet: string, at: { row: number; column: number }): string | null {
  const rows = sheets.find(({ name }) => name === sheet)?.grid.rows ?? [];
  const content = rows.find(({ index }) => index === at.row)?.cells[at.column - 1];
  return typeof content === "string" && content.trim() !== "" ? content : null;
}

function boundTo(
  { source, confidence }: Binding,
  {
    period,
    threshold,
    index,
  }: { readonly period: Period | null; readonly threshold: number; readonly index: CatalogueIndex },
): Bound {
  if (source === null || confidence < threshold) return { ...NOTHING, kind: "open" };
  switch (source.kind) {
    case "field": {
      const observed = index.byId.get(source.field)?.kind === "observation";
      const { field, unit } = source;
      if (source.period === "growth") return { ...NOTHING, kind: "computed", field, unit };
      const asked = source.period === "previous" && period !== null ? previousYear(period) : period;
      return { ...NOTHING, kind: "field", field, unit, period: observed ? asked : null };
    }
    case "formula":
      return { ...NOTHING, kind: "computed", unit: source.unit, formula: source.formula };
    case "setting":
      return { ...NOTHING, kind: "setting", setting: source.setting };
    case "constant":
    case "sequence":
      return { ...NOTHING, kind: source.kind };
  }
}

/** Where a row of the blank form stands in the written one. Rows inside a growing list: where its first records stand. */
function rowAfter(fill: SheetFill | undefined, row: number): number {
  let after = row;
  for (const { lastRow, count, height = 1 } of fill?.insertions ?? []) if (lastRow < row) after += count * height;
  for (const { firstRow, lastRow, how } of fill?.removals ?? []) {
    if (how === "remove" && firstRow < row) after -= Math.min(lastRow, row - 1) - firstRow + 1;
  }
  return after;
}

/** By how many rows a list grew itself. */
function ownGrowth(fill: SheetFill | undefined, list: FormList): number {
  const own = fill?.insertions.find(({ firstRow, lastRow }) => firstRow >= list.firstRow && lastRow <= list.lastRow);
  return own === undefined ? 0 : own.count * (own.height ?? 1);
}
