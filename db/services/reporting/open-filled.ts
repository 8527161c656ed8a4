/** A filled form opened again (打开已报表): known by its bytes, by its sidecar, or by what the book remembers of exports; then held against what was exported. */
import { createHash } from "node:crypto";
import type { FormError } from "#domain/reporting/form-error";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { type Comparison, findHandEdits } from "#domain/reporting/hand-edits";
import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { FormFile } from "#services/reporting/open-form";
import { openSidecar } from "#services/reporting/read-sidecar";
import type { FiledSource } from "#services/reporting/trace-filed";
import type { ReadableDb } from "#store/connection";
import { listExports } from "#store/queries/exports";
import { findExports, openExport } from "#store/queries/exports-read";
import { readForm } from "#workbook/read-form";

/** A filled form, opened (打开的已报表). `edited`: not the bytes that were written. */
export interface OpenedFilled {
  readonly form: FormWorkbook;
  readonly source: FiledSource;
  readonly exportId: number | null;
  readonly edited: boolean;
  readonly comparison: Comparison;
}

/** Opens it; `beside` is the sidecar when there is one. */
export async function openFilled(
  db: ReadableDb,
  file: FormFile,
  beside: FormFile | null,
): Promise<Result<OpenedFilled, FormError | WorkbookError>> {
  const read = await readForm(file);
  if (!read.ok) return read;
  const form = read.value;
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const { same, named } = findExports(db, { file: file.name, sha256 });
  const exact = same === null ? null : openExport(db, same);
  if (exact !== null) return ok(held(form, { source: exact, exportId: same, edited: false }));
  const sidecar = beside === null ? null : openSidecar(beside.bytes);
  if (sidecar !== null) {
    const { sha256: written } = sidecar.about.output;
    const known = findExports(db, { file: "", sha256: written }).same;
    const source = (known === null ? null : openExport(db, known)) ?? sidecar;
    return ok(held(form, { source, exportId: known, edited: written !== sha256 }));
  }
  const others = listExports(db).map(({ exportId }) => exportId);
  const best = bestOf(db, form, { named, others });
  return best === null ? err({ type: "FilledFormUnknown", file: file.name }) : ok(best);
}

/** Reads a filled form's sheets, for those who know its source already (读已报表). */
export function readFilled(file: FormFile): ReturnType<typeof readForm> {
  return readForm(file);
}

function held(form: FormWorkbook, from: Pick<OpenedFilled, "source" | "exportId" | "edited">): OpenedFilled {
  const { source } = from;
  const comparison = findHandEdits({ cells: source.cells(), places: source.about.places }, form);
  return { form, ...from, comparison };
}

/** Exports that are compared with an unknown file. */
const MOST_TRIED = 20;
/** Share of the exported cells that must still be there: less where the name is the same too. */
const NAMED_SHARE = 0.3;
const OTHER_SHARE = 0.7;

/** The export of which most is still there. */
function bestOf(
  db: ReadableDb,
  form: FormWorkbook,
  { named, others }: { readonly named: readonly number[]; readonly others: readonly number[] },
): OpenedFilled | null {
  let best: { readonly opened: OpenedFilled; readonly share: number } | null = null;
  for (const exportId of [...new Set([...named, ...others])].slice(0, MOST_TRIED)) {
    const source = openExport(db, exportId);
    if (source === null || source.filledCells === 0) continue;
    const opened = held(form, { source, exportId, edited: true });
    const share = opened.comparison.unchanged / source.filledCells;
    const least = named.includes(exportId) ? NAMED_SHARE : OTHER_SHARE;
    if (share >= least && share > (best?.share ?? 0)) best = { opened, share };
  }
  return best?.opened ?? null;
}
