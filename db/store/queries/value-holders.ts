/** Entries with a certain value in a field (取值相同的条目). */
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber } from "../values/interning.ts";

/** Ids of the standing entries whose attribute is exactly this stored text. */
export function listHolders(db: ReadableDb, field: string, value: string): readonly number[] {
  const fieldId = findFieldNumber(db, field);
  if (fieldId === undefined) return [];
  return db
    .prepare<[number, string], number>(
      `SELECT a.enterprise_id FROM enterprise_attribute a JOIN enterprise e ON e.id = a.enterprise_id
        WHERE a.field_id = ? AND a.value = ? AND e.removed_at IS NULL`,
    )
    .pluck()
    .all(fieldId, value);
}
