/** Filling a form as the window asks for it: open, look, bind, preview, export, trace (报表填报). */
import type { InputOf, ServiceHandlers } from "#contract/contract";
import type { FillPreview, OpenForm, reportingContract } from "#contract/reporting";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import type { Cancelled } from "#domain/shared/environment-error";
import { parsePeriod } from "#domain/shared/period";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { Deps } from "#services/deps";
import { changeBinding, takeLearnt } from "#services/reporting/change-binding";
import { choosePeriod } from "#services/reporting/choose-period";
import { exportForm } from "#services/reporting/export-form";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import { type Filled, fillWorkbook } from "#services/reporting/fill-workbook";
import type { FormSession, FormSessions } from "#services/reporting/form-sessions";
import { learnFromFilled } from "#services/reporting/learn-from-filled";
import { openForm } from "#services/reporting/open-form";
import type { Job } from "#services/ports";
import { listExports } from "#store/queries/exports";
import { traceCell } from "#store/queries/exports-read";
import { guardStore } from "#store/store-error";
import { openWorkbook } from "#workbook/open-workbook";
import type { OpenedWorkbook } from "#workbook/opened-workbook";

type FormHandlers = Pick<ServiceHandlers, keyof typeof reportingContract>;
/** What the window says about a filling. */
interface Wanted {
  readonly formId: string;
  readonly period: string | null;
  readonly subjectId: number | null;
}

/** Supplies the handlers of filling. */
export function createFormHandlers(deps: Deps, sessions: FormSessions): FormHandlers {
  const { book, ports } = deps;
  return {
    "reporting/open": async ({ token }) => {
      const file = await ports.files.read(token);
      if (!file.ok) return file;
      const opened = await openForm(book, file.value, null);
      if (!opened.ok) return opened;
      const view = await openWorkbook(file.value);
      if (!view.ok) return view;
      const { form, reading, remembered, drift } = opened.value;
      const period = choosePeriod(book.db, form);
      const formId = ports.ids.next();
      const bytes = file.value.bytes;
      const empty = { filled: null, filledView: null };
      sessions.put(formId, { opened: opened.value, bytes, reading, period, view: view.value, ...empty });
      return ok<OpenForm>({
        formId,
        file: form.file,
        title: form.file.replace(/\.[^.]+$/u, ""),
        sheets: form.sheets.map(({ name, visibility }) => ({ name, hidden: visibility !== "visible" })),
        reading,
        period,
        remembered,
        ...(drift === undefined ? {} : { drift }),
      });
    },
    "reporting/frame": async ({ formId, sheet, filled }) => {
      const found = findView(sessions, { formId, sheet, filled });
      return found.ok ? found.value.view.frame(found.value.number) : found;
    },
    "reporting/cells": async ({ formId, sheet, filled, firstRow, lastRow }) => {
      const found = findView(sessions, { formId, sheet, filled });
      return found.ok ? found.value.view.shownCells(found.value.number, firstRow, lastRow) : found;
    },
    "reporting/bind": (change) => {
      const session = sessions.find(change.formId);
      if (session === null) return err({ type: "FormNotOpen" });
      const reading = changeBinding(session.reading, change, session.opened.form);
      sessions.put(change.formId, { ...session, reading, filled: null, filledView: null });
      return ok(reading);
    },
    "reporting/step": ({ formId, direction }) => {
      if (sessions.find(formId) === null) return err({ type: "FormNotOpen" });
      return ok(sessions.step(formId, direction)?.reading ?? null);
    },
    "reporting/learn": (request) => learnSession(deps, sessions, request),
    "reporting/preview": async ({ jobId, ...wanted }) => {
      const filled = await fillSession(deps, sessions, { wanted, job: ports.job(jobId) });
      return filled.ok ? ok(preview(filled.value, wanted.period)) : filled;
    },
    "reporting/export": async ({ jobId, token, ...wanted }) => {
      const filled = await fillSession(deps, sessions, { wanted, job: ports.job(jobId) });
      if (!filled.ok) return filled;
      const written = await exportForm(deps, { ...filled.value, token });
      if (written.ok) ports.publish({ type: "data-changed", topics: ["reporting", "book"] });
      return written;
    },
    "reporting/trace": (place) => ok(traceCell(book.db, place)),
    "reporting/exports": () => guardStore(book.name, () => ok(listExports(book.db))),
    "reporting/close": ({ formId }) => {
      sessions.close(formId);
      return ok(null);
    },
  };
}

function findView(
  sessions: FormSessions,
  { formId, sheet, filled }: { readonly formId: string; readonly sheet: string; readonly filled: boolean },
): Result<{ readonly view: OpenedWorkbook; readonly number: number }, FormError> {
  const session = sessions.find(formId);
  const view = filled ? session?.filledView : session?.view;
  const number = view?.sheets.findIndex(({ name }) => name === sheet) ?? -1;
  return view === undefined || view === null || number < 0 ? err({ type: "FormNotOpen" }) : ok({ view, number });
}

/** Holds the proposals against a filled copy. Corrections made while it was being read are kept. */
async function learnSession(
  { book, ports }: Deps,
  sessions: FormSessions,
  { jobId, formId, token }: InputOf<"reporting/learn">,
): Promise<Result<FormReading, FormError | WorkbookError | Cancelled>> {
  const before = sessions.find(formId);
  if (before === null) return err({ type: "FormNotOpen" });
  const job = ports.job(jobId);
  job.progress("正在读填好的表", 0, null);
  const file = await ports.files.read(token);
  if (!file.ok) return file;
  // From the first proposals again: what another copy brought must not pass for this one's.
  const fresh = takeLearnt(before.reading, before.opened.reading);
  const learnt = await learnFromFilled(book, { form: before.opened.form, reading: fresh }, file.value);
  if (!learnt.ok) return learnt;
  if (job.cancelled()) return err({ type: "Cancelled" });
  const session = sessions.find(formId);
  if (session === null) return err({ type: "FormNotOpen" });
  const reading = takeLearnt(session.reading, learnt.value);
  sessions.put(formId, { ...session, reading, filled: null, filledView: null });
  return ok(reading);
}

/** Fills the form in memory and keeps it for the views. */
async function fillSession(
  { book, ports }: Deps,
  sessions: FormSessions,
  { wanted, job }: { readonly wanted: Wanted; readonly job: Job },
): Promise<Result<{ readonly session: FormSession; readonly filled: Filled }, FormError | WorkbookError | Cancelled>> {
  const session = sessions.find(wanted.formId);
  if (session === null) return err({ type: "FormNotOpen" });
  job.progress("正在取数并填表", 0, null);
  const said = wanted.period === null ? null : parsePeriod(wanted.period);
  const { opened, bytes, reading } = session;
  const period = said?.ok ? said.value : null;
  const filled = fillWorkbook(book, {
    form: opened.form,
    bytes,
    reading,
    period,
    subjectId: wanted.subjectId,
    threshold: FILL_THRESHOLD,
    today: ports.clock.today(),
  });
  if (!filled.ok) return filled;
  const view = await openWorkbook({ name: opened.form.file, bytes: filled.value.bytes });
  if (!view.ok) return view;
  const kept = { ...session, period, filled: filled.value, filledView: view.value };
  sessions.put(wanted.formId, kept);
  return ok({ session: kept, filled: filled.value });
}

function preview(
  { session, filled }: { readonly session: FormSession; readonly filled: Filled },
  period: string | null,
): FillPreview {
  return {
    period,
    lists: filled.plan.lists.map(({ list, rowsWritten, rowsInserted }) => ({
      list,
      sheet: session.reading.lists[list]?.sheet ?? "",
      rows: rowsWritten,
      rowsInserted,
    })),
    filledCells: filled.plan.cells.count,
    problems: filled.plan.problems,
  };
}
