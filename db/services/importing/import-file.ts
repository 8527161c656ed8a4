import type { ImportError } from "#contract/errors";
import { type PlanCounts, takeAll } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import type { Period } from "#domain/shared/period";
import { ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { applyTables } from "#services/importing/apply-tables";
import { findMissingAnswer } from "#services/importing/import-questions";
import { openImport } from "#services/importing/open-import";
import type { OpenedImport, TypedTable } from "#services/importing/opened-import";
import { planOpened } from "#services/importing/plan-opened";
import { type PlannedTable, sumCounts } from "#services/importing/plan-tables";
import { typeTables } from "#services/importing/type-tables";
import type { Job } from "#services/ports";
import type { Book } from "#store/connection";
import { readRevision } from "#store/command";

/** How a whole file is imported without a person in between (整份导入). `period` overrides what the tables say. */
export interface FileImport {
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  readonly period: Period | null;
  readonly apply: boolean;
  readonly at: string;
  readonly by: string;
}

/** What became of it. `missing`: the question that keeps it from being written; the reading is there all the same. */
export interface FileOutcome {
  readonly opened: OpenedImport;
  readonly typed: readonly (readonly TypedTable[])[];
  readonly planned: readonly PlannedTable[];
  readonly counts: PlanCounts;
  readonly missing: ImportError | null;
  readonly receipt: ImportReceipt | null;
}

/** Reads, plans and — when asked and nothing is missing — writes one file (导入一份文件). */
export async function importFile(
  book: Book,
  request: FileImport,
  job: Job,
): Promise<Result<FileOutcome, WorkbookError | Cancelled | EnvironmentError | ImportError>> {
  const read = await openImport(book.db, request.file, job);
  if (!read.ok) return read;
  const opened = request.period === null ? read.value : withPeriod(read.value, request.period);
  const typed = await typeTables(opened, job);
  if (!typed.ok) return typed;
  const revision = readRevision(book.db);
  const planned = planOpened(book.db, opened, typed.value);
  const counts = sumCounts(planned.map(({ plan }) => plan));
  const missing = findMissingAnswer(opened);
  const outcome: FileOutcome = { opened, typed: typed.value, planned, counts, missing, receipt: null };
  if (!request.apply || missing !== null) return ok(outcome);
  const { at, by } = request;
  const applied = applyTables(book, { opened, planned, choices: takeAll, revision, at, by }, job);
  return applied.ok ? ok({ ...outcome, receipt: applied.value }) : applied;
}

function withPeriod(opened: OpenedImport, period: Period): OpenedImport {
  const sheets = opened.sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((taken) => ({ ...taken, period })),
  }));
  return { ...opened, sheets };
}
