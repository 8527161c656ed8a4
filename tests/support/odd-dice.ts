/** Seeded chance, and what a made cell says, for rosters of many habits (随机名册的骰子). */
import type { FieldValue } from "#domain/importing/typed-row";
import type { CellContent } from "#domain/workbook/grid";
import type { TrueCell } from "./odd-values.ts";

export interface Dice {
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (share: number) => boolean;
}

/** mulberry32: small, seeded, good enough for variety. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    chance: (share) => next() < share,
  };
}

export type Written = Omit<TrueCell, "row" | "field">;

export interface Column {
  readonly field: string;
  readonly header: string;
  readonly write: (at: number) => Written;
}

export const right = (written: CellContent | undefined, value: FieldValue | null): Written => ({
  written,
  value,
  report: false,
});
export const said = (written: CellContent, value?: FieldValue | null): Written => ({ written, value, report: true });
export const SLIPS = 0.2;

export const blanks = (dice: Dice): Written =>
  said(
    dice.pick(["--", "/", "无", "不详", "待定", "同上", "〃", "″", "—", "暂无", "未提供", "N/A", "#REF!", "＃N/A"]),
    null,
  );
