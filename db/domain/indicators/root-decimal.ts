/** Roots of decimals (开方), for average growth. */
import { type Decimal, decimalFromNumber, divideDecimals, parseDecimal } from "#domain/shared/decimal";

/** The n-th root of a number ≥ 0, cut off after `scale` decimals: the largest number with so many decimals whose n-th power is not above it. Throws RangeError on a negative number or n < 1. */
export function rootDecimal(value: Decimal, n: number, scale: number): Decimal {
  if (value.startsWith("-") || !Number.isInteger(n) || n < 1) throw new RangeError(`no root ${n} of ${value}`);
  const [whole = "0", fraction = ""] = value.split(".");
  const digits = BigInt(whole + fraction) * 10n ** BigInt(n * scale);
  const root = wholeRoot(digits / 10n ** BigInt(fraction.length), BigInt(n));
  const parsed = parseDecimal(String(root));
  return divideDecimals(parsed.ok ? parsed.value : decimalFromNumber(0), tenTo(scale), scale);
}

/** Newton's way from above, which never goes below the root. */
function wholeRoot(value: bigint, n: bigint): bigint {
  if (value < 2n) return value;
  let guess = 2n ** (BigInt(value.toString(2).length) / n + 1n);
  for (;;) {
    const next = ((n - 1n) * guess + value / guess ** (n - 1n)) / n;
    if (next >= guess) return guess;
    guess = next;
  }
}

function tenTo(scale: number): Decimal {
  const parsed = parseDecimal(`1${"0".repeat(scale)}`);
  return parsed.ok ? parsed.value : decimalFromNumber(1);
}
