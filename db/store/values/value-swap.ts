/** Exchanges many values for others, each only if it still is the expected one, origin included (核对后替换). */
import type { ReadableDb, WritableDb } from "../connection.ts";
import {
  decodeColumns,
  isSameStored,
  type PlacedValue,
  type StoredValue,
  type ValueColumns,
  type ValueKey,
} from "./stored-value.ts";
import { byKey, createValueReader, createValueWriter } from "./value-store.ts";

/** What stands at a place and what should; null: nothing. */
export interface ValueSwap {
  readonly key: ValueKey;
  readonly from: StoredValue | null;
  readonly to: StoredValue | null;
}

/** What became of a swap: the value was exchanged, stood there already, or is neither the expected nor the wanted one and was left alone. */
export type SwapOutcome = "done" | "already" | "differs";

/** Swaps values in the order of the tables, column by column, and tells of each one that is to change what became of it. */
export function createValueSwap(
  db: WritableDb,
): <Swap extends ValueSwap>(swaps: readonly Swap[], tell: (swap: Swap, outcome: SwapOutcome) => void) => void {
  const readColumn = createColumnReader(db);
  const removeColumn = createColumnRemover(db);
  const writer = createValueWriter(db);
  return (swaps, tell) => {
    const toWrite: PlacedValue[] = [];
    for (const column of splitColumns(swaps.filter(({ from, to }) => !isSameStored(from, to)))) {
      const present = readColumn(column.map(({ key }) => key));
      const toRemove: ValueKey[] = [];
      for (const [at, swap] of column.entries()) {
        const outcome = outcomeOf(swap, present[at] ?? null);
        tell(swap, outcome);
        if (outcome !== "done") continue;
        if (swap.to === null) toRemove.push(swap.key);
        else toWrite.push({ ...swap.key, stored: swap.to });
      }
      removeColumn(toRemove);
    }
    writer.writeMany(toWrite);
  };
}

function outcomeOf({ from, to }: ValueSwap, stored: StoredValue | null): SwapOutcome {
  if (isSameStored(stored, from)) return "done";
  return isSameStored(stored, to) ? "already" : "differs";
}

/** Swaps of one field and period each, ascending by enterprise. */
function splitColumns<Swap extends ValueSwap>(swaps: readonly Swap[]): readonly Swap[][] {
  const columns = new Map<string, Swap[]>();
  for (const swap of swaps) {
    const name = `${swap.key.fieldId} ${swap.key.periodId}`;
    const column = columns.get(name);
    if (column === undefined) columns.set(name, [swap]);
    else column.push(swap);
  }
  const sorted = [...columns.values()];
  for (const column of sorted) column.sort((a, b) => byKey(a.key, b.key));
  return sorted.sort(([a], [b]) => (a === undefined || b === undefined ? 0 : byKey(a.key, b.key)));
}

/** A stretch of a column is read in one go where at least every so manyeth value of it is wanted. */
const DENSE = 4;

/** Reads values of one column; null where nothing stands. */
function createColumnReader(db: ReadableDb): (keys: readonly ValueKey[]) => readonly (StoredValue | null)[] {
  const read = createValueReader(db);
  const columns = "enterprise_id, value, kind, source_row, source_column, edit_line";
  const attributes = db.prepare<[number, number, number], ValueColumns & { enterprise_id: number }>(
    `SELECT ${columns} FROM enterprise_attribute WHERE field_id = ? AND enterprise_id BETWEEN ? AND ?`,
  );
  const observations = db.prepare<[number, number, number, number], ValueColumns & { enterprise_id: number }>(
    `SELECT ${columns} FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id BETWEEN ? AND ?`,
  );
  return (keys) => {
    const [first] = keys;
    const last = keys.at(-1);
    if (first === undefined || last === undefined) return [];
    if (last.enterpriseId - first.enterpriseId > keys.length * DENSE) return keys.map(read);
    const { fieldId, periodId, enterpriseId } = first;
    const rows =
      periodId === 0
        ? attributes.all(fieldId, enterpriseId, last.enterpriseId)
        : observations.all(fieldId, periodId, enterpriseId, last.enterpriseId);
    const found = new Map(rows.map((row) => [row.enterprise_id, row]));
    return keys.map((key) => {
      const row = found.get(key.enterpriseId);
      return row === undefined ? null : decodeColumns(row);
    });
  };
}

/** Removes values of one column, neighbours in one go. */
function createColumnRemover(db: WritableDb): (keys: readonly ValueKey[]) => void {
  const attributes = db.prepare(
    "DELETE FROM enterprise_attribute WHERE field_id = ? AND enterprise_id BETWEEN ? AND ?",
  );
  const observations = db.prepare(
    "DELETE FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id BETWEEN ? AND ?",
  );
  return (keys) => {
    let from = keys[0];
    for (const [at, key] of keys.entries()) {
      if (from === undefined || keys[at + 1]?.enterpriseId === key.enterpriseId + 1) continue;
      const { fieldId, periodId } = key;
      if (periodId === 0) attributes.run(fieldId, from.enterpriseId, key.enterpriseId);
      else observations.run(fieldId, periodId, from.enterpriseId, key.enterpriseId);
      from = keys[at + 1];
    }
  };
}
