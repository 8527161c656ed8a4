import { GREATER, LESS, SLASH } from "./sheet-bytes.ts";

/** Kinds of stored value, from the `t` attribute of a cell. */
export const NUMBER = 0;
export const SHARED = 1;
export const STRING = 2;
export const BOOLEAN = 3;
export const ERROR = 4;
export const INLINE = 5;
export const DATE = 6;

/** Bytes of the longest value that is read the quick way, with its tags. */
export const LONGEST_PLAIN = 32;

/** Whether `</v></c>` stands here. */
export function endsCell(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 1] === SLASH &&
    bytes[at + 2] === 0x76 &&
    bytes[at + 3] === GREATER &&
    bytes[at + 4] === LESS &&
    bytes[at + 5] === SLASH &&
    bytes[at + 6] === 0x63 &&
    bytes[at + 7] === GREATER
  );
}

/** Number of the digits between two places; anything else there is passed over. */
export function readSmall(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
  }
  return value;
}

/** Kind of the `t` attribute between two places. */
export function kindOf(bytes: Buffer, start: number, end: number): number {
  const c = bytes[start];
  if (c === 0x73) return end - start === 1 ? SHARED : STRING;
  if (c === 0x62) return BOOLEAN;
  if (c === 0x65) return ERROR;
  if (c === 0x69) return INLINE;
  return c === 0x64 ? DATE : NUMBER;
}
