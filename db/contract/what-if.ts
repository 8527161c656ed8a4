import { z } from "zod";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { MeasureQuestion } from "#contract/indicators";
import type { EditError, MeasureError } from "#contract/errors";
import type { TargetStatus, TargetVerdict } from "#contract/targets";
import { command, query } from "#contract/define";

/** A supposition (假设). Values as typed, in shown units. */
export type Supposition =
  | {
      readonly type: "change";
      readonly entry: number;
      readonly field: string;
      readonly period: string | null;
      readonly text: string;
    }
  | {
      readonly type: "add";
      readonly kind: string;
      readonly name: string;
      readonly values: Readonly<Record<string, string>>;
      readonly period: string | null;
    }
  | { readonly type: "remove"; readonly entry: number };

/** A target that moves (目标变化). */
export interface MovedTarget {
  readonly before: TargetVerdict;
  readonly after: TargetVerdict;
  readonly moved: boolean;
}

/** What the branch shows (测算结果). */
export interface WhatIfOutcome {
  readonly targets: readonly MovedTarget[];
}

/** A certificate that runs out before the target year, or an entry near a threshold, that alone decides a target (关键因素). */
export interface DecisiveFactor {
  readonly pack: string;
  readonly target: string;
  readonly entry: number;
  readonly name: string;
  readonly what: "expires" | "crosses";
  /** Day it runs out; null for a crossing. */
  readonly on: string | null;
  readonly from: TargetStatus;
  readonly to: TargetStatus;
  readonly sentence: string;
}

/** A branch kept as a note (测算记录). */
export interface WhatIfNote {
  readonly id: number;
  readonly title: string;
  readonly keptAt: string;
  readonly keptBy: string;
  readonly suppositions: readonly Supposition[];
  /** What it showed when it was kept, in sentences. */
  readonly sentences: readonly string[];
}

const supposition = z.union([
  z.object({
    type: z.literal("change"),
    entry: z.number().int(),
    field: z.string(),
    period: z.string().nullable(),
    text: z.string().max(4000),
  }),
  z.object({
    type: z.literal("add"),
    kind: z.string(),
    name: z.string().max(200),
    values: z.record(z.string(), z.string().max(4000)),
    period: z.string().nullable(),
  }),
  z.object({ type: z.literal("remove"), entry: z.number().int() }),
]);
const question = {
  asOf: z.iso.date(),
  zone: z.number().int().nullable(),
  period: z.string().max(20).nullable(),
  snapshot: z.number().int().nullable(),
  pack: z.string().nullable(),
  suppositions: z.array(supposition).max(500),
};
type Asked = MeasureQuestion & { pack: string | null; suppositions: readonly Supposition[] };

/** What-if (测算): a branch that never touches the book. */
export const whatIfContract = {
  "what-if/run": query<Asked, WhatIfOutcome, EditError | MeasureError | EnvironmentError>(z.object(question)),
  /** Tries certificates and entries one by one (关键因素): long work with progress, which can be stopped. */
  "what-if/decisive": command<
    Asked & { jobId: string },
    { readonly decisive: readonly DecisiveFactor[] },
    EditError | MeasureError | Cancelled | EnvironmentError
  >(z.object({ ...question, jobId: z.string() })),
  "what-if/keep": command<
    { title: string; suppositions: readonly Supposition[]; sentences: readonly string[] },
    { readonly id: number },
    EnvironmentError
  >(
    z.object({
      title: z.string().min(1).max(100),
      suppositions: z.array(supposition).max(500),
      sentences: z.array(z.string().max(1000)).max(500),
    }),
  ),
  "what-if/notes": query<null, readonly WhatIfNote[], EnvironmentError>(z.null()),
  "what-if/drop-note": command<{ id: number }, null, EnvironmentError>(z.object({ id: z.number().int() })),
} as const;
