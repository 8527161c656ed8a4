import type { ImportError } from "#contract/errors";
import { type PlanCounts, takeAll } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { Period } from "#domain/shared/period";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { applyStaged, originOfReading } from "#services/importing/apply-staged";
import { findMissingAnswer } from "#services/importing/import-questions";
import { openImport } from "#services/importing/open-import";
import type { OpenedImport } from "#services/importing/opened-import";
import { planReading } from "#services/importing/plan-reading";
import type { StagedPlan } from "#services/importing/staged-plan";
import type { Job } from "#services/ports";
import type { Book } from "#store/connection";

/** How a whole file is imported without a person in between (整份导入). `period` overrides what the tables say. */
export interface FileImport {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly period: Period | null;
  /** Kind of the register its tables list (台账类别); absent: as the tables say. */
  readonly subject?: string;
  readonly apply: boolean;
  readonly at: string;
  readonly by: string;
  /** Looks at the plan before it is written and closed, rows of tables that are left out included. */
  readonly look?: (opened: OpenedImport, plan: StagedPlan) => void;
}

/** What became of it. `missing`: the question that keeps it from being written; the reading is there all the same. */
export interface FileOutcome {
  readonly opened: OpenedImport;
  readonly counts: PlanCounts;
  readonly issues: { readonly errors: number; readonly warnings: number };
  readonly missing: ImportError | null;
  readonly receipt: ImportReceipt | null;
}

/** Reads, plans and — when asked and nothing is missing — writes one file (导入一份文件). */
export async function importFile(
  book: Book,
  request: FileImport,
  job: Job,
): Promise<Result<FileOutcome, WorkbookError | Cancelled | EnvironmentError | ImportError>> {
  const read = await openImport(book.db, request.file, job, request.subject);
  if (!read.ok) return read;
  const opened = request.period === null ? read.value : withPeriod(read.value, request.period);
  const planned = await planReading(book, { opened, how: { skippedToo: request.look !== undefined }, job });
  if (!planned.ok) return planned;
  const plan = planned.value;
  try {
    request.look?.(opened, plan);
    const { counts, errors, warnings } = plan.summary;
    const missing = findMissingAnswer(opened);
    const outcome: FileOutcome = { opened, counts, issues: { errors, warnings }, missing, receipt: null };
    if (!request.apply || missing !== null) return ok(outcome);
    const { at, by } = request;
    const origin = originOfReading(opened);
    const applied = applyStaged(book, { plan, origin, choices: takeAll, revision: plan.revision, at, by }, job);
    return applied.ok ? ok({ ...outcome, receipt: applied.value }) : applied;
  } finally {
    plan.staging.close();
  }
}

function withPeriod(opened: OpenedImport, period: Period): OpenedImport {
  const sheets = opened.sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((taken) => ({ ...taken, period })),
  }));
  return { ...opened, sheets };
}
