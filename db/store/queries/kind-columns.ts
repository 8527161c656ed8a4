/** Columns of a kind, whole (整列取值). */
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber } from "../values/interning.ts";

/** Ids of the living entries of a kind, in the order they came. */
export function listKindIds(db: ReadableDb, kind: string): readonly number[] {
  return db
    .prepare<[string], number>("SELECT id FROM enterprise WHERE kind = ? AND removed_at IS NULL ORDER BY id")
    .pluck()
    .all(kind);
}

/** Attributes that at least one living entry of a kind has. */
export function listFilledFields(db: ReadableDb, kind: string): readonly string[] {
  return db
    .prepare<[string], string>(
      `SELECT f.field FROM stored_field f WHERE EXISTS (
         SELECT 1 FROM enterprise e CROSS JOIN enterprise_attribute a ON a.enterprise_id = e.id AND a.field_id = f.id
          WHERE e.kind = ? AND e.removed_at IS NULL)`,
    )
    .pluck()
    .all(kind);
}

/** Reads attribute columns of a kind: entry and stored text, blanks left out. */
export function createColumnOf(db: ReadableDb, kind: string): (field: string) => readonly [id: number, text: string][] {
  const query = db
    .prepare<[number, string], [number, string]>(
      `SELECT a.enterprise_id, a.value FROM enterprise_attribute a JOIN enterprise e ON e.id = a.enterprise_id
        WHERE a.field_id = ? AND e.kind = ? ORDER BY a.enterprise_id`,
    )
    .raw();
  return (field) => {
    const fieldId = findFieldNumber(db, field);
    return fieldId === undefined ? [] : query.all(fieldId, kind);
  };
}

/** Id and name of the living entries of a kind, in the order they came. */
export function listKindNames(db: ReadableDb, kind: string): readonly { readonly id: number; readonly name: string }[] {
  return db
    .prepare<[string], { id: number; name: string }>(
      "SELECT id, name FROM enterprise WHERE kind = ? AND removed_at IS NULL ORDER BY id",
    )
    .all(kind);
}
