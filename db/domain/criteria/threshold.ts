/** Comparing numbers known within bounds (比较): yes and no only where every value within the bounds says so. */
import type { Comparison } from "#domain/indicators/formula";
import { compareDecimals, type Decimal } from "#domain/shared/decimal";

/** Lowest and highest a number may be; null is no bound. */
export interface Bounds {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/** The answer (判断); null where it depends on what is not known. */
export function decide(left: Bounds, operator: Comparison, right: Bounds): boolean | null {
  switch (operator) {
    case "≥":
      return either(
        order(left.low, right.high, (sign) => sign >= 0),
        order(left.high, right.low, (sign) => sign < 0),
      );
    case ">":
      return either(
        order(left.low, right.high, (sign) => sign > 0),
        order(left.high, right.low, (sign) => sign <= 0),
      );
    case "≤":
      return decide(right, "≥", left);
    case "<":
      return decide(right, ">", left);
    case "=": {
      const exact = order(left.low, left.high, isZero) && order(right.low, right.high, isZero);
      const apart = order(left.high, right.low, (sign) => sign < 0) || order(left.low, right.high, (sign) => sign > 0);
      return either(exact && order(left.low, right.low, isZero), apart);
    }
    default: {
      const same = decide(left, "=", right);
      return same === null ? null : !same;
    }
  }
}

const isZero = (sign: number): boolean => sign === 0;

function either(yes: boolean, no: boolean): boolean | null {
  if (yes) return true;
  return no ? false : null;
}

function order(a: Decimal | null, b: Decimal | null, test: (sign: -1 | 0 | 1) => boolean): boolean {
  return a !== null && b !== null && test(compareDecimals(a, b));
}
