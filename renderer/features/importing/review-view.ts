import type { PlanSummary } from "#contract/importing";
import type { DecisionCause, RowPlan } from "#domain/importing/import-plan";

/** Parts of the review (核对的页签). */
export type ReviewTab = "decisions" | "issues" | "changes" | "held" | "absent";

/** What a person looks at in the review and with which filters (核对的视图); kept with the file, so that it is found again. */
export interface ReviewView {
  readonly tab: ReviewTab;
  readonly kind: Exclude<RowPlan["kind"], "decision">;
  /** `field@period` of the columns looked at; empty: all. */
  readonly fields: readonly string[];
  readonly cause: DecisionCause | null;
  readonly search: string;
  readonly issueKind: string | null;
}

/** Order in which causes are listed: those that need most thought first. */
export const causeOrder = [
  "duplicate",
  "code",
  "similar",
  "name",
  "hidden",
] as const satisfies readonly DecisionCause[];

/** Where a review of a plan begins: at what waits for the person. */
export function startReview(plan: PlanSummary): ReviewView {
  const { counts } = plan;
  const issues = plan.errors + plan.warnings;
  return {
    tab: counts.decision > 0 ? "decisions" : plan.held.length > 0 ? "held" : issues > 0 ? "issues" : "changes",
    kind: counts.update > 0 ? "update" : counts.add > 0 ? "add" : counts.unchanged > 0 ? "unchanged" : "rejected",
    fields: [],
    cause: causesOfPlan(plan)[0] ?? null,
    search: "",
    issueKind: null,
  };
}

/** Causes that occur in a plan, in their order. */
export function causesOfPlan(plan: PlanSummary): readonly DecisionCause[] {
  return causeOrder.filter((cause) => (plan.causes[cause] ?? 0) > 0);
}

/** Changes held back because of their period, together. */
export function heldChanges(plan: PlanSummary): number {
  return plan.held.reduce((sum, one) => sum + one.changes, 0);
}
