import { z } from "zod";
import type { Provenance } from "#domain/shared/provenance";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { MeasureError } from "#contract/errors";
import { query } from "#contract/define";

/** A rule set as lists show it (规则集). */
export interface RuleSetSummary {
  readonly id: string;
  readonly pack: string;
  readonly title: string;
  readonly document: string;
  readonly number: string | null;
  readonly kind: string;
  readonly effective: { readonly from: number | null; readonly until: number | null };
  readonly unconfirmed: string | null;
}

/** One condition judged (条件判定). */
export interface ConditionVerdict {
  readonly id: string;
  readonly place: string;
  readonly label: string;
  readonly demand: string;
  readonly value: string | null;
  readonly unit: string;
  readonly threshold: string | null;
  /** Threshold before the regional coefficient; null when none applies. */
  readonly fullThreshold: string | null;
  /** `manual`: a person must look; `nodata`: what it needs is not kept. */
  readonly status: "met" | "missed" | "nodata" | "manual";
  readonly gap: string;
  /** The values that went in, and where each stands. */
  readonly evidence: readonly {
    readonly label: string;
    readonly value: string | null;
    readonly source: Provenance | null;
  }[];
  readonly anyOf: readonly ConditionVerdict[];
  readonly unconfirmed: string | null;
}

/** A subject against a rule set (达标体检). */
export interface CriteriaReport {
  readonly subject: { readonly id: number; readonly name: string; readonly kind: string };
  readonly rules: RuleSetSummary;
  /** Whether the subject falls under the rules at all, and why not. */
  readonly applies: boolean;
  readonly reason: string | null;
  readonly coefficient: { readonly label: string; readonly factor: string; readonly unconfirmed: string | null } | null;
  readonly conditions: readonly ConditionVerdict[];
  readonly counts: { readonly met: number; readonly missed: number; readonly nodata: number; readonly manual: number };
  /** 12 项中 9 项达标，2 项未达标，1 项缺数。 */
  readonly sentence: string;
  readonly asOf: string;
  readonly period: string | null;
}

/** Conditions of accreditations (达标体检). */
export const criteriaContract = {
  /** For a kind, newest first; null: all. */
  "criteria/rule-sets": query<{ kind: string | null }, readonly RuleSetSummary[], EnvironmentError>(
    z.object({ kind: z.string().nullable() }),
  ),
  /** One report per rule set, to stand side by side. */
  "criteria/check": query<
    { subject: number; rules: readonly string[]; asOf: string; period: string | null },
    readonly CriteriaReport[],
    MeasureError | EnvironmentError
  >(
    z.object({
      subject: z.number().int(),
      rules: z.array(z.string()).min(1).max(6),
      asOf: z.iso.date(),
      period: z.string().max(20).nullable(),
    }),
  ),
} as const;
