/** Rounding that adds up (最大余额法, largest remainder method of Hamilton): the rounded parts give the rounded total. */
import { type Decimal, parseDecimal, roundDecimal } from "#domain/shared/decimal";

/**
 * Rounds parts to `places` decimals so that their sum is the rounded sum of the exact parts (合计相符的四舍五入). Answers only the parts that
 * come out otherwise than rounded by themselves, by their place in `parts`; each differs from its exact value by less than one unit of the
 * last decimal, and a part that needs no rounding never changes. Parts with equal remainders go by size, the larger one up first, so that
 * the order of unequal parts does not matter; of equal parts the earlier one goes up. Null parts do not count.
 */
export function addUp(parts: readonly (Decimal | null)[], places: number): ReadonlyMap<number, Decimal> {
  const scale = parts.reduce((most, part) => Math.max(most, decimalsOf(part)), places);
  const unit = 10n ** BigInt(scale - places);
  const broken: Part[] = [];
  let total = 0n;
  let floors = 0n;
  for (const [place, exact] of parts.entries()) {
    if (exact === null) continue;
    const value = scaledTo(exact, scale);
    const rest = ((value % unit) + unit) % unit;
    total += value;
    floors += (value - rest) / unit;
    if (rest !== 0n) broken.push({ place, exact, value, rest });
  }
  const up = Number(roundHalfAway(total, unit) - floors);
  broken.sort((one, two) => order(two.rest, one.rest) || order(two.value, one.value) || one.place - two.place);
  const changed = new Map<number, Decimal>();
  for (const [i, { place, exact, value, rest }] of broken.entries()) {
    const rounded = fromUnits((value - rest) / unit + (i < up ? 1n : 0n), places);
    if (rounded !== roundDecimal(exact, places)) changed.set(place, rounded);
  }
  return changed;
}

interface Part {
  readonly place: number;
  readonly exact: Decimal;
  readonly value: bigint;
  readonly rest: bigint;
}

function decimalsOf(part: Decimal | null): number {
  const point = part === null ? -1 : part.indexOf(".");
  return part === null || point < 0 ? 0 : part.length - point - 1;
}

function scaledTo(exact: Decimal, scale: number): bigint {
  return BigInt(exact.replace(".", "")) * 10n ** BigInt(scale - decimalsOf(exact));
}

function roundHalfAway(value: bigint, unit: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + unit) / (2n * unit);
  return value < 0n ? -rounded : rounded;
}

function order(one: bigint, two: bigint): number {
  return one === two ? 0 : one < two ? -1 : 1;
}

function fromUnits(units: bigint, places: number): Decimal {
  const parsed = parseDecimal(`${units}e-${places}`);
  if (!parsed.ok) throw new RangeError(`not a number of decimals: ${places}`);
  return parsed.value;
}
