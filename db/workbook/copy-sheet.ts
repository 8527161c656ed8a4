import { err, ok, type Result } from "#domain/shared/result";
import type { PartsProof } from "#domain/reporting/fill-outcome";
import type { FormError } from "#domain/reporting/form-error";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { createMould, type CopyNames } from "./copy-sheet-mould.ts";
import { legalSheetNames } from "./copy-sheet-names.ts";
import { type CopiedPart, copyPart, CopyNumbers, readCopiedPart } from "./copy-sheet-parts.ts";
import { refuseCopy } from "./copy-sheet-safety.ts";
import { enterCopies } from "./copy-sheet-workbook.ts";
import { fillPackage } from "./fill-form.ts";
import { type FormPackage, openFormArchive, openFormPackage, relationsPart, type SheetPart } from "./form-package.ts";
import { replaceTags } from "./edit-xml.ts";
import { replaceEntry } from "./write-zip.ts";
import { dropAttribute, encodeXml, listElements, readAttribute } from "./xml-text.ts";
import type { ZipArchive, ZipEntry } from "./zip-archive.ts";

/** One sheet to be made from a form's sheet (一企一表的一张): its wished name, and what is written into it. */
export interface SheetCopy {
  readonly name: string;
  readonly fill: Omit<SheetFill, "sheet">;
}

/** A workbook with a sheet for each entry (一企一表工作簿). `names`: what the sheets are called, in order, after making the wishes legal and different. */
export interface FilledCopies {
  readonly bytes: Uint8Array;
  readonly parts: PartsProof;
  readonly names: readonly string[];
}

/** Makes one sheet for each entry from one sheet of a form, inside the same workbook, and fills them all. The copies stand where the sheet stood; drawings, comments, tables, print areas and references to the sheet itself are each copy's own. Refuses by name what cannot be copied. */
export function fillCopies(
  bytes: Uint8Array,
  sheet: string,
  copies: readonly SheetCopy[],
): Result<FilledCopies, FormError> {
  const opened = openFormPackage({ name: "", bytes });
  if (!opened.ok) return err({ type: "FormNotXlsx", file: "" });
  const form = opened.value;
  const own = form.sheets.find((one) => one.name === sheet);
  if (own === undefined) return err({ type: "FormNotRepeatable", sheet, what: "表里没有这张工作表" });
  if (copies.length === 0) return err({ type: "FormNotRepeatable", sheet, what: "还没有选要填哪几户" });
  const refused = refuseCopy(form, own);
  if (refused !== null) return err(refused);
  const others = form.sheets.filter((one) => one !== own).map((one) => one.name);
  const names = legalSheetNames(
    copies.map((copy) => copy.name),
    others,
  );
  const copied = openFormArchive("", copySheet(form, own, names));
  if (!copied.ok) return err({ type: "FormNotRepeatable", sheet, what: "这张表复制不了，请改为每户一个文件" });
  const filled = fillPackage(
    copied.value,
    copies.map(({ fill }, i) => ({ ...fill, sheet: names[i] ?? "" })),
  );
  return filled.ok
    ? ok({ bytes: filled.value.bytes, parts: proofOf(form, copied.value, filled.value.parts), names })
    : filled;
}

/** Parts that were added count as changed. */
function proofOf(form: FormPackage, copied: FormPackage, parts: PartsProof): PartsProof {
  const same = new Set(
    form.archive.entries
      .filter((entry) => copied.archive.find(entry.name)?.compressed === entry.compressed)
      .map((entry) => entry.name),
  );
  return {
    unchanged: parts.unchanged.filter((name) => same.has(name)),
    changed: [...parts.changed, ...parts.unchanged.filter((name) => !same.has(name))],
    removed: parts.removed,
  };
}

/** The package with copies of a sheet; the first of them is the sheet itself, renamed. */
function copySheet(form: FormPackage, own: SheetPart, sheets: readonly string[]): ZipArchive {
  const tables = listTables(form, own);
  const part = readCopiedPart(form, own.part, { sheet: own.name, tables, type: "worksheet" });
  if (part === null) return form.archive;
  const numbers = new CopyNumbers(form);
  const names = sheets.map((sheet, i) => ({
    sheet,
    tables: i === 0 ? new Map<string, string>() : nameTables(form, tables, i),
  }));
  const unselected = { ...part, mould: createMould(unselect(form.text(own.part) ?? ""), own.name, tables) };
  const made = names.slice(1).map((name) => copyPart(unselected, name, numbers));
  const relations = freeRelations(form, made.length);
  const replaced = new Map<string, string>();
  const [first] = names;
  if (first !== undefined) renameInside(form, part, first, replaced);
  const entered = {
    sheet: own.name,
    tables,
    copies: names.map((name, i) => ({ names: name, relation: relations[i - 1] ?? "" })),
  };
  replaced.set(form.workbookPart, enterCopies(form.text(form.workbookPart) ?? "", entered));
  const relationsName = relationsPart(form.workbookPart);
  replaced.set(
    relationsName,
    addRelations(
      form.text(relationsName) ?? "",
      own,
      made.map((copy, i) => ({ part: copy.name, id: relations[i] ?? "" })),
    ),
  );
  const added = made.flatMap((copy) => copy.entries);
  const types = form.text("[Content_Types].xml") ?? "";
  replaced.set(
    "[Content_Types].xml",
    addTypes(
      types,
      added.map(({ entry, from }) => ({ name: entry.name, from })),
    ),
  );
  return joinArchive(
    form,
    replaced,
    added.map(({ entry }) => entry),
  );
}

function listTables(form: FormPackage, sheet: SheetPart): string[] {
  return form.relations(sheet.part).flatMap((relation) => {
    const tag = relation.type === "table" ? listElements(form.text(relation.target) ?? "", "table")[0]?.tag : undefined;
    const name = tag === undefined ? null : (readAttribute(tag, "displayName") ?? readAttribute(tag, "name"));
    return name === null ? [] : [name];
  });
}

/** `表1` → `表1_2` in the second copy. Names of tables are one with defined names, so those are looked at too. */
function nameTables(form: FormPackage, tables: readonly string[], copy: number): ReadonlyMap<string, string> {
  const workbook = form.text(form.workbookPart) ?? "";
  return new Map(
    tables.map((table) => {
      let name = `${table}_${copy + 1}`;
      while (tables.includes(name) || workbook.includes(`"${encodeXml(name)}"`)) name += "_";
      return [table, name];
    }),
  );
}

/** Two selected tabs would be edited together; the name by which macros know a sheet must not stand twice. */
function unselect(xml: string): string {
  return replaceTags(xml, (name, tag) => {
    if (name === "sheetView") return dropAttribute(tag, "tabSelected");
    return name === "sheetPr" ? dropAttribute(tag, "codeName") : tag;
  });
}

/** The sheet and what it leads to call the sheet by its new name. */
function renameInside(form: FormPackage, part: CopiedPart, names: CopyNames, replaced: Map<string, string>): void {
  const text = part.mould?.(names);
  if (text !== undefined && text !== form.text(part.name)) replaced.set(part.name, text);
  for (const below of part.relations?.parts ?? []) renameInside(form, below, names, replaced);
}

function freeRelations(form: FormPackage, count: number): string[] {
  const xml = form.text(relationsPart(form.workbookPart)) ?? "";
  const used = new Set(listElements(xml, "Relationship").map((relation) => readAttribute(relation.tag, "Id")));
  const free: string[] = [];
  for (let n = used.size + 1; free.length < count; n += 1) if (!used.has(`rId${n}`)) free.push(`rId${n}`);
  return free;
}

function addRelations(
  xml: string,
  own: SheetPart,
  copies: readonly { readonly part: string; readonly id: string }[],
): string {
  const base = own.part.slice(own.part.lastIndexOf("/") + 1);
  const model = listElements(xml, "Relationship").find((relation) =>
    (readAttribute(relation.tag, "Target") ?? "").toLowerCase().endsWith(base.toLowerCase()),
  );
  if (model === undefined) return xml;
  const prefix = /^<([\w.-]+:)?/u.exec(model.tag)?.[1] ?? "";
  const type = readAttribute(model.tag, "Type") ?? "";
  const items = copies.map(
    ({ part, id }) => `<${prefix}Relationship Id="${id}" Type="${encodeXml(type)}" Target="/${encodeXml(part)}"/>`,
  );
  return insertBeforeEnd(xml, items.join(""));
}

function addTypes(xml: string, parts: readonly { readonly name: string; readonly from: string }[]): string {
  const types = new Map(
    listElements(xml, "Override").map((one) => [
      (readAttribute(one.tag, "PartName") ?? "").toLowerCase(),
      readAttribute(one.tag, "ContentType") ?? "",
    ]),
  );
  const prefix = /<([\w.-]+:)?Types[\s>]/u.exec(xml)?.[1] ?? "";
  const items = parts.flatMap(({ name, from }) => {
    const type = types.get(`/${from}`.toLowerCase());
    return type === undefined
      ? []
      : [`<${prefix}Override PartName="/${encodeXml(name)}" ContentType="${encodeXml(type)}"/>`];
  });
  return insertBeforeEnd(xml, items.join(""));
}

function insertBeforeEnd(xml: string, text: string): string {
  const end = xml.lastIndexOf("</");
  return xml.slice(0, end) + text + xml.slice(end);
}

function joinArchive(form: FormPackage, replaced: ReadonlyMap<string, string>, added: readonly ZipEntry[]): ZipArchive {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const texts = new Map([...replaced].map(([name, text]) => [name.toLowerCase(), text]));
  const entries = form.archive.entries.map((entry) => {
    const text = texts.get(entry.name.toLowerCase());
    return text === undefined ? entry : replaceEntry(entry, bytes(text));
  });
  const all = [...entries, ...added];
  const byName = new Map(all.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    entries: all,
    comment: form.archive.comment,
    find: (path) => byName.get(path.replaceAll("\\", "/").replace(/^\//u, "").toLowerCase()) ?? null,
  };
}
