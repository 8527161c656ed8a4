/** Learns which entries a list took and in which order from the copy's own rows (从已报表学取数范围). */
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { compareContent } from "#domain/reporting/agreement";
import type { FilledRow } from "#domain/reporting/filled-rows";
import { fillKey } from "#domain/reporting/fill-request";
import type { FormColumn, FormList, FormReading, ListSelection } from "#domain/reporting/form-binding";
import { type EntryColumn, learnOrder, learnSelection, type OrderColumn } from "#domain/reporting/learn-selection";
import { lastDayOf } from "#domain/register/day-of";
import { type Period, periodEnd } from "#domain/shared/period";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { createMeasurer } from "#services/measuring/measure";
import type { IdentifiedRows } from "#services/reporting/identify-rows";
import { selectEntries } from "#services/reporting/select-entries";
import type { ReadableDb } from "#store/connection";
import { listRosterIds, readRosterRows } from "#store/queries/roster";
import { type EntryKind, enterpriseKind } from "#store/values/entry-kind";

/** The copy's rows with whom they name. */
interface CopiedRows {
  readonly rows: readonly FilledRow[];
  readonly identified: readonly (IdentifiedRows | null)[];
  readonly period: Period;
}

/** Rows that must be known before a list is judged by them. */
const LEAST_KNOWN = 0.7;

/** Corrects selection and order of every list; printed rows and blocks of a group keep theirs. */
export function learnSelections(db: ReadableDb, reading: FormReading, copy: CopiedRows): FormReading {
  const followed = new Set(reading.lists.flatMap(({ continues }) => continues ?? []));
  const lists = reading.lists.map((list, number) => {
    const found = copy.identified[number] ?? null;
    const isPart = list.group !== undefined || list.continues !== undefined || followed.has(number);
    if (found === null || isPart || list.printed !== undefined) return list;
    const ids = [...new Set(found.ids.flatMap((id) => id ?? []))];
    const known = found.ids.filter((id) => id !== null).length;
    if (known < found.ids.length * LEAST_KNOWN) return list;
    return learnList(db, asRoster(list, found), { ids, kind: found.kind, period: copy.period });
  });
  return { ...reading, lists };
}

/** A list whose headings named nobody, and whose rows do, is one of entries after all. */
function asRoster(list: FormList, { kind }: IdentifiedRows): FormList {
  const isFixed = list.growable || list.columns.some((column) => column.kind === "fixed");
  if (isFixed || list.selection.where.length > 0) return list;
  const label = kind === "enterprise" ? "企业" : "这一类条目";
  return { ...list, growable: true, selection: { ...list.selection, reason: `已报表的行是账本里的${label}，取全部` } };
}

interface Copied {
  readonly ids: readonly number[];
  readonly kind: string;
  readonly period: Period;
}

function learnList(db: ReadableDb, list: FormList, { ids, kind: id, period }: Copied): FormList {
  const kind = findKind(db, id) ?? enterpriseKind;
  const all = [...listRosterIds(db, { kind, search: "", filters: [], sort: [], numericFields: new Set() })];
  const asOf = lastDayOf(periodEnd(period));
  const measurer = createMeasurer(db, { asOf, zone: null, period, snapshot: null });
  const { limit: _, ...unlimited } = list.selection;
  const base = new Set(selectEntries(db, unlimited, { kind, sort: [], measurer }));
  const columns = dividingColumns(db, { kind, ids, all });
  const selection = learnSelection(list.selection, { copied: new Set(ids), all, base }, columns);
  const told = { ...list, selection, columns: list.columns.map((column) => namedByFilter(db, column, selection)) };
  const order = learnOrder(ids, orderColumns(db, list, { kind, ids, all, period }));
  if (order === null || order.orderBy === selection.orderBy) return told;
  const sorted = { ...selection, orderBy: order.orderBy, descending: order.descending };
  return { ...told, selection: { ...sorted, reason: `${selection.reason}；${order.words}` } };
}

/** A column that says the same of every row, as the very condition does that the rows were chosen by, is that field: either way the same stands there. */
function namedByFilter(db: ReadableDb, column: FormColumn, { where }: ListSelection): FormColumn {
  const { source } = column.binding;
  if (source?.kind !== "constant" || column.binding.confidence >= SURE) return column;
  const { byId } = readCatalogueIndex(db);
  const same = where.flatMap((condition) => {
    const field = "equals" in condition ? byId.get(condition.field) : undefined;
    if (field === undefined || !("equals" in condition)) return [];
    const { equals } = condition;
    return (compareContent(source.text, equals, { field, unit: null, writing: column }) ?? 0) > 0 ? [field] : [];
  });
  const [only, ...others] = same;
  if (only === undefined || others.length > 0) return column;
  const reason = `${column.binding.reason.replace(/，分不清.*$/u, "")}；名单正是按“${only.label}”取的`;
  return {
    ...column,
    binding: {
      ...column.binding,
      source: { kind: "field", field: only.id, unit: null, period: null },
      confidence: 0.8,
      reason,
    },
  };
}

/** Bindings at least this certain are used as they are. */
const SURE = 0.7;

interface Entries {
  readonly kind: EntryKind;
  readonly ids: readonly number[];
  readonly all: readonly number[];
}

/** Most entries looked at to find what they have in common. */
const SAMPLE = 400;

/** Words of the entries that may set those of the copy apart: fields in which nearly all of them agree. */
function dividingColumns(db: ReadableDb, { kind, ids, all }: Entries): readonly EntryColumn[] {
  const fields = readCatalogueIndex(db).catalogue.fields.filter(
    ({ subject, kind: way, type }) =>
      subject === kind.id && way === "attribute" && ["boolean", "choice", "text", "code", "link"].includes(type),
  );
  const sample = ids.slice(0, SAMPLE);
  const rows = readRosterRows(db, sample, { kind, columns: fields.map((field) => field.id) });
  const likely = fields.filter((field) =>
    isDividing(
      field,
      rows.map(({ values }) => values[field.id] ?? null),
    ),
  );
  if (likely.length === 0) return [];
  const whole = readRosterRows(db, all, { kind, columns: likely.map((field) => field.id) });
  return likely.map((field) => ({
    field,
    values: new Map(
      whole.flatMap(({ id, values }) => {
        const value = values[field.id];
        return value === undefined ? [] : [[id, value] as const];
      }),
    ),
  }));
}

function isDividing(field: Field, values: readonly (FieldValue | null)[]): boolean {
  const counts = new Map<FieldValue, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return known >= values.length * 0.85 && (field.type === "code" || counts.size <= 6);
}

/** What the rows may be sorted by: the roster itself, then the columns of the list. */
function orderColumns(
  db: ReadableDb,
  list: FormList,
  { kind, ids, all, period }: Entries & { readonly period: Period },
): readonly OrderColumn[] {
  const { byId } = readCatalogueIndex(db);
  const place = new Map(all.map((id, i) => [id, i] as const));
  const roster = { key: "roster", label: "名册次序", values: new Map(ids.map((id) => [id, place.get(id) ?? 0])) };
  const fields = list.columns.flatMap(({ binding: { source } }) => {
    const field = source?.kind === "field" && source.period !== "growth" ? byId.get(source.field) : undefined;
    if (field === undefined || (field.kind !== "observation" && field.type === "decimal")) return [];
    return field.kind === "observation" && source?.kind === "field" && source.period !== "report" ? [] : [field];
  });
  const named = [kind.codeField, kind.nameField].flatMap((one) => byId.get(one ?? "") ?? []);
  const unique = [...new Set([...fields, ...named])];
  const keys = unique.map((field) => fillKey(field.id, field.kind === "observation" ? period : null));
  const rows = readRosterRows(db, ids, { kind, columns: keys });
  const columns = unique.map((field, i) => ({
    key: field.id,
    label: `“${field.label}”`,
    values: new Map(
      rows.flatMap(({ id, values }) => {
        const value = values[keys[i] ?? ""];
        if (value === undefined) return [];
        return [[id, field.kind === "observation" ? Number(value) : String(value)] as const];
      }),
    ),
  }));
  return [roster, ...columns];
}
