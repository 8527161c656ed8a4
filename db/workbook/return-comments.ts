import { cellAddress } from "#domain/workbook/cell-address";
import { encodeXml, listElements, readAttribute, scanTags } from "./xml-text.ts";

/** A remark to stand as a comment on a cell (批注). */
export interface CellRemark {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Author of the comments, as Excel shows it in the status bar. */
const AUTHOR = "园册退回";

/** Comments of a sheet with the remarks added (批注部件). A cell that has a comment already keeps it, the remark goes below. */
export function writeComments(existing: string | null, remarks: readonly CellRemark[]): string {
  if (existing === null) {
    const list = remarks.map((remark) => commentXml(remark, 0, "")).join("");
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors><author>${AUTHOR}</author></authors><commentList>${list}</commentList></comments>`;
  }
  const prefix = /<((?:[\w.-]+:)?)comments[\s>]/u.exec(existing)?.[1] ?? "";
  const authors = listElements(existing, "authors")[0];
  const count = authors === undefined ? 0 : listElements(authors.inner, "author").length;
  let text = existing;
  const added = new Map(remarks.map((remark) => [cellAddress(remark.row, remark.column), remark]));
  for (const comment of listElements(existing, "comment").toReversed()) {
    const place = readAttribute(comment.tag, "ref") ?? "";
    const remark = added.get(place);
    if (remark === undefined) continue;
    added.delete(place);
    const whole = addRun(text.slice(comment.start, comment.end), runXml(`\n${remark.text}`, prefix), prefix);
    text = text.slice(0, comment.start) + whole + text.slice(comment.end);
  }
  const list = [...added.values()].map((remark) => commentXml(remark, count, prefix)).join("");
  text = insertBeforeClose(text, "commentList", list, prefix);
  return insertBeforeClose(text, "authors", `<${prefix}author>${AUTHOR}</${prefix}author>`, prefix);
}

/** Cells that carry a comment already. */
export function listCommented(comments: string | null): ReadonlySet<string> {
  return new Set(
    comments === null ? [] : listElements(comments, "comment").map(({ tag }) => readAttribute(tag, "ref") ?? ""),
  );
}

/** The drawing of note boxes (批注框) that comments need beside them, with a box for each new remark. */
export function writeNoteBoxes(existing: string | null, remarks: readonly CellRemark[]): string {
  const first = existing === null ? FIRST_SHAPE : lastShape(existing) + 1;
  const boxes = remarks.map((remark, at) => boxXml(remark, first + at)).join("");
  if (existing === null) return `${VML_HEAD}${boxes}</xml>`;
  const close = existing.lastIndexOf("</xml>");
  return close < 0 ? existing : `${existing.slice(0, close)}${boxes}${existing.slice(close)}`;
}

const FIRST_SHAPE = 1025;
const VML_HEAD = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

function commentXml({ row, column, text }: CellRemark, author: number, prefix: string): string {
  const head = `<${prefix}comment ref="${cellAddress(row, column)}" authorId="${author}">`;
  return `${head}<${prefix}text>${runXml(text, prefix)}</${prefix}text></${prefix}comment>`;
}

function runXml(text: string, prefix: string): string {
  return `<${prefix}r><${prefix}rPr><${prefix}sz val="9"/></${prefix}rPr><${prefix}t xml:space="preserve">${encodeXml(text)}</${prefix}t></${prefix}r>`;
}

/** Adds a run to a comment's text. A bare `<t>` becomes a run first: some readers take either the one or the other. */
function addRun(comment: string, run: string, prefix: string): string {
  const body = listElements(comment, "text")[0];
  if (body === undefined) return comment;
  const runs = listElements(body.inner, "r");
  const bare =
    runs.length === 0 ? body.inner.replace(/[\s\S]+/u, (inner) => `<${prefix}r>${inner}</${prefix}r>`) : body.inner;
  return `${comment.slice(0, body.start)}${body.tag.replace(/\s*\/>$/u, ">")}${bare}${run}</${prefix}text>${comment.slice(body.end)}`;
}

function insertBeforeClose(xml: string, name: string, content: string, prefix: string): string {
  if (content === "") return xml;
  for (const tag of [...scanTags(xml)].toReversed()) {
    if (tag.name !== name) continue;
    if (tag.kind === "close") return xml.slice(0, tag.start) + content + xml.slice(tag.start);
    if (tag.kind === "empty")
      return `${xml.slice(0, tag.start)}<${prefix}${name}>${content}</${prefix}${name}>${xml.slice(tag.end)}`;
  }
  return xml;
}

function lastShape(vml: string): number {
  const ids = [...vml.matchAll(/_x0000_s(\d+)/gu)].map((match) => Number(match[1]));
  return ids.reduce((most, id) => Math.max(most, id), FIRST_SHAPE - 1);
}

/** Rows of text a note box shows at its width. */
const CHARACTERS_PER_LINE = 18;

function boxXml({ row, column, text }: CellRemark, id: number): string {
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_PER_LINE)), 0);
  const height = Math.min(12, lines + 1);
  const anchor = [column, 15, Math.max(0, row - 2), 4, column + 3, 15, Math.max(0, row - 2) + height, 4].join(", ");
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:190pt;height:${height * 14}pt;z-index:${id - FIRST_SHAPE + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
}
