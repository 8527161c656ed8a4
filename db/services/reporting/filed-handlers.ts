/** Forms after they were filled, as the window asks (已报表): traced, opened again, hand edits taken, what hangs on a value, the working paper. */
import type { InputOf, ServiceHandlers } from "#contract/contract";
import type { CellTrace, FillFailure } from "#contract/reporting";
import type { OpenFilled, reportingFiledContract } from "#contract/reporting-filed";
import type { FilledCell } from "#domain/reporting/fill-request";
import { filledAreas } from "#domain/reporting/filled-areas";
import { parseCellAddress, cellAddress } from "#domain/workbook/cell-address";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { absorbEdits } from "#services/reporting/absorb-edits";
import { PROVENANCE_SUFFIX } from "#services/reporting/export-form";
import type { FormSessions } from "#services/reporting/form-sessions";
import { readImpact } from "#services/reporting/impact";
import { type OpenedFilled, openFilled } from "#services/reporting/open-filled";
import { createHandEditReader } from "#services/reporting/read-hand-edit";
import { exportWorkingPaper } from "#services/reporting/working-paper";
import { originOf } from "#store/queries/exports-read";
import { guardStore } from "#store/store-error";
import { openWorkbook } from "#workbook/open-workbook";

type FiledHandlers = Pick<ServiceHandlers, keyof typeof reportingFiledContract>;

/** Supplies the handlers. Filled forms opened again are kept beside the forms open for filling. */
export function createFiledHandlers(deps: Deps, forms: FormSessions): FiledHandlers {
  const { book, ports } = deps;
  const filledForms = new Map<string, OpenedFilled>();
  return {
    "reporting/trace-open": ({ formId, sheet, cell }) => {
      const session = forms.find(formId);
      if (session === null) return err({ type: "FormNotOpen" });
      const filled = filledForms.get(formId);
      if (filled !== undefined) return ok(traceFilled(filled, sheet, cell));
      return ok((session.filled?.plan.cells.find(sheet, cell) ?? []).map(asTrace));
    },
    "reporting/open-filled": async ({ token }) => {
      const opened = await openToken(deps, token);
      if (!opened.ok) return opened;
      const { filled, bytes } = opened.value;
      const view = await openWorkbook({ name: filled.form.file, bytes });
      if (!view.ok) return view;
      for (const id of filledForms.keys()) if (forms.find(id) === null) filledForms.delete(id);
      const formId = ports.ids.next();
      const reading = { lists: [], cells: [] };
      const nothing = { form: filled.form, reading, fingerprint: "", remembered: false };
      const { period } = filled.source.about;
      forms.put(formId, {
        opened: nothing,
        bytes,
        reading,
        period: null,
        view: view.value,
        filled: null,
        filledView: view.value,
      });
      filledForms.set(formId, filled);
      const from = { exportId: filled.exportId, file: filled.form.file };
      const reader = createHandEditReader(book.db, from, filled.source.about.places);
      return ok<OpenFilled>({
        formId,
        file: filled.form.file,
        sheets: filled.form.sheets.map(({ name, visibility }) => ({ name, hidden: visibility !== "visible" })),
        exportId: filled.exportId,
        filledAt: filled.source.about.filledAt,
        period,
        changes: filled.comparison.edits.map((edit) => reader(edit).edit),
        unchanged: filled.comparison.unchanged,
        areas: filledAreas(filled.source.cells(), (sheet, row) =>
          filled.edited ? (filled.comparison.rows.get(sheet)?.rowNow(row) ?? null) : row,
        ),
      });
    },
    "reporting/absorb": ({ formId, decisions }) => {
      const filled = filledForms.get(formId);
      if (filled === undefined || forms.find(formId) === null) return err({ type: "FormNotOpen" });
      const author = { at: ports.clock.now(), by: readBookSettings(book.db).person };
      const outcome = absorbEdits(book, { filled, decisions }, author);
      if (outcome.ok && outcome.value.taken > 0) {
        ports.publish({ type: "data-changed", topics: ["enterprises", "history", "book", "reporting"] });
      }
      return outcome;
    },
    "reporting/impact": (asked) => guardStore(book.name, () => ok(readImpact(book.db, asked))),
    "reporting/working-paper": (request: InputOf<"reporting/working-paper">) => exportWorkingPaper(deps, request),
  };
}

async function openToken(
  { book, ports }: Deps,
  token: string,
): Promise<Result<{ readonly filled: OpenedFilled; readonly bytes: Uint8Array }, FillFailure>> {
  const file = await ports.files.read(token);
  if (!file.ok) return file;
  const beside = await ports.files.readBeside(token, PROVENANCE_SUFFIX);
  const filled = await openFilled(book.db, file.value, beside);
  return filled.ok ? ok({ filled: filled.value, bytes: file.value.bytes }) : filled;
}

/** A cell as it stands now is looked for where it was exported. */
function traceFilled({ source, comparison, edited }: OpenedFilled, sheet: string, cell: string): readonly CellTrace[] {
  const at = parseCellAddress(cell);
  if (at === null) return [];
  const row = edited ? (comparison.rows.get(sheet)?.rowThen(at.row) ?? null) : at.row;
  return row === null ? [] : source.find(sheet, cellAddress(row, at.column)).map(originOf);
}

function asTrace(cell: FilledCell): CellTrace {
  const { label: _label, unit: _unit, ...trace } = cell;
  return { ...trace, stored: cell.stored === null ? null : String(cell.stored) };
}
