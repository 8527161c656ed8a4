/** Receiver of the parts of a small XML document, names without their namespace prefix. */
export interface XmlReceiver {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Attributes of one element. Keys are as written (`r:id`), because two prefixes may share a local name. */
export type XmlAttributes = Readonly<Record<string, string>>;

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([^\s/<>"'=]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)|</gu;
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Reads a document of bounded size (workbook, styles, relations) and tells its receiver. Answers whether every opened element was closed. */
export function readXml(document: string, receiver: XmlReceiver): boolean {
  let depth = 0;
  for (const token of document.matchAll(TOKEN)) {
    const [whole, cdata, slash, name, attributes = "", empty, text] = token;
    if (text !== undefined) receiver.text?.(decodeXmlText(text));
    else if (cdata !== undefined) receiver.text?.(cdata);
    else if (name !== undefined && slash === "/") {
      depth -= 1;
      receiver.close?.(localName(name));
    } else if (name !== undefined) {
      receiver.open?.(localName(name), readAttributes(attributes));
      if (empty === "/") receiver.close?.(localName(name));
      else depth += 1;
    } else if (whole === "<") return false;
  }
  return depth === 0;
}

/** Text of an XML part as a string: UTF-8 with or without mark, or UTF-16 by its mark. */
export function decodeXmlBytes(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
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

function readAttributes(source: string): XmlAttributes {
  if (source === "") return {};
  const attributes: Record<string, string> = Object.create(null);
  for (const match of source.matchAll(ATTRIBUTE)) {
    attributes[match[1] ?? ""] = decodeXmlText(match[2] ?? match[3] ?? "");
  }
  return attributes;
}
