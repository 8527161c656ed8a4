import type { ReadableDb } from "../connection.ts";
import { type EntryKind, enterpriseKind } from "../values/entry-kind.ts";
import { identityFields } from "../values/identity.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";
import { storedKey } from "./roster-order.ts";

/** A distinct value with how many enterprises have it (取值). */
export interface ListedValue {
  readonly value: string;
  readonly count: number;
}

/** What every kind stores under the same field. */
const SHARED: ReadonlySet<string> = new Set([identityFields.name, identityFields.creditCode]);

/** More are never shown at once; the person narrows the list by typing. */
const LIMIT = 500;

/** Distinct values of a column (`field` or `field@period`), most frequent first; `search` is a part of the value. */
export function listValues(
  db: ReadableDb,
  { kind = enterpriseKind, key, search }: { readonly kind?: EntryKind; readonly key: string; readonly search: string },
): readonly ListedValue[] {
  const stored = storedKey(kind, key);
  const [field = "", period = null] = stored.split("@");
  const fieldId = findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  if (fieldId === undefined || periodId === undefined) return [];
  const from = period === null ? "enterprise_attribute WHERE" : `observation WHERE period_id = ${periodId} AND`;
  // Names, codes and the columns that all lists share are stored for several kinds; the rest for one.
  const isShared = kind.id !== enterpriseKind.id || SHARED.has(stored);
  const ofKind = isShared ? "enterprise_id IN (SELECT id FROM enterprise WHERE kind = ?)" : "? <> ''";
  return db
    .prepare<[number, string, string, string], ListedValue>(
      `SELECT value, count(*) AS count FROM ${from} field_id = ? AND ${ofKind} AND (? = '' OR instr(value, ?) > 0)
        GROUP BY value ORDER BY count DESC, value LIMIT ${LIMIT}`,
    )
    .all(fieldId, kind.id, search, search);
}

/** Periods for which observations are stored, newest text first. CROSS JOIN: one look-up per field; otherwise SQLite reads every observation for a period that has none left. */
export function listPeriods(db: ReadableDb): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT p.period FROM stored_period p WHERE EXISTS (
         SELECT 1 FROM stored_field f CROSS JOIN observation o ON o.field_id = f.id AND o.period_id = p.id) ORDER BY p.period DESC`,
    )
    .pluck()
    .all();
}

/** Periods for which one of the fields is stored, newest text first; the same way of looking. */
export function listPeriodsOf(db: ReadableDb, fields: readonly string[]): readonly string[] {
  return db
    .prepare<[string], string>(
      `SELECT p.period FROM stored_period p WHERE EXISTS (
         SELECT 1 FROM stored_field f CROSS JOIN observation o ON o.field_id = f.id AND o.period_id = p.id
          WHERE f.field IN (SELECT value FROM json_each(?))) ORDER BY p.period DESC`,
    )
    .pluck()
    .all(JSON.stringify(fields));
}
