/** Odd rosters with their truth, from a seed (怪表生成器): shape × wording × units × merges × noise. Invented throughout. */
import { createChance } from "./odd-facts.ts";
import { crossForm, formsBeside, inlineForm, labelsOver, pairForms, partedForm } from "./odd-forms.ts";
import { besideRows, groupedRows, pagedRows, plainRows, stackedRows, wideRows } from "./odd-rows.ts";
import { createSheet, type OddRoster } from "./odd-sheet.ts";
import { yearRows } from "./odd-years.ts";
import { cornerColumns, plainColumns, stackedColumns } from "./odd-turned.ts";

const SHAPES = [
  plainRows,
  plainColumns,
  pairForms,
  stackedRows,
  besideRows,
  pagedRows,
  yearRows,
  groupedRows,
  wideRows,
  stackedColumns,
  cornerColumns,
  partedForm,
  crossForm,
  labelsOver,
  inlineForm,
  formsBeside,
] as const;

/** One odd roster; the shape goes round with the seed. */
export function oddRoster(seed: number): OddRoster {
  const shape = SHAPES[seed % SHAPES.length] ?? plainRows;
  const sheet = createSheet();
  const tables = shape(sheet, createChance(seed * 7919 + 17));
  return { name: `${shape.name} ${seed}`, grid: sheet.grid(), tables };
}
