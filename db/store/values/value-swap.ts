/** Exchanges many values for others, each only if it still is the expected one, origin included (核对后替换). */
import type { WritableDb } from "../connection.ts";
import { isSameStored, type StoredValue, type ValueKey } from "./stored-value.ts";
import { byKey, createValueReader, createValueWriter } from "./value-store.ts";

/** What stands at a place and what should; null: nothing. */
export interface ValueSwap {
  readonly key: ValueKey;
  readonly from: StoredValue | null;
  readonly to: StoredValue | null;
}

/** Swaps values in the order of the tables and tells of each one that differed whether it was done. */
export function createValueSwap(
  db: WritableDb,
): <Swap extends ValueSwap>(swaps: Swap[], tell: (swap: Swap, done: boolean) => void) => void {
  const read = createValueReader(db);
  const writer = createValueWriter(db);
  const swapOne = ({ key, from, to }: ValueSwap): boolean => {
    if (to === null && from !== null) return writer.removeSame(key, from);
    if (!isSameStored(read(key), from)) return false;
    if (to !== null) writer.write({ ...key, stored: to });
    return true;
  };
  return (swaps, tell) => {
    const differing = swaps.filter(({ from, to }) => !isSameStored(from, to));
    for (const swap of differing.sort((a, b) => byKey(a.key, b.key))) {
      tell(swap, swapOne(swap) || isSameStored(read(swap.key), swap.to));
    }
  };
}
