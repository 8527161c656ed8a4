/** Small forms with a reading given by hand, planned and written in one go. */
import * as XLSX from "xlsx";
import { type ComputedValue, fillKey, type FillRequest, type FillRow, sourceKey } from "#domain/reporting/fill-request";
import type { BoundSource, FormCell, FormColumn, FormList } from "#domain/reporting/form-binding";
import { planFill } from "#domain/reporting/plan-fill";
import { parsePeriod } from "#domain/shared/period";
import { columnNumber } from "#domain/workbook/cell-address";
import { fillForm } from "#workbook/fill-form";
import { readForm } from "#workbook/read-form";
import { catalogueIndex, SETTINGS } from "./forms.ts";

/** Prints a sheet named 表1. */
export function printSheet(
  rows: readonly (readonly (string | number | null)[])[],
  { formulas = {}, merges = [] }: { readonly formulas?: Record<string, string>; readonly merges?: string[] } = {},
): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  for (const [cell, f] of Object.entries(formulas)) sheet[cell] = { t: "n", f, v: 0 };
  sheet["!merges"] = merges.map((merge) => XLSX.utils.decode_range(merge));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "表1");
  return new Uint8Array(XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST: true }));
}

/** Takes a field; money of the report period in 万元. */
export function take(field: string, period: "report" | "previous" | "growth" | null = null): BoundSource {
  const money = catalogueIndex.byId.get(field)?.dimension === "money";
  return { kind: "field", field, unit: period === "growth" ? "%" : money ? "万元" : null, period };
}

/** A column; null: one that is not filled. */
export function columnOf(letter: string, source: BoundSource | null, more: Partial<FormColumn> = {}): FormColumn {
  const binding = { source, confidence: 1, reason: "", ...more.binding };
  const column = columnNumber(letter);
  const plain = {
    letter,
    column,
    headerPath: [letter],
    kind: "input",
    allowed: [],
    numberFormat: null,
    unit: null,
  } as const;
  return { ...plain, ...more, binding };
}

/** A list on 表1. */
export function listOf(
  [firstRow, lastRow]: readonly [number, number],
  columns: readonly FormColumn[],
  more: Partial<FormList> = {},
): FormList {
  return {
    sheet: "表1",
    headerRows: [1, 1],
    firstRow,
    lastRow,
    growable: true,
    columns,
    totalRows: [],
    selection: { where: [], orderBy: "roster", reason: "" },
    ...more,
  };
}

/** A single cell on 表1. */
export function cellOf(cell: string, source: BoundSource | null, more: Partial<FormCell> = {}): FormCell {
  const binding = { source, confidence: 1, reason: "", ...more.binding };
  return { sheet: "表1", cell, label: cell, prefix: "", unit: null, allowed: [], numberFormat: null, ...more, binding };
}

/** An enterprise; `revenue` and `before` are 营业收入 of 2025 and 2024 in 元. */
export function rowOf(
  i: number,
  values: Readonly<Record<string, string | number | boolean>> = {},
  computed: Readonly<Record<string, ComputedValue>> = {},
): FillRow {
  const held = { enterpriseName: `企业${i}`, ...values };
  return {
    enterpriseId: i,
    name: `企业${i}`,
    values: Object.fromEntries(Object.entries(held).map(([key, value]) => [key, { value, source: null }])),
    computed,
  };
}

/** So many enterprises with nothing but their names. */
export function rowsOf(count: number): readonly FillRow[] {
  return Array.from({ length: count }, (_, i) => rowOf(i + 1));
}

/** 营业收入 in 元. */
export const REVENUE = fillKey("operatingRevenue", "2025");
export const REVENUE_BEFORE = fillKey("operatingRevenue", "2024");

/** What a formula gave. */
export function computedAs(value: string | null, more: Partial<ComputedValue> = {}): ComputedValue {
  return {
    value,
    text: null,
    unit: "",
    words: "企业的数量",
    reason: null,
    notes: [],
    parts: [],
    partsTotal: 0,
    ...more,
  };
}

/** A formula, and its key in a row's results. */
export function formulaOf(formula: string, unit: Extract<BoundSource, { kind: "formula" }>["unit"] = null) {
  const source = { kind: "formula", formula, unit, period: null } as const;
  return { source, key: sourceKey(source) };
}

interface Asked extends Partial<FillRequest> {
  readonly areas?: readonly FormList[];
  readonly cells?: readonly FormCell[];
}

/** Plans and writes; `line` reads cells of a written row (formulas as text, `null` for blank), `said` the problems. */
export async function fillPlanned(bytes: Uint8Array, { areas = [], cells = [], ...asked }: Asked) {
  const read = await readForm({ name: "表.xlsx", bytes });
  const period = parsePeriod("2025");
  if (!read.ok || !period.ok) throw new Error("form");
  const plan = planFill({
    form: read.value,
    reading: { lists: areas, cells },
    index: catalogueIndex,
    lists: [],
    subject: null,
    computed: {},
    settings: SETTINGS,
    period: period.value,
    threshold: 0.6,
    ...asked,
  });
  const written = fillForm(bytes, plan.fills);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  const sheet = XLSX.read(written.value.bytes, { cellFormula: true }).Sheets.表1;
  const at = (cell: string) => sheet?.[cell]?.f ?? sheet?.[cell]?.v ?? null;
  return {
    plan,
    bytes: written.value.bytes,
    at,
    line: (row: number, columns: string) => [...columns].map((column) => at(`${column}${row}`)),
    said: plan.problems.map(({ cell, reason }) => `${cell} ${reason}`),
  };
}
