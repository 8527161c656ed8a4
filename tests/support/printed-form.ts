/** Fills a drawn form with made entries and reads what then stands in it (填好的表). */
import { recogniseForm } from "#domain/reporting/recognise-form";
import { type FillRow, fillKey } from "#domain/reporting/fill-request";
import type { FormReading } from "#domain/reporting/form-binding";
import { planFill } from "#domain/reporting/plan-fill";
import { parsePeriod } from "#domain/shared/period";
import type { FieldValue } from "#domain/importing/typed-row";
import { fillForm } from "#workbook/fill-form";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "./blank-builder.ts";
import { KNOWN } from "./blank-forms.ts";
import { catalogueIndex, SETTINGS } from "./forms.ts";

/** Values of an entry by field; figures are those of 2025. */
export type MadeEntry = Readonly<Record<string, FieldValue>>;

/** What a filled form says. */
export interface PrintedForm {
  /** Cells of all rows, blank ones as "". */
  readonly rows: readonly (readonly (string | number)[])[];
  readonly problems: readonly string[];
  /** Input places that stay open, with why. */
  readonly open: readonly string[];
  readonly reading: FormReading;
}

/** Draws, reads, fills and reads again. Every list takes `entries`; the single cells are about the first. */
export async function printForm(
  drawn: string,
  entries: readonly MadeEntry[],
  formats: Readonly<Record<number, string>> = {},
): Promise<PrintedForm> {
  const bytes = drawWorkbook([{ name: "表", drawn, formats }]);
  const read = await readForm({ name: "表.xlsx", bytes });
  const period = parsePeriod("2025");
  if (!read.ok || !period.ok) throw new Error("form");
  const reading = recogniseForm(read.value, catalogueIndex, { known: KNOWN });
  const rows = entries.map(rowOf);
  const plan = planFill({
    form: read.value,
    reading,
    index: catalogueIndex,
    lists: reading.lists.map((_, list) => ({ list, rows })),
    subject: rows[0] ?? null,
    computed: {},
    settings: SETTINGS,
    period: period.value,
    threshold: 0.7,
  });
  const written = fillForm(bytes, plan.fills);
  if (!written.ok) throw new Error(written.error.type);
  const again = await readForm({ name: "表.xlsx", bytes: written.value.bytes });
  if (!again.ok) throw new Error(again.error.type);
  return {
    rows: (again.value.sheets[0]?.grid.rows ?? []).map(({ cells }) => cells.map(shown)),
    problems: plan.problems.map(({ cell, reason }) => `${cell} ${reason}`),
    open: openPlaces(reading),
    reading,
  };
}

function rowOf(entry: MadeEntry, i: number): FillRow {
  const values = Object.entries(entry).map(([id, value]) => {
    const isFigure = catalogueIndex.byId.get(id)?.kind === "observation";
    return [fillKey(id, isFigure ? "2025" : null), { value, source: null }] as const;
  });
  const name = String(entry.enterpriseName ?? entry.carrierName ?? "");
  return { enterpriseId: i + 1, name, values: Object.fromEntries(values) };
}

function shown(content: unknown): string | number {
  if (typeof content === "number" || typeof content === "string") return content;
  if (typeof content === "object" && content !== null && "iso" in content) return String(content.iso);
  return "";
}

function openPlaces({ lists, cells }: FormReading): readonly string[] {
  const columns = lists.flatMap((list) => list.columns.filter(({ kind }) => kind === "input"));
  return [
    ...columns.map(({ letter, binding }) => [letter, binding] as const),
    ...cells.map(({ cell, binding }) => [cell, binding] as const),
  ].flatMap(([place, { confidence, reason }]) => (confidence >= 0.7 ? [] : [`${place} ${reason}`]));
}
