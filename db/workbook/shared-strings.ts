import { decodeCellEscapes, decodeXmlText, readXml, xmlEncoding } from "./xml-reader.ts";
import { asBuffer } from "./zip-archive.ts";

/** The shared string table: finds where each string stands in one pass and decodes a string when it is first asked for. */
export interface SharedStrings {
  readonly count: number;
  /** Text of a string; null when there is no such number. */
  get(index: number): string | null;
}

/** Indexes the bytes of a shared string part; null when the part breaks off. A large one is indexed in turns, so that other work is not kept waiting. */
export async function readSharedStrings(bytes: Uint8Array): Promise<SharedStrings | null> {
  const encoding = xmlEncoding(bytes);
  const source = encoding === "utf-8" ? asBuffer(bytes) : Buffer.from(new TextDecoder(encoding).decode(bytes));
  if (!/sst\s*>\s*$|\/>\s*$/u.test(source.toString("latin1", Math.max(0, source.length - 64)))) return null;
  const places = await findItems(source);
  const texts: (string | undefined)[] = new Array(places.count);
  let kept = 0;
  return {
    count: places.count,
    get(index) {
      const known = texts[index];
      if (known !== undefined) return known;
      if (!(index >= 0 && index < places.count)) return null;
      const text = readItem(source, places.at[2 * index] ?? 0, places.at[2 * index + 1] ?? 0);
      // Words that come again and again are decoded anew now and then; names that come once do not pile up.
      if (kept === MOST_KEPT) {
        texts.fill(undefined);
        kept = 0;
      }
      texts[index] = text;
      kept += 1;
      return text;
    },
  };
}

/** A workbook without shared strings. */
export const NO_STRINGS: SharedStrings = { count: 0, get: () => null };

/** Decoded strings kept at a time. */
const MOST_KEPT = 50_000;
const BYTES_PER_TURN = 8 * 1024 * 1024;
const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;

/** Start and end of the content of every `<si>`, as pairs. */
async function findItems(source: Buffer): Promise<{ readonly at: Uint32Array; readonly count: number }> {
  const prefix = /<(?:([\w.-]+):)?sst[\s>/]/u.exec(source.toString("latin1", 0, 4096))?.[1];
  const tag = prefix === undefined ? 1 : prefix.length + 2;
  let at = new Uint32Array(2048);
  let count = 0;
  let start = 0;
  let turn = BYTES_PER_TURN;
  for (let i = nextItemTag(source, 0, tag); i >= 0; i = nextItemTag(source, i + 1, tag)) {
    if (i > turn) {
      await new Promise(setImmediate);
      turn = i + BYTES_PER_TURN;
    }
    const closing = source[i + 1] === SLASH;
    const name = closing ? i + tag + 1 : i + tag;
    const empty = source[name + 2] === SLASH;
    if (!closing && !empty) {
      start = name + 3;
      continue;
    }
    if (2 * count + 2 > at.length) at = grow(at);
    at[2 * count] = closing ? start : i;
    at[2 * count + 1] = i;
    count += 1;
  }
  return { at, count };
}

/** Place of the next opening, empty or closing tag `si`, or -1. */
function nextItemTag(source: Buffer, from: number, tag: number): number {
  const length = source.length;
  for (let i = from; i < length; i += 1) {
    if (source[i] !== LESS) continue;
    const name = source[i + 1] === SLASH ? i + tag + 1 : i + tag;
    const end = source[name + 2];
    if (source[name] === 0x73 && source[name + 1] === 0x69 && (end === GREATER || end === SLASH)) return i;
  }
  return -1;
}

function grow(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(list.length * 2);
  wider.set(list);
  return wider;
}

/** Most strings are one plain `<t>`; whatever else stands there is read as XML. */
function readItem(source: Buffer, start: number, end: number): string {
  if (source[start] === LESS && source[start + 1] === 0x74 && isPlainStart(source, start)) {
    const text = source.toString("utf8", source.indexOf(GREATER, start) + 1, end - 4);
    if (!text.includes("<")) return decodeText(text);
  }
  return readRichText(source.toString("utf8", start, end));
}

/** `<t>` or `<t xml:space="preserve">` with something inside. */
function isPlainStart(source: Buffer, start: number): boolean {
  const next = source[start + 2];
  return next === GREATER || (next === 0x20 && source[source.indexOf(GREATER, start) - 1] !== SLASH);
}

/** Joins the text runs of `<si>` or `<is>` content; phonetic readings (`rPh`) are no part of the text. */
export function readRichText(xml: string): string {
  let text = "";
  let inText = false;
  let phonetic = 0;
  readXml(xml, {
    open(name) {
      if (name === "rPh") phonetic += 1;
      if (name === "t") inText = true;
    },
    text(piece) {
      if (inText && phonetic === 0) text += piece;
    },
    close(name) {
      if (name === "rPh") phonetic -= 1;
      if (name === "t") inText = false;
    },
  });
  return decodeCellEscapes(text);
}

/** Decodes the inside of a plain text element. */
export function decodeText(text: string): string {
  return decodeCellEscapes(decodeXmlText(text));
}
