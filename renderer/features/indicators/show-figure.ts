import { parseDecimal, roundDecimal, subtractDecimals } from "#domain/shared/decimal";
import type { IndicatorValue } from "#contract/indicators";
import { groupThousands } from "../../text/format-value";
import { labels } from "../../text/labels";

/** A figure rounded to the decimals of its indicator; what would round to nothing keeps two more. */
export function showFigure(value: string | null, decimals: number): string {
  if (value === null) return labels.missing;
  const parsed = parseDecimal(value);
  if (!parsed.ok) return value;
  const rounded = roundDecimal(parsed.value, decimals);
  const shown = rounded === "0" && parsed.value !== "0" ? roundDecimal(parsed.value, decimals + 2) : rounded;
  return groupThousands(shown).replace(/^-/u, "−");
}

/** A change with its sign: +12, −3, 0. */
export function showChange(amount: string | null, decimals: number): string {
  const shown = showFigure(amount, decimals);
  return amount === null || shown === "0" || shown.startsWith("−") ? shown : `+${shown}`;
}

/** What an indicator gained since the same one a year before; null where one of them is missing or of another kind of period. */
export function changeSince(now: IndicatorValue, before: IndicatorValue | undefined): string | null {
  if (before === undefined || now.value === null || before.value === null) return null;
  if (!isYearBefore(now.period, before.period)) return null;
  const [to, from] = [parseDecimal(now.value), parseDecimal(before.value)];
  return to.ok && from.ok ? subtractDecimals(to.value, from.value) : null;
}

function isYearBefore(now: string | null, before: string | null): boolean {
  if (now === null || before === null) return now === before;
  return Number(now.slice(0, 4)) - 1 === Number(before.slice(0, 4)) && now.slice(4) === before.slice(4);
}

/** The same day a year before; 29 February becomes the 28th. */
export function dayYearBefore(day: string): string {
  return shiftYear(day, 1);
}

/** The last day of the year before. */
export function lastYearEnd(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}-12-31`;
}

function shiftYear(day: string, years: number): string {
  const before = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  return before.endsWith("-02-29") ? before.replace(/29$/u, "28") : before;
}
