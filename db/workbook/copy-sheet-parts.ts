import { createHash } from "node:crypto";
import { createMould, type CopyNames, type PartMould } from "./copy-sheet-mould.ts";
import { type FormPackage, relationsPart } from "./form-package.ts";
import { createEntry, renameEntry } from "./write-zip.ts";
import { decodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";
import type { ZipEntry } from "./zip-archive.ts";

/** A part that is made anew for each copy of a sheet (随表复制的部件), with the parts it leads to. */
export interface CopiedPart {
  readonly name: string;
  readonly entry: ZipEntry;
  /** Null for parts that are no XML; their packed bytes are taken as they are. */
  readonly mould: PartMould | null;
  readonly kind: "plain" | "table" | "vml" | "comments";
  readonly relations: { readonly entry: ZipEntry; readonly xml: string; readonly parts: readonly CopiedPart[] } | null;
}

/** Relation types that several parts may lead to together: pictures, persons and what belongs to the workbook. */
const SHARED = new Set([
  "image",
  "person",
  "theme",
  "styles",
  "sharedStrings",
  "officeDocument",
  "worksheet",
  "themeOverride",
]);

/** Reads a part and everything it leads to, ready to be copied. */
export function readCopiedPart(
  form: FormPackage,
  name: string,
  about: { readonly sheet: string; readonly tables: readonly string[]; readonly type: string },
): CopiedPart | null {
  const entry = form.archive.find(name);
  if (entry === null) return null;
  const isXml = /\.(?:xml|vml)$/iu.test(entry.name);
  const xml = isXml ? form.text(entry.name) : null;
  const relationsName = relationsPart(entry.name);
  const relationsXml = form.text(relationsName);
  const relationsEntry = form.archive.find(relationsName);
  const parts = form
    .relations(entry.name)
    .filter((relation) => !SHARED.has(relation.type))
    .flatMap((relation) => readCopiedPart(form, relation.target, { ...about, type: relation.type }) ?? []);
  return {
    name: entry.name,
    entry,
    mould: xml === null ? null : createMould(xml, about.sheet, about.tables),
    kind: kindOf(about.type),
    relations:
      relationsXml === null || relationsEntry === null ? null : { entry: relationsEntry, xml: relationsXml, parts },
  };
}

function kindOf(type: string): CopiedPart["kind"] {
  if (type === "table") return "table";
  if (type === "vmlDrawing") return "vml";
  return type === "comments" || type === "threadedComment" ? "comments" : "plain";
}

/** Gives parts, tables and drawings of copies names and numbers nobody else has. */
export class CopyNumbers {
  private readonly names: Set<string>;
  private readonly next = new Map<string, number>();
  private table: number;
  private shapes: number;

  constructor(form: FormPackage) {
    this.names = new Set(form.archive.entries.map((entry) => entry.name.toLowerCase()));
    const texts = (pattern: RegExp) =>
      form.archive.entries.filter((entry) => pattern.test(entry.name)).map((entry) => form.text(entry.name) ?? "");
    this.table = Math.max(
      0,
      ...texts(/\/tables\/[^/]+\.xml$/iu).map((xml) =>
        Number(/<(?:[\w.-]+:)?table\s[^>]*?\sid="(\d+)"/u.exec(xml)?.[1] ?? 0),
      ),
    );
    this.shapes = Math.max(
      0,
      ...texts(/\.vml$/iu).flatMap((xml) => [...xml.matchAll(SHAPE)].map((match) => Number(match[1]) >> 10)),
    );
  }

  /** `xl/drawings/drawing2.xml` → the first free one after it. */
  part(name: string): string {
    const [, stem = name, ending = ""] = /^(.*?)\d*(\.[^./]*)$/u.exec(name) ?? [];
    let n = this.next.get(stem) ?? 1;
    while (this.names.has(`${stem}${n}${ending}`.toLowerCase())) n += 1;
    this.next.set(stem, n + 1);
    this.names.add(`${stem}${n}${ending}`.toLowerCase());
    return `${stem}${n}${ending}`;
  }

  tableId(): number {
    this.table += 1;
    return this.table;
  }

  /** Shapes of a sheet are numbered in blocks of 1,024. */
  shapeBlock(): number {
    this.shapes += 1;
    return this.shapes;
  }
}

const SHAPE = /_x0000_s(\d+)/gu;

/** One copy of a part and all it leads to. */
export interface PartCopy {
  readonly name: string;
  /** New entries, and the part each was copied from, for the list of content types. */
  readonly entries: readonly { readonly entry: ZipEntry; readonly from: string }[];
}

/** Copies a part for one copy of the sheet. */
export function copyPart(part: CopiedPart, names: CopyNames, numbers: CopyNumbers): PartCopy {
  const name = numbers.part(part.name);
  const below = (part.relations?.parts ?? []).map((one) => ({ from: one.name, copy: copyPart(one, names, numbers) }));
  const entries = below.flatMap(({ copy }) => copy.entries.map((one) => one));
  if (part.relations !== null) {
    const xml = retarget(part.relations.xml, new Map(below.map(({ from, copy }) => [from, copy.name])));
    entries.push({ entry: createText(relationsPart(name), xml), from: part.relations.entry.name });
  }
  const text = part.mould?.(names);
  const xml = text === undefined ? null : individualise(text, { part, names, numbers });
  return {
    name,
    entries: [
      ...entries,
      { entry: xml === null ? renameEntry(part.entry, name) : createText(name, xml), from: part.name },
    ],
  };
}

function createText(name: string, text: string): ZipEntry {
  return createEntry(name, new TextEncoder().encode(text));
}

/** Points relations at the copies; copies lie in the same folder, so only the last step of the path changes. */
function retarget(xml: string, copies: ReadonlyMap<string, string>): string {
  const bases = new Map([...copies].map(([from, to]) => [baseOf(from).toLowerCase(), baseOf(to)]));
  const parts: string[] = [];
  let at = 0;
  for (const relation of listElements(xml, "Relationship")) {
    const target = decodeXml(readAttribute(relation.tag, "Target") ?? "");
    const type = (readAttribute(relation.tag, "Type") ?? "").split("/").at(-1) ?? "";
    const base =
      SHARED.has(type) || readAttribute(relation.tag, "TargetMode") === "External"
        ? undefined
        : bases.get(baseOf(target).toLowerCase());
    if (base === undefined) continue;
    parts.push(xml.slice(at, relation.start), writeAttribute(relation.tag, "Target", target.replace(/[^/]*$/u, base)));
    at = relation.start + relation.tag.length;
  }
  return [...parts, xml.slice(at)].join("");
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Numbers and names inside a part that must not stand in a workbook twice. */
function individualise(
  xml: string,
  { part, names, numbers }: { readonly part: CopiedPart; readonly names: CopyNames; readonly numbers: CopyNumbers },
): string {
  if (part.kind === "table") return nameTable(xml, names, numbers.tableId());
  if (part.kind === "vml") return numberShapes(xml, numbers.shapeBlock());
  // Threads and the plain comments that stand for them name each other by GUIDs, the same new ones in both.
  if (part.kind === "comments") return xml.replace(GUID, (guid) => deriveGuid(guid, names.sheet));
  return xml;
}

/** Persons are the workbook's and keep theirs. */
const GUID = /(?<!personId=")\{[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}\}/giu;

function deriveGuid(guid: string, salt: string): string {
  const hex = createHash("sha256")
    .update(guid.toUpperCase() + salt)
    .digest("hex")
    .toUpperCase();
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}}`;
}

function nameTable(xml: string, names: CopyNames, id: number): string {
  const table = listElements(xml, "table")[0];
  if (table === undefined) return xml;
  let tag = writeAttribute(table.tag, "id", String(id));
  for (const attribute of ["name", "displayName"]) {
    const old = readAttribute(tag, attribute);
    if (old !== null) tag = writeAttribute(tag, attribute, names.tables.get(old) ?? old);
  }
  return xml.slice(0, table.start) + tag + xml.slice(table.start + table.tag.length);
}

function numberShapes(xml: string, block: number): string {
  return xml
    .replace(SHAPE, (_, id: string) => `_x0000_s${block * 1024 + (Number(id) & 1023)}`)
    .replace(/(<o:idmap\b[^>]*\sdata=)"[^"]*"/gu, (_, lead: string) => `${lead}"${block}"`);
}
