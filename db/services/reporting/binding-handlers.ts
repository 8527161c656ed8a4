/** Kept bindings as the window asks for them: compared, listed, laid on, written and taken as files (取数对应的保存与沿用). */
import type { InputOf, ServiceHandlers } from "#contract/contract";
import type { FillFailure } from "#contract/reporting";
import type { RememberedBinding, reportingBindingsContract } from "#contract/reporting-bindings";
import type { SavedBinding } from "#domain/reporting/saved-binding";
import { err, ok, type Result } from "#domain/shared/result";
import { readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { createBindingFile, readBindingFile, readRemembered } from "#services/reporting/binding-file";
import { takeLearnt } from "#services/reporting/change-binding";
import { carryOver, driftSince, type DriftOutcome } from "#services/reporting/describe-drift";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import type { FormSessions } from "#services/reporting/form-sessions";
import type { Book } from "#store/connection";
import { findBindingVersion, listFormBindings } from "#store/queries/form-bindings";
import { guardStore } from "#store/store-error";

type BindingHandlers = Pick<ServiceHandlers, keyof typeof reportingBindingsContract>;

/** Supplies the handlers. */
export function createBindingHandlers(deps: Deps, sessions: FormSessions): BindingHandlers {
  const { book, ports } = deps;
  return {
    "reporting/drift": (request) => compareSession(deps, sessions, request),
    "reporting/bindings": () => guardStore(book.name, () => ok(listRemembered(book))),
    "reporting/use-binding": ({ formId, fingerprint, version }) => {
      const stored = findBindingVersion(book.db, fingerprint, version);
      const saved = stored === null ? null : readRemembered(stored.binding, readCatalogueIndex(book.db));
      return saved === null ? err({ type: "BindingNotFound" }) : layKept(deps, sessions, { formId, saved });
    },
    "reporting/save-binding-file": async ({ formId, token }) => {
      const session = sessions.find(formId);
      if (session === null) return err({ type: "FormNotOpen" });
      const { opened, reading, period } = session;
      const saved = createBindingFile(opened.form.file, reading, { threshold: FILL_THRESHOLD, period });
      const written = await ports.files.write(token, new TextEncoder().encode(JSON.stringify(saved, null, 1)));
      return written.ok ? ok({ file: written.value.name }) : written;
    },
    "reporting/take-binding-file": async ({ formId, token }) => {
      const file = await ports.files.read(token);
      if (!file.ok) return file;
      const saved = readBindingFile(new TextDecoder().decode(file.value.bytes), readCatalogueIndex(book.db));
      if (saved === null) return err({ type: "BindingFileMalformed", file: file.value.name });
      return layKept(deps, sessions, { formId, saved });
    },
  };
}

/** Compares with last year's form. What a person chose meanwhile stays. */
async function compareSession(
  { book, ports }: Deps,
  sessions: FormSessions,
  { jobId, formId, token }: InputOf<"reporting/drift">,
): Promise<Result<DriftOutcome, FillFailure>> {
  const before = sessions.find(formId);
  if (before === null) return err({ type: "FormNotOpen" });
  const job = ports.job(jobId);
  job.progress("正在比对两年的表", 0, null);
  const file = await ports.files.read(token);
  if (!file.ok) return file;
  const { form, reading: proposed } = before.opened;
  const outcome = await driftSince(book, { form, reading: proposed }, file.value);
  if (!outcome.ok) return outcome;
  if (job.cancelled()) return err({ type: "Cancelled" });
  return keep(sessions, formId, outcome.value);
}

function layKept(
  { book }: Deps,
  sessions: FormSessions,
  { formId, saved }: { readonly formId: string; readonly saved: SavedBinding },
): Result<DriftOutcome, FillFailure> {
  const session = sessions.find(formId);
  if (session === null) return err({ type: "FormNotOpen" });
  const { form, reading } = session.opened;
  return keep(sessions, formId, carryOver(book, saved, { form, reading }));
}

/** Puts the carried binding into the open form. Cells that it adds stand at the end. */
function keep(sessions: FormSessions, formId: string, outcome: DriftOutcome): Result<DriftOutcome, FillFailure> {
  const session = sessions.find(formId);
  if (session === null) return err({ type: "FormNotOpen" });
  const taken = takeLearnt(session.reading, outcome.reading);
  const known = new Set(taken.cells.map(({ sheet, cell, prefix }) => `${sheet} ${cell} ${prefix}`));
  const more = outcome.reading.cells.filter(({ sheet, cell, prefix }) => !known.has(`${sheet} ${cell} ${prefix}`));
  const reading = { ...taken, cells: [...taken.cells, ...more] };
  sessions.put(formId, { ...session, reading, filled: null, filledView: null });
  return ok({ drift: outcome.drift, reading });
}

function listRemembered(book: Book): readonly RememberedBinding[] {
  const index = readCatalogueIndex(book.db);
  return listFormBindings(book.db).map(({ fingerprint, version, form, year, at, by, binding }) => {
    const saved = readRemembered(binding, index);
    const places = [...(saved?.lists ?? []).flatMap(({ columns }) => columns), ...(saved?.cells ?? [])];
    const bound = places.filter(({ source }) => source !== null).length;
    return { fingerprint, version, form, year, at, by, places: bound };
  });
}
