import type { FilledForm } from "#contract/reporting";
import type { FormReading } from "#domain/reporting/form-binding";
import type { ReadBack } from "#domain/reporting/read-back";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { checkFilled } from "#services/reporting/check-filled";
import { createBindingFile } from "#services/reporting/binding-file";
import { describeFiling, sidecarBytes } from "#services/reporting/describe-filing";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import type { Filled } from "#services/reporting/fill-workbook";
import type { FormSession } from "#services/reporting/form-sessions";
import { saveExport } from "#store/queries/exports";
import { saveFormBinding } from "#store/queries/form-bindings";

/** Ending of the file that lies beside a filled form and tells where its numbers came from. */
export const PROVENANCE_SUFFIX = ".来源.json";

/** Writes a filled form where the person wants it, its provenance beside it, and remembers both export and binding (导出). */
export async function exportForm(
  { book, ports }: Deps,
  {
    session,
    filled,
    token,
    reading = session.reading,
    check: known,
  }: {
    readonly session: FormSession;
    readonly filled: Filled;
    readonly token: string;
    /** The form as filled, where it stands otherwise than it came: a sheet for each entry. */
    readonly reading?: FormReading;
    /** What the independent reader found, where it has read the file already. */
    readonly check?: ReadBack;
  },
): Promise<Result<FilledForm, EnvironmentError>> {
  const at = ports.clock.now();
  const { form, fingerprint } = session.opened;
  const written = await ports.files.write(token, filled.bytes);
  if (!written.ok) return written;
  const check = known ?? checkFilled(session.bytes, filled);
  const file = written.value.name;
  const binding = JSON.stringify(
    createBindingFile(form.file, session.reading, { threshold: FILL_THRESHOLD, period: session.period }),
  );
  const remembered = saveFormBinding(book.db, {
    fingerprint,
    form: form.file,
    year: session.period?.slice(0, 4) ?? null,
    binding,
    at,
    by: readBookSettings(book.db).person,
  });
  if (!remembered.ok) return remembered;
  const filing = describeFiling(book.db, {
    form,
    fingerprint,
    reading,
    filled,
    period: session.period,
    threshold: FILL_THRESHOLD,
    file,
    at,
  });
  const beside = await ports.files.writeBeside(token, PROVENANCE_SUFFIX, sidecarBytes(filing));
  if (!beside.ok) return beside;
  const saved = saveExport(book.db, {
    about: filing.about,
    fingerprint,
    parts: filled.parts,
    cells: filing.cells,
    filledCells: filing.count,
  });
  if (!saved.ok) return saved;
  return ok({
    exportId: saved.value.exportId,
    file,
    provenanceFile: beside.value.name,
    parts: filled.parts,
    filledCells: filled.plan.cells.count,
    at,
    check,
  });
}
