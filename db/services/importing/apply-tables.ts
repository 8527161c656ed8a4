import type { ImportError } from "#contract/errors";
import type { PlanChoices } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";
import type { OpenedImport } from "#services/importing/opened-import";
import type { PlannedTable } from "#services/importing/plan-tables";
import type { Job } from "#services/ports";
import type { Book } from "#store/connection";
import { applyPlan, type SourceTable } from "#store/queries/apply-plan";

/** What applying needs besides the plans. `revision` null: whatever the book holds by now. */
export interface Applying {
  readonly opened: OpenedImport;
  readonly planned: readonly PlannedTable[];
  readonly choices: PlanChoices;
  readonly revision: number | null;
  readonly at: string;
  readonly by: string;
}

/** Writes all tables of a workbook in one transaction (写入账本). */
export function applyTables(
  book: Book,
  applying: Applying,
  job: Job,
): Result<ImportReceipt, ImportError | Cancelled | EnvironmentError> {
  const { opened, planned } = applying;
  const rows = planned.reduce((sum, { plan }) => sum + plan.rows.length, 0);
  return applyPlan(book.db, {
    batch: {
      workbook: opened.file,
      workbookHash: opened.workbook.hash,
      period: planned[0]?.taken.period ?? null,
      at: applying.at,
      by: applying.by,
    },
    tables: planned.map((one) => ({ table: sourceTable(one), plan: one.plan })),
    choices: applying.choices,
    revision: applying.revision,
    onProgress: (done) => job.progress("正在写入账本", done, rows),
    cancelled: () => job.cancelled(),
  });
}

function sourceTable({ sheet, taken: { table, period } }: PlannedTable): SourceTable {
  return {
    sheet: sheet.name,
    number: table.index,
    title: table.title,
    period,
    units: Object.fromEntries(table.columns.flatMap(({ column, unit }) => (unit === null ? [] : [[column, unit]]))),
  };
}
