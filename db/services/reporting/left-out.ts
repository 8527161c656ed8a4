/** Entries that a form leaves out though they are asked for (没有列入的条目): cut off by a limit, or of a group that the form has not printed. */
import type { FillRequest } from "#domain/reporting/fill-request";
import type { FormList, FormReading, ListSelection } from "#domain/reporting/form-binding";
import { findKind } from "#services/catalogue";
import type { Collector } from "#services/reporting/collect-rows";
import { selectEntries } from "#services/reporting/select-entries";
import type { ReadableDb } from "#store/connection";
import { readRosterRows } from "#store/queries/roster";
import { type EntryKind, enterpriseKind } from "#store/values/entry-kind";

/** How many entries the limit of a list cuts off (只取前几户); 0 without a limit. */
export function countCutOff(db: ReadableDb, list: FormList, { measurer }: Pick<Collector, "measurer">): number {
  const { limit, ...whole } = list.selection;
  if (limit === undefined || list.printed !== undefined) return 0;
  return Math.max(0, selectEntries(db, whole, { kind: kindOf(db, list), sort: [], measurer }).length - limit);
}

/** Groups of the book for which the form prints no block, by what their entries have in the grouping field; "" for those that have nothing there. */
export function findOutside(
  db: ReadableDb,
  { lists }: FormReading,
  { measurer }: Pick<Collector, "measurer">,
): NonNullable<FillRequest["outside"]> {
  const blocks = lists.flatMap((area, list) => (area.group === undefined ? [] : [{ area, list, group: area.group }]));
  const families = Map.groupBy(blocks, ({ area, group }) =>
    JSON.stringify([area.sheet, area.kind, group.field, conditionsBesides(area, group.field)]),
  );
  return [...families.values()].flatMap((family) => {
    const [first] = family;
    if (first === undefined) return [];
    const kind = kindOf(db, first.area);
    const choose = (selection: ListSelection) => selectEntries(db, selection, { kind, sort: [], measurer });
    // A block whose heading the roster does not know counts too once a person has said which group it is.
    const placed = new Set(
      lists.filter((area) => isOfFamily(area, first)).flatMap((area) => choose(unlimited(area.selection))),
    );
    const all = choose({ ...unlimited(first.area.selection), where: conditionsBesides(first.area, first.group.field) });
    const outside = all.filter((id) => !placed.has(id));
    const { field } = first.group;
    const groups = Map.groupBy(readRosterRows(db, outside, { kind, columns: [field] }), ({ values }) =>
      String(values[field] ?? ""),
    );
    return [...groups].map(([text, rows]) => ({ list: first.list, text, count: rows.length }));
  });
}

function isOfFamily(
  list: FormList,
  { area, group }: { readonly area: FormList; readonly group: NonNullable<FormList["group"]> },
): boolean {
  const { field } = group;
  const others = (one: FormList): string => JSON.stringify([one.sheet, one.kind, conditionsBesides(one, field)]);
  if (others(list) !== others(area)) return false;
  return list.group?.field === field || list.selection.where.some((condition) => condition.field === field);
}

function kindOf(db: ReadableDb, { kind }: FormList): EntryKind {
  return findKind(db, kind ?? enterpriseKind.id) ?? enterpriseKind;
}

function conditionsBesides({ selection }: FormList, field: string): ListSelection["where"] {
  return selection.where.filter((condition) => condition.field !== field);
}

function unlimited({ limit: _, ...selection }: ListSelection): ListSelection {
  return selection;
}
