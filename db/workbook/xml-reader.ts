/** Receiver of the parts of a small XML document, names without their namespace prefix. */
export interface XmlReceiver {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Attributes of one element. Keys are as written (`r:id`), because two prefixes may share a local name. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Reads a document of bounded size (workbook, styles, relations) and tells its receiver. Answers whether every opened element was closed. Written without patterns: a hostile document makes those run for hours. */
export function readXml(document: string, receiver: XmlReceiver): boolean {
  let depth = 0;
  for (let at = 0; at < document.length; ) {
    const less = document.indexOf("<", at);
    const textEnd = less < 0 ? document.length : less;
    if (textEnd > at) receiver.text?.(decodeXmlText(document.slice(at, textEnd)));
    if (less < 0) break;
    const mark = document[less + 1];
    if (mark === "!" || mark === "?") {
      at = skipSpecial(document, less, receiver);
    } else {
      at = tagEnd(document, less + 1);
      if (at > 0) depth += tellTag(document.slice(less + 1, at - 1), receiver);
    }
    if (at < 0) return false;
  }
  return depth === 0;
}

/** Whether a part brings definitions of its own (DOCTYPE), which no workbook has and hostile files use. */
export function hasDefinitions(document: string): boolean {
  return document.slice(0, 4096).includes("<!DOCTYPE");
}

/** Text of an XML part as a string, in whatever encoding it is. */
export function decodeXmlBytes(bytes: Uint8Array): string {
  return new TextDecoder(xmlEncoding(bytes)).decode(bytes);
}

/** Encoding of an XML part from its first bytes: by mark, by the look of its first `<`, by its declaration; UTF-8 otherwise. */
export function xmlEncoding(head: Uint8Array): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  const declaration = new TextDecoder("latin1").decode(head.subarray(0, 200));
  const declared = /^(?:ï»¿)?<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/u.exec(declaration)?.[1];
  return declared !== undefined && /^(?:gb|big5)/iu.test(declared) ? declared.replace(/^gb.*/iu, "gb18030") : "utf-8";
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Resolves character references and the line ends XML prescribes. `&#134071;` is one character beyond U+FFFF, not two halves. */
export function decodeXmlText(text: string): string {
  const unified = text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
  if (!unified.includes("&")) return unified;
  return unified.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
    },
  );
}

/** Resolves the `_x000D_` escapes that workbooks use for characters XML forbids (ECMA-376 part 1, 22.4.2.4). */
export function decodeCellEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Whether an XML boolean attribute says yes. */
export function isXmlTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** An integer attribute, or the fallback when it is absent or unreadable. */
export function readXmlInteger(value: string | undefined, fallback: number): number {
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  return Number.isFinite(number) ? Math.trunc(number) : fallback;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Passes over a comment, an instruction or a declaration and tells the text of CDATA; answers the place behind it, or -1. */
function skipSpecial(document: string, at: number, receiver: XmlReceiver): number {
  if (document.startsWith("<![CDATA[", at)) {
    const end = document.indexOf("]]>", at + 9);
    if (end > at + 9) receiver.text?.(document.slice(at + 9, end));
    return end < 0 ? -1 : end + 3;
  }
  const mark = document.startsWith("<!--", at) ? "-->" : document[at + 1] === "?" ? "?>" : ">";
  const end = document.indexOf(mark, at + 2);
  return end < 0 ? -1 : end + mark.length;
}

/** Place behind the `>` that ends a tag; quotes may hold it. -1 when the tag does not end or another begins inside. */
function tagEnd(document: string, from: number): number {
  for (let at = from; at < document.length; at += 1) {
    const c = document[at];
    if (c === ">") return at + 1;
    if (c === "<") return -1;
    if (c !== '"' && c !== "'") continue;
    at = document.indexOf(c, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** Tells one tag, given without its angle brackets; answers what it does to the depth. */
function tellTag(tag: string, receiver: XmlReceiver): number {
  if (tag.startsWith("/")) {
    receiver.close?.(localName(tag.slice(1).trim()));
    return -1;
  }
  const empty = tag.endsWith("/");
  const nameEnd = findSpace(tag, empty ? tag.length - 1 : tag.length);
  const name = localName(tag.slice(0, nameEnd));
  receiver.open?.(name, readAttributes(tag.slice(nameEnd, empty ? -1 : undefined)));
  if (!empty) return 1;
  receiver.close?.(name);
  return 0;
}

function findSpace(text: string, end: number): number {
  let at = 0;
  while (at < end && !isSpace(text[at])) at += 1;
  return at;
}

function isSpace(c: string | undefined): boolean {
  return c === " " || c === "\n" || c === "\t" || c === "\r";
}

function readAttributes(source: string): XmlAttributes {
  if (source === "") return {};
  const attributes: Record<string, string> = Object.create(null);
  for (let at = 0; ; ) {
    const equals = source.indexOf("=", at);
    if (equals < 0) return attributes;
    let start = equals + 1;
    while (isSpace(source[start])) start += 1;
    const quote = source[start];
    const end = quote === '"' || quote === "'" ? source.indexOf(quote, start + 1) : -1;
    if (end >= 0) attributes[lastWord(source, at, equals)] = decodeXmlText(source.slice(start + 1, end));
    at = end < 0 ? equals + 1 : end + 1;
  }
}

/** The word before an equals sign. */
function lastWord(source: string, from: number, to: number): string {
  let end = to;
  while (end > from && isSpace(source[end - 1])) end -= 1;
  let start = end;
  while (start > from && !isSpace(source[start - 1])) start -= 1;
  return source.slice(start, end);
}
