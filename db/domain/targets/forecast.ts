/** Where the present path leads (预测): straight on, and at the same yearly rate. */
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { showAmount } from "#domain/targets/amount-words";
import { type Bounds, positionOf } from "#domain/targets/bounds";
import type { Judgement } from "#domain/targets/judgement";
import { dayNumber } from "#domain/targets/path";

/** A value on a day. */
export interface DatedValue {
  readonly day: string;
  readonly value: Decimal;
}

/** What to foresee, from two points. `until`: last day of the target year. */
export interface ForecastQuestion {
  readonly from: DatedValue;
  readonly now: DatedValue;
  readonly until: string;
  readonly bounds: Bounds;
  readonly unit: string;
}

/** The forecast at the target year's end (预测); null when the two points do not lie apart, or the year is over. The straight line decides; the yearly rate is told beside it. */
export function forecastAt({ from, now, until, bounds, unit }: ForecastQuestion): Judgement["forecast"] {
  const gone = dayNumber(now.day) - dayNumber(from.day);
  const left = dayNumber(until) - dayNumber(now.day);
  if (gone <= 0 || left <= 0) return null;
  const step = multiplyDecimals(subtractDecimals(now.value, from.value), decimalFromNumber(left));
  const linear = roundDecimal(addDecimals(now.value, divideDecimals(step, decimalFromNumber(gone), 6)), 4);
  const meets = isWithin(linear, bounds, unit);
  const rate = compound({ from, now, years: left / gone });
  const year = until.slice(0, 4);
  const told = (value: Decimal): string => `约 ${showAmount(value, unit)}，${verdict(isWithin(value, bounds, unit))}`;
  const beside = rate === null ? "" : `；按同样的年均增速（复合）${told(rate)}`;
  const sentence = `按${from.day.slice(0, 4)}年以来的走势直线推算，到${year}年末${told(linear)}${beside}。`;
  return { value: linear, meets, sentence };
}

function verdict(meets: boolean): string {
  return meets ? "能达标" : "达不到";
}

function isWithin(value: Decimal, bounds: Bounds, unit: string): boolean {
  return positionOf(value, bounds, unit).side === "within";
}

/** Only an outlook: ordinary floating numbers will do. */
function compound({
  from,
  now,
  years,
}: {
  readonly from: DatedValue;
  readonly now: DatedValue;
  readonly years: number;
}): Decimal | null {
  const zero = decimalFromNumber(0);
  if (compareDecimals(from.value, zero) <= 0 || compareDecimals(now.value, zero) <= 0) return null;
  const value = Number(now.value) * (Number(now.value) / Number(from.value)) ** years;
  return Number.isFinite(value) ? roundDecimal(decimalFromNumber(value), 4) : null;
}
