/** What a target is judged by (判定依据) and what comes out (判定结果). */
import type { Decimal } from "#domain/shared/decimal";
import type { TargetDefinition, TargetSetting } from "#domain/targets/target";

/** A measured value and what is to be said of it (取数结果). `value` in the unit the target is reckoned in. */
export interface Measurement {
  readonly value: Decimal | null;
  /** Kept in words. */
  readonly text: string | null;
  /** Why there is no value. */
  readonly reason: string | null;
  /** Some of the data is missing: the value counts only what is there. */
  readonly partial: boolean;
  /** `YYYY-MM-DD`: last day of the period of the figures, or the day asked. */
  readonly day: string;
}

/** A milestone on the day; `done` null: nothing is registered of it. */
export interface MilestoneState {
  readonly name: string;
  readonly done: boolean | null;
  readonly state: string | null;
}

/** Everything measured for one target and one subject (判定用数). */
export interface TargetFacts {
  readonly now: Measurement;
  /** At the end of the base year; null: none is asked for. */
  readonly base: Measurement | null;
  readonly reference: Measurement | null;
  readonly milestones: readonly MilestoneState[];
  /** By year, oldest first; only for `increasing`. */
  readonly series: readonly { readonly year: number; readonly value: Decimal | null }[];
  /** Of a coverage in percent: how many are not covered; null: not known. */
  readonly uncovered: number | null;
}

/** The target as it is read, and what it speaks of. */
export interface JudgeContext {
  readonly target: TargetDefinition;
  readonly setting: TargetSetting;
  readonly indicator: {
    readonly name: string;
    /** Unit the facts are in. */
    readonly unit: string;
    readonly direction: "up" | "down" | "none";
  };
  readonly asOf: string;
}

/** How it stands (达标情况); the contract's TargetStatus has the same members. */
export type Standing = "met" | "near" | "missed" | "nodata";

/** A judged target of one subject (判定). Numbers are decimal texts. */
export interface Judgement {
  /** In the terms of the target: 倍 for `double`, 个 added for `increment_ge`, % a year for `cagr_ge`. */
  readonly actual: string | null;
  readonly actualText: string;
  readonly status: Standing;
  readonly light: "green" | "amber" | "red" | "grey";
  readonly reason: string;
  /** In words; "" when met. */
  readonly gap: string;
  /** `0` when met; null where it cannot be said in a number. */
  readonly gapValue: string | null;
  readonly progress: {
    readonly elapsed: string;
    readonly done: string | null;
    readonly expected: string | null;
  } | null;
  readonly forecast: { readonly value: string; readonly meets: boolean; readonly sentence: string } | null;
}

/** A target nothing can be said of, for a reason (缺数). */
export function withoutData(reason: string, actualText = "没有数据"): Judgement {
  const nothing = { actual: null, gap: "", gapValue: null, progress: null, forecast: null };
  return { ...nothing, actualText, status: "nodata", light: "grey", reason };
}
