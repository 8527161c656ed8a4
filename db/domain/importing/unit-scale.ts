import { convertUnit, unitDimension } from "#domain/indicators/unit";
import type { UnitId } from "#domain/indicators/unit";
import { decimalFromNumber, parseDecimal } from "#domain/shared/decimal";

/** Brings the numbers of one column into the stored unit (单位换算器), exactly. Made once per column because most units differ by a power of ten, where moving the point is enough. */
export interface UnitScale {
  readonly ofNumber: (value: number) => string;
  /** Takes canonical decimal text. */
  readonly ofText: (decimal: string) => string;
}

/** Makes the conversion between two units of one dimension; without one of them, or between different counts, values stay as they are. */
export function createUnitScale(from: UnitId | null, to: UnitId | null): UnitScale {
  const places = from === null || to === null ? 0 : pointPlaces(from, to);
  if (places === 0) return { ofNumber: numberText, ofText: (decimal) => decimal };
  if (places === null) return generalScale(from, to);
  const factor = 10 ** places;
  return {
    ofNumber: (value) => {
      if (Number.isInteger(value)) {
        const product = value * factor;
        if (Number.isSafeInteger(product)) return product === 0 ? "0" : String(product);
      }
      return movePoint(numberText(value), places);
    },
    ofText: (decimal) => movePoint(decimal, places),
  };
}

/** How many places the point moves right; null when the factor is no such power of ten. */
function pointPlaces(from: UnitId, to: UnitId): number | null {
  if (from === to || unitDimension(from) !== unitDimension(to)) return 0;
  const one = parseDecimal("1");
  const factor = one.ok ? convertUnit(one.value, from, to) : one;
  if (!factor.ok) return 0;
  return /^10*$/u.test(factor.value) ? factor.value.length - 1 : null;
}

function generalScale(from: UnitId | null, to: UnitId | null): UnitScale {
  const ofText = (decimal: string): string => {
    const parsed = parseDecimal(decimal);
    if (!parsed.ok || from === null || to === null) return decimal;
    const converted = convertUnit(parsed.value, from, to);
    return converted.ok ? converted.value : decimal;
  };
  return { ofNumber: (value) => ofText(numberText(value)), ofText };
}

/** Canonical decimal text of a workbook number; short ones need no rounding to 15 digits. */
function numberText(value: number): string {
  const text = String(value);
  return text.length <= 16 && !text.includes("e") && text !== "-0" ? text : decimalFromNumber(value);
}

/** Moves the decimal point of canonical text to the right (移动小数点), exactly. */
export function movePoint(decimal: string, places: number): string {
  const negative = decimal.charCodeAt(0) === 45;
  const digits = negative ? decimal.slice(1) : decimal;
  const point = digits.indexOf(".");
  const whole = point < 0 ? digits : digits.slice(0, point);
  const fraction = point < 0 ? "" : digits.slice(point + 1);
  const moved =
    fraction.length <= places
      ? whole + fraction + "0".repeat(places - fraction.length)
      : `${whole}${fraction.slice(0, places)}.${fraction.slice(places)}`;
  const value = moved.charCodeAt(0) === 48 ? moved.replace(/^0+(?=\d)/u, "") : moved;
  return negative && value !== "0" ? `-${value}` : value;
}
