/** Measuring (取数): formulas, sets and conditions answered for one day, zone and period. */
import type { MeasureQuestion } from "#contract/indicators";
import type { Condition, EntrySet, Formula, FormulaFault } from "#domain/indicators/formula";
import type { MeasuredValue } from "#services/measuring/measured-value";
import { ok, type Result } from "#domain/shared/result";
import type { ReadableDb } from "#store/connection";

/** What may differ from the measurer's question for one value. */
export interface MeasureOptions {
  /** Another zone; null: all zones together. */
  readonly zone?: number | null;
  /** Entry that 本身 stands for. */
  readonly subject?: number;
  /** Unit to answer in (亿元); a unit that does not fit makes the value `wrong`. */
  readonly unit?: string;
  /** Pack whose indicators 指标("代码") means first. */
  readonly pack?: string | null;
  /** Another day, period or snapshot (for paths and base years). */
  readonly asOf?: string;
  readonly period?: string | null;
  readonly snapshot?: number | null;
}

/** An entry of a set on the day. */
export interface SetEntry {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
}

/** Whether an entry meets a condition; `met` null: data is missing, `missing` says which. */
export interface ConditionOutcome {
  readonly met: boolean | null;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/** Answers for one question (取数器). Cheap to make; what it reads is kept per revision of the book. */
export interface Measurer {
  readonly question: MeasureQuestion;
  /** The value of a formula, as text or read. A fault in it makes the value `wrong` with its sentence. */
  readonly value: (formula: Formula | string, options?: MeasureOptions) => MeasuredValue;
  /** The entries of a set on the day, by id: text `孵化载体[级别 = "省级"]` or read. */
  readonly list: (set: EntrySet | string, options?: MeasureOptions) => Result<readonly SetEntry[], FormulaFault>;
  /** Whether one entry meets a condition; "" is always met. */
  readonly meets: (
    subject: number,
    condition: Condition | string,
    options?: MeasureOptions,
  ) => Result<ConditionOutcome, FormulaFault>;
}

/** Makes a measurer over a book. */
export function createMeasurer(_db: ReadableDb, question: MeasureQuestion): Measurer {
  const nothing: MeasuredValue = {
    value: null,
    text: null,
    unit: "",
    period: null,
    status: "nodata",
    reason: "还不能取数。",
    missing: [],
    notes: [],
    standing: { preliminary: 0, corrected: 0 },
  };
  return {
    question,
    value: () => nothing,
    list: () => ok([]),
    meets: () => ok({ met: null, missing: [], notes: [] }),
  };
}
