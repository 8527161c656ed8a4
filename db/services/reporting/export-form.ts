import { createHash } from "node:crypto";
import type { FilledForm } from "#contract/reporting";
import { createSidecar } from "#domain/reporting/provenance-sidecar";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { createBindingFile } from "#services/reporting/binding-file";
import { FILL_THRESHOLD, type Filled } from "#services/reporting/fill-workbook";
import type { FormSession } from "#services/reporting/form-sessions";
import { saveExport } from "#store/queries/exports";
import { saveFormBinding } from "#store/queries/form-bindings";

/** Ending of the file that lies beside a filled form and tells where its numbers came from. */
export const PROVENANCE_SUFFIX = ".来源.json";

/** Writes a filled form where the person wants it, its provenance beside it, and remembers both export and binding (导出). */
export async function exportForm(
  { book, ports }: Deps,
  { session, filled, token }: { readonly session: FormSession; readonly filled: Filled; readonly token: string },
): Promise<Result<FilledForm, EnvironmentError>> {
  const at = ports.clock.now();
  const { form, fingerprint } = session.opened;
  const written = await ports.files.write(token, filled.bytes);
  if (!written.ok) return written;
  const file = written.value.name;
  const sidecar = createSidecar(
    {
      form: { file: form.file, sha256: form.hash },
      output: { file, sha256: createHash("sha256").update(filled.bytes).digest("hex") },
      period: session.period,
      filledAt: at,
    },
    filled.plan,
  );
  const text = new TextEncoder().encode(JSON.stringify(sidecar, null, 1));
  const beside = await ports.files.writeBeside(token, PROVENANCE_SUFFIX, text);
  if (!beside.ok) return beside;
  const saved = saveExport(book.db, {
    form: form.file,
    fingerprint,
    file,
    period: session.period,
    at,
    by: readBookSettings(book.db).person,
    parts: filled.parts,
    cells: Array.from(filled.plan.cells, (cell) => ({ ...cell, enterpriseId: cell.enterprise?.id ?? null })),
  });
  if (!saved.ok) return saved;
  const binding = JSON.stringify(createBindingFile(form.file, session.reading, { threshold: FILL_THRESHOLD, period: session.period }));
  const remembered = saveFormBinding(book.db, {
    fingerprint,
    form: form.file,
    year: session.period?.slice(0, 4) ?? null,
    binding,
    at,
    by: readBookSettings(book.db).person,
  });
  if (!remembered.ok) return remembered;
  return ok({
    exportId: saved.value.exportId,
    file,
    provenanceFile: beside.value.name,
    parts: filled.parts,
    filledCells: filled.plan.cells.count,
    at,
    check: { compared: 0, findings: [] },
  });
}
