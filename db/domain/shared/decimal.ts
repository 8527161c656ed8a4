import type { Brand } from "#domain/shared/brand";
import { err, ok, type Result } from "#domain/shared/result";

/** An exact decimal number as canonical text (十进制数): `-?digits[.digits]`, no exponent, no leading zeros, no trailing fraction zeros, no `-0`. */
export type Decimal = Brand<string, "Decimal">;

/** A text is not a plain decimal number (不是规范的数字); separators, units and signs other than a leading `-` are the reader's business, not this parser's. */
export interface DecimalMalformed {
  readonly type: "DecimalMalformed";
  readonly text: string;
}

const CANONICAL = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;
const ACCEPTED = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Wider than any double (1.8e308 … 4.9e-324); a larger exponent would only exhaust memory. */
const MAX_EXPONENT = 400;

/** Excel shows and keeps 15 significant digits (IEEE 754 noise starts behind them). */
const EXCEL_DIGITS = 15;

/** Parses plain number text into a decimal (十进制数): `-?d+(.d+)?`, exponent form accepted; `007.50` becomes `7.5`. */
export function parseDecimal(text: string): Result<Decimal, DecimalMalformed> {
  if (CANONICAL.test(text)) return ok(text as Decimal);
  const match = ACCEPTED.exec(text);
  if (match === null) return err({ type: "DecimalMalformed", text });
  const [, sign = "", whole = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > MAX_EXPONENT) return err({ type: "DecimalMalformed", text });
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return ok(fromScaled(shift({ digits, scale: fraction.length }, exponent)));
}

/** The decimal of a workbook number (数值单元格): 15 significant digits, as Excel shows it, so 0.1+0.2 is `0.3`. Throws RangeError on NaN and infinities. */
export function decimalFromNumber(n: number): Decimal {
  if (!Number.isFinite(n)) throw new RangeError(`not a finite number: ${n}`);
  if (Number.isSafeInteger(n) && Math.abs(n) < 1e15) return (n === 0 ? "0" : String(n)) as Decimal;
  const parsed = parseDecimal(n.toPrecision(EXCEL_DIGITS));
  if (!parsed.ok) throw new RangeError(`not a decimal number: ${n}`);
  return parsed.value;
}

/** Brings plain digits into canonical form (规范写法): strips leading zeros, trailing fraction zeros and the sign of zero. Expects `-?digits[.digits]`. */
export function canonicalDecimal(text: string): string {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  const kept = whole.replace(/^0+(?=\d)/u, "");
  const rest = fraction.replace(/0+$/u, "");
  const value = rest === "" ? kept : `${kept}.${rest}`;
  return negative && value !== "0" ? `-${value}` : value;
}

/** Exact sum (和). */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  return fromScaled(addScaled(toScaled(a), toScaled(b)));
}

/** Exact difference `a - b` (差). */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, negateDecimal(b));
}

/** Exact product (积). */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const left = toScaled(a);
  const right = toScaled(b);
  return fromScaled({ digits: left.digits * right.digits, scale: left.scale + right.scale });
}

/** Exact sum of a list (合计); `0` of an empty one. */
export function sumDecimals(list: Iterable<Decimal>): Decimal {
  let total: Scaled = { digits: 0n, scale: 0 };
  for (const item of list) total = addScaled(total, toScaled(item));
  return fromScaled(total);
}

/** Quotient rounded half away from zero (四舍五入) to `scale` decimals. Throws RangeError on division by zero or a scale that is no whole number ≥ 0. */
export function divideDecimals(a: Decimal, b: Decimal, scale: number): Decimal {
  requireScale(scale);
  const dividend = toScaled(a);
  const divisor = toScaled(b);
  if (divisor.digits === 0n) throw new RangeError("division by zero");
  const numerator = dividend.digits * 10n ** BigInt(scale + divisor.scale);
  const denominator = divisor.digits * 10n ** BigInt(dividend.scale);
  return fromScaled({ digits: divideHalfUp(numerator, denominator), scale });
}

/** Order of two decimals by value (大小比较). */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a === b) return 0;
  const difference = addScaled(toScaled(a), toScaled(negateDecimal(b))).digits;
  return difference < 0n ? -1 : 1;
}

/** Rounds half away from zero (四舍五入) to `scale` decimals; shorter numbers stay as they are. Throws RangeError on a scale that is no whole number ≥ 0. */
export function roundDecimal(a: Decimal, scale: number): Decimal {
  requireScale(scale);
  const value = toScaled(a);
  if (value.scale <= scale) return a;
  return fromScaled({ digits: divideHalfUp(value.digits, 10n ** BigInt(value.scale - scale)), scale });
}

/** The number with its sign turned (相反数). */
export function negateDecimal(a: Decimal): Decimal {
  if (a === "0") return a;
  return (a.startsWith("-") ? a.slice(1) : `-${a}`) as Decimal;
}

/** Is it a whole number (整数)? */
export function isIntegerDecimal(a: Decimal): boolean {
  return !a.includes(".");
}

/** Value = digits × 10^-scale. */
interface Scaled {
  readonly digits: bigint;
  readonly scale: number;
}

function toScaled(a: Decimal): Scaled {
  const point = a.indexOf(".");
  if (point < 0) return { digits: BigInt(a), scale: 0 };
  return { digits: BigInt(a.slice(0, point) + a.slice(point + 1)), scale: a.length - point - 1 };
}

function fromScaled({ digits, scale }: Scaled): Decimal {
  if (scale === 0) return digits.toString() as Decimal;
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, "0");
  const fraction = text.slice(-scale).replace(/0+$/, "");
  const whole = text.slice(0, -scale);
  const magnitude = fraction === "" ? whole : `${whole}.${fraction}`;
  return (negative && magnitude !== "0" ? `-${magnitude}` : magnitude) as Decimal;
}

function addScaled(a: Scaled, b: Scaled): Scaled {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

function digitsAt(value: Scaled, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * 10n ** BigInt(scale - value.scale);
}

function shift({ digits, scale }: Scaled, exponent: number): Scaled {
  const shifted = scale - exponent;
  return shifted >= 0 ? { digits, scale: shifted } : { digits: digits * 10n ** BigInt(-shifted), scale: 0 };
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

function requireScale(scale: number): void {
  if (!Number.isInteger(scale) || scale < 0) throw new RangeError(`not a number of decimals: ${scale}`);
}
