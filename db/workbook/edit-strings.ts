import type { RunTexts } from "./row-run.ts";
import { encodeXml, listStringItems, readAttribute, readStringItem, writeAttribute } from "./xml-text.ts";

/** New texts for a workbook (共享文本): they are appended, the existing ones are never touched because other cells share them. */
export interface StringAppender extends RunTexts {
  /** Takes a text in and answers its place in the table; equal texts have one place. */
  readonly add: (text: string) => number;
  /** The text at a place, those that came with the workbook included. */
  readonly textAt: (index: number) => string;
  /** The part with the new texts, or null when nothing was added or the workbook has no such part. */
  readonly result: () => string | null;
}

/** Creates the appender for `xl/sharedStrings.xml`; without one, texts are written inside their cells. */
export function createStringAppender(xml: string | null, prefix: string): StringAppender {
  const root = xml === null ? null : /<((?:[\w.-]+:)?)sst\b[^>]*?(\/?)>/u.exec(xml);
  const first = xml === null || root === null ? 0 : (xml.match(/<(?:[\w.-]+:)?si(?=[\s>/])/gu) ?? []).length;
  const places = new Map<string, number>();
  const texts: string[] = [];
  let own: readonly string[] | null = null;
  let uses = 0;
  return {
    add: (text) => {
      uses += 1;
      const known = places.get(text);
      if (known !== undefined) return known;
      texts.push(text);
      places.set(text, first + texts.length - 1);
      return first + texts.length - 1;
    },
    textAt: (index) => {
      if (index >= first) return texts[index - first] ?? "";
      own ??= listStringItems(xml ?? "").map(readStringItem);
      return own[index] ?? "";
    },
    ...(root === null ? writeInside(texts, prefix) : writeShared(prefix)),
    result: () =>
      xml === null || root === null || texts.length === 0
        ? null
        : append(xml, { tag: root[0], at: root.index, name: root[1] ?? "" }, texts, uses),
  };
}

function writeInside(texts: readonly string[], prefix: string): RunTexts {
  return {
    type: "inlineStr",
    content: (index) => {
      const text = texts[index] ?? "";
      return `<${prefix}is><${prefix}t${space(text)}>${escapeText(text)}</${prefix}t></${prefix}is>`;
    },
  };
}

function writeShared(prefix: string): RunTexts {
  return { type: "s", content: (index) => `<${prefix}v>${index}</${prefix}v>` };
}

function append(
  xml: string,
  root: { readonly tag: string; readonly at: number; readonly name: string },
  texts: readonly string[],
  uses: number,
): string {
  const items = texts.map(
    (text) => `<${root.name}si><${root.name}t${space(text)}>${escapeText(text)}</${root.name}t></${root.name}si>`,
  );
  let tag = root.tag;
  for (const [name, more] of [
    ["count", uses],
    ["uniqueCount", texts.length],
  ] as const) {
    const old = readAttribute(tag, name);
    if (old !== null) tag = writeAttribute(tag, name, String(Number(old) + more));
  }
  const body = xml.slice(root.at + root.tag.length);
  const close = `</${root.name}sst>`;
  if (tag.endsWith("/>")) return [xml.slice(0, root.at), tag.replace(/\s*\/>$/u, ">"), ...items, close, body].join("");
  const end = body.lastIndexOf("</");
  return [xml.slice(0, root.at), tag, body.slice(0, end), ...items, body.slice(end)].join("");
}

/** Excel drops outer spaces and line breaks unless told. */
function space(text: string): string {
  return /^\s|\s$|\n/u.test(text) ? ' xml:space="preserve"' : "";
}

/** A literal `_x000D_` in a text must not be read as a character; line breaks are Excel's own, and characters that XML cannot hold are written by number. */
function escapeText(text: string): string {
  if (!UNUSUAL.test(text)) return encodeXml(text);
  const plain = text.replace(/\r\n?/gu, "\n").replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_");
  const held = plain.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, (letter) => {
    return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  });
  return encodeXml(held.toWellFormed());
}

const UNUSUAL = /[\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/u;
