import type { SheetVisibility } from "#domain/workbook/grid";
import { err, ok, type Result } from "#domain/shared/result";
import type { ZipArchive, ZipEntry, ZipError } from "./zip-archive.ts";
import { inflateEntry } from "./zip-inflate.ts";
import { decodeXmlBytes, isXmlTrue, readXml, type XmlAttributes } from "./xml-reader.ts";

/** The parts of an Office Open XML workbook that reading needs, found by relations, not by their usual names. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly sharedStrings: ZipEntry | null;
  readonly styles: ZipEntry | null;
  readonly theme: ZipEntry | null;
}

/** A sheet as the workbook lists it; `entry` is null when its part is missing. */
export interface SheetPart {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly entry: ZipEntry | null;
}

/** One relation of a part: its kind is the last word of the type address. */
interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** Largest of the small parts (workbook, relations): real ones are a few kilobytes. */
const LARGEST_SMALL_PART = 32 * 1024 * 1024;

/** Finds the workbook part of a package; null when the package holds no XML workbook. */
export function findWorkbookPart(archive: ZipArchive): string | null {
  const root = readRelations(archive, "_rels/.rels", "");
  const named = root.find((relation) => relation.kind === "officeDocument")?.target;
  for (const path of [named, "xl/workbook.xml"]) {
    if (path?.toLowerCase().endsWith(".xml") && archive.find(path) !== null) return path;
  }
  return null;
}

/** Reads the list of sheets and where their parts are. */
export function readWorkbookParts(archive: ZipArchive, path: string): Result<WorkbookParts, ZipError> {
  const document = readPart(archive, path);
  if (!document.ok) return document;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = readRelations(archive, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const byKind = (kind: string, usual: string): ZipEntry | null =>
    archive.find(relations.find((relation) => relation.kind === kind)?.target ?? `${folder}${usual}`);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  readXml(document.value, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isXmlTrue(attributes.date1904);
      if (name === "sheet") sheets.push(readSheetPart(archive, attributes, relations));
    },
  });
  if (sheets.length === 0) return err({ type: "ZipDamaged", detail: "工作簿里没有列出任何工作表" });
  return ok({
    sheets,
    date1904,
    sharedStrings: byKind("sharedStrings", "sharedStrings.xml"),
    styles: byKind("styles", "styles.xml"),
    theme: byKind("theme", "theme/theme1.xml"),
  });
}

/** Inflates a small XML part and decodes it. */
export function readPart(archive: ZipArchive, path: string): Result<string, ZipError> {
  const entry = archive.find(path);
  if (entry === null) return err({ type: "ZipDamaged", detail: `缺少“${path}”这一部分` });
  const bytes = inflateEntry(entry, LARGEST_SMALL_PART);
  return bytes.ok ? ok(decodeXmlBytes(bytes.value)) : bytes;
}

function readSheetPart(archive: ZipArchive, attributes: XmlAttributes, relations: readonly Relation[]): SheetPart {
  const state = attributes.state;
  const idKey = Object.keys(attributes).find((key) => key.endsWith(":id"));
  const relation = relations.find((candidate) => idKey !== undefined && candidate.id === attributes[idKey]);
  return {
    name: attributes.name ?? "",
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
    entry: relation === undefined ? null : archive.find(relation.target),
  };
}

function readRelations(archive: ZipArchive, path: string, folder: string): readonly Relation[] {
  const document = archive.find(path) === null ? null : readPart(archive, path);
  if (document === null || !document.ok) return [];
  const relations: Relation[] = [];
  readXml(document.value, {
    open(name, attributes) {
      if (name !== "Relationship" || attributes.TargetMode === "External") return;
      const type = attributes.Type ?? "";
      relations.push({
        id: attributes.Id ?? "",
        kind: type.slice(type.lastIndexOf("/") + 1),
        target: resolveTarget(attributes.Target ?? "", folder),
      });
    },
  });
  return relations;
}

/** Targets are relative to the folder of their part, or absolute with a leading `/` (openpyxl and WPS write both). */
function resolveTarget(target: string, folder: string): string {
  const path = target.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
