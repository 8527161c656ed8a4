/** What measuring answers (量得的结果). */
import type { MissingData } from "#contract/indicators";
import type { Decimal } from "#domain/shared/decimal";

/** A formula's value on a day (公式的值). */
export interface MeasuredValue {
  /** In `unit`, not rounded but for endless quotients (12 decimals); null when nothing can be said. */
  readonly value: Decimal | null;
  /** Text of a milestone or of a value kept in words. */
  readonly text: string | null;
  /** 元, 家, %, 件/万人 …; "" for a plain number; `?` when nobody knows (填报 without 填报单位). */
  readonly unit: string;
  /** Period of the figures that went in; null when there are none, only counts of a day. */
  readonly period: string | null;
  /** `partial`: some of the data is missing, see `missing`; the value counts only what is there. */
  readonly status: "value" | "partial" | "nodata" | "wrong";
  /** Why there is no value, in Chinese. */
  readonly reason: string | null;
  readonly missing: readonly MissingData[];
  readonly notes: readonly string[];
  readonly standing: { readonly preliminary: number; readonly corrected: number };
}
