/** Which period's figures go in (取数期间). Kinds of periods never mix: a year is never made of quarters, a quarter never of cumulative figures. */
import type { QuarterConvention } from "#domain/packs/pack";
import { formatPeriod, parsePeriod, periodEnd, previousYear } from "#domain/shared/period";
import { lastDayOf } from "#domain/register/day-of";
import { addColumns, type FigureColumn } from "#store/measuring/figure-column";
import type { FactSource } from "#store/measuring/fact-source";

/** A period that can be asked for: stored ones, and `2025Q2@约定` for quarters of a pack's own (非自然季度). */
export interface FigurePeriod {
  readonly text: string;
  readonly label: string;
  /** Stored periods it is made of; several only for quarters of a pack's own, from their months. */
  readonly parts: readonly string[];
  readonly year: number;
  readonly lastDay: string;
}

/** Reads a period as a question states it; null when it is none. */
export function readFigurePeriod(text: string, conventions: readonly QuarterConvention[]): FigurePeriod | null {
  const own = /^(\d{4})Q([1-4])@(.+)$/u.exec(text);
  if (own !== null) return readOwnQuarter(text, own, conventions);
  const period = parsePeriod(text);
  if (!period.ok) return null;
  const { value } = period;
  return {
    text: value,
    label: formatPeriod(value),
    parts: [value],
    year: Number(value.slice(0, 4)),
    lastDay: lastDayOf(periodEnd(value)),
  };
}

function readOwnQuarter(
  text: string,
  [, year = "", number = "", id = ""]: RegExpExecArray,
  conventions: readonly QuarterConvention[],
): FigurePeriod | null {
  const quarter = conventions.find((one) => one.id === id)?.quarters[Number(number) - 1];
  if (quarter === undefined || quarter.from > quarter.through) return null;
  const months = Array.from({ length: quarter.through - quarter.from + 1 }, (_, at) => quarter.from + at);
  const parts = months.map((month) => `${year}-${String(month).padStart(2, "0")}`);
  const name = "一二三四".charAt(Number(number) - 1);
  const label = `${year}年${name}季度（${quarter.from}—${quarter.through}月）`;
  return { text, label, parts, year: Number(year), lastDay: lastDayOf(parts.at(-1) ?? year) };
}

/** The same period of another year. */
export function inYear(period: string, year: number): string {
  return `${year}${period.slice(4)}`;
}

/** The same period one year before. */
export function yearBefore(period: string): string {
  const stored = parsePeriod(period);
  return stored.ok ? previousYear(stored.value) : inYear(period, Number(period.slice(0, 4)) - 1);
}

/** The period before this one (上一期); null for cumulative ones, which have none. */
export function periodBefore(period: string): string | null {
  const [, year = "", rest = ""] = /^(\d{4})(.*)$/u.exec(period) ?? [];
  const before = String(Number(year) - 1);
  if (rest === "") return before;
  const [, mark = "", number = "", tail = ""] = /^(H|Q|-)(\d{1,2})(@.*)?$/u.exec(rest) ?? [];
  if (mark === "") return null;
  const most = { H: 2, Q: 4, "-": 12 }[mark] ?? 12;
  const width = mark === "-" ? 2 : 1;
  const at = Number(number) - 1;
  const [toYear, to] = at === 0 ? [before, most] : [year, at];
  return `${toYear}${mark}${String(to).padStart(width, "0")}${tail}`;
}

/** The column of a field for a period; `stock`: what is counted at the end (存量) is that of the last month, never a sum of months. */
export function readFigures(
  facts: FactSource,
  field: string,
  period: FigurePeriod | null,
  stock: boolean,
): FigureColumn | null {
  if (period === null) return null;
  const parts = stock ? period.parts.slice(-1) : period.parts;
  const columns = parts.map((part) => facts.figures(field, part));
  const [only] = columns;
  if (columns.length === 1) return only ?? null;
  const known = columns.filter((column) => column !== null);
  return known.length === columns.length ? addColumns(facts.size, known) : null;
}

/** The period nobody named: the year the day closes, else the last full year with data (默认期间); null when there is none. */
export function defaultPeriod(day: string, periods: readonly string[]): string | null {
  const year = Number(day.slice(0, 4));
  if (day.endsWith("-12-31")) return String(year);
  const full = periods.filter((period) => /^\d{4}$/u.test(period) && Number(period) < year).sort();
  return full.at(-1) ?? null;
}
