import { z } from "zod";
import type { TargetDefinition, TargetSetting } from "#domain/targets/target";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { MeasureQuestion } from "#contract/indicators";
import type { MeasureError } from "#contract/errors";
import { command, query } from "#contract/define";

/** How a target stands (达标情况). `near`: within the tolerance, or the path is kept though the year is not over. */
export type TargetStatus = "met" | "near" | "missed" | "nodata";

/** A subject of an `each` target (分区判定). */
export interface SubjectVerdict {
  readonly id: number | null;
  readonly name: string;
  readonly actual: string | null;
  readonly status: TargetStatus;
  /** 还差 2 家省级众创空间. */
  readonly gap: string;
}

/** A target judged (目标判定). */
export interface TargetVerdict {
  readonly pack: string;
  readonly definition: TargetDefinition;
  readonly setting: TargetSetting;
  readonly indicatorName: string;
  /** In words: 不少于 2 个；比 2016 年翻一番. */
  readonly demand: string;
  /** Decimal text in the target's unit; of an `each` target that of the zone asked, else the number of subjects that meet it. */
  readonly actual: string | null;
  /** As shown: 1 个, 3 个区中 1 个达标, 已完成. */
  readonly actualText: string;
  readonly status: TargetStatus;
  readonly light: "green" | "amber" | "red" | "grey";
  /** Why the light shows so, in a sentence. */
  readonly reason: string;
  /** In words; "" when met. */
  readonly gap: string;
  /** Decimal text; null where it cannot be said in a number. */
  readonly gapValue: string | null;
  readonly asOf: string;
  readonly period: string | null;
  /** 序时进度: share of the time gone and of the way done, percent; null where no year is stated. */
  readonly progress: {
    readonly elapsed: string;
    readonly done: string | null;
    readonly expected: string | null;
  } | null;
  /** On the present path at the target year; null when two points are not known. */
  readonly forecast: { readonly value: string; readonly meets: boolean; readonly sentence: string } | null;
  readonly subjects: readonly SubjectVerdict[];
  /** Readings in force, as printed in the note of a report. */
  readonly readings: readonly { readonly question: string; readonly chosen: string; readonly assumed: boolean }[];
  readonly owner: string;
  readonly missing: readonly string[];
  readonly source: { readonly document: string; readonly number: string | null; readonly sentence: string };
}

const question = z.object({
  asOf: z.iso.date(),
  zone: z.number().int().nullable(),
  period: z.string().max(20).nullable(),
  snapshot: z.number().int().nullable(),
});
/** A number in a target's unit, as `parseDecimal` takes it. */
const amount = z.string().regex(/^[-+]?\d+(?:\.\d+)?$/u);
const setting = z.object({
  readings: z.record(z.string(), z.string()),
  owner: z.string().max(200).nullable(),
  floor: amount.nullable(),
  stretch: amount.nullable(),
  baseline: amount.nullable(),
  path: z
    .union([
      z.object({ type: z.literal("linear") }),
      z.object({ type: z.literal("years"), values: z.record(z.string().regex(/^\d{4}$/u), amount) }),
    ])
    .nullable(),
  note: z.string().max(4000),
});

/** Targets (目标) and where the zone stands against them. */
export const targetsContract = {
  "targets/wall": query<MeasureQuestion & { pack: string | null }, readonly TargetVerdict[], EnvironmentError>(
    question.extend({ pack: z.string().nullable() }),
  ),
  "targets/judge": query<
    MeasureQuestion & { pack: string; target: string; readings: Readonly<Record<string, string>> | null },
    TargetVerdict,
    MeasureError | EnvironmentError
  >(
    question.extend({
      pack: z.string(),
      target: z.string(),
      readings: z.record(z.string(), z.string()).nullable(),
    }),
  ),
  "targets/save-setting": command<
    { pack: string; target: string; setting: TargetSetting },
    null,
    MeasureError | EnvironmentError
  >(z.object({ pack: z.string(), target: z.string(), setting })),
} as const;
