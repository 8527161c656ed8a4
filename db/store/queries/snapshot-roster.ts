/** Looking into a frozen year (快照名册): its entries as they were, whatever became of them since. */
import type { FieldValue } from "#domain/importing/typed-row";
import { foldName } from "#domain/shared/chinese-text";
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber } from "../values/interning.ts";
import { decodeValue } from "../values/stored-value.ts";

/** A stretch of a frozen roster; `columns`: attributes by id. */
export interface SnapshotQuestion {
  readonly id: number;
  readonly kind: string;
  readonly search: string;
  readonly columns: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** An entry of a frozen year. */
export interface SnapshotEntry {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** Reads it in the order the entries came. */
export function readSnapshotRoster(
  db: ReadableDb,
  { id, kind, search, columns, offset, limit }: SnapshotQuestion,
): { readonly total: number; readonly rows: readonly SnapshotEntry[] } {
  const found = "FROM snapshot_entry WHERE snapshot_id = ? AND kind = ? AND instr(folded_name, ?) > 0";
  const asked = [id, kind, foldName(search)] as const;
  const total =
    db
      .prepare<[number, string, string], number>(`SELECT count(*) ${found}`)
      .pluck()
      .get(...asked) ?? 0;
  const entries = db
    .prepare<[number, string, string, number, number], { id: number; name: string; creditCode: string | null }>(
      `SELECT entry_id AS id, name, credit_code AS creditCode ${found} ORDER BY entry_id LIMIT ? OFFSET ?`,
    )
    .all(...asked, limit, offset);
  const values = createFrozenValue(db, id);
  return {
    total,
    rows: entries.map((entry) => ({
      ...entry,
      values: Object.fromEntries(
        columns.flatMap((column) => {
          const value = values(entry.id, column);
          return value === null ? [] : [[column, value] as const];
        }),
      ),
    })),
  };
}

/** Every value is one look-up along the key of the frozen values. */
function createFrozenValue(db: ReadableDb, id: number): (entry: number, field: string) => FieldValue | null {
  const query = db.prepare<[number, number, number], { value: string; kind: number }>(
    "SELECT value, kind FROM snapshot_value WHERE snapshot_id = ? AND field_id = ? AND period_id = 0 AND entry_id = ?",
  );
  return (entry, field) => {
    const fieldId = findFieldNumber(db, field);
    const row = fieldId === undefined ? undefined : query.get(id, fieldId, entry);
    return row === undefined ? null : decodeValue(row.value, row.kind);
  };
}
