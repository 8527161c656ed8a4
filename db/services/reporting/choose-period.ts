import { type Period, comparePeriods, parsePeriod, readPeriod } from "#domain/shared/period";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { ReadableDb } from "#store/connection";
import { listPeriods } from "#store/queries/value-list";

/** Rows of a form in which its title and meta lines stand. */
const TOP_ROWS = 6;

/** Proposes the report period of a form (报告期): what its title says, else the latest whole year the book holds, else the latest period. */
export function choosePeriod(db: ReadableDb, form: FormWorkbook): Period | null {
  return statedPeriod(form) ?? latestStored(db);
}

/** The period that a form names in its title, its top lines or its file name (表上写明的报告期); null when none. */
export function statedPeriod(form: FormWorkbook): Period | null {
  const [sheet] = form.sheets.filter(({ visibility }) => visibility === "visible");
  for (const row of sheet?.grid.rows ?? []) {
    if (row.index > TOP_ROWS) break;
    for (const content of row.cells) {
      const period = typeof content === "string" ? readPeriod(content) : null;
      if (period !== null) return period;
    }
  }
  return readPeriod(form.file.replace(/\.[^.]+$/u, ""));
}

function latestStored(db: ReadableDb): Period | null {
  const stored = listPeriods(db).flatMap((text) => {
    const period = parsePeriod(text);
    return period.ok ? [period.value] : [];
  });
  const ordered = stored.toSorted(comparePeriods);
  return ordered.findLast((period) => period.length === 4) ?? ordered.at(-1) ?? null;
}
