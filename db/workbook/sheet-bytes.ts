/** Steps over the bytes of sheet XML. Every step is bounded by `limit` and answers -1 when the bytes end before the thing does. */

export const LESS = 0x3c;
export const GREATER = 0x3e;
export const SLASH = 0x2f;
export const EQUALS = 0x3d;
export const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BANG = 0x21;
const DASH = 0x2d;
const QUESTION = 0x3f;

/** Place of the next `<`, or -1. */
export function findLess(bytes: Buffer, from: number, limit: number): number {
  for (let i = from; i < limit; i += 1) if (bytes[i] === LESS) return i;
  return -1;
}

/** Place behind the tag that starts at `from`: quotes may hold `>`; comments, CDATA and instructions have their own ends. */
export function skipTag(bytes: Buffer, from: number, limit: number): number {
  const next = bytes[from + 1];
  if (next === BANG) return skipDeclaration(bytes, from, limit);
  if (next === QUESTION) return skipPast(bytes, "?>", from, limit);
  for (let i = from + 1; i < limit; i += 1) {
    const c = bytes[i];
    if (c === GREATER) return i + 1;
    if (c === QUOTE || c === APOSTROPHE) {
      i = findByte(bytes, c, i + 1, limit);
      if (i < 0) return -1;
    }
  }
  return -1;
}

/** Place of the first byte of a value inside quotes when `at` is the `=` before it; -1 when no quoted value stands there. */
export function valueStart(bytes: Buffer, at: number): number {
  let i = at;
  while (isSpace(bytes[i])) i += 1;
  if (bytes[i] !== EQUALS) return -1;
  i += 1;
  while (isSpace(bytes[i])) i += 1;
  return bytes[i] === QUOTE || bytes[i] === APOSTROPHE ? i + 1 : -1;
}

/** Place of the quote that closes the value starting at `from`, or -1. */
export function valueEnd(bytes: Buffer, from: number, limit: number): number {
  return findByte(bytes, bytes[from - 1] ?? QUOTE, from, limit);
}

export function isSpace(c: number | undefined): boolean {
  return c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;
}

/** Whether an element name ends at this byte. */
export function endsName(c: number | undefined): boolean {
  return c === GREATER || c === SLASH || isSpace(c);
}

/** Powers of ten that a double holds exactly: one division by them rounds correctly. */
const TENS = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
];

/** Number written in plain digits between two places; NaN when it needs the slow reading (exponent, more than 15 digits, not a number). */
export function readDigits(bytes: Buffer, from: number, end: number): number {
  let i = bytes[from] === DASH ? from + 1 : from;
  const first = i;
  let mantissa = 0;
  let point = -1;
  for (; i < end; i += 1) {
    const c = bytes[i] ?? 0;
    if (c >= 0x30 && c <= 0x39) mantissa = mantissa * 10 + (c - 0x30);
    else if (c === 0x2e && point < 0) point = i;
    else return Number.NaN;
  }
  if (end === first || end - first > (point < 0 ? 15 : 16)) return Number.NaN;
  if (point >= 0) mantissa /= TENS[end - point - 1] ?? Number.NaN;
  return first === from ? mantissa : -mantissa;
}

function findByte(bytes: Buffer, byte: number, from: number, limit: number): number {
  for (let i = from; i < limit; i += 1) if (bytes[i] === byte) return i;
  return -1;
}

function skipDeclaration(bytes: Buffer, from: number, limit: number): number {
  if (bytes[from + 2] === DASH) return skipPast(bytes, "-->", from + 4, limit);
  if (bytes[from + 2] === 0x5b) return skipPast(bytes, "]]>", from + 9, limit);
  return skipPast(bytes, ">", from, limit);
}

function skipPast(bytes: Buffer, mark: string, from: number, limit: number): number {
  const at = bytes.indexOf(mark, from, "latin1");
  return at < 0 || at + mark.length > limit ? -1 : at + mark.length;
}
