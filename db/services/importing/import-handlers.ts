/** Import as the window asks for it: read, look, correct, plan, apply, undo (导入). */
import type { ServiceHandlers } from "#contract/contract";
import type { PlanSummary } from "#contract/importing";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { applyTables } from "#services/importing/apply-tables";
import { correctOpened, markOpened } from "#services/importing/correct-opened";
import { describeReading, describeSheet } from "#services/importing/describe-reading";
import { findMissingAnswer } from "#services/importing/import-questions";
import type { ImportSessions, OpenPlan } from "#services/importing/import-sessions";
import { openImport } from "#services/importing/open-import";
import type { OpenedImport, OpenedSheet } from "#services/importing/opened-import";
import { planOpened } from "#services/importing/plan-opened";
import { learnRecipe } from "#services/importing/recipe-learning";
import { sumCounts } from "#services/importing/plan-tables";
import { typeTables } from "#services/importing/type-tables";
import { readRevision } from "#store/command";
import { guardStore } from "#store/store-error";

/** Batches, recipes and the file that goes back have handlers of their own. */
type Elsewhere = `importing/${"batches" | "undo" | "redo" | "name-sender" | "use-recipe" | "return-file"}`;
type ImportHandlers = Pick<ServiceHandlers, Exclude<Extract<keyof ServiceHandlers, `importing/${string}`>, Elsewhere>>;

/** Supplies the handlers of the import. */
export function createImportHandlers(deps: Deps, sessions: ImportSessions): ImportHandlers {
  const { book, ports } = deps;
  const changed = (): void =>
    ports.publish({ type: "data-changed", topics: ["enterprises", "imports", "history", "book"] });
  return {
    "importing/read": async ({ jobId, token }) => {
      const file = await ports.files.read(token);
      if (!file.ok) return file;
      const opened = await openImport(book.db, file.value, ports.job(jobId));
      if (!opened.ok) return opened;
      const readingId = ports.ids.next();
      sessions.open(readingId, opened.value);
      return ok(describeReading(book.db, readingId, opened.value));
    },
    "importing/frame": async ({ readingId, sheet }) => {
      const found = findSheet(sessions, readingId, sheet);
      return found.ok ? found.value.opened.workbook.frame(found.value.sheet.number) : found;
    },
    "importing/cells": async ({ readingId, sheet, firstRow, lastRow }) => {
      const found = findSheet(sessions, readingId, sheet);
      return found.ok ? found.value.opened.workbook.shownCells(found.value.sheet.number, firstRow, lastRow) : found;
    },
    "importing/correct": ({ readingId, ...correction }) => {
      const found = findSheet(sessions, readingId, correction.sheet);
      if (!found.ok) return found;
      const corrected = correctOpened(book.db, found.value.opened, correction);
      sessions.replace(readingId, corrected);
      const sheet = corrected.sheets[found.value.sheet.number];
      return sheet === undefined ? err({ type: "ReadingNotOpen" }) : ok(describeSheet(sheet));
    },
    "importing/plan": async ({ jobId, readingId }) => {
      const opened = sessions.find(readingId);
      if (opened === null) return err({ type: "ReadingNotOpen" });
      const missing = findMissingAnswer(opened);
      if (missing !== null) return err(missing);
      const typed = await typeTables(opened, ports.job(jobId));
      if (!typed.ok) return typed;
      return guardStore(book.name, () => {
        const revision = readRevision(book.db);
        const planned = planOpened(book.db, opened, typed.value);
        const planId = ports.ids.next();
        sessions.plan(planId, { readingId, opened, planned, revision });
        return ok(summarise(planId, { readingId, opened, planned, revision }));
      });
    },
    "importing/plan-rows": ({ planId, kinds, offset, limit }) => {
      const plan = sessions.findPlan(planId);
      if (plan === null) return err({ type: "PlanOutdated" });
      const wanted = new Set(kinds);
      const rows = plan.planned.flatMap(({ sheet, taken, plan: { rows } }) =>
        rows
          .filter(({ kind }) => wanted.has(kind))
          .map((row) => ({ ...row, sheet: sheet.name, table: taken.table.index, issues: [] })),
      );
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
    "importing/plan-issues": ({ planId, severity, offset, limit }) => {
      const plan = sessions.findPlan(planId);
      if (plan === null) return err({ type: "PlanOutdated" });
      const all = plan.planned.flatMap((table) => table.plan.issues);
      const issues = severity === null ? all : all.filter((issue) => issue.severity === severity);
      return ok({ total: issues.length, issues: issues.slice(offset, offset + limit) });
    },
    "importing/apply": ({ jobId, planId, ...choices }) => {
      const plan = sessions.findPlan(planId);
      if (plan === null) return err({ type: "PlanOutdated" });
      const { opened, planned, revision, readingId } = plan;
      const by = readBookSettings(book.db).person;
      const at = ports.clock.now();
      const applying = { opened, planned, choices, revision, at, by };
      const applied = applyTables(book, applying, ports.job(jobId));
      if (applied.ok) {
        const { batchId } = applied.value;
        // The import stands; a recipe that could not be saved is only asked for again next time.
        learnRecipe(book.db, { opened, planned, refusedRows: choices.refusedRows, batchId, at, by });
        sessions.close(readingId);
        changed();
      }
      return applied;
    },
    "importing/mark-table": ({ readingId, ...mark }) => {
      const found = findSheet(sessions, readingId, mark.sheet);
      if (!found.ok) return found;
      const marked = markOpened(book.db, found.value.opened, mark);
      if (marked === null) return err({ type: "HeaderNamesNobody", sheet: mark.sheet, rows: mark.headerRows });
      sessions.replace(readingId, marked);
      const sheet = marked.sheets[found.value.sheet.number];
      return sheet === undefined ? err({ type: "ReadingNotOpen" }) : ok(describeSheet(sheet));
    },
    "importing/plan-absent": () => ok({ total: 0, rows: [] }),
    "importing/close": ({ readingId }) => {
      sessions.close(readingId);
      return ok(null);
    },
  };
}

function findSheet(
  sessions: ImportSessions,
  readingId: string,
  name: string,
): Result<{ readonly opened: OpenedImport; readonly sheet: OpenedSheet }, { readonly type: "ReadingNotOpen" }> {
  const opened = sessions.find(readingId);
  const sheet = opened?.sheets.find((one) => one.name === name);
  return opened === null || sheet === undefined ? err({ type: "ReadingNotOpen" }) : ok({ opened, sheet });
}

function summarise(planId: string, { planned }: OpenPlan): PlanSummary {
  const issues = planned.flatMap(({ plan }) => plan.issues);
  const changes = planned.flatMap(({ plan }) =>
    plan.rows.map((row) => (row.kind === "add" || row.kind === "update" ? row.changes.length : 0)),
  );
  return {
    planId,
    counts: sumCounts(planned.map(({ plan }) => plan)),
    fields: [],
    causes: {},
    issueKinds: [],
    absent: 0,
    held: [],
    errors: issues.filter(({ severity }) => severity === "error").length,
    warnings: issues.filter(({ severity }) => severity === "warning").length,
    values: changes.reduce((sum, count) => sum + count, 0),
    tables: planned.map(({ sheet, taken, plan }) => ({
      sheet: sheet.name,
      table: taken.table.index,
      period: taken.period,
      counts: plan.counts,
    })),
  };
}
