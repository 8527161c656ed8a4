/** Figures of one field and period, ready for exact sums (指标列): whole numbers of the smallest decimal step, by place of the entry. */
import { addDecimals, type Decimal, decimalFromNumber, parseDecimal, sumDecimals } from "#domain/shared/decimal";

/** The figures of a field in a period. */
export interface FigureColumn {
  readonly has: (place: number) => boolean;
  /** Exact figure of an entry; null when it has none. */
  readonly at: (place: number) => Decimal | null;
  /** Exact sum over entries, with how many of them have a figure. */
  readonly sum: (places: Int32Array) => { readonly sum: Decimal; readonly count: number };
}

/** Every whole number up to here is a double of its own. */
const SAFE = 2 ** 53;
/** Running totals are put aside before they could leave the safe range. */
const FULL = 2 ** 52;

/** A column from what is stored: `values` by place, NaN where there is none, each `value × 10^scale`. */
export function createScaledColumn(values: Float64Array, scale: number): FigureColumn {
  const unscale = (digits: bigint): Decimal => scaledDecimal(digits, scale);
  return {
    has: (place) => !Number.isNaN(values[place]),
    at: (place) => {
      const value = values[place];
      return value === undefined || Number.isNaN(value) ? null : unscale(BigInt(value));
    },
    sum: (places) => {
      let whole = 0n;
      let running = 0;
      let count = 0;
      for (let i = 0; i < places.length; i += 1) {
        const value = values[places[i] ?? 0] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        count += 1;
        running += value;
        if (running > FULL || running < -FULL) {
          whole += BigInt(running);
          running = 0;
        }
      }
      return { sum: unscale(whole + BigInt(running)), count };
    },
  };
}

/** A column of figures too long for doubles. */
export function createExactColumn(values: ReadonlyMap<number, Decimal>): FigureColumn {
  return {
    has: (place) => values.has(place),
    at: (place) => values.get(place) ?? null,
    sum: (places) => {
      const found: Decimal[] = [];
      for (const place of places) {
        const value = values.get(place);
        if (value !== undefined) found.push(value);
      }
      return { sum: sumDecimals(found), count: found.length };
    },
  };
}

/** A column from texts joined by commas, each of digits, points and minus signs only: `places[i]` is the entry of the i-th. Whole numbers are read all at once. */
export function columnFromList(size: number, places: Int32Array, list: string): FigureColumn {
  const whole = list.includes(".") ? null : readWhole(list);
  if (whole === null || whole.length !== places.length) return columnFromTexts(size, places, list.split(","));
  const values = new Float64Array(size).fill(Number.NaN);
  for (let i = 0; i < whole.length; i += 1) {
    const [place, value] = [places[i] ?? -1, whole[i] ?? Number.NaN];
    // Half the safe range, so that a running total never leaves it.
    if (Math.abs(value) > SAFE / 4) return columnFromTexts(size, places, list.split(","));
    if (place >= 0) values[place] = value;
  }
  return createScaledColumn(values, 0);
}

/** Null where one of them is no number as JSON writes it (007, a lone minus). */
function readWhole(list: string): Float64Array | null {
  try {
    const read: unknown = JSON.parse(`[${list}]`);
    return Array.isArray(read) ? Float64Array.from(read, Number) : null;
  } catch {
    return null;
  }
}

/** A column from texts: `places[i]` is the entry of `texts[i]`. Texts that are no numbers are left out. */
export function columnFromTexts(size: number, places: ArrayLike<number>, texts: readonly string[]): FigureColumn {
  const scale = texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
  const values = new Float64Array(size).fill(Number.NaN);
  for (const [i, text] of texts.entries()) {
    const place = places[i] ?? -1;
    if (place < 0) continue;
    const value = scaleText(text, scale);
    // Half the safe range, so that a running total never leaves it.
    if (Math.abs(value) > SAFE / 4) return createExactColumn(exactTexts(places, texts));
    values[place] = value;
  }
  return createScaledColumn(values, scale);
}

/** Several columns as one (月数合成季度): an entry has a figure only where all of them have one. */
export function addColumns(size: number, columns: readonly FigureColumn[]): FigureColumn {
  const sums = new Map<number, Decimal>();
  for (let place = 0; place < size; place += 1) {
    let sum: Decimal | null = decimalFromNumber(0);
    for (const column of columns) {
      const value = column.at(place);
      sum = sum === null || value === null ? null : addDecimals(sum, value);
    }
    if (sum !== null) sums.set(place, sum);
  }
  return createExactColumn(sums);
}

function decimalsOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** NaN where the text is no number. */
function scaleText(text: string, scale: number): number {
  const point = text.indexOf(".");
  const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
  if (!/^-?\d+$/u.test(digits)) return Number.NaN;
  return Number(digits + "0".repeat(scale - (point < 0 ? 0 : text.length - point - 1)));
}

function exactTexts(places: ArrayLike<number>, texts: readonly string[]): ReadonlyMap<number, Decimal> {
  const exact = new Map<number, Decimal>();
  for (const [i, text] of texts.entries()) {
    const value = parseDecimal(text);
    const place = places[i] ?? -1;
    if (value.ok && place >= 0) exact.set(place, value.value);
  }
  return exact;
}

function scaledDecimal(digits: bigint, scale: number): Decimal {
  const parsed = parseDecimal(scale === 0 ? String(digits) : `${digits}e-${scale}`);
  // Digits of a whole number and a small exponent always parse.
  return parsed.ok ? parsed.value : decimalFromNumber(0);
}
