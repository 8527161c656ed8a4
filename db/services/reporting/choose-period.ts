import { type Period, comparePeriods, parsePeriod, readPeriod } from "#domain/shared/period";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { ReadableDb } from "#store/connection";
import { listPeriods } from "#store/queries/value-list";

/** Rows of a form in which its title and meta lines stand. */
const TOP_ROWS = 6;

/** Proposes the report period of a form (报告期): what its title says, else the latest whole year the book holds, else the latest period. Of a year only the months up to the one the form is as of (统计时点：20　　年9月30日). */
export function choosePeriod(db: ReadableDb, form: FormWorkbook): Period | null {
  const chosen = statedPeriod(form) ?? latestStored(db);
  const month = chosen?.length === 4 ? statedMonth(form) : null;
  return (month === null ? null : readPeriod(`${chosen}年1-${month}月`)) ?? chosen;
}

/** The month a form says its figures are as of; null when it says none, or December. */
function statedMonth(form: FormWorkbook): number | null {
  const [sheet] = form.sheets.filter(({ visibility }) => visibility === "visible");
  for (const row of sheet?.grid.rows ?? []) {
    if (row.index > TOP_ROWS) break;
    for (const content of row.cells) {
      const month = typeof content === "string" ? AS_OF_MONTH.exec(content)?.[1] : undefined;
      if (month !== undefined) return Number(month) >= 1 && Number(month) < 12 ? Number(month) : null;
    }
  }
  return null;
}

const AS_OF_MONTH = /(?:统计时点|截至|截止)[：:\s]*(?:20)?[\s\u3000_]*年?[\s\u3000]*(\d{1,2})\s*月/u;

/** The period that a form names in its title, its top lines or its file name (表上写明的报告期); null when none. */
export function statedPeriod(form: FormWorkbook): Period | null {
  const [sheet] = form.sheets.filter(({ visibility }) => visibility === "visible");
  for (const row of sheet?.grid.rows ?? []) {
    if (row.index > TOP_ROWS) break;
    for (const content of row.cells) {
      // 2025年目标 names the year of a plan.
      const isPlan =
        typeof content === "string" && content.length <= 14 && /目标|预计|计划(?:数|值|完成)/u.test(content);
      const period = typeof content === "string" && !isPlan ? readPeriod(content) : null;
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
