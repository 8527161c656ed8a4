/** Time between two days (时长), in months; what exceeds whole months counts as a fraction of 31 days. */
import type { Amount, Moment } from "#domain/criteria/quantity";
import { type Decimal, decimalFromNumber } from "#domain/shared/decimal";

/** A stored date as the days it may be (日期范围): `2017` is any day of that year. */
export function momentOf(date: string): Moment {
  const [year = "", month, day] = date.split("-");
  if (day !== undefined) return { type: "moment", from: date, until: date };
  const last = month ?? "12";
  return {
    type: "moment",
    from: `${year}-${month ?? "01"}-01`,
    until: `${year}-${last}-${String(daysOf(Number(year), Number(last))).padStart(2, "0")}`,
  };
}

/** From the earlier to the later (时长), in 月; days after `asOf` are cut off. */
export function elapsedMonths(earlier: Moment, later: Moment): Amount {
  return {
    type: "amount",
    low: monthsBetween(earlier.until, later.from),
    high: monthsBetween(earlier.from, later.until),
    unit: "月",
  };
}

/** The part of a moment that is not after a day; null when all of it is. */
export function notAfter({ from, until }: Moment, day: string): Moment | null {
  if (from > day) return null;
  return { type: "moment", from, until: until > day ? day : until };
}

function monthsBetween(from: string, until: string): Decimal {
  if (from > until) return decimalFromNumber(-span(until, from));
  return decimalFromNumber(span(from, until));
}

function span(from: string, until: string): number {
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [untilYear, untilMonth] = partsOf(until);
  let whole = (untilYear - fromYear) * 12 + untilMonth - fromMonth;
  if (reached(fromYear, fromMonth + whole, fromDay) > until) whole -= 1;
  const left = daysFrom(reached(fromYear, fromMonth + whole, fromDay), until);
  // Four decimals: a day is never rounded away, and 30 days never make a month.
  return Number((whole + left / 31).toFixed(4));
}

/** The same day some months on; the last of the month where there is no such day. */
function reached(year: number, month: number, day: number): string {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${y}-${two(m)}-${two(Math.min(day, daysOf(y, m)))}`;
}

function daysFrom(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function partsOf(day: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
}
