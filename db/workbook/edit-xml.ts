import {
  decodeXml,
  encodeXml,
  listElements,
  readAttribute,
  scanTags,
  writeAttribute,
  type XmlElement,
} from "./xml-text.ts";

/** Text of an element that holds text only (文字内容): entities resolved, CDATA unwrapped, comments left out. */
export function readLeaf(inner: string): string {
  if (!inner.includes("<!")) return decodeXml(inner);
  return inner
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->)/u)
    .map((piece) => {
      if (piece.startsWith("<![CDATA[")) return piece.slice(9, -3);
      return piece.startsWith("<!--") ? "" : decodeXml(piece);
    })
    .join("");
}

/** Rewrites the text of elements that hold text only. */
export function mapLeaves(xml: string, names: readonly string[], change: (text: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  let open: { readonly name: string; readonly end: number } | null = null;
  for (const tag of scanTags(xml)) {
    if (tag.kind === "open") open = names.includes(tag.name) ? tag : null;
    else if (tag.kind === "close" && open !== null && tag.name === open.name) {
      const text = readLeaf(xml.slice(open.end, tag.start));
      const changed = change(text);
      if (changed !== text) {
        parts.push(xml.slice(at, open.end), encodeXml(changed));
        at = tag.start;
      }
      open = null;
    } else open = null;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}

/** Rewrites opening tags. */
export function replaceTags(xml: string, change: (name: string, tag: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const tag of scanTags(xml)) {
    if (tag.kind === "close") continue;
    const changed = change(tag.name, tag.text);
    if (changed === tag.text) continue;
    parts.push(xml.slice(at, tag.start), changed);
    at = tag.end;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}

/** Rewrites whole elements of a name, the outermost ones; an empty answer takes the element out. */
export function replaceElements(
  xml: string,
  name: string,
  change: (element: XmlElement, whole: string) => string,
): string {
  if (!xml.includes(name)) return xml;
  const parts: string[] = [];
  let at = 0;
  for (const element of listElements(xml, name)) {
    parts.push(xml.slice(at, element.start), change(element, xml.slice(element.start, element.end)));
    at = element.end;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}

/** Rewrites one attribute of a tag, where it is; null takes nothing out but leaves the tag to the caller. */
export function changeAttribute(tag: string, name: string, change: (value: string) => string | null): string {
  const old = readAttribute(tag, name);
  if (old === null) return tag;
  const value = change(old);
  return value === null || value === old ? tag : writeAttribute(tag, name, value);
}

/** A list element and what it lists, e.g. `hyperlinks` of `hyperlink`. */
export type Container = readonly [list: string, item: string];

/** Counts lists anew whose items have changed, and takes out those left without items: Excel repairs files with empty lists. */
export function tidyLists(xml: string, containers: readonly Container[]): string {
  let text = xml;
  for (const [list, item] of containers) {
    text = replaceElements(text, list, (element, whole) => {
      const count = item === "" ? (element.inner.includes("<") ? 1 : 0) : listElements(element.inner, item).length;
      if (count === 0) return "";
      const old = readAttribute(element.tag, "count");
      if (old === null || Number(old) === count) return whole;
      return writeAttribute(element.tag, "count", String(count)) + whole.slice(element.tag.length);
    });
  }
  return text;
}
