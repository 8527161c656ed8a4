import { encodeXml, readAttribute, writeAttribute } from "./xml-text.ts";

/** New texts for a workbook (共享文本): they are appended, the existing ones are never touched because other cells share them. */
export interface StringAppender {
  /** The XML attributes and content of a cell that shows this text. */
  readonly cell: (text: string) => { readonly type: string; readonly inner: string };
  /** The part with the new texts, or null when nothing was added or the workbook has no such part. */
  readonly result: () => string | null;
}

/** Creates the appender for `xl/sharedStrings.xml`; without one, texts are written inside their cells. */
export function createStringAppender(xml: string | null, prefix: string): StringAppender {
  const root = xml === null ? null : /<((?:[\w.-]+:)?)sst\b[^>]*?(\/?)>/u.exec(xml);
  if (xml === null || root === null) {
    return {
      cell: (text) => ({
        type: "inlineStr",
        inner: `<${prefix}is><${prefix}t${space(text)}>${escapeText(text)}</${prefix}t></${prefix}is>`,
      }),
      result: () => null,
    };
  }
  const first = (xml.match(/<(?:[\w.-]+:)?si(?=[\s>/])/gu) ?? []).length;
  const added = new Map<string, number>();
  let uses = 0;
  return {
    cell: (text) => {
      uses += 1;
      const index = added.get(text) ?? first + added.size;
      added.set(text, index);
      return { type: "s", inner: `<${prefix}v>${index}</${prefix}v>` };
    },
    result: () =>
      added.size === 0
        ? null
        : append(xml, { tag: root[0], at: root.index, name: root[1] ?? "" }, [...added.keys()], uses),
  };
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

/** A literal `_x000D_` in a text must not be read as a character. */
function escapeText(text: string): string {
  return encodeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_"));
}
