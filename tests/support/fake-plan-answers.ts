import type { OutputOf } from "#contract/contract";
import type { ImportBatch, PlanRow, PlanSummary } from "#contract/importing";
import type { AppEvent } from "#contract/events";
import type { DecisionCause, PlannedChange, RowPlan } from "#domain/importing/import-plan";
import { ok } from "#domain/shared/result";
import type { Answers, FakeWorkbook } from "./fake-import-bridge.ts";
import { known } from "./fake-sheets.ts";

/** Answers about plans over plain rows: counted, filtered and paged as the services do. */
export function planAnswers(bookOf: (readingId: string) => FakeWorkbook): Answers {
  return {
    "importing/plan": ({ readingId }) => ok(summarise(bookOf(readingId))),
    "importing/plan-rows": ({ planId, kinds, causes, fields, search, offset, limit }) => {
      const rows = bookOf(planId).rows.filter(
        (row) =>
          kinds.includes(row.kind) &&
          (causes === undefined || (row.kind === "decision" && causes.includes(row.about))) &&
          (fields === undefined || changesOf(row).some((one) => fields.includes(`${one.field}@${one.period ?? ""}`))) &&
          (search === undefined || row.name.includes(search)),
      );
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    "importing/plan-issues": ({ planId, severity, kind, offset, limit }) => {
      const issues = bookOf(planId).issues.filter(
        (issue) => (severity === null || issue.severity === severity) && (kind === undefined || issue.kind === kind),
      );
      return ok({ total: issues.length, issues: issues.slice(offset, offset + limit) });
    },
    "importing/plan-absent": ({ planId, search, offset, limit }) => {
      const rows = (bookOf(planId).absent ?? []).filter((one) => one.name.includes(search));
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    "importing/return-file": ({ planId }) => {
      const { reading, issues } = bookOf(planId);
      return ok({ file: reading.file.replace(".xlsx", "（退回）.xlsx"), cells: issues.length });
    },
  };
}

/** Answers about writing, the list of imports and undoing. */
export function batchAnswers(bookOf: (readingId: string) => FakeWorkbook, publish: (event: AppEvent) => void): Answers {
  const batches: ImportBatch[] = [];
  return {
    "importing/apply": ({ planId, decisions, refusedRows, refusedKinds }) => {
      const book = bookOf(planId);
      const counts = countKinds(
        book.rows.filter((row) => !refusedRows.includes(row.key) && !refusedKinds.some((kind) => kind === row.kind)),
      );
      const answered = Object.values(decisions);
      const undecided = counts.decision - answered.filter((one) => one.kind !== "skip").length;
      const batch: ImportBatch = {
        batchId: batches.length + 1,
        appliedAt: "2026-11-21T01:30:00.000Z",
        workbook: book.reading.file,
        workbookHash: "0".repeat(64),
        added: counts.add + answered.filter((one) => one.kind === "separate").length,
        updated: counts.update + answered.filter((one) => one.kind === "same").length,
        unchanged: counts.unchanged,
        undecided,
        rejected: counts.rejected,
        values: 1286,
        quarantined: undecided + counts.rejected + refusedRows.length,
        undoneAt: null,
        by: "王芳",
        kind: "file",
        sender: null,
        period: "2025",
        standing: "confirmed",
      };
      batches.unshift(batch);
      publish({ type: "data-changed", topics: ["imports", "enterprises"] });
      return ok(batch);
    },
    "importing/batches": () => ok([...batches]),
    "importing/undo": ({ batchId }) => {
      const place = batches.findIndex((one) => one.batchId === batchId);
      batches[place] = { ...known(batches[place]), undoneAt: "2026-11-21T01:40:00.000Z" };
      publish({ type: "data-changed", topics: ["imports", "enterprises"] });
      return ok({ batchId, done: "undo", reverted: 1286, enterprises: 2, kept: [], impossible: [] });
    },
    "importing/redo": ({ batchId }) => {
      const place = batches.findIndex((one) => one.batchId === batchId);
      batches[place] = { ...known(batches[place]), undoneAt: null };
      publish({ type: "data-changed", topics: ["imports", "enterprises"] });
      return ok({ batchId, done: "redo", reverted: 1286, enterprises: 2, kept: [], impossible: [] });
    },
  };
}

function summarise(book: FakeWorkbook): PlanSummary {
  const { rows, issues } = book;
  const tallies = new Map<string, PlanSummary["fields"][number]>();
  const causes: Partial<Record<DecisionCause, number>> = {};
  for (const row of rows) {
    if (row.kind === "decision") causes[row.about] = (causes[row.about] ?? 0) + 1;
    for (const { field, period, before, after } of changesOf(row)) {
      const old = tallies.get(`${field}@${period}`);
      tallies.set(`${field}@${period}`, {
        sheet: row.sheet,
        table: row.table,
        field,
        period,
        filled: (old?.filled ?? 0) + Number(before === null),
        changed: (old?.changed ?? 0) + Number(before !== null && after !== null),
        cleared: (old?.cleared ?? 0) + Number(after === null),
      });
    }
  }
  const kinds = [...new Set(issues.map((issue) => issue.kind))];
  return {
    planId: book.reading.readingId,
    counts: countKinds(rows),
    fields: [...tallies.values()],
    causes,
    issueKinds: kinds.map((kind) => {
      const some = issues.filter((issue) => issue.kind === kind);
      const first = known(some[0]);
      return { kind, severity: first.severity, count: some.length, sentence: first.reason };
    }),
    absent: book.absent?.length ?? 0,
    held: book.held ?? [],
    errors: issues.filter((issue) => issue.severity === "error").length,
    warnings: issues.filter((issue) => issue.severity === "warning").length,
    values: rows.reduce((sum, row) => sum + changesOf(row).length, 0),
    tables: [],
  };
}

function changesOf(row: PlanRow): readonly PlannedChange[] {
  return "changes" in row ? row.changes : [];
}

function countKinds(rows: readonly RowPlan[]): OutputOf<"importing/plan">["counts"] {
  const count = (kind: RowPlan["kind"]): number => rows.filter((row) => row.kind === kind).length;
  return {
    add: count("add"),
    update: count("update"),
    unchanged: count("unchanged"),
    decision: count("decision"),
    rejected: count("rejected"),
  };
}
