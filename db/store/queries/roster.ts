import type { FieldValue } from "#domain/importing/typed-row";
import { readRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
import { type EntryKind, enterpriseKind } from "../values/entry-kind.ts";
import type { CodeStanding } from "../values/identity.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";
import { decodeValue } from "../values/stored-value.ts";
import { describeStanding } from "./code-doubts.ts";
import { type RosterOrder, rosterIdsQuery, storedKey } from "./roster-order.ts";
import { searchEnterprises } from "./search-index.ts";

/** What the roster grid asks for (名册查询). Column keys are `field` or `field@period`. */
export interface RosterQuery extends RosterOrder {
  /** Who counts on a day, when not everybody does (截至某日). */
  readonly asOf?: { readonly day: string; readonly ids: ReadonlySet<number> } | null;
  readonly search: string;
  readonly columns: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** A row of the roster (名册行). */
export interface StoredRosterRow {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly warnings: Readonly<Record<string, string>>;
}

/** A window of the roster (名册窗口). */
export interface StoredRosterWindow {
  readonly total: number;
  readonly rows: readonly StoredRosterRow[];
}

interface RowHead {
  readonly id: number;
  readonly name: string;
  readonly credit_code: string | null;
  readonly code_standing: CodeStanding;
}

/** The ids of the last question on a connection; scrolling asks the same one again with another offset. */
interface Asked {
  readonly key: string;
  readonly ids: readonly number[] | Int32Array;
}

const lastOrder = new WeakMap<ReadableDb, Asked>();
const lastSearch = new WeakMap<ReadableDb, Asked>();

/** A window of the roster: search, filters and order decided by SQLite once per question and revision, then only the rows of the window are read. */
export function listRoster(db: ReadableDb, query: RosterQuery): StoredRosterWindow {
  const ids = listRosterIds(db, query);
  const window = [...ids.slice(query.offset, query.offset + query.limit)];
  return { total: ids.length, rows: readRosterRows(db, window, query) };
}

/** Where an enterprise stands among its neighbours (前后企业). */
export interface StoredRosterPlace {
  readonly previous: number | null;
  readonly next: number | null;
  readonly position: number;
  readonly total: number;
}

/** The place of an enterprise in a roster question, counted from 1; null when the question leaves it out. */
export function findRosterPlace(
  db: ReadableDb,
  query: Omit<RosterQuery, "columns" | "offset" | "limit">,
  id: number,
): StoredRosterPlace | null {
  const ids = listRosterIds(db, query);
  const at = ids.indexOf(id);
  if (at < 0) return null;
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, position: at + 1, total: ids.length };
}

/** Ids of all enterprises of a roster question, in its order. */
export function listRosterIds(
  db: ReadableDb,
  {
    kind = enterpriseKind,
    asOf = null,
    search,
    filters,
    sort,
    numericFields,
  }: Omit<RosterQuery, "columns" | "offset" | "limit">,
): readonly number[] | Int32Array {
  const order = { kind, filters, sort, numericFields };
  const key = JSON.stringify([readRevision(db), kind.id, filters, sort]);
  const searchKey = JSON.stringify([key, search, asOf?.day ?? null]);
  const asked = lastSearch.get(db);
  if (asked?.key === searchKey) return asked.ids;
  const hits = search.trim() === "" ? null : searchEnterprises(db, search, kind.id);
  // Search hits come in the order of ids already, which is the roster's own when nobody asked for another.
  const inOrder = hits !== null && filters.length === 0 && sort.length === 0;
  const found = inOrder ? hits : narrow(orderedIds(db, key, order), hits);
  const ids = asOf === null ? found : [...found].filter((id) => asOf.ids.has(id));
  lastSearch.set(db, { key: searchKey, ids });
  return ids;
}

function orderedIds(db: ReadableDb, key: string, order: RosterOrder): readonly number[] | Int32Array {
  const asked = lastOrder.get(db);
  if (asked?.key === key) return asked.ids;
  const { sql, parameters } = rosterIdsQuery(db, order);
  const ids = db
    .prepare<(string | number)[], number>(sql)
    .pluck()
    .all(...parameters);
  lastOrder.set(db, { key, ids });
  return ids;
}

function narrow(
  ids: readonly number[] | Int32Array,
  hits: readonly number[] | Int32Array | null,
): readonly number[] | Int32Array {
  if (hits === null) return ids;
  const wanted = new Set(hits);
  return [...ids].filter((id) => wanted.has(id));
}

/** Rows of given entries of one kind, in the given order, with the asked columns. */
export function readRosterRows(
  db: ReadableDb,
  ids: readonly number[],
  { kind = enterpriseKind, columns }: { readonly kind?: EntryKind; readonly columns: readonly string[] },
): readonly StoredRosterRow[] {
  const head = db.prepare<[number], RowHead>(
    "SELECT id, name, credit_code, code_standing FROM enterprise WHERE id = ?",
  );
  const readers = columns.map((key) => ({ key, read: columnReader(db, storedKey(kind, key)) }));
  return ids.flatMap((id) => {
    const row = head.get(id);
    if (row === undefined) return [];
    const values: Record<string, FieldValue> = {};
    for (const { key, read } of readers) {
      const value = read(id);
      if (value !== null) values[key] = value;
    }
    const doubt = kind.codeField === null ? null : describeStanding(row.code_standing);
    const warnings = doubt === null ? {} : { creditCode: doubt };
    return [{ id, name: row.name, creditCode: row.credit_code, values, warnings }];
  });
}

function columnReader(db: ReadableDb, key: string): (id: number) => FieldValue | null {
  const [field = "", period = null] = key.split("@");
  const fieldId = findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  if (fieldId === undefined || periodId === undefined) return () => null;
  const from = period === null ? "enterprise_attribute WHERE" : `observation WHERE period_id = ${periodId} AND`;
  const one = db
    .prepare<[number, number], [string, number]>(`SELECT value, kind FROM ${from} field_id = ? AND enterprise_id = ?`)
    .raw();
  return (id) => {
    const found = one.get(fieldId, id);
    return found === undefined ? null : decodeValue(found[0], found[1]);
  };
}
