/** The way to a target over time (序时进度): linear from the base year, or by years of one's own. */
import {
  addDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  subtractDecimals,
} from "#domain/shared/decimal";
import { readDecimal } from "#domain/targets/bounds";
import type { TargetSetting } from "#domain/targets/target";

/** From where to where, and by which way. Days `YYYY-MM-DD`. */
export interface TargetPath {
  readonly start: { readonly day: string; readonly value: Decimal } | null;
  readonly goal: { readonly day: string; readonly value: Decimal };
  readonly own: TargetSetting["path"];
}

const DAY_LENGTH = 86_400_000;
const DECIMALS = 6;

/** Day as a number, so that days can be counted (天数). */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_LENGTH;
}

/** The last day of a year. */
export function yearEnd(year: number): string {
  return `${year}-12-31`;
}

/** What the path demands on a day (应达值); null before its first point. At its end it is the goal itself. */
export function expectedOn({ start, goal, own }: TargetPath, day: string): Decimal | null {
  const steps = [...(start === null ? [] : [start]), ...(own?.type === "years" ? readYears(own.values) : []), goal];
  const byDay = new Map(steps.map((point) => [point.day, point.value]));
  const exact = byDay.get(day);
  if (exact !== undefined) return exact;
  const points = [...byDay].map(([at, value]) => ({ day: at, value })).sort((a, b) => (a.day < b.day ? -1 : 1));
  const after = points.findIndex((point) => point.day > day);
  if (after < 0) return points.at(-1)?.value ?? null;
  const [before, next] = [points[after - 1], points[after]];
  return before === undefined || next === undefined ? null : between(before, next, day);
}

/** Share of the time gone, in percent (时间进度), from 0 to 100. */
export function elapsedShare(from: string, to: string, day: string): Decimal {
  const [start, end, at] = [dayNumber(from), dayNumber(to), dayNumber(day)];
  if (at >= end || end <= start) return decimalFromNumber(100);
  if (at <= start) return decimalFromNumber(0);
  return divideDecimals(decimalFromNumber((at - start) * 100), decimalFromNumber(end - start), 2);
}

/** Share of the way done, in percent (完成进度); null when start and goal are the same. */
export function doneShare(start: Decimal, goal: Decimal, value: Decimal): Decimal | null {
  const way = subtractDecimals(goal, start);
  if (way === "0") return null;
  return divideDecimals(multiplyDecimals(subtractDecimals(value, start), decimalFromNumber(100)), way, 2);
}

interface Point {
  readonly day: string;
  readonly value: Decimal;
}

function readYears(values: Readonly<Record<string, string>>): readonly Point[] {
  return Object.entries(values)
    .flatMap(([year, text]) => {
      const value = readDecimal(text);
      return value === null || !/^\d{4}$/u.test(year) ? [] : [{ day: `${year}-12-31`, value }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function between(from: Point, to: Point, day: string): Decimal {
  const gone = decimalFromNumber(dayNumber(day) - dayNumber(from.day));
  const all = decimalFromNumber(dayNumber(to.day) - dayNumber(from.day));
  const way = multiplyDecimals(subtractDecimals(to.value, from.value), gone);
  return addDecimals(from.value, divideDecimals(way, all, DECIMALS));
}
