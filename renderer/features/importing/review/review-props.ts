import type { PlanSummary } from "#contract/importing";
import type { ImportFile } from "../import-state";
import type { ReviewView } from "../review-view";

/** What every part of the review needs. */
export interface ReviewProps {
  readonly file: ImportFile;
  readonly plan: PlanSummary;
  readonly review: ReviewView;
}
