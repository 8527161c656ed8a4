/** Reckoning with numbers that are known within bounds (范围运算). */
import type { Amount } from "#domain/criteria/quantity";
import { convertUnit, parseUnit } from "#domain/indicators/unit";
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
  const unit = [left.unit, right.unit].filter((word) => word !== "").join("×");
  return { ...spread(left, right, multiplyDecimals), unit };
}

/** Quotient (商), 12 decimals; a plain number when both measure the same. Null when the divisor is or may be zero. */
export function divideAmounts(left: Amount, right: Amount): Amount | null {
  const same = toUnit(right, left.unit);
  const under = same ?? right;
  const unit = same !== null || right.unit === "" ? (right.unit === "" ? left.unit : "") : `${left.unit}/${right.unit}`;
  if (under.low === null || compareDecimals(under.low, zero) <= 0) return null;
  if (under.high !== null) {
    return { ...spread(left, under, (a, b) => divideDecimals(a, b, QUOTIENT_DECIMALS)), unit };
  }
  const low = left.low !== null && compareDecimals(left.low, zero) >= 0 ? zero : null;
  const high = left.high === null ? null : divideDecimals(left.high, under.low, QUOTIENT_DECIMALS);
  return { type: "amount", low, high, unit };
}

/** The same in another unit (换算): 元 in 万元, a plain quotient in %, 月 in 年. Null when it does not fit. */
export function toUnit(amount: Amount, unit: string): Amount | null {
  if (amount.unit === unit) return amount;
  const factor = FACTORS[`${amount.unit}>${unit}`];
  if (factor !== undefined) return mapBounds(amount, unit, factor);
  const [from, to] = [parseUnit(amount.unit), parseUnit(unit)];
  if (from === null || to === null || !convertUnit(zero, from, to).ok) return null;
  return mapBounds(amount, unit, (value) => {
    const converted = convertUnit(value, from, to);
    return converted.ok ? converted.value : value;
  });
}

const QUOTIENT_DECIMALS = 12;
const zero = decimalFromNumber(0);
const twelve = decimalFromNumber(12);

const FACTORS: Readonly<Record<string, (value: Decimal) => Decimal>> = {
  ">%": (value) => multiplyDecimals(value, decimalFromNumber(100)),
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

function mapBounds(amount: Amount, unit: string, change: (value: Decimal) => Decimal): Amount {
  const { low, high } = amount;
  return { type: "amount", low: low === null ? null : change(low), high: high === null ? null : change(high), unit };
}
