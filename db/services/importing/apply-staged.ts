import type { ImportError } from "#contract/errors";
import type { PlanChoices } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { Standing } from "#domain/importing/standing";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";
import type { OpenedImport } from "#services/importing/opened-import";
import { countRows, type StagedPlan, tablesToApply } from "#services/importing/staged-plan";
import type { Job } from "#services/ports";
import type { Book } from "#store/connection";
import { type ApplyRequest, applyPlan } from "#store/queries/apply-plan";

/** What applying needs besides the plan. `revision` null: whatever the book holds by now. */
export interface Applying extends Pick<ApplyRequest, "onTaken" | "onWritten"> {
  readonly plan: StagedPlan;
  readonly origin: PlanOrigin;
  readonly choices: PlanChoices;
  readonly revision: number | null;
  readonly at: string;
  readonly by: string;
}

/** Where the rows of a plan come from (预案来源), as the book remembers the batch. */
export interface PlanOrigin {
  readonly workbook: string;
  readonly workbookHash: string;
  readonly kind: "file" | "quarantine" | "return";
  readonly sender: string | null;
  /** Absent: confirmed. */
  readonly standing?: Standing;
}

/** Where a reading comes from. */
export function originOfReading({ file, workbook, sender, standing, returned }: OpenedImport): PlanOrigin {
  const kind = returned === null ? "file" : "return";
  return { workbook: file, workbookHash: workbook.hash, kind, sender, standing };
}

/** Writes a staged plan in one transaction (写入账本). */
export function applyStaged(
  book: Book,
  { plan, origin, choices, revision, at, by, onTaken, onWritten }: Applying,
  job: Job,
): Result<ImportReceipt, ImportError | Cancelled | EnvironmentError> {
  const rows = countRows(plan);
  const period = plan.sources.find(({ skipped }) => !skipped)?.period ?? null;
  return applyPlan(book.db, {
    batch: { ...origin, period, at, by },
    tables: tablesToApply(plan),
    adders: plan.staging.adders(),
    choices,
    revision,
    ...(onTaken === undefined ? {} : { onTaken }),
    ...(onWritten === undefined ? {} : { onWritten }),
    onProgress: (done) => job.progress("正在写入账本", done, rows),
    cancelled: () => job.cancelled(),
  });
}
