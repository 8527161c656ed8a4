import { EQUALS, QUOTE, valueEnd } from "./sheet-bytes.ts";

/** What the opening tag of a row says. */
export interface RowAttributes {
  /** 1-based; 0 when the row does not say. */
  readonly index: number;
  readonly hidden: boolean;
  /** Points; null when the row does not say. */
  readonly height: number | null;
}

/** Reads the attributes between two places: `r` and `spans` alone, as most rows have them, without making text of them. */
export function readRowAttributes(bytes: Buffer, from: number, to: number): RowAttributes {
  if (bytes[from] === 0x20 && bytes[from + 1] === 0x72 && bytes[from + 2] === EQUALS && bytes[from + 3] === QUOTE) {
    let index = 0;
    let i = from + 4;
    for (let digit = digitAt(bytes, i); digit >= 0; digit = digitAt(bytes, i)) {
      index = index * 10 + digit;
      i += 1;
    }
    const end = bytes[i] === QUOTE ? skipSpans(bytes, i + 1, to) : -1;
    if (end === to) return { index, hidden: false, height: null };
  }
  return readText(bytes.toString("latin1", from, to));
}

function digitAt(bytes: Buffer, at: number): number {
  const digit = (bytes[at] ?? 0) - 0x30;
  return digit <= 9 ? digit : -1;
}

/** Passes over ` spans="1:40"`; answers `from` when something else stands there. */
function skipSpans(bytes: Buffer, from: number, to: number): number {
  const spans =
    bytes[from] === 0x20 && bytes[from + 1] === 0x73 && bytes[from + 2] === 0x70 && bytes[from + 7] === QUOTE;
  return spans ? valueEnd(bytes, from + 8, to) + 1 : from;
}

function readText(text: string): RowAttributes {
  const index = /(?:^|\s)r\s*=\s*["'](\d+)["']/u.exec(text)?.[1];
  const height = text.includes("ht") ? /\sht\s*=\s*["']([\d.]+)["']/u.exec(text)?.[1] : undefined;
  return {
    index: index === undefined ? 0 : Number(index),
    hidden: Number(height) === 0 || (text.includes("hidden") && /\shidden\s*=\s*["'](?:1|true|on)["']/u.test(text)),
    height: height === undefined ? null : Number(height),
  };
}
