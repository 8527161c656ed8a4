/** Makes the file that goes back to its sender (退回表): the sender's own workbook with a comment in each faulty cell and a list of them. */
import { err, ok, type Result } from "#domain/shared/result";
import type { Cancelled } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { type FormPackage, openFormPackage, relationsPart } from "./form-package.ts";
import type { WorkbookFile } from "./opened-workbook.ts";
import { type CellRemark, listCommented, writeComments, writeNoteBoxes } from "./return-comments.ts";
import { plainSheetName, writePlainCopy } from "./plain-copy.ts";
import { addListStyles, type ReturnLine, writeListSheet } from "./return-list-sheet.ts";
import { cellAddress } from "#domain/workbook/cell-address";
import { encodeXml, listElements, readAttribute, scanTags } from "./xml-text.ts";
import { writeZip } from "./write-zip.ts";

export type { ReturnLine } from "./return-list-sheet.ts";

/** Name of the list sheet; the reader finds a returned file by it. */
export const RETURN_SHEET = "退回清单";

/** What the list sheet says above its lines. */
export interface ReturnHead {
  readonly title: string;
  /** The line by which the file is known when it comes back. */
  readonly mark: string;
  readonly guide: string;
}

/** Writes the return file. An .xlsx or .xlsm is edited part by part, so that everything else stays as it was; other formats are first turned into a plain .xlsx with their values (`plainSheetName` says the names of its sheets). */
export async function writeReturnFile(
  file: WorkbookFile,
  lines: readonly ReturnLine[],
  head: ReturnHead,
): Promise<Result<{ readonly bytes: Uint8Array; readonly converted: boolean }, WorkbookError | Cancelled>> {
  const opened = openEditable(file);
  const own = opened === null ? null : annotate(opened, lines, head);
  if (own !== null) return ok({ bytes: own, converted: false });
  const plain = await writePlainCopy(file);
  if (!plain.ok) return plain;
  const renamed = lines.map((line) => ({ ...line, sheet: plainSheetName(line.sheet) }));
  const again = openEditable({ name: file.name, bytes: plain.value });
  const annotated = again === null ? null : annotate(again, renamed, head);
  if (annotated === null) return err({ type: "FileDamaged", file: file.name, detail: "转成 xlsx 时没有成功" });
  return ok({ bytes: annotated, converted: true });
}

function openEditable(file: WorkbookFile): FormPackage | null {
  const opened = openFormPackage(file);
  if (!opened.ok) return null;
  const workbook = opened.value.text(opened.value.workbookPart) ?? "";
  // The strict dialect has other addresses for relations; its few files go the plain way.
  return workbook.includes("purl.oclc.org") ? null : opened.value;
}

/** A package while parts are changed and added. */
interface Draft {
  readonly form: FormPackage;
  readonly parts: Map<string, string>;
}

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

function annotate(form: FormPackage, lines: readonly ReturnLine[], head: ReturnHead): Uint8Array | null {
  const draft: Draft = { form, parts: new Map() };
  for (const sheet of form.sheets) {
    const remarks = joinRemarks(lines.filter((line) => line.sheet === sheet.name));
    if (remarks.length > 0 && !annotateSheet(draft, sheet.part, remarks)) return null;
  }
  if (!addListSheet(draft, lines, head)) return null;
  const encoder = new TextEncoder();
  const encoded = [...draft.parts].map(([part, text]) => [part, encoder.encode(text)] as const);
  const isOld = (part: string): boolean => form.archive.find(part) !== null;
  const nameOf = (part: string): string => form.archive.find(part)?.name ?? part;
  return writeZip(
    form.archive,
    new Map(encoded.filter(([part]) => isOld(part)).map(([part, bytes]) => [nameOf(part), bytes])),
    new Set(),
    new Map(encoded.filter(([part]) => !isOld(part))),
  );
}

/** Several problems of one cell make one comment. */
function joinRemarks(lines: readonly ReturnLine[]): readonly CellRemark[] {
  const byCell = new Map<string, CellRemark>();
  for (const { row, column, reason, suggestion } of lines) {
    const key = cellAddress(row, column);
    const text = suggestion === null ? reason : `${reason}\n建议改为：${suggestion}`;
    const before = byCell.get(key);
    byCell.set(key, { row, column, text: before === undefined ? text : `${before.text}\n${text}` });
  }
  return [...byCell.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

function annotateSheet(draft: Draft, part: string, remarks: readonly CellRemark[]): boolean {
  const { form } = draft;
  const relations = form.relations(part);
  const oldComments = relations.find(({ type }) => type === "comments");
  const oldBoxes = relations.find(({ type }) => type === "vmlDrawing" && isLegacyDrawing(form, part, relations));
  const comments = oldComments === undefined ? null : readPart(draft, oldComments.target);
  const boxes = oldBoxes === undefined ? null : readPart(draft, oldBoxes.target);
  const commented = listCommented(comments);
  const fresh = remarks.filter(({ row, column }) => !commented.has(cellAddress(row, column)));
  const commentsPart = oldComments?.target ?? newPart(draft, "xl/comments", ".xml");
  draft.parts.set(commentsPart, writeComments(comments, remarks));
  const boxesPart = oldBoxes?.target ?? newPart(draft, "xl/drawings/vmlDrawing", ".vml");
  draft.parts.set(boxesPart, writeNoteBoxes(boxes, fresh));
  if (oldComments === undefined) {
    addRelation(draft, part, "comments", commentsPart);
    addOverride(draft, commentsPart, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
  }
  if (oldBoxes !== undefined) return true;
  addDefault(draft, "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
  const id = addRelation(draft, part, "vmlDrawing", boxesPart);
  const xml = readPart(draft, part);
  const withDrawing = xml === null ? null : insertLegacyDrawing(xml, id);
  if (withDrawing === null) return false;
  draft.parts.set(part, withDrawing);
  return true;
}

/** The drawing of header pictures is a vmlDrawing too; notes belong to the one named by legacyDrawing. */
function isLegacyDrawing(form: FormPackage, part: string, relations: ReturnType<FormPackage["relations"]>): boolean {
  const tail = afterData(form.text(part) ?? "");
  const named = listElements(tail.text, "legacyDrawing")[0];
  const id = named === undefined ? null : readAttribute(named.tag, "id");
  return relations.some((relation) => relation.type === "vmlDrawing" && relation.id === id);
}

/** Elements that must stand behind legacyDrawing (ECMA-376 part 1, 18.3.1.99). */
const BEHIND = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
]);

function insertLegacyDrawing(xml: string, id: string): string | null {
  const tail = afterData(xml);
  if (tail.start < 0) return null;
  const prefix = /<((?:[\w.-]+:)?)worksheet[\s>]/u.exec(xml)?.[1] ?? "";
  const element = `<${prefix}legacyDrawing xmlns:r="${RELATION}" r:id="${id}"/>`;
  let depth = 0;
  for (const tag of scanTags(tail.text)) {
    const isEnd = tag.kind === "close" && tag.name === "worksheet";
    const wrapped =
      tag.name === "AlternateContent" && /<(?:[\w.-]+:)?(?:controls|oleObjects)[\s>]/u.test(tail.text.slice(tag.start));
    if (isEnd || (depth === 0 && tag.kind !== "close" && (BEHIND.has(tag.name) || wrapped))) {
      const at = tail.start + tag.start;
      return xml.slice(0, at) + element + xml.slice(at);
    }
    if (tag.kind === "open") depth += 1;
    else if (tag.kind === "close") depth -= 1;
  }
  return null;
}

/** The part of a sheet behind its cells; tags are looked for there only, for the cells may be a hundred megabytes. */
function afterData(xml: string): { readonly text: string; readonly start: number } {
  const close = /<\/(?:[\w.-]+:)?sheetData\s*>/gu;
  let start = -1;
  const from = Math.max(0, xml.lastIndexOf("sheetData") - 20);
  close.lastIndex = from;
  const match = close.exec(xml);
  if (match !== null) start = match.index + match[0].length;
  else {
    const empty = /<(?:[\w.-]+:)?sheetData\s*\/>/u.exec(xml);
    if (empty !== null) start = empty.index + empty[0].length;
  }
  return { text: start < 0 ? "" : xml.slice(start), start };
}

function addListSheet(draft: Draft, lines: readonly ReturnLine[], head: ReturnHead): boolean {
  const { form } = draft;
  const workbook = readPart(draft, form.workbookPart);
  const sheets = workbook === null ? undefined : listElements(workbook, "sheets")[0];
  if (workbook === null || sheets === undefined) return false;
  const stylesPart = form.workbookRelations.find(({ type }) => type === "styles")?.target;
  const styles = stylesPart === undefined ? null : readPart(draft, stylesPart);
  const added = styles === null ? null : addListStyles(styles);
  if (added !== null && stylesPart !== undefined) draft.parts.set(stylesPart, added.styles);
  const numbers = added?.numbers ?? { title: 0, heading: 0, wrapped: 0 };
  const part = newPart(draft, "xl/worksheets/sheet", ".xml");
  draft.parts.set(part, writeListSheet(lines, head, numbers));
  addOverride(draft, part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
  const id = addRelation(draft, form.workbookPart, "worksheet", part);
  const own = listElements(sheets.inner, "sheet");
  const sheetId = 1 + own.reduce((most, { tag }) => Math.max(most, Number(readAttribute(tag, "sheetId") ?? 0)), 0);
  const prefix = /^<((?:[\w.-]+:)?)/u.exec(sheets.tag)?.[1] ?? "";
  const name = freeName(form.sheets.map((sheet) => sheet.name));
  const element = `<${prefix}sheet name="${encodeXml(name)}" sheetId="${sheetId}" xmlns:r="${RELATION}" r:id="${id}"/>`;
  const at = sheets.end - `</${prefix}sheets>`.length;
  draft.parts.set(form.workbookPart, workbook.slice(0, at) + element + workbook.slice(at));
  return true;
}

function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? RETURN_SHEET : `${RETURN_SHEET}${number}`;
    if (!taken.includes(name)) return name;
  }
}

function readPart(draft: Draft, part: string): string | null {
  return draft.parts.get(part) ?? draft.form.text(part);
}

function newPart(draft: Draft, stem: string, extension: string): string {
  for (let number = 1; ; number += 1) {
    const part = `${stem}${number}${extension}`;
    if (!draft.parts.has(part) && draft.form.archive.find(part) === null) return part;
  }
}

function addRelation(draft: Draft, owner: string, type: string, target: string): string {
  const part = relationsPart(owner);
  const xml =
    readPart(draft, part) ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}"></Relationships>`;
  const ids = new Set(listElements(xml, "Relationship").map(({ tag }) => readAttribute(tag, "Id")));
  let number = ids.size + 1;
  while (ids.has(`rId${number}`)) number += 1;
  const id = `rId${number}`;
  const prefix = /<((?:[\w.-]+:)?)Relationships[\s>/]/u.exec(xml)?.[1] ?? "";
  const element = `<${prefix}Relationship Id="${id}" Type="${RELATION}/${type}" Target="/${encodeXml(target)}"/>`;
  draft.parts.set(part, appendTo(xml, "Relationships", element));
  return id;
}

const TYPES = "[Content_Types].xml";

function addOverride(draft: Draft, part: string, contentType: string): void {
  addType(draft, (prefix) => `<${prefix}Override PartName="/${part}" ContentType="${contentType}"/>`);
}

function addDefault(draft: Draft, extension: string, contentType: string): void {
  const known = listElements(readPart(draft, TYPES) ?? "", "Default").some(
    ({ tag }) => readAttribute(tag, "Extension")?.toLowerCase() === extension,
  );
  if (!known) addType(draft, (prefix) => `<${prefix}Default Extension="${extension}" ContentType="${contentType}"/>`);
}

function addType(draft: Draft, element: (prefix: string) => string): void {
  const xml = readPart(draft, TYPES) ?? "";
  const prefix = /<((?:[\w.-]+:)?)Types[\s>]/u.exec(xml)?.[1] ?? "";
  draft.parts.set(TYPES, appendTo(xml, "Types", element(prefix)));
}

function appendTo(xml: string, name: string, element: string): string {
  const found = listElements(xml, name)[0];
  if (found === undefined) return xml;
  const full = /^<([\w.:-]+)/u.exec(found.tag)?.[1] ?? name;
  const open = found.tag.replace(/\s*\/>$/u, ">");
  return `${xml.slice(0, found.start)}${open}${found.inner}${element}</${full}>${xml.slice(found.end)}`;
}
