import { type FormPackage, relationsPart } from "./form-package.ts";
import type { Drafts } from "./shift-parts.ts";
import { listElements, readAttribute, scanTags, writeAttribute } from "./xml-text.ts";

/** Asks office programs to calculate everything on opening (打开时重算), so that no result of the blank form can stay. */
export function requireRecalculation(workbook: string): string {
  for (const tag of scanTags(workbook)) {
    if (tag.name !== "calcPr" || tag.kind === "close") continue;
    const set = readAttribute(tag.text, "fullCalcOnLoad");
    if (set === "1" || set === "true") return workbook;
    return workbook.slice(0, tag.start) + writeAttribute(tag.text, "fullCalcOnLoad", "1") + workbook.slice(tag.end);
  }
  // The schema fixes the order: calcPr follows definedNames, externalReferences, functionGroups or sheets.
  for (const name of ["definedNames", "externalReferences", "functionGroups", "sheets"]) {
    const element = listElements(workbook, name)[0];
    if (element === undefined) continue;
    const prefix = /^<([\w.-]+:)?/u.exec(element.tag)?.[1] ?? "";
    return `${workbook.slice(0, element.end)}<${prefix}calcPr fullCalcOnLoad="1"/>${workbook.slice(element.end)}`;
  }
  return workbook;
}

/** Takes the calculation chain out (计算链), which lists formula cells that have moved; office programs write a new one. */
export function dropCalcChain(form: FormPackage, drafts: Drafts, removed: Set<string>): void {
  const relation = form.workbookRelations.find((candidate) => candidate.type === "calcChain");
  const entry = relation === undefined ? null : form.archive.find(relation.target);
  if (relation === undefined || entry === null) return;
  removed.add(entry.name);
  dropElements(
    drafts,
    relationsPart(form.workbookPart),
    "Relationship",
    (tag) => readAttribute(tag, "Id") === relation.id,
  );
  const partName = `/${entry.name}`.toLowerCase();
  dropElements(
    drafts,
    "[Content_Types].xml",
    "Override",
    (tag) => readAttribute(tag, "PartName")?.toLowerCase() === partName,
  );
}

function dropElements(drafts: Drafts, part: string, name: string, drop: (tag: string) => boolean): void {
  const xml = drafts.read(part);
  if (xml === null) return;
  const dropped = listElements(xml, name).filter((element) => drop(element.tag));
  if (dropped.length === 0) return;
  let text = xml;
  for (const element of dropped.reverse()) text = text.slice(0, element.start) + text.slice(element.end);
  drafts.write(part, text);
}
