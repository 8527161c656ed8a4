/** Names and texts of a frozen year (年度快照的名称), for resolving its links as they stood. */
import type { ReadableDb } from "../connection.ts";
import type { NameSource } from "../queries/link-names.ts";
import { findFieldNumber } from "../values/interning.ts";

/** Names of a snapshot's entries, and its attributes. */
export function frozenNames(db: ReadableDb, snapshot: number): NameSource {
  return {
    entries: () =>
      db
        .prepare<[number], [number, string, string, string, string, string | null]>(
          `SELECT entry_id, kind, name, folded_name, former_names, credit_code FROM snapshot_entry
            WHERE snapshot_id = ? ORDER BY entry_id`,
        )
        .raw()
        .all(snapshot),
    column: (field) => {
      const fieldId = findFieldNumber(db, field);
      if (fieldId === undefined) return [];
      return db
        .prepare<[number, number], [number, string]>(
          "SELECT entry_id, value FROM snapshot_value WHERE snapshot_id = ? AND field_id = ? AND period_id = 0",
        )
        .raw()
        .all(snapshot, fieldId);
    },
  };
}
