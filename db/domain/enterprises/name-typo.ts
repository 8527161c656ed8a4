/** One slip between two short words (一字之差). */

/** How two words differ by one slip (差错). `length` is that of the longer word, in characters. */
export interface Typo {
  readonly kind: "replaced" | "leftOut" | "exchanged";
  readonly length: number;
  /** Chinese clause. */
  readonly reason: string;
}

/** The one slip that makes two words from one: a character replaced, left out, or two neighbours exchanged (错字、漏字、颠倒). Null when they are equal or differ by more, or are too short to tell. Symmetric. */
export function typoBetween(a: string, b: string): Typo | null {
  if (a === b || Math.abs(a.length - b.length) > 1) return null;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const length = long.length;
  if (left.length === 1 && right.length === 1 && length >= 2) {
    return { kind: "replaced", length, reason: `“${a}”与“${b}”差一个字` };
  }
  if (left.length + right.length === 1 && length >= 3) {
    return { kind: "leftOut", length, reason: `“${a}”与“${b}”一个少一个字` };
  }
  if (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]) {
    return { kind: "exchanged", length, reason: `“${a}”与“${b}”有两个字颠倒` };
  }
  return null;
}
