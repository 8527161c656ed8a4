import type { ReadableDb } from "../connection.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";

/** A distinct value with how many enterprises have it (取值). */
export interface ListedValue {
  readonly value: string;
  readonly count: number;
}

/** More are never shown at once; the person narrows the list by typing. */
const LIMIT = 500;

/** Distinct values of a column (`field` or `field@period`), most frequent first; `search` is a part of the value. */
export function listValues(
  db: ReadableDb,
  { key, search }: { readonly key: string; readonly search: string },
): readonly ListedValue[] {
  const [field = "", period = null] = key.split("@");
  const fieldId = findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  if (fieldId === undefined || periodId === undefined) return [];
  const from = period === null ? "enterprise_attribute WHERE" : `observation WHERE period_id = ${periodId} AND`;
  return db
    .prepare<[number, string, string], ListedValue>(
      `SELECT value, count(*) AS count FROM ${from} field_id = ? AND (? = '' OR instr(value, ?) > 0)
        GROUP BY value ORDER BY count DESC, value LIMIT ${LIMIT}`,
    )
    .all(fieldId, search, search);
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
