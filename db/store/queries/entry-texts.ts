import type { ReadableDb } from "../connection.ts";
import { findFieldNumber } from "../values/interning.ts";

/** Kind, name and attributes of single entries (条目内容), prepared once and asked many times. */
export interface EntryTexts {
  /** Null when there is none of that id, or it was removed. */
  readonly head: (id: number) => { readonly kind: string; readonly name: string } | null;
  /** Stored text of an attribute; undefined when blank. */
  readonly text: (id: number, field: string) => string | undefined;
}

/** Prepares the reading. */
export function createEntryTexts(db: ReadableDb): EntryTexts {
  const head = db.prepare<[number], { kind: string; name: string }>(
    "SELECT kind, name FROM enterprise WHERE id = ? AND removed_at IS NULL",
  );
  const value = db
    .prepare<[number, number], string>(
      "SELECT value FROM enterprise_attribute WHERE field_id = ? AND enterprise_id = ?",
    )
    .pluck();
  return {
    head: (id) => head.get(id) ?? null,
    text: (id, field) => {
      const fieldId = findFieldNumber(db, field);
      return fieldId === undefined ? undefined : value.get(fieldId, id);
    },
  };
}
