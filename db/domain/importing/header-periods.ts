import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { HeaderMatch } from "#domain/importing/match-header";
import { readPeriod } from "#domain/shared/period";

/** Completes months without a year (1-9月营业收入) with the year the table states (表头月份补年份). */
export function datePeriods(matches: readonly HeaderMatch[], stated: string | null): readonly HeaderMatch[] {
  const year = stated?.slice(0, 4) ?? null;
  return matches.map((match) =>
    match.period?.startsWith("1-") === true
      ? { ...match, period: year === null ? null : readPeriod(`${year}年${match.period}`) }
      : match,
  );
}

/** The period of a table's figures (本表报告期): the title's, unless most figures agree on another. A list of 2026 often shows the figures of 2025; a list of 2025 those of 1-9月. */
export function tablePeriod(
  matches: readonly HeaderMatch[],
  stated: string | null,
  index: CatalogueIndex,
): string | null {
  const figures = matches.filter((match) => isObserved(match, index));
  const common = commonPeriod(stated === null ? matches : figures);
  if (stated === null || common === null) return stated ?? common;
  const dated = figures.filter(({ period }) => period !== null);
  const agrees = dated.some(({ period }) => period !== null && holds(period, stated));
  return !agrees && dated.length > figures.length / 2 ? common : stated;
}

/** Whether a column's figures belong to the table's period (是否本表报告期); those of another period would be stored wrong without a sign. */
export function isOfPeriod(match: HeaderMatch, period: string | null, index: CatalogueIndex): boolean {
  return match.period === null || period === null || !isObserved(match, index) || holds(match.period, period);
}

function isObserved({ fields }: HeaderMatch, index: CatalogueIndex): boolean {
  return fields.some((id) => index.byId.get(id)?.kind === "observation");
}

/** 2026年营业收入 in a table of 2026年一季度 is the quarter's; 1-9月 in a table of the whole year is not the year's. */
function holds(period: string, table: string): boolean {
  return period === table || asMonths(period) === asMonths(table) || table.startsWith(period);
}

function asMonths(period: string): string {
  return period
    .replace(/Q1$/u, "-01..03")
    .replace(/H1$/u, "-01..06")
    .replace(/-01\.\.12$/u, "");
}

/** The period most of the stating headers name. */
function commonPeriod(matches: readonly HeaderMatch[]): string | null {
  const counts = new Map<string, number>();
  for (const { period, fields } of matches) {
    if (period !== null && fields.length > 0) counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
  return most?.[0] ?? null;
}
