import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellRange, SheetVisibility } from "#domain/workbook/grid";
import { err, ok, type Result } from "#domain/shared/result";
import { partInWords } from "./part-words.ts";
import type { ZipArchive, ZipEntry, ZipError } from "./zip-archive.ts";
import { inflateEntry } from "./zip-inflate.ts";
import {
  decodeXmlBytes,
  hasDefinitions,
  isXmlTrue,
  readXml,
  readXmlInteger,
  type XmlAttributes,
} from "./xml-reader.ts";

/** The parts of an Office Open XML workbook that reading needs, found by relations, not by their usual names. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly sharedStrings: OptionalPart;
  readonly styles: OptionalPart;
  readonly theme: OptionalPart;
}

/** A part that a workbook may lack; `missing` when it is announced and not there. */
export type OptionalPart = ZipEntry | "missing" | null;

/** A sheet as the workbook lists it; `entry` is null when its part is missing. */
export interface SheetPart {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly entry: ZipEntry | null;
  /** First range of its print area; absent: everything is printed. */
  readonly printArea?: CellRange;
}

/** One relation of a part: its kind is the last word of the type address. */
interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** Largest of the small parts (workbook, relations, styles, theme): real ones are a few kilobytes, worn-out styles some megabytes. */
const LARGEST_SMALL_PART = 64 * 1024 * 1024;
/** Sheets of a workbook that are read: one for each enterprise of a zone, and more. */
const MOST_SHEETS = 5000;

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
  const byKind = (kind: string, usual: string): OptionalPart => {
    const announced = relations.find((relation) => relation.kind === kind)?.target;
    return announced === undefined ? archive.find(`${folder}${usual}`) : (findTarget(archive, announced) ?? "missing");
  };
  const sheets: SheetPart[] = [];
  const taken = new Set<ZipEntry>();
  let date1904 = false;
  const printAreas = new Map<number, CellRange>();
  let printed: number | null = null;
  const whole = readXml(document.value, {
    text(text) {
      const range = printed === null ? null : printedRange(text);
      if (printed !== null && range !== null) printAreas.set(printed, range);
      printed = null;
    },
    open(name, attributes) {
      if (name === "definedName")
        printed = attributes.name === "_xlnm.Print_Area" ? readXmlInteger(attributes.localSheetId, 0) : null;
      if (name === "workbookPr") date1904 = isXmlTrue(attributes.date1904);
      if (name !== "sheet" || sheets.length > MOST_SHEETS) return;
      const part = readSheetPart(archive, attributes, relations);
      // Two sheets cannot share their content; a file that says so is damaged or means to be read without end.
      const shared = part.entry !== null && taken.has(part.entry);
      if (part.entry !== null) taken.add(part.entry);
      sheets.push(shared ? { ...part, entry: null } : part);
    },
  });
  if (!whole) return err({ type: "ZipDamaged", detail: "工作表的目录不完整" });
  if (sheets.length === 0) return err({ type: "ZipDamaged", detail: "里面一张工作表也没有" });
  if (sheets.length > MOST_SHEETS) return err({ type: "ZipDamaged", detail: `工作表超过 ${MOST_SHEETS} 张` });
  return ok({
    sheets: sheets.map((sheet, at) => {
      const printArea = printAreas.get(at);
      return printArea === undefined ? sheet : { ...sheet, printArea };
    }),
    date1904,
    sharedStrings: byKind("sharedStrings", "sharedStrings.xml"),
    styles: byKind("styles", "styles.xml"),
    theme: byKind("theme", "theme/theme1.xml"),
  });
}

/** Of several ranges the first; whole rows and columns bound nothing that is worth drawing. */
function printedRange(text: string): CellRange | null {
  const [first = ""] = text.split(/,(?![^']*'!)/u);
  return parseCellRange(first.slice(first.lastIndexOf("!") + 1).replaceAll("$", ""));
}

/** Finds a small XML part, inflates and decodes it. */
function readPart(archive: ZipArchive, path: string): Result<string, ZipError> {
  const entry = archive.find(path);
  return entry === null ? err({ type: "ZipDamaged", detail: `文件里缺少${partInWords(path)}` }) : readSmallPart(entry);
}

/** Inflates a small XML part and decodes it. */
export function readSmallPart(entry: ZipEntry): Result<string, ZipError> {
  const bytes = inflateEntry(entry, LARGEST_SMALL_PART);
  if (!bytes.ok) return bytes;
  const text = decodeXmlBytes(bytes.value);
  return hasDefinitions(text) ? err({ type: "ZipDamaged", detail: FOREIGN_DEFINITIONS }) : ok(text);
}

/** Declared entities can name files of this computer or grow without end; they are never resolved. */
export const FOREIGN_DEFINITIONS = "文件里夹带了自定义的外部内容，可能不安全，没有读取";

/** Targets may be written as addresses, with `%20` for a space. */
function findTarget(archive: ZipArchive, target: string): ZipEntry | null {
  const found = archive.find(target);
  if (found !== null || !target.includes("%")) return found;
  try {
    return archive.find(decodeURIComponent(target));
  } catch {
    return null;
  }
}

function readSheetPart(archive: ZipArchive, attributes: XmlAttributes, relations: readonly Relation[]): SheetPart {
  const state = attributes.state;
  const idKey = Object.keys(attributes).find((key) => key.endsWith(":id"));
  const relation = relations.find((candidate) => idKey !== undefined && candidate.id === attributes[idKey]);
  return {
    name: attributes.name ?? "",
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
    entry: relation === undefined ? null : findTarget(archive, relation.target),
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
