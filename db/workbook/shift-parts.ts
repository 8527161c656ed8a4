import type { FormPackage, SheetPart } from "./form-package.ts";
import type { RowShift } from "./row-shift.ts";
import { shiftAnchors, shiftVml } from "./shift-anchors.ts";
import { shiftFormula } from "./shift-formula.ts";
import { mapLeaves, replaceTags, shiftRangeText } from "./shift-sheet-frame.ts";
import { decodeXml, encodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** Reads and writes part texts while a form is being filled (部件草稿). */
export interface Drafts {
  readonly read: (part: string) => string | null;
  readonly write: (part: string, text: string) => void;
}

/** Makes the parts beside the sheets follow inserted rows (关联部件): names, comments, pictures, tables, charts, pivot sources. Parts where nothing moves are not touched. */
export function shiftParts(form: FormPackage, drafts: Drafts, shifts: readonly RowShift[]): void {
  const [shift] = shifts;
  if (shift === undefined) return;
  change(drafts, form.workbookPart, (xml) => shiftDefinedNames(xml, shift));
  for (const own of shifts) {
    const sheet = form.sheets.find((candidate) => candidate.name === own.sheet);
    if (sheet !== undefined) shiftSheetParts(form, drafts, { sheet, shift: own });
  }
  for (const entry of form.archive.entries) {
    if (/\/charts\/[^/]+\.xml$/iu.test(entry.name)) {
      change(drafts, entry.name, (xml) => mapLeaves(xml, ["f"], (text) => shiftFormula(text, shift, null)));
    } else if (/\/pivotCacheDefinition[^/]*\.xml$/iu.test(entry.name)) {
      change(drafts, entry.name, (xml) => shiftPivotSource(xml, shift));
    }
  }
}

function change(drafts: Drafts, part: string, rewrite: (xml: string) => string): void {
  const xml = drafts.read(part);
  if (xml === null) return;
  const changed = rewrite(xml);
  if (changed !== xml) drafts.write(part, changed);
}

/** Names hold addresses with sheet and `$`; rows without `$` are relative to the asking cell and stay. */
function shiftDefinedNames(xml: string, shift: RowShift): string {
  const names = listElements(xml, "definedName");
  const parts: string[] = [];
  let at = 0;
  for (const name of names) {
    const text = decodeXml(name.inner);
    const shifted = shiftFormula(text, shift, null);
    if (shifted === text) continue;
    const innerAt = name.start + name.tag.length;
    parts.push(xml.slice(at, innerAt), encodeXml(shifted));
    at = innerAt + name.inner.length;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}

function shiftSheetParts(form: FormPackage, drafts: Drafts, place: { sheet: SheetPart; shift: RowShift }): void {
  const { sheet, shift } = place;
  for (const relation of form.relations(sheet.part)) {
    if (relation.type === "comments" || relation.type === "threadedComment") {
      change(drafts, relation.target, (xml) =>
        replaceTags(xml, (name, tag) => (/^(?:comment|threadedComment)$/u.test(name) ? shiftRef(tag, shift) : tag)),
      );
    } else if (relation.type === "vmlDrawing") {
      change(drafts, relation.target, (xml) => shiftVml(xml, shift));
    } else if (relation.type === "drawing") {
      change(drafts, relation.target, (xml) => shiftAnchors(xml, shift));
    } else if (relation.type === "table") {
      change(drafts, relation.target, (xml) => shiftTable(xml, shift));
    } else if (relation.type === "pivotTable") {
      change(drafts, relation.target, (xml) =>
        replaceTags(xml, (name, tag) => (name === "location" ? shiftRef(tag, shift) : tag)),
      );
    }
  }
}

const TABLE_RANGES = ["table", "autoFilter", "sortState", "sortCondition"];

function shiftTable(xml: string, shift: RowShift): string {
  const ranged = replaceTags(xml, (name, tag) => (TABLE_RANGES.includes(name) ? shiftRef(tag, shift) : tag));
  const formulas = ["calculatedColumnFormula", "totalsRowFormula"];
  return mapLeaves(ranged, formulas, (text) => shiftFormula(text, shift, shift.sheet));
}

function shiftPivotSource(xml: string, shift: RowShift): string {
  return replaceTags(xml, (name, tag) => {
    const own = readAttribute(tag, "sheet")?.toLowerCase() === shift.sheet.toLowerCase();
    return name === "worksheetSource" && own ? shiftRef(tag, shift) : tag;
  });
}

function shiftRef(tag: string, shift: RowShift): string {
  const ref = readAttribute(tag, "ref");
  if (ref === null) return tag;
  const shifted = shiftRangeText(ref, shift);
  return shifted === ref ? tag : writeAttribute(tag, "ref", shifted);
}
