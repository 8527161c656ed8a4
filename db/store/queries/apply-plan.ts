import type { ImportPlan, RowDecision, RowPlan } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readRevision, runCommand } from "../command.ts";
import type { WritableDb } from "../connection.ts";
import { createImportWriter, type ImportWriter } from "../values/import-writer.ts";

/** A table of a workbook as the book remembers it (来源表). `units` by column letter's number: the unit its numbers were read in. */
export interface SourceTable {
  readonly sheet: string;
  readonly number: number;
  readonly title: string | null;
  readonly period: string | null;
  readonly units: Readonly<Record<number, string>>;
}

/** A plan with its table. A long table may come in several plans, one after the other. */
export interface TableToApply {
  readonly table: SourceTable;
  readonly plan: ImportPlan;
}

/** Everything an apply needs (写入请求). */
export interface ApplyRequest {
  readonly batch: {
    readonly workbook: string;
    readonly workbookHash: string;
    readonly period: string | null;
    readonly at: string;
    readonly by: string;
  };
  readonly tables: Iterable<TableToApply>;
  readonly decisions: Readonly<Record<string, RowDecision>>;
  /** Row keys to leave out. */
  readonly refused: readonly string[];
  /** Revision of the book when the plan was made; null skips the check. */
  readonly revision: number | null;
  readonly onProgress: (rowsDone: number) => void;
  readonly cancelled: () => boolean;
}

/** The book has moved on since the plan was made. */
export interface PlanOutdated {
  readonly type: "PlanOutdated";
}

/** Rows per flush: large enough for sorted, page-friendly inserts, small enough to answer a cancel at once. */
const CHUNK = 2000;

/** Writes a plan in one transaction (写入预案): all of it, or — on cancel, failure or a killed process — nothing. */
export function applyPlan(
  db: WritableDb,
  request: ApplyRequest,
): Result<ImportReceipt, PlanOutdated | Cancelled | EnvironmentError> {
  return runCommand<ImportReceipt, PlanOutdated | Cancelled>(db, () => {
    if (request.revision !== null && request.revision !== readRevision(db))
      return err({ type: "PlanOutdated" as const });
    const writer = createImportWriter(db, request.batch);
    const refused = new Set(request.refused);
    const tally = { unchanged: 0, undecided: 0, rejected: 0 };
    let done = 0;
    for (const { table, plan } of request.tables) {
      writer.openTable(table);
      for (const [index, row] of plan.rows.entries()) {
        takeRow({ writer, tally, refused, decisions: request.decisions }, row, plan.typedRows[index]);
        done += 1;
        if (done % CHUNK !== 0) continue;
        if (request.cancelled()) return err({ type: "Cancelled" as const });
        writer.flush();
        request.onProgress(done);
      }
    }
    if (request.cancelled()) return err({ type: "Cancelled" as const });
    return ok(writer.finish(tally));
  });
}

interface Taking {
  readonly writer: ImportWriter;
  readonly tally: { unchanged: number; undecided: number; rejected: number };
  readonly refused: ReadonlySet<string>;
  readonly decisions: Readonly<Record<string, RowDecision>>;
}

function takeRow({ writer, tally, refused, decisions }: Taking, row: RowPlan, typed: TypedRow | undefined): void {
  if (refused.has(row.key)) {
    tally.undecided += 1;
    return;
  }
  switch (row.kind) {
    case "rejected":
      tally.rejected += 1;
      return;
    case "unchanged":
      tally.unchanged += 1;
      return;
    case "add":
      writer.add(row, typed);
      return;
    case "update":
      if (!writer.update(row.enterpriseId, row, typed)) tally.unchanged += 1;
      return;
    case "decision": {
      const decision = Object.hasOwn(decisions, row.key) ? decisions[row.key] : undefined;
      if (decision === undefined || decision.kind === "skip") tally.undecided += 1;
      else if (decision.kind === "separate") writer.add(row, typed);
      else if (!writer.update(decision.enterpriseId, row, typed)) tally.unchanged += 1;
    }
  }
}
