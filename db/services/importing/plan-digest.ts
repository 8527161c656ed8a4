import type { RowPlan } from "#domain/importing/import-plan";

/** Sums up the stored values that a plan would replace (将被替换的旧值), in any order of the rows: two plans of one file with the same digest replace the same values of the same rows. */
export interface PlanDigest {
  /** Counts a row in; `-1` takes it out again when its plan is replaced. */
  readonly row: (plan: RowPlan, times: 1 | -1) => void;
  readonly text: () => string;
}

/** Starts at nothing. */
export function createPlanDigest(): PlanDigest {
  let sum = 0;
  let replaced = 0;
  return {
    row: (plan, times) => {
      if (!("changes" in plan)) return;
      for (const { field, period, before, after } of plan.changes) {
        if (before === null) continue;
        replaced += times;
        sum = (sum + times * hash(`${plan.key}|${field}|${period ?? ""}|${before}|${after ?? ""}`)) | 0;
      }
    },
    text: () => `${replaced}-${(sum >>> 0).toString(16)}`,
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
