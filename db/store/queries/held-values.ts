/** Whether the book holds anything under a field at all (有没有数). */
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";

/** Whether any standing entry has a value of the field; `period` null for attributes. */
export function holdsAnyValue(db: ReadableDb, field: string, period: string | null): boolean {
  const fieldId = findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  if (fieldId === undefined || periodId === undefined) return false;
  const from = period === null ? "enterprise_attribute v" : `observation v`;
  const held = period === null ? "" : " AND v.period_id = ?";
  const found = db
    .prepare<number[], number>(
      `SELECT 1 FROM ${from} JOIN enterprise e ON e.id = v.enterprise_id
        WHERE v.field_id = ?${held} AND e.removed_at IS NULL LIMIT 1`,
    )
    .pluck()
    .get(...(period === null ? [fieldId] : [fieldId, periodId ?? 0]));
  return found !== undefined;
}
