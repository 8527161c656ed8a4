import { z } from "zod";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { Provenance } from "#domain/shared/provenance";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { MeasureError } from "#contract/errors";
import { command, query } from "#contract/define";

/** For which day, zone and period to compute (取数条件). `snapshot`: compute from a frozen year instead of the living book. */
export interface MeasureQuestion {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Entry id of the zone; null: all zones together. */
  readonly zone: number | null;
  /** Period of flow figures, e.g. `2025`, `2025Q3`; null: the year that `asOf` closes, else the last full one with data. */
  readonly period: string | null;
  readonly snapshot: number | null;
}

/** A formula in place of the indicator's own, as a chosen reading of a target has it (口径选项). `unit` "": the indicator's. */
export interface ReadAs {
  readonly formula: string;
  readonly unit: string;
}

/** Data that a value would have needed (缺数). */
export interface MissingData {
  /** 营业收入（2025年）：有 287 家，缺 13 家. */
  readonly sentence: string;
  readonly missing: number;
  readonly of: number;
}

/** An indicator with its value (指标值). */
export interface IndicatorValue {
  readonly pack: string | null;
  readonly definition: IndicatorDefinition;
  /** Decimal text in the definition's unit; null when nothing can be said. */
  readonly value: string | null;
  /** Text of a milestone or of a value kept in words. */
  readonly text: string | null;
  readonly period: string | null;
  /** `partial`: some of the data is missing, see `missing`; the value counts only what is there. */
  readonly status: "value" | "partial" | "nodata" | "wrong";
  /** Why there is no value, or what is wrong with the formula. */
  readonly reason: string | null;
  readonly missing: readonly MissingData[];
  /** 快报数、修订数 among what went in. */
  readonly standing: { readonly preliminary: number; readonly corrected: number };
  /** 剔重、口径、首选 … said in sentences. */
  readonly notes: readonly string[];
}

/** A part of a value (构成): numerator, denominator, base year … */
export interface ValuePart {
  readonly label: string;
  readonly value: string | null;
  readonly unit: string;
  /** In words: 企业的研发费用合计（2025年）. */
  readonly words: string;
}

/** An entry behind a value (明细). */
export interface Contribution {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly amount: string | null;
  /** Percent of the whole; null where it makes no sense. */
  readonly share: string | null;
  /** Of the cell the amount came from; of a counted entry that of the field it is counted by. */
  readonly source: Provenance | null;
  /** 快报数、修订数; of a counted entry what it is counted by (省级). */
  readonly note: string | null;
}

/** A value opened (指标展开). */
export interface OpenedValue {
  readonly value: IndicatorValue;
  /** The formula in words. */
  readonly words: string;
  readonly parts: readonly ValuePart[];
  /** `unit`: of the amounts; "" where entries are only counted. `words`: which part of the formula they add up to. */
  readonly behind: {
    readonly total: number;
    readonly rows: readonly Contribution[];
    readonly unit: string;
    readonly words: string;
  };
  readonly lacking: {
    readonly total: number;
    readonly rows: readonly {
      readonly id: number;
      readonly name: string;
      readonly lacks: string;
      readonly whose: string;
    }[];
  };
  readonly trend: readonly { readonly period: string; readonly value: string | null }[];
}

/** Why a value changed (变化分解): the parts add up to `difference` exactly. */
export interface ValueChange {
  readonly unit: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string | null;
  readonly parts: readonly {
    readonly reason: "new" | "left" | "movedIn" | "movedOut" | "renamed" | "restated" | "grown" | "shrunk" | "rest";
    readonly label: string;
    readonly count: number;
    readonly amount: string;
    readonly movers: readonly { readonly id: number; readonly name: string; readonly amount: string }[];
  }[];
  readonly notes: readonly string[];
}

/** What a formula says (公式检查). */
export interface CheckedFormula {
  readonly words: string;
  readonly unit: string;
  /** Ids of fields it reads. */
  readonly fields: readonly string[];
}

const question = z.object({
  asOf: z.iso.date(),
  zone: z.number().int().nullable(),
  period: z.string().max(20).nullable(),
  snapshot: z.number().int().nullable(),
});
const readAs = z.object({ formula: z.string().max(4000), unit: z.string().max(40) }).nullable();
const named = question.extend({ pack: z.string().nullable(), code: z.string().max(60), readAs });

/** Indicators (指标): values, what is behind them, why they changed. */
export const indicatorsContract = {
  "indicators/list": query<MeasureQuestion, readonly IndicatorValue[], EnvironmentError>(question),
  "indicators/open": query<
    MeasureQuestion & { pack: string | null; code: string; readAs: ReadAs | null; offset: number; limit: number },
    OpenedValue,
    MeasureError | EnvironmentError
  >(named.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) })),
  "indicators/change": query<
    MeasureQuestion & { pack: string | null; code: string; readAs: ReadAs | null; before: string },
    ValueChange,
    MeasureError | EnvironmentError
  >(named.extend({ before: z.iso.date() })),
  "indicators/check-formula": query<{ formula: string }, CheckedFormula, MeasureError | EnvironmentError>(
    z.object({ formula: z.string().max(4000) }),
  ),
  /** An indicator of the zone's own; kept in the pack `own`. */
  "indicators/save": command<{ definition: IndicatorDefinition }, null, MeasureError | EnvironmentError>(
    z.object({ definition: z.custom<IndicatorDefinition>((value) => typeof value === "object" && value !== null) }),
  ),
  "indicators/remove": command<{ code: string }, null, MeasureError | EnvironmentError>(
    z.object({ code: z.string().max(60) }),
  ),
} as const;
