/** One form for each of many entries, as the window asks for it (一企一表). */
import type { InputOf, ServiceHandlers } from "#contract/contract";
import type { FillFailure } from "#contract/reporting";
import type { FilledEach, reportingEachContract } from "#contract/reporting-each";
import { parsePeriod } from "#domain/shared/period";
import { err, ok, type Result } from "#domain/shared/result";
import type { Deps } from "#services/deps";
import { type EachFilling, fillFiles, listFormSubjects, packFiles } from "#services/reporting/fill-each";
import { exportForm } from "#services/reporting/export-form";
import { fillSheets } from "#services/reporting/fill-sheets";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import type { FormSession, FormSessions } from "#services/reporting/form-sessions";

/** Supplies the handler. */
export function createEachHandlers(
  deps: Deps,
  sessions: FormSessions,
): Pick<ServiceHandlers, keyof typeof reportingEachContract> {
  return {
    "reporting/fill-each": async (request) => {
      const session = sessions.find(request.formId);
      if (session === null) return err({ type: "FormNotOpen" });
      const filling = fillingOf(deps, session, request);
      const job = deps.ports.job(request.jobId);
      const onEach = (done: number, total: number): boolean => {
        job.progress("正在逐个填表", done, total);
        return !job.cancelled();
      };
      const written =
        request.as === "zip"
          ? await writeZip(deps, { filling, token: request.token, onEach })
          : await writeSheets(deps, { filling, session, token: request.token, onEach });
      if (written.ok) deps.ports.publish({ type: "data-changed", topics: ["reporting", "book"] });
      return written;
    },
  };
}

function fillingOf(
  { book, ports }: Deps,
  { opened, bytes, reading }: FormSession,
  { period: said, subjects, pattern }: InputOf<"reporting/fill-each">,
): EachFilling {
  const read = said === null ? null : parsePeriod(said);
  return {
    form: opened.form,
    bytes,
    reading,
    period: read?.ok ? read.value : null,
    subjects: subjects ?? listFormSubjects(book.db, reading),
    pattern,
    threshold: FILL_THRESHOLD,
    today: ports.clock.today(),
    at: ports.clock.now(),
  };
}

interface Writing {
  readonly filling: EachFilling;
  readonly token: string;
  readonly onEach: (done: number, total: number) => boolean;
}

async function writeZip(
  { book, ports }: Deps,
  { filling, token, onEach }: Writing,
): Promise<Result<FilledEach, FillFailure>> {
  const filled = fillFiles(book, filling, onEach);
  if (filled === null) return err({ type: "Cancelled" });
  const { files, ...outcome } = filled;
  const written = await ports.files.write(token, packFiles({ files }));
  return written.ok ? ok({ file: written.value.name, ...outcome }) : written;
}

async function writeSheets(
  deps: Deps,
  { filling, session, token, onEach }: Writing & { readonly session: FormSession },
): Promise<Result<FilledEach, FillFailure>> {
  const made = fillSheets(deps.book, filling, onEach);
  if (made === null) return err({ type: "Cancelled" });
  if (!made.ok) return made;
  const { filled, reading, written, problems, check } = made.value;
  const saved = await exportForm(deps, {
    session: { ...session, period: filling.period },
    reading,
    filled,
    token,
    check,
  });
  return saved.ok ? ok({ file: saved.value.file, written, failed: [], problems, check }) : saved;
}
