import { z } from "zod";
import { boundSource, listSelection, writing } from "#contract/bound-source";
import { carryBinding } from "#domain/reporting/carry-binding";
import type { BoundSource, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { type MatchedPlaces, matchPlaces } from "#domain/reporting/match-places";
import { type SavedBinding, saveBinding } from "#domain/reporting/saved-binding";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { parseFormula } from "#domain/indicators/parse-formula";
import { parseUnit, type UnitId } from "#domain/indicators/unit";
import type { Period } from "#domain/shared/period";

const source = boundSource.nullable();

/** The first shape of the file: columns by letter, cells by address, nothing of their words. */
const first = z.object({
  version: z.literal(1),
  form: z.string(),
  lists: z.array(
    z.object({
      sheet: z.string(),
      firstRow: z.number().int(),
      selection: listSelection,
      columns: z.record(z.string(), source),
    }),
  ),
  cells: z.array(z.object({ sheet: z.string(), cell: z.string(), source })),
});

const unit = z
  .string()
  .nullable()
  .transform((text): UnitId | null => (text === null ? null : parseUnit(text)));
const kept = {
  source,
  open: z.literal(true).optional(),
  confidence: z.number().min(0).max(1).optional(),
  empty: z.enum(["0", "—", "/", "无"]).optional(),
  addsUp: z.boolean().optional(),
  writing: writing.optional(),
  unit,
};
const second = z.object({
  version: z.literal(2),
  form: z.string(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .nullable(),
  periodKind: z.enum(["year", "half", "quarter", "month", "cumulative"]).nullable(),
  subjectKind: z.string().optional(),
  lists: z.array(
    z.object({
      sheet: z.string(),
      firstRow: z.number().int(),
      kind: z.string().optional(),
      group: z.string().optional(),
      selection: listSelection,
      rest: z.enum(["blank", "hide", "remove"]).optional(),
      columns: z.array(
        z.object({
          letter: z.string(),
          line: z.number().int().optional(),
          path: z.array(z.string()).nullable(),
          ...kept,
        }),
      ),
    }),
  ),
  cells: z.array(z.object({ sheet: z.string(), cell: z.string(), label: z.string().nullable(), ...kept })),
});

/** Reads a binding file of either version (读取数对应表); null when the text is none. A file that names fields which the catalogue does not have, or a formula that cannot be read, is refused whole. */
export function readBindingFile(text: string, index: CatalogueIndex): SavedBinding | null {
  const saved = decode(text);
  return saved !== null && sourcesOf(saved).every((bound) => isKnown(bound, index)) ? saved : null;
}

/** Reads what the book remembers of a form (读已保存的对应): a place whose field is no longer in the catalogue is open again. */
export function readRemembered(text: string, index: CatalogueIndex): SavedBinding | null {
  const saved = decode(text);
  if (saved === null) return null;
  const mend = <Place extends { readonly source: BoundSource | null }>(place: Place) =>
    isKnown(place.source, index) ? place : { ...place, source: null, open: true as const };
  return {
    ...saved,
    lists: saved.lists.map((list) => ({ ...list, columns: list.columns.map(mend) })),
    cells: saved.cells.map(mend),
  };
}

/** Writes down the bindings of a reading that a person has seen, those below `threshold` as left open (写取数对应表). */
export function createBindingFile(
  form: string,
  reading: FormReading,
  { threshold, period }: { readonly threshold: number; readonly period: Period | null },
): SavedBinding {
  return saveBinding(reading, { form, period, threshold, confirmed: true });
}

/** Least confidence that is used without a person looking; unsure places are lowered under it. */
const THRESHOLD = 0.7;

/** Puts the bindings of a file onto a reading (套用取数对应表); places the file does not name keep their proposal. */
export function applyBindingFile(reading: FormReading, bindings: SavedBinding, reason: string): FormReading {
  return layBinding(reading, bindings, { reason, year: null, form: null }).reading;
}

/** The same, with how the form differs from the one the bindings were made for. `year`: its report year, where known. */
export function layBinding(
  reading: FormReading,
  bindings: SavedBinding,
  about: { readonly reason: string; readonly year: number | null; readonly form: FormWorkbook | null },
): { readonly reading: FormReading; readonly matched: MatchedPlaces } {
  const saved = forEveryGap(bindings, reading);
  const matched = matchPlaces(saved, reading, about.year);
  const { reason, form } = about;
  return { reading: carryBinding(reading, saved, { matched, reason, form, threshold: THRESHOLD }), matched };
}

/** A file that knows a cell by its address means all its gaps, unless it names it as often as it has gaps. */
function forEveryGap(saved: SavedBinding, reading: FormReading): SavedBinding {
  const more = saved.cells.flatMap((known, at) => {
    const isHere = ({ sheet, cell }: { readonly sheet: string; readonly cell: string }) =>
      sheet === known.sheet && cell === known.cell;
    if (known.label !== null || saved.cells.findIndex(isHere) !== at) return [];
    const missing = reading.cells.filter(isHere).length - saved.cells.filter(isHere).length;
    return Array.from({ length: Math.max(0, missing) }, () => known);
  });
  return more.length === 0 ? saved : { ...saved, cells: [...saved.cells, ...more] };
}

function decode(text: string): SavedBinding | null {
  try {
    const raw: unknown = JSON.parse(text);
    const decoded = second.safeParse(raw);
    if (decoded.success) return decoded.data;
    const old = first.safeParse(raw);
    return old.success ? fromFirst(old.data) : null;
  } catch {
    return null;
  }
}

function fromFirst({ form, lists, cells }: z.infer<typeof first>): SavedBinding {
  return {
    version: 2,
    form,
    year: null,
    periodKind: null,
    lists: lists.map(({ columns, ...list }) => ({
      ...list,
      columns: Object.entries(columns).map(([letter, bound]) => ({ letter, path: null, unit: null, source: bound })),
    })),
    cells: cells.map((cell) => ({ ...cell, label: null, unit: null })),
  };
}

function sourcesOf({ lists, cells }: SavedBinding): readonly (BoundSource | null)[] {
  return [...lists.flatMap(({ columns }) => columns), ...cells].map(({ source: bound }) => bound);
}

function isKnown(bound: BoundSource | null, index: CatalogueIndex): boolean {
  if (bound?.kind === "field")
    return [bound.field, bound.also, bound.or].every((id) => id === undefined || index.byId.has(id));
  return bound?.kind !== "formula" || parseFormula(bound.formula).ok;
}
