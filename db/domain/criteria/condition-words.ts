/** Verdicts in words (判定用语). */
import type { Amount } from "#domain/criteria/quantity";
import {
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  isIntegerDecimal,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";

/** What a threshold stands for. */
export interface Measure {
  readonly operator: "≥" | ">" | "≤";
  readonly threshold: Decimal;
  readonly unit: string;
}

/** ≥ 50 家 */
export function describeTest(operator: Measure["operator"], threshold: Decimal, unit: string): string {
  return `${operator} ${threshold}${withUnit(unit)}`;
}

/** The number for people: two decimals, more where two would hide which side of the threshold it is on. Within bounds, the bound that decided; null when none did. */
export function describeAmount({ low, high }: Amount, met: boolean | null, threshold: Decimal): string | null {
  if (low !== null && low === high) return tell(low, threshold);
  if (met === null) return null;
  const decided = [low, high].filter((bound) => bound !== null);
  const [first, second] = decided;
  if (first === undefined) return null;
  const nearest =
    second === undefined || compareDecimals(distance(first, threshold), distance(second, threshold)) <= 0
      ? first
      : second;
  return tell(nearest, threshold);
}

/** 还差 3 家；缺什么。 */
export function describeGap(
  amount: Amount | null,
  { operator, threshold, unit }: Measure,
  { met, lacks }: { readonly met: boolean | null; readonly lacks: readonly string[] },
): string {
  if (amount === null) return describeLacks(lacks);
  if (met === null)
    return `已知${describeBounds(amount, unit)}，是否${operator} ${threshold}${withUnit(unit)}定不了：${describeLacks(lacks)}`;
  const reached = operator === "≤" ? amount.low : amount.high;
  if (reached === null) return "";
  const apart = distance(reached, threshold);
  if (apart === "0") return `正好 ${threshold}${withUnit(unit)}，要求超过它。`;
  const far = describeDistance(apart, unit);
  return operator === "≤" ? `超出${far}。` : `还差${far}。`;
}

/** 缺“场地面积”，补上后才能判定。 */
export function describeLacks(lacks: readonly string[]): string {
  return lacks.length === 0 ? "没有可用的数，不能判定。" : `${lacks.join("；")}，补上后才能判定。`;
}

const COUNTED: ReadonlySet<string> = new Set(["家", "人", "个", "项", "件"]);
const ZERO = decimalFromNumber(0);

function withUnit(unit: string): string {
  if (unit === "") return "";
  return unit.startsWith("%") ? unit : ` ${unit}`;
}

function describeBounds({ low, high }: Amount, unit: string): string {
  const parts = [
    low === null ? "" : `至少 ${tell(low, ZERO)}${withUnit(unit)}`,
    high === null ? "" : `至多 ${tell(high, ZERO)}${withUnit(unit)}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "的数不全" : parts.join("、");
}

/** Whole pieces of what is counted, days of what lasts, points of a share. */
function describeDistance(apart: Decimal, unit: string): string {
  const perUnit = MONTHS[unit];
  if (perUnit !== undefined) return describeMonths(multiplyDecimals(apart, perUnit));
  const words = unit === "%" ? "个百分点" : unit;
  return ` ${COUNTED.has(unit) ? ceil(apart) : tell(apart, ZERO)}${withUnit(words)}`;
}

const MONTHS: Readonly<Record<string, Decimal>> = { 月: decimalFromNumber(1), 年: decimalFromNumber(12) };

/** Days beyond whole months were counted as a fraction of 31. */
function describeMonths(months: Decimal): string {
  const [whole = "0"] = months.split(".");
  const part = subtractDecimals(months, decimalFromNumber(Number(whole)));
  const days = roundDecimal(multiplyDecimals(part, decimalFromNumber(31)), 0);
  const parts = [whole === "0" ? "" : ` ${whole} 个月`, days === "0" ? "" : `约 ${days} 天`];
  return parts.filter((one) => one !== "").join("") || "不到 1 天";
}

function distance(a: Decimal, b: Decimal): Decimal {
  const apart = subtractDecimals(a, b);
  return compareDecimals(apart, ZERO) < 0 ? subtractDecimals(b, a) : apart;
}

function tell(value: Decimal, threshold: Decimal): string {
  for (const decimals of [2, 4, 8]) {
    const short = roundDecimal(value, decimals);
    if (compareDecimals(short, threshold) === compareDecimals(value, threshold)) return short;
  }
  return value;
}

function ceil(value: Decimal): string {
  if (isIntegerDecimal(value)) return value;
  const [whole = "0"] = value.split(".");
  return String(BigInt(whole) + 1n);
}
