/** Reckoning with numbers that are known within bounds (范围运算). */
import type { Amount } from "#domain/criteria/quantity";
import { basicUnit, convertMeasure, divideUnits, multiplyUnits } from "#domain/indicators/unit-algebra";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
} from "#domain/shared/decimal";

/** Sum in the unit of the left one (和); null when the units do not go together. */
export function addAmounts(left: Amount, right: Amount): Amount | null {
  const same = toUnit(right, left.unit);
  if (same === null) return null;
  return { ...left, low: both(left.low, same.low, addDecimals), high: both(left.high, same.high, addDecimals) };
}

/** Sign turned (相反数). */
export function negateAmount({ low, high, unit }: Amount): Amount {
  return {
    type: "amount",
    low: high === null ? null : negateDecimal(high),
    high: low === null ? null : negateDecimal(low),
    unit,
  };
}

/** Product (积). */
export function multiplyAmounts(left: Amount, right: Amount): Amount {
  // The product of units is in basic ones, so the factors go into them first.
  return { ...spread(inBasic(left), inBasic(right), multiplyDecimals), unit: multiplyUnits(left.unit, right.unit) };
}

/** Quotient (商), 12 decimals; a plain number when both measure the same. Null when the divisor is or may be zero. */
export function divideAmounts(left: Amount, right: Amount): Amount | null {
  const [over, under] = [inBasic(left), inBasic(right)];
  const unit = divideUnits(left.unit, right.unit);
  if (under.low === null || compareDecimals(under.low, zero) <= 0) return null;
  if (under.high !== null) {
    return { ...spread(over, under, (a, b) => divideDecimals(a, b, QUOTIENT_DECIMALS)), unit };
  }
  const low = over.low !== null && compareDecimals(over.low, zero) >= 0 ? zero : null;
  const high = over.high === null ? null : divideDecimals(over.high, under.low, QUOTIENT_DECIMALS);
  return { type: "amount", low, high, unit };
}

/** The same in another unit (换算): 元 in 万元, a plain quotient in %, 月 in 年. Null when it does not fit. */
export function toUnit(amount: Amount, unit: string): Amount | null {
  if (amount.unit === unit) return amount;
  const change = FACTORS[`${amount.unit}>${unit}`] ?? ((value: Decimal) => convertMeasure(value, amount.unit, unit));
  const bounds = [amount.low, amount.high].map((bound) => (bound === null ? null : change(bound)));
  const [low = null, high = null] = bounds;
  const lost = (amount.low !== null && low === null) || (amount.high !== null && high === null);
  return lost ? null : { type: "amount", low, high, unit };
}

const QUOTIENT_DECIMALS = 12;
const zero = decimalFromNumber(0);
const twelve = decimalFromNumber(12);

const FACTORS: Readonly<Record<string, (value: Decimal) => Decimal>> = {
  "月>年": (value) => divideDecimals(value, twelve, QUOTIENT_DECIMALS),
  "年>月": (value) => multiplyDecimals(value, twelve),
};

type Operation = (a: Decimal, b: Decimal) => Decimal;

function both(a: Decimal | null, b: Decimal | null, operation: Operation): Decimal | null {
  return a === null || b === null ? null : operation(a, b);
}

/** Bounds of an operation that rises or falls steadily with each side. */
function spread(left: Amount, right: Amount, operation: Operation): Amount {
  const { low, high } = left;
  if (low === null || high === null || right.low === null || right.high === null) {
    const fromZero = low !== null && right.low !== null && compareDecimals(low, zero) >= 0;
    return { type: "amount", low: fromZero ? zero : null, high: null, unit: "" };
  }
  const corners = [low, high].flatMap((a) =>
    [right.low, right.high].flatMap((b) => (b === null ? [] : operation(a, b))),
  );
  const [first = zero, ...others] = corners.toSorted(compareDecimals);
  return { type: "amount", low: first, high: others.at(-1) ?? first, unit: "" };
}

function inBasic(amount: Amount): Amount {
  return toUnit(amount, basicUnit(amount.unit)) ?? amount;
}
