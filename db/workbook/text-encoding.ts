/** Encodings of delimited text, in the order they are tried. */
export type TextEncodingName = "utf-8" | "gb18030" | "big5" | "utf-16le" | "utf-16be";

const SLICE_BYTES = 1024 * 1024;
const SAMPLE_BYTES = 64 * 1024;

/** Decides the encoding: byte order mark, UTF-16 by its look, strict UTF-8, then strict GB18030 unless the letters speak for Big5; null when none fits, or when the person stopped the work. Large files are looked through in turns. */
export async function detectEncoding(
  bytes: Uint8Array,
  cancelled: () => boolean = () => false,
): Promise<TextEncodingName | null> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const wide = guessUtf16(bytes);
  if (wide !== null) return wide;
  const candidates = ["utf-8", ...(looksLikeBig5(bytes) ? (["big5"] as const) : []), "gb18030"] as const;
  for (const encoding of candidates) {
    if ((await decodesStrictly(bytes, encoding, cancelled)) && !cancelled()) return encoding;
  }
  return null;
}

/** UTF-16 without its mark: zero bytes beside the signs of every table, and nothing but letters when read that way. */
export function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE_BYTES) & ~1);
  if (sample.length < 4 || !sample.includes(0)) return null;
  let [little, big] = [0, 0];
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i + 1] === 0 && isTextByte(sample[i])) little += 1;
    if (sample[i] === 0 && isTextByte(sample[i + 1])) big += 1;
  }
  const encoding = little >= big ? "utf-16le" : "utf-16be";
  const text = new TextDecoder(encoding).decode(sample);
  const signs = Math.max(little, big);
  // Every table has delimiters or line ends; a text with a stray zero byte has none when read in pairs.
  if (signs < sample.length / 40 || !/[\t\n,;|<]/u.test(text)) return null;
  // A pair cut in half at the end of the sample is no fault.
  return NO_TEXT.test(text.slice(0, -1)) ? null : encoding;
}

/** Decodes in slices, so that a large file never stands in memory twice. The mark is left out. */
export function* decodeSlices(bytes: Uint8Array, encoding: TextEncodingName, fatal = false): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    const to = from + SLICE_BYTES;
    yield decoder.decode(bytes.subarray(from, to), { stream: to < bytes.length });
  }
}

/** Decodes the whole text in turns; null when the bytes do not fit or nobody knows the encoding. */
export async function strictDecode(bytes: Uint8Array, encoding: string): Promise<string | null> {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    let text = "";
    for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
      if (from > 0) await new Promise(setImmediate);
      text += decoder.decode(bytes.subarray(from, from + SLICE_BYTES), { stream: from + SLICE_BYTES < bytes.length });
    }
    return text;
  } catch {
    return null;
  }
}

/** Control, private, unassigned and halved characters. */
const NO_TEXT = /[\p{Cn}\p{Co}\p{Cs}\uFFFD\0-\x08\x0B\x0E-\x1F]/u;

function isTextByte(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

async function decodesStrictly(
  bytes: Uint8Array,
  encoding: TextEncodingName,
  cancelled: () => boolean,
): Promise<boolean> {
  try {
    for (const _ of decodeSlices(bytes, encoding, true)) {
      if (cancelled()) return false;
      if (bytes.length > SLICE_BYTES) await new Promise(setImmediate);
    }
    return true;
  } catch {
    return false;
  }
}

/** Most pairs of simplified text are common characters (GB 2312), whose second byte is high; Big5 puts two fifths of its second bytes low, and its 5,401 common characters begin with A4 to C6. */
function looksLikeBig5(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let [pairs, simplified, traditional] = [0, 0, 0];
  for (let i = 0; i + 1 < sample.length; i += 1) {
    const lead = sample[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = sample[i + 1] ?? 0;
    pairs += 1;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) simplified += 1;
    if (lead >= 0xa1 && lead <= 0xc6 && (trail >= 0xa1 || (trail >= 0x40 && trail < 0x7f))) traditional += 1;
    i += 1;
  }
  return pairs >= 4 && simplified < pairs * 0.8 && traditional > pairs * 0.85;
}
