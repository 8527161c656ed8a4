/** Import as the window asks for it: read, look, correct, plan, apply (导入). */
import type { ServiceHandlers } from "#contract/contract";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { applyStaged, originOfReading } from "#services/importing/apply-staged";
import { correctOpened, markOpened } from "#services/importing/correct-opened";
import { describeReading, describeSheet } from "#services/importing/describe-reading";
import { findMissingAnswer } from "#services/importing/import-questions";
import type { ImportSessions } from "#services/importing/import-sessions";
import { openImport } from "#services/importing/open-import";
import type { OpenedImport, OpenedSheet } from "#services/importing/opened-import";
import { createPlanQueries, type PlanQueries } from "#services/importing/plan-queries";
import { planReading } from "#services/importing/plan-reading";
import { settleReturned } from "#services/importing/returned-reading";
import { learnRecipe } from "#services/importing/recipe-learning";
import { rowsByKey } from "#services/importing/staged-plan";

/** Batches, recipes and the file that goes back have handlers of their own. */
type Elsewhere = `importing/${"batches" | "undo" | "redo" | "name-sender" | "use-recipe" | "return-file"}`;
type ImportHandlers = Pick<ServiceHandlers, Exclude<Extract<keyof ServiceHandlers, `importing/${string}`>, Elsewhere>>;

/** Supplies the handlers of the import. */
export function createImportHandlers(deps: Deps, sessions: ImportSessions): ImportHandlers {
  return {
    ...createReadingHandlers(deps, sessions),
    ...createPlanQueries(sessions),
    ...createPlanHandlers(deps, sessions),
  };
}

type PlanMethod = "importing/plan" | "importing/apply";

function createReadingHandlers(
  { book, ports }: Deps,
  sessions: ImportSessions,
): Omit<ImportHandlers, PlanMethod | keyof PlanQueries> {
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
      if (corrected === null) {
        const rows = correction.headerRows ?? [1, 1];
        return err({ type: "HeaderNamesNobody", sheet: correction.sheet, rows });
      }
      sessions.replace(readingId, corrected);
      const sheet = corrected.sheets[found.value.sheet.number];
      return sheet === undefined ? err({ type: "ReadingNotOpen" }) : ok(describeSheet(sheet));
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
    "importing/set-standing": ({ readingId, standing }) => {
      const opened = sessions.find(readingId);
      if (opened === null) return err({ type: "ReadingNotOpen" });
      const said = { ...opened, standing };
      sessions.replace(readingId, said);
      return ok(describeReading(book.db, readingId, said));
    },
    "importing/close": ({ readingId }) => {
      sessions.close(readingId);
      return ok(null);
    },
  };
}

function createPlanHandlers({ book, ports }: Deps, sessions: ImportSessions): Pick<ImportHandlers, PlanMethod> {
  return {
    "importing/plan": async ({ jobId, readingId }) => {
      const opened = sessions.find(readingId);
      if (opened === null) return err({ type: "ReadingNotOpen" });
      const missing = findMissingAnswer(opened);
      if (missing !== null) return err(missing);
      const planned = await planReading(book, { opened, how: { skippedToo: false }, job: ports.job(jobId) });
      if (!planned.ok) return planned;
      const planId = ports.ids.next();
      const author = (): { at: string; by: string } => ({
        at: ports.clock.now(),
        by: readBookSettings(book.db).person,
      });
      const settling = opened.returned === null ? {} : settleReturned(book, opened.returned, author);
      sessions.plan(planId, { readingId, opened, plan: planned.value, origin: originOfReading(opened), ...settling });
      return ok({ planId, ...planned.value.summary });
    },
    "importing/apply": ({ jobId, planId, ...choices }) => {
      const open = sessions.findPlan(planId);
      if (open === null) return err({ type: "PlanOutdated" });
      const by = readBookSettings(book.db).person;
      const at = ports.clock.now();
      const { plan, opened } = open;
      const onWritten: typeof open.onWritten = (receipt) => {
        open.onWritten?.(receipt);
        if (opened === null || opened.returned !== null) return;
        const refused = rowsByKey(plan, choices.refusedRows);
        learnRecipe(book.db, { opened, refused, batchId: receipt.batchId, at, by });
      };
      const applied = applyStaged(
        book,
        { ...open, choices, revision: plan.revision, at, by, onWritten },
        ports.job(jobId),
      );
      if (!applied.ok) return applied;
      // A reading stays until the window closes it: what is wrong in it can still be sent back (退回表).
      if (open.readingId === null) sessions.closePlan(planId);
      ports.publish({ type: "data-changed", topics: ["enterprises", "imports", "history", "book"] });
      return applied;
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
