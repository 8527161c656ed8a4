import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import type { Binding, FormList, FormReading, ListSelection } from "#domain/reporting/form-binding";
import { isSelected } from "#domain/reporting/select-rows";
import { type Period, previousYear } from "#domain/shared/period";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
import type { ReadableDb } from "#store/connection";
import { listRosterIds, readRosterRows } from "#store/queries/roster";
import { createSourcedValueReader } from "#store/queries/sourced-values";

/** Enterprises of a list in its order, with every value its columns ask for (取数). */
export function collectListRows(db: ReadableDb, list: FormList, period: Period | null): readonly FillRow[] {
  const places = placesOf(
    list.columns.map((column) => column.binding),
    { period, index: readCatalogueIndex(db) },
  );
  return rowsOf(db, selectEnterprises(db, list.selection, places), places);
}

/** The enterprise a form of single cells is about (一企一表). */
export function collectSubject(
  db: ReadableDb,
  reading: FormReading,
  { subjectId, period }: { readonly subjectId: number; readonly period: Period | null },
): FillRow | null {
  const places = placesOf(
    reading.cells.map((cell) => cell.binding),
    { period, index: readCatalogueIndex(db) },
  );
  return rowsOf(db, [subjectId], places)[0] ?? null;
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

function selectEnterprises(db: ReadableDb, selection: ListSelection, places: readonly Place[]): readonly number[] {
  const sort = sortKeys(selection, places, readCatalogueIndex(db));
  const ids = [...listRosterIds(db, { search: "", filters: [], sort, numericFields: new Set() })];
  const fields = selection.where.map(({ field }) => field);
  if (fields.length === 0) return ids;
  const chosen: number[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    for (const row of readRosterRows(db, ids.slice(from, from + PAGE), { columns: fields })) {
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

function rowsOf(db: ReadableDb, ids: readonly number[], places: readonly Place[]): readonly FillRow[] {
  const read = createSourcedValueReader(db);
  return readRosterRows(db, ids, { columns: [] }).map(({ id, name }) => {
    const values: Record<string, FillRow["values"][string]> = {};
    for (const { field, period } of places) {
      const found = read({ enterpriseId: id, field, period });
      if (found !== null) values[fillKey(field, period)] = found;
    }
    return { enterpriseId: id, name, values };
  });
}
