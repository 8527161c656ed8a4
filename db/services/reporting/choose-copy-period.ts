/** Which period a filled copy reported (已报表的报告期): what it says, unless its numbers are plainly those of another one. */
import { compareContent } from "#domain/reporting/agreement";
import type { FilledContent } from "#domain/reporting/filled-rows";
import { fillKey, type FillRow } from "#domain/reporting/fill-request";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { LearningSample } from "#domain/reporting/learn-lists";
import { comparePeriods, parsePeriod, type Period, previousYear } from "#domain/shared/period";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
import { choosePeriod, statedPeriod } from "#services/reporting/choose-period";
import type { ReadableDb } from "#store/connection";
import { listPeriods } from "#store/queries/value-list";

/** What there is to compare. */
interface Compared {
  readonly reading: FormReading;
  readonly samples: readonly LearningSample[];
  readonly contents: readonly (FilledContent | null)[];
  readonly subject: FillRow | null;
}

/** Periods tried when the copy names none. */
const MOST_TRIED = 12;
/** Records are enough to tell years apart. */
const ENOUGH = 60;

/** Chooses the period under which most proposed figures agree. Null when the book holds no figures at all. */
export function chooseCopyPeriod(db: ReadableDb, copy: FormWorkbook, compared: Compared): Period | null {
  const stated = statedPeriod(copy);
  const usual = choosePeriod(db, copy);
  const index = readCatalogueIndex(db);
  const score = (period: Period) => agreements(compared, index, period);
  if (stated !== null) {
    const before = previousYear(stated);
    const [own, other] = [score(stated), score(before)];
    // A table of 2025 may have been filled with the figures of 2024.
    return other >= 8 && other > own * 3 ? before : stated;
  }
  const stored = listPeriods(db).flatMap((text) => {
    const parsed = parsePeriod(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const tried = stored.toSorted((one, two) => comparePeriods(two, one)).slice(0, MOST_TRIED);
  const scored = tried.map((period) => ({ period, agreeing: score(period) }));
  const best = scored.toSorted((one, two) => two.agreeing - one.agreeing)[0];
  return best === undefined || best.agreeing < 3 ? usual : best.period;
}

function agreements({ reading, samples, contents, subject }: Compared, index: CatalogueIndex, period: Period): number {
  const rows = samples.slice(0, ENOUGH).flatMap(({ filled, known }) =>
    (reading.lists[filled.list]?.columns ?? []).map((column, at) => ({
      ...column,
      content: filled.contents[at] ?? null,
      known,
    })),
  );
  const cells = reading.cells.map((cell, at) => ({ ...cell, content: contents[at] ?? null, known: subject }));
  return [...rows, ...cells].filter(({ binding, content, known, allowed, numberFormat }) => {
    const asked = askedFigure(binding, index, period);
    const stored = asked === null ? undefined : known?.values[asked.key]?.value;
    if (asked === null || stored === undefined || content === null) return false;
    const { field, unit } = asked;
    return (compareContent(content, stored, { field, unit, writing: { allowed, numberFormat } }) ?? 0) > 2;
  }).length;
}

/** Only figures of a period tell periods apart. */
function askedFigure({ source }: Binding, index: CatalogueIndex, period: Period) {
  if (source?.kind !== "field" || source.period === null || source.period === "growth") return null;
  const field = index.byId.get(source.field);
  if (field === undefined) return null;
  return {
    field,
    unit: source.unit,
    key: fillKey(field.id, source.period === "report" ? period : previousYear(period)),
  };
}
