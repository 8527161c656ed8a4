import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import type { Binding, FormList, FormReading, ListSelection } from "#domain/reporting/form-binding";
import { isSelected } from "#domain/reporting/select-rows";
import { type Period, previousYear } from "#domain/shared/period";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import type { ReadableDb } from "#store/connection";
import { listRosterIds, readRosterRows } from "#store/queries/roster";
import { type EntryKind, enterpriseKind, storedFieldOf } from "#store/values/entry-kind";
import { createSourcedValueReader } from "#store/queries/sourced-values";

/** Entries of a list in its order, with every value its columns ask for (取数): enterprises, or those of the list's own kind. */
export function collectListRows(db: ReadableDb, list: FormList, period: Period | null): readonly FillRow[] {
  const kind = findKind(db, list.kind ?? enterpriseKind.id) ?? enterpriseKind;
  const places = placesOf(
    list.columns.map((column) => column.binding),
    { period, index: readCatalogueIndex(db) },
  );
  return rowsOf(db, selectEntries(db, { kind, selection: list.selection, places }), { kind, places });
}

/** The enterprise, or the carrier, a form of single cells is about (一企一表). */
export function collectSubject(
  db: ReadableDb,
  reading: FormReading,
  { subjectId, period }: { readonly subjectId: number; readonly period: Period | null },
): FillRow | null {
  const places = placesOf(
    reading.cells.map((cell) => cell.binding),
    { period, index: readCatalogueIndex(db) },
  );
  const kind = findKind(db, reading.subjectKind ?? enterpriseKind.id) ?? enterpriseKind;
  return rowsOf(db, [subjectId], { kind, places })[0] ?? null;
}

interface Place {
  readonly field: string;
  readonly period: Period | null;
}

/** Field and period of every binding; an observation without a report period cannot be fetched. */
function placesOf(
  bindings: readonly Binding[],
  { period, index }: { readonly period: Period | null; readonly index: CatalogueIndex },
): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { source } of bindings) {
    if (source?.kind !== "field") continue;
    const observed = index.byId.get(source.field)?.kind === "observation";
    if (observed && period === null) continue;
    const asked = period !== null && source.period === "previous" ? previousYear(period) : period;
    const place = { field: source.field, period: observed ? asked : null };
    places.set(fillKey(place.field, place.period), place);
  }
  return [...places.values()];
}

/** How many enterprises are looked at in one go. */
const PAGE = 2000;

function selectEntries(
  db: ReadableDb,
  {
    kind,
    selection,
    places,
  }: { readonly kind: EntryKind; readonly selection: ListSelection; readonly places: readonly Place[] },
): readonly number[] {
  const sort = sortKeys(selection, places, readCatalogueIndex(db));
  const ids = [...listRosterIds(db, { kind, search: "", filters: [], sort, numericFields: new Set() })];
  const fields = selection.where.map(({ field }) => field);
  if (fields.length === 0) return ids;
  const chosen: number[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const row of readRosterRows(db, ids.slice(from, from + PAGE), { kind, columns: fields })) {
      if (isSelected(selection, (field) => row.values[field] ?? null)) chosen.push(row.id);
    }
  }
  return chosen;
}

function sortKeys(
  { orderBy }: ListSelection,
  places: readonly Place[],
  index: CatalogueIndex,
): { key: string; descending: boolean }[] {
  if (orderBy === "" || orderBy === "roster") return [];
  const place = places.find(({ field }) => field === orderBy);
  const observed = index.byId.get(orderBy)?.kind === "observation";
  return [{ key: place === undefined ? orderBy : fillKey(place.field, place.period), descending: observed }];
}

function rowsOf(
  db: ReadableDb,
  ids: readonly number[],
  { kind, places }: { readonly kind: EntryKind; readonly places: readonly Place[] },
): readonly FillRow[] {
  const read = createSourcedValueReader(db);
  return readRosterRows(db, ids, { kind, columns: [] }).map(({ id, name }) => {
    const values: Record<string, FillRow["values"][string]> = {};
    for (const { field, period } of places) {
      const found = read({ enterpriseId: id, field: storedFieldOf(kind, field), period });
      if (found !== null) values[fillKey(field, period)] = found;
    }
    return { enterpriseId: id, name, values };
  });
}
