/** Encodings of delimited text, in the order they are tried. */
export type TextEncodingName = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

const SLICE_BYTES = 1024 * 1024;

/** Decides the encoding: byte order mark, then strict UTF-8, then strict GB18030; null when none fits. */
export function detectEncoding(bytes: Uint8Array): TextEncodingName | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  for (const encoding of ["utf-8", "gb18030"] as const) {
    if (decodesStrictly(bytes, encoding)) return encoding;
  }
  return null;
}

/** Decodes in slices, so that a large file never stands in memory twice. The mark is left out. */
export function* decodeSlices(bytes: Uint8Array, encoding: TextEncodingName, fatal = false): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    const to = from + SLICE_BYTES;
    yield decoder.decode(bytes.subarray(from, to), { stream: to < bytes.length });
  }
}

function decodesStrictly(bytes: Uint8Array, encoding: TextEncodingName): boolean {
  try {
    for (const _ of decodeSlices(bytes, encoding, true));
    return true;
  } catch {
    return false;
  }
}
