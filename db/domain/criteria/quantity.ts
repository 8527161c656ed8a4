/** What conditions are judged on (判定依据的值): numbers known or known within bounds, days, words. */
import type { Condition, Formula } from "#domain/indicators/formula";
import type { Decimal } from "#domain/shared/decimal";
import type { Provenance } from "#domain/shared/provenance";

/** A number (数): exact when `low` equals `high`; null is no bound, for what was counted from data with gaps. */
export interface Amount {
  readonly type: "amount";
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  /** 元, 家, %, 月 …; "" for a plain number. */
  readonly unit: string;
}

/** A day known within bounds (日期): `YYYY-MM-DD` of the first and last it may be. */
export interface Moment {
  readonly type: "moment";
  readonly from: string;
  readonly until: string;
}

/** A word (文字): 是, 否, 专业. */
export interface Word {
  readonly type: "word";
  readonly text: string;
}

/** Any of them. */
export type Quantity = Amount | Moment | Word;

/** A value that went into a verdict and where it stands (佐证). `label` and `value` are ready to show. */
export interface Evidence {
  readonly label: string;
  readonly value: string | null;
  readonly source: Provenance | null;
}

/** A value of the subject (本身的值). `lacks` says in Chinese what is missing when `value` is null or has gaps. */
export interface OwnValue {
  readonly value: Quantity | null;
  readonly evidence: readonly Evidence[];
  readonly lacks: readonly string[];
}

/** What judging asks of the book (取数). */
export interface Facts {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  /** A field of the subject by its label or id. */
  readonly own: (field: string) => OwnValue;
  /** Anything in a formula that is not of the subject alone. */
  readonly measure: (formula: Formula) => OwnValue;
  /** Any condition that is not of the subject's own fields alone. `met` null: data is missing. */
  readonly meets: (condition: Condition) => Outcome;
}

/** Whether a condition holds (条件结果). `met` null: cannot be said, `lacks` tells why. */
export interface Outcome {
  readonly met: boolean | null;
  readonly evidence: readonly Evidence[];
  readonly lacks: readonly string[];
}

/** An exact number (确数). */
export function exactly(value: Decimal, unit: string): Amount {
  return { type: "amount", low: value, high: value, unit };
}
