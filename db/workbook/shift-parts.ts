import { changeAttribute, mapLeaves, readLeaf, replaceElements, replaceTags } from "./edit-xml.ts";
import type { FormPackage } from "./form-package.ts";
import type { RowShift } from "./row-shift.ts";
import { shiftAnchors, shiftDrawingFormulas, shiftVml, shiftVmlFormulas } from "./shift-anchors.ts";
import { shiftFormula } from "./shift-formula.ts";
import { shiftCellText, shiftSpanText } from "./shift-ranges.ts";
import { encodeXml, readAttribute } from "./xml-text.ts";

/** Reads and writes part texts while a form is being filled (部件草稿). */
export interface Drafts {
  readonly read: (part: string) => string | null;
  readonly write: (part: string, text: string) => void;
}

/** Makes the parts beside the sheets follow moved rows (关联部件): names, comments, pictures, controls, tables, charts, pivots. Parts where nothing moves are not touched. */
export function shiftParts(form: FormPackage, drafts: Drafts, shifts: readonly RowShift[]): void {
  const [shift] = shifts;
  if (shift === undefined) return;
  change(drafts, form.workbookPart, (xml) => shiftDefinedNames(xml, shift));
  const homes = new Map<string, string>();
  for (const sheet of form.sheets) {
    for (const relation of form.relations(sheet.part)) {
      homes.set(relation.target, sheet.name);
      const own = shift.of(sheet.name);
      if (own !== null) change(drafts, relation.target, (xml) => shiftPlaces(xml, relation.type, own));
    }
  }
  for (const { name } of form.archive.entries) {
    const rewrite = FORMULA_PARTS.find(([pattern]) => pattern.test(name))?.[1];
    // Charts and the like belong to no sheet; an empty home lets only qualified references move.
    if (rewrite !== undefined) change(drafts, name, (xml) => rewrite(xml, shift, homes.get(name) ?? ""));
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
  return replaceElements(xml, "definedName", (element, whole) => {
    const text = readLeaf(element.inner);
    const shifted = shiftFormula(text, shift, null);
    if (shifted === text) return whole;
    return element.tag + encodeXml(shifted) + whole.slice(element.tag.length + element.inner.length);
  });
}

/** Rewrites where the things of a part stand on their sheet; `type` is the part's relation. */
function shiftPlaces(xml: string, type: string, shift: RowShift): string {
  switch (type) {
    case "comments":
      return dropGone(xml, "comment", shift);
    case "threadedComment":
      return dropGone(xml, "threadedComment", shift);
    case "vmlDrawing":
      return shiftVml(xml, shift);
    case "drawing":
      return shiftAnchors(xml, shift);
    case "table":
      return replaceTags(xml, (name, tag) => (TABLE_RANGES.has(name) ? shiftRef(tag, shift) : tag));
    case "pivotTable":
      return replaceTags(xml, (name, tag) => (name === "location" ? shiftRef(tag, shift) : tag));
    case "tableSingleCells":
      return replaceTags(xml, (name, tag) =>
        name === "singleXmlCell" ? changeAttribute(tag, "r", (text) => shiftCellText(text, shift)) : tag,
      );
    default:
      return xml;
  }
}

const TABLE_RANGES = new Set(["table", "autoFilter", "sortState", "sortCondition"]);

/** Comments go with their cells. */
function dropGone(xml: string, name: string, shift: RowShift): string {
  return replaceElements(xml, name, (element, whole) => {
    const ref = readAttribute(element.tag, "ref") ?? "";
    const moved = shiftCellText(ref, shift);
    if (moved === null) return "";
    return moved === ref ? whole : changeAttribute(element.tag, "ref", () => moved) + whole.slice(element.tag.length);
  });
}

function shiftRef(tag: string, shift: RowShift): string {
  return changeAttribute(tag, "ref", (ref) => shiftSpanText(ref, shift));
}

type Rewrite = (xml: string, shift: RowShift, home: string) => string;

/** Parts that hold formulas, by their name in the package. */
const FORMULA_PARTS: readonly (readonly [RegExp, Rewrite])[] = [
  [/(?:^|\/)chart(?:ex)?\d*\.xml$/iu, shiftChart],
  [/\/charts\/[^/]+\.xml$/iu, shiftChart],
  [/pivotCacheDefinition[^/]*\.xml$/iu, shiftPivotSource],
  [/\.vml$/iu, shiftVmlFormulas],
  [/ctrlProp[^/]*\.xml$/iu, shiftControl],
  [/drawing\d*\.xml$/iu, shiftDrawingFormulas],
  [/(?:^|\/)table\d*\.xml$|\/tables\/[^/]+\.xml$/iu, shiftTableFormulas],
  [/(?:^|\/)connections\.xml$/iu, shiftConnections],
];

/** `c:f` and `cx:f` hold what a chart draws; newer writers repeat it in `c15:sqref`. */
function shiftChart(xml: string, shift: RowShift, home: string): string {
  return mapLeaves(xml, ["f", "sqref"], (text) => shiftFormula(text, shift, home));
}

function shiftPivotSource(xml: string, shift: RowShift): string {
  return replaceTags(xml, (name, tag) => {
    if (name !== "worksheetSource" && name !== "rangeSet") return tag;
    const source = shift.of(readAttribute(tag, "sheet"));
    return source === null ? tag : shiftRef(tag, source);
  });
}

const CONTROL_FORMULAS = ["fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup"];

function shiftControl(xml: string, shift: RowShift, home: string): string {
  return replaceTags(xml, (_, tag) =>
    CONTROL_FORMULAS.reduce(
      (text, attribute) => changeAttribute(text, attribute, (formula) => shiftFormula(formula, shift, home)),
      tag,
    ),
  );
}

function shiftTableFormulas(xml: string, shift: RowShift, home: string): string {
  const formulas = ["calculatedColumnFormula", "totalsRowFormula"];
  return mapLeaves(xml, formulas, (text) => shiftFormula(text, shift, home));
}

/** Queries may take a parameter from a cell. */
function shiftConnections(xml: string, shift: RowShift): string {
  return replaceTags(xml, (name, tag) =>
    name === "parameter" ? changeAttribute(tag, "cell", (cell) => shiftFormula(cell, shift, "")) : tag,
  );
}
