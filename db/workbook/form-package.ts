import { err, ok, type Result } from "#domain/shared/result";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { SheetVisibility } from "#domain/workbook/grid";
import type { FormError } from "#domain/reporting/form-error";
import { xmlEncoding } from "./xml-reader.ts";
import { listElements, readAttribute } from "./xml-text.ts";
import { openZip, type ZipArchive } from "./zip-archive.ts";
import { inflateEntry } from "./zip-inflate.ts";

/** A form's package opened for reading and editing as text (表式文件包). Part names as in the zip, without a leading slash. */
export interface FormPackage {
  readonly archive: ZipArchive;
  readonly workbookPart: string;
  readonly sheets: readonly SheetPart[];
  /** Names of all tabs, chart sheets among them: `localSheetId` counts these. */
  readonly tabs: readonly string[];
  /** Part names of a workbook-level relation type, e.g. `calcChain`. */
  readonly workbookRelations: readonly Relation[];
  /** Text of a part; null when there is none. */
  readonly text: (part: string) => string | null;
  readonly relations: (part: string) => readonly Relation[];
}

/** A sheet of the package. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly visibility: SheetVisibility;
}

/** A relation of a part (关系); `type` is the last word of its address. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Opens an .xlsx/.xlsm package. Other formats cannot be edited part by part and are refused by name. */
export function openFormPackage(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Result<FormPackage, FormError | WorkbookError> {
  if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return err({ type: "FormNotXlsx", file: file.name });
  const opened = openZip(file.bytes);
  if (!opened.ok) return err({ type: "FileDamaged", file: file.name, detail: opened.error.detail });
  return openFormArchive(file.name, opened.value);
}

/** Opens a package that was put together in memory. */
export function openFormArchive(file: string, archive: ZipArchive): Result<FormPackage, FormError | WorkbookError> {
  const form = readPackage(archive);
  if (form === null) return err({ type: "FormNotXlsx", file });
  if (form.sheets.some((sheet) => form.text(sheet.part) === null)) {
    return err({ type: "FileDamaged", file, detail: "有工作表读不出来，文件可能没有传完整" });
  }
  return ok(form);
}

/** Sheets of a package by name, without reading them. */
export function listSheetParts(archive: ZipArchive): readonly SheetPart[] {
  return readPackage(archive)?.sheets ?? [];
}

/** Null when the package holds no workbook of XML parts. */
function readPackage(archive: ZipArchive): FormPackage | null {
  const texts = new Map<string, string | null>();
  const text = (part: string): string | null => {
    const known = texts.get(part);
    if (known !== undefined) return known;
    const read = readPart(archive, part);
    texts.set(part, read);
    return read;
  };
  const relations = (part: string) => readRelations(archive, part, text);
  const workbookPart =
    relations("").find((relation) => relation.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const workbook = text(workbookPart);
  if (workbook === null || archive.find("xl/workbook.bin") !== null) return null;
  const workbookRelations = relations(workbookPart);
  const tags = listElements(listElements(workbook, "sheets")[0]?.inner ?? "", "sheet").map(({ tag }) => tag);
  return {
    archive,
    workbookPart,
    sheets: readSheets(tags, workbookRelations),
    tabs: tags.map(readTab),
    workbookRelations,
    text,
    relations,
  };
}

function readPart(archive: ZipArchive, part: string): string | null {
  const entry = archive.find(part);
  if (entry === null) return null;
  const inflated = inflateEntry(entry);
  if (!inflated.ok) return null;
  const encoding = xmlEncoding(inflated.value.subarray(0, 200));
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(inflated.value);
    // Parts that are changed are written as UTF-8, so their first line must say so.
    return encoding === "utf-8" ? text : text.replace(DECLARED_ENCODING, "$1UTF-8");
  } catch {
    return null;
  }
}

const DECLARED_ENCODING = /^(\uFEFF?<\?xml[^>]*?encoding\s*=\s*["'])[\w-]+/u;

function readSheets(tags: readonly string[], relations: readonly Relation[]): SheetPart[] {
  return tags.flatMap((tag): SheetPart[] => {
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1] ?? "";
    const relation = relations.find((candidate) => candidate.id === id);
    if (relation?.type !== "worksheet") return [];
    const state = readAttribute(tag, "state");
    const visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
    return [{ name: readTab(tag), part: relation.target, visibility }];
  });
}

function readTab(tag: string): string {
  return readAttribute(tag, "name") ?? "";
}

/** Name of the relations part that belongs to a part; the package's own for an empty name. */
export function relationsPart(part: string): string {
  const path = part.replaceAll("\\", "/");
  const slash = path.lastIndexOf("/");
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

function readRelations(archive: ZipArchive, part: string, text: (part: string) => string | null): Relation[] {
  const xml = text(relationsPart(part));
  if (xml === null) return [];
  return listElements(xml, "Relationship").flatMap((element): Relation[] => {
    if (readAttribute(element.tag, "TargetMode") === "External") return [];
    const type = (readAttribute(element.tag, "Type") ?? "").split("/").at(-1) ?? "";
    const path = resolveTarget(part, readAttribute(element.tag, "Target") ?? "");
    return [{ id: readAttribute(element.tag, "Id") ?? "", type, target: findName(archive, path) ?? path }];
  });
}

/** Targets may be written as addresses, with `%20` for a space. */
function findName(archive: ZipArchive, path: string): string | null {
  const found = archive.find(path)?.name ?? null;
  if (found !== null || !path.includes("%")) return found;
  try {
    return archive.find(decodeURIComponent(path))?.name ?? null;
  } catch {
    return null;
  }
}

/** Targets are relative to the part's folder, or absolute with a leading slash (openpyxl, WPS); some writers use back slashes. */
function resolveTarget(part: string, target: string): string {
  const address = target.replaceAll("\\", "/");
  const folder = part.replaceAll("\\", "/").split("/").slice(0, -1);
  const path: string[] = [];
  for (const step of [...(address.startsWith("/") ? [] : folder), ...address.split("/")]) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}
