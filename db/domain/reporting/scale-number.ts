/** Numbers moved to another unit and rounded in one step (换算并四舍五入), quick enough for millions of cells. */
import { convertUnit, type UnitId } from "#domain/indicators/unit";
import { type Decimal, decimalFromNumber, parseDecimal, roundDecimal } from "#domain/shared/decimal";

/** A number in its new unit: exact, and as shown. */
export interface ScaledNumber {
  readonly shown: Decimal;
  /** Digits were lost by rounding. */
  readonly rounded: boolean;
}

/** Creates the way from one unit into another (换算), rounding half away from zero to `places` decimals; null keeps all. Null when the units do not fit. */
export function createScaling(
  { from, to }: { readonly from: UnitId | null; readonly to: UnitId | null },
  places: number | null,
): { readonly exact: (value: Decimal) => Decimal; readonly scale: (value: Decimal) => ScaledNumber } | null {
  const factor = from === null || to === null ? null : convertUnit(decimalFromNumber(1), from, to);
  if (factor !== null && !factor.ok) return null;
  const power = factor === null ? 0 : powerOfTen(factor.value);
  const exact = (value: Decimal): Decimal => {
    if (from === null || to === null || from === to) return value;
    const quick = power === null ? null : shiftAndRound(value, power, null);
    if (quick !== null) return quick.shown;
    const converted = convertUnit(value, from, to);
    return converted.ok ? converted.value : value;
  };
  return {
    exact,
    scale: (value) => {
      const quick = power === null ? null : shiftAndRound(value, power, places);
      if (quick !== null) return quick;
      const whole = exact(value);
      const shown = places === null ? whole : roundDecimal(whole, places);
      return { shown, rounded: shown !== whole };
    },
  };
}

function powerOfTen(factor: Decimal): number | null {
  if (/^10*$/u.test(factor)) return factor.length - 1;
  return /^0\.0*1$/u.test(factor) ? 2 - factor.length : null;
}

/** Digits that a double holds exactly, with room for doubling the remainder. */
const SAFE_DIGITS = 15;

/** Moves the point by `power` and rounds, in whole numbers that a double holds exactly; null when they are too large for that. */
function shiftAndRound(value: Decimal, power: number, places: number | null): ScaledNumber | null {
  const point = value.indexOf(".");
  const digits = point < 0 ? value : value.slice(0, point) + value.slice(point + 1);
  let scale = (point < 0 ? 0 : value.length - point - 1) - power;
  if (digits.length + Math.max(0, -scale) > SAFE_DIGITS || scale > SAFE_DIGITS) return null;
  let whole = Math.abs(Number(digits));
  if (scale < 0) {
    whole *= 10 ** -scale;
    scale = 0;
  }
  let rounded = false;
  if (places !== null && scale > places) {
    const unit = 10 ** (scale - places);
    const rest = whole % unit;
    whole = (whole - rest) / unit + (rest * 2 >= unit ? 1 : 0);
    rounded = rest !== 0;
    scale = places;
  }
  return { shown: plain(whole, scale, value.startsWith("-")), rounded };
}

function plain(whole: number, scale: number, negative: boolean): Decimal {
  const sign = negative && whole !== 0 ? "-" : "";
  const digits = String(whole).padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  const parsed = parseDecimal(sign + (scale === 0 ? text : text.replace(/\.?0+$/u, "")));
  return parsed.ok ? parsed.value : decimalFromNumber(0);
}
