/** A tag found in XML text (标签): local name, its whole text and place. Names are compared without prefix because producers choose prefixes freely. */
export interface XmlTag {
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/gu;

/** Lists the tags of XML text in order; comments, CDATA and instructions are stepped over. */
export function* scanTags(xml: string): Generator<XmlTag> {
  for (const match of xml.matchAll(TAG)) {
    const name = match[2];
    if (name === undefined) continue;
    const kind = match[1] === "/" ? "close" : match[4] === "/" ? "empty" : "open";
    yield { name, kind, text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

/** An element with its content (元素): `inner` is the text between its tags, empty for `<x/>`. */
export interface XmlElement {
  readonly tag: string;
  readonly inner: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the elements of a local name, the outermost ones when they nest. */
export function listElements(xml: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  let open: XmlTag | null = null;
  let depth = 0;
  for (const tag of scanTags(xml)) {
    if (tag.name !== name) continue;
    if (tag.kind === "empty") {
      if (open === null) found.push({ tag: tag.text, inner: "", start: tag.start, end: tag.end });
    } else if (tag.kind === "open") {
      open ??= tag;
      depth += 1;
    } else if (open !== null) {
      depth -= 1;
      if (depth > 0) continue;
      found.push({ tag: open.text, inner: xml.slice(open.end, tag.start), start: open.start, end: tag.end });
      open = null;
    }
  }
  return found;
}

const attributePatterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  let pattern = attributePatterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(\\s(?:[\\w.-]+:)?${name}\\s*=\\s*)("[^"]*"|'[^']*')`, "u");
    attributePatterns.set(name, pattern);
  }
  return pattern;
}

/** Finds an attribute. Where both kinds of quotes stand in a tag, a value may hold what looks like another attribute. */
function findAttribute(tag: string, name: string): RegExpExecArray | null {
  const match = attributePattern(name).exec(tag);
  if (match === null || !tag.includes('"') || !tag.includes("'")) return match;
  const blanked = tag.replace(/"[^"]*"|'[^']*'/gu, (value) => `"${"_".repeat(value.length - 2)}"`);
  const found = attributePattern(name).exec(blanked);
  if (found === null) return null;
  found[2] = tag.slice(found.index + found[0].length - (found[2] ?? "").length, found.index + found[0].length);
  return found;
}

/** Reads an attribute of a tag's text by its local name; null when absent. */
export function readAttribute(tag: string, name: string): string | null {
  const match = findAttribute(tag, name);
  return match === null ? null : decodeXml((match[2] ?? "").slice(1, -1));
}

/** Writes an attribute into a tag's text, in its place or at the end. */
export function writeAttribute(tag: string, name: string, value: string): string {
  const written = `"${encodeXml(value).replaceAll('"', "&quot;")}"`;
  const found = findAttribute(tag, name);
  if (found !== null)
    return tag.slice(0, found.index) + (found[1] ?? "") + written + tag.slice(found.index + found[0].length);
  return tag.replace(/\s*(\/?)>$/u, (_, slash: string) => ` ${name}=${written}${slash}>`);
}

/** Takes an attribute out of a tag's text. */
export function dropAttribute(tag: string, name: string): string {
  const found = findAttribute(tag, name);
  return found === null ? tag : tag.slice(0, found.index) + tag.slice(found.index + found[0].length);
}

/** Text of an XML piece with entities and numeric references resolved; astral ones (`&#134071;`) too. */
export function decodeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/giu, (whole, hex, decimal, named) => {
    if (hex !== undefined || decimal !== undefined) {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    }
    return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[String(named).toLowerCase()] ?? whole;
  });
}

/** Escapes text for XML content. */
export function encodeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Contents of the items of a shared string part. Comments and CDATA may hide what looks like a tag; without them one pattern finds an item at a time. */
export function listStringItems(xml: string): readonly string[] {
  if (xml.includes("<!")) return listElements(xml, "si").map((item) => item.inner);
  return Array.from(xml.matchAll(STRING_ITEM), (match) => match[1] ?? "");
}

const STRING_ITEM = /<(?:[\w.-]+:)?si(?:\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:[\w.-]+:)?si\s*>)/gu;

/** Joins the `<t>` texts of a string item; phonetic guides (`<rPh>`) are no part of it, `_x000D_` stands for a character. */
export function readStringItem(inner: string): string {
  const plain = PLAIN_ITEM.exec(inner)?.[1];
  if (plain !== undefined && !plain.includes("_x")) return decodeXml(plain);
  const spoken = inner.includes("rPh") ? inner.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/gu, "") : inner;
  const text = listElements(spoken, "t")
    .map((item) => decodeXml(item.inner))
    .join("");
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Nearly every item: one text and nothing around it. */
const PLAIN_ITEM = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/u;
