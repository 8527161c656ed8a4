import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { HeaderMatch } from "#domain/importing/match-header";
import { parsePeriod, previousYear, readPeriod } from "#domain/shared/period";

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

/** The period of a column's figures where it is not the table's (本列报告期): a year the header names, or last year where the table's own is known. `unknown`: the header says 上年 and nobody knows of which. Null: the table's. */
export function ownPeriod(match: HeaderMatch, period: string | null, index: CatalogueIndex): string | "unknown" | null {
  if (!isObserved(match, index)) return match.relative === null ? null : "unknown";
  if (match.relative !== null) return lastYear(match.relative, period) ?? "unknown";
  return match.period === null || period === null || holds(match.period, period) ? null : match.period;
}

/** 上年 of a table of a whole year is the year before; of a quarter it may be either, unless the header says 同期. */
function lastYear(relative: "lastYear" | "sameSpan", period: string | null): string | null {
  const parsed = period === null ? null : parsePeriod(period);
  if (parsed === null || !parsed.ok || (relative === "lastYear" && parsed.value.length > 4)) return null;
  return previousYear(parsed.value);
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
