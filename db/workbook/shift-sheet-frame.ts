import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import { changeAttribute, type Container, replaceElements, replaceTags, tidyLists } from "./edit-xml.ts";
import type { RowShift } from "./row-shift.ts";
import { shiftAnchors } from "./shift-anchors.ts";
import { shiftFormula } from "./shift-formula.ts";
import { shiftCellText, shiftMerge, shiftRangesText, shiftSpanText } from "./shift-ranges.ts";
import { shiftRules, shiftSparklines } from "./shift-rules.ts";
import { listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** Rewrites what stands around the rows of a sheet for moved rows (行外结构): merges, validations, conditional formats, links, breaks, filter, protection, views, controls, their x14 forms included. `home` is the sheet the XML belongs to. */
export function shiftSheetFrame(xml: string, shift: RowShift, home: string): string {
  let text = shiftSparklines(shiftRules(xml, shift, home), shift, home);
  text = replaceTags(text, (name, tag) => shiftFormulaTag(name, tag, shift, home));
  const own = shift.of(home);
  if (own !== null) {
    text = shiftAnchors(text, own);
    text = shiftTags(text, own);
    text = replaceElements(text, "rowBreaks", (element) => shiftBreaks(element.tag, element.inner, own));
    text = shiftMerges(text, own);
  }
  return text === xml ? xml : tidyLists(text, LISTS);
}

/** From the inside out: a list that loses its last item takes what holds it along. */
const LISTS: readonly Container[] = [
  ["sparklines", "sparkline"],
  ["sparklineGroup", "sparkline"],
  ["sparklineGroups", "sparklineGroup"],
  ["conditionalFormattings", "conditionalFormatting"],
  ["dataValidations", "dataValidation"],
  ["hyperlinks", "hyperlink"],
  ["protectedRanges", "protectedRange"],
  ["ignoredErrors", "ignoredError"],
  ["cellWatches", "cellWatch"],
  ["scenario", "inputCells"],
  ["scenarios", "scenario"],
  ["ext", ""],
  ["extLst", "ext"],
];

type TextShift = (text: string, shift: RowShift) => string | null;

/** Attributes that hold addresses of their own sheet, by element. */
const ADDRESSES: Readonly<Record<string, readonly (readonly [attribute: string, shift: TextShift])[]>> = {
  dimension: [["ref", shiftSpanText]],
  sheetPr: [["syncRef", shiftSpanText]],
  hyperlink: [["ref", linkedRange]],
  autoFilter: [["ref", shiftSpanText]],
  sortState: [["ref", shiftSpanText]],
  sortCondition: [["ref", shiftSpanText]],
  sheetView: [["topLeftCell", stayingCell]],
  customSheetView: [["topLeftCell", stayingCell]],
  pane: [["topLeftCell", stayingCell]],
  selection: [
    ["activeCell", stayingCell],
    ["sqref", stayingRanges],
  ],
  inputCells: [["r", shiftCellText]],
  cellWatch: [["r", shiftCellText]],
  cellSmartTags: [["r", shiftCellText]],
  protectedRange: [["sqref", shiftRangesText]],
  ignoredError: [["sqref", shiftRangesText]],
  scenarios: [["sqref", stayingRanges]],
  webPublishItem: [["sourceRef", shiftSpanText]],
};

/** Elements that go with their cells. */
const GOING = new Set(["hyperlink", "inputCells", "cellWatch", "cellSmartTags", "protectedRange", "ignoredError"]);

/** A link holds one range only, so copies of a record of several rows stay without. */
function linkedRange(text: string, shift: RowShift): string | null {
  const dressed = shiftRangesText(text, shift);
  return dressed?.includes(" ") === true ? shiftSpanText(text, shift) : dressed;
}

/** A view whose cell is removed looks at what comes up in its stead. */
function stayingCell(text: string, shift: RowShift): string {
  const range = parseCellRange(text);
  if (range === null || range.firstRow !== range.lastRow) return stayingRanges(text, shift);
  const firstRow = shift.start(range.firstRow);
  return formatCellRange({ ...range, firstRow, lastRow: firstRow });
}

function stayingRanges(text: string, shift: RowShift): string {
  const parts = text.trim().split(/\s+/u);
  const moved = parts.flatMap((part) => shiftSpanText(part, shift) ?? []);
  if (moved.length === parts.length) return moved.join(" ");
  const [first = "A1"] = parts;
  return moved.length > 0 ? moved.join(" ") : stayingCell(first.split(":")[0] ?? "A1", shift);
}

function shiftTags(xml: string, shift: RowShift): string {
  let top = 1;
  const shifted = replaceTags(xml, (name, tag) => {
    if (name === "sheetView" || name === "customSheetView")
      top = parseCellRange(readAttribute(tag, "topLeftCell") ?? "")?.firstRow ?? 1;
    let text = tag;
    for (const [attribute, change] of ADDRESSES[name] ?? []) {
      const old = readAttribute(tag, attribute);
      if (old === null) continue;
      const value = change(old, shift);
      if (value === null && GOING.has(name)) return `${GONE}${tag}`;
      text = changeAttribute(text, attribute, () => value);
    }
    return name === "pane" ? shiftFrozen(text, shift, top) : text;
  });
  return shifted.includes(GONE) ? dropGone(shifted) : shifted;
}

/** Marks elements to be taken out; XML cannot hold it. */
const GONE = "\u0001";

function dropGone(xml: string): string {
  let text = xml;
  for (const name of GOING) {
    text = replaceElements(text, name, (element, whole) => (text[element.start - 1] === GONE ? "" : whole));
  }
  return text.replaceAll(GONE, "");
}

/** Frozen panes count rows from the view's first one. */
function shiftFrozen(tag: string, shift: RowShift, top: number): string {
  if (!/^frozen/u.test(readAttribute(tag, "state") ?? "")) return tag;
  return changeAttribute(tag, "ySplit", (split) => {
    const rows = Number(split);
    return Number.isInteger(rows) && rows > 0 ? String(shift.start(top + rows) - shift.start(top)) : split;
  });
}

/** Attributes that hold formulas, by element; they may point to any sheet. */
function shiftFormulaTag(name: string, tag: string, shift: RowShift, home: string): string {
  const follow = (text: string): string => shiftFormula(text, shift, home);
  if (name === "hyperlink") return changeAttribute(tag, "location", follow);
  if (name === "controlPr") return changeAttribute(changeAttribute(tag, "linkedCell", follow), "listFillRange", follow);
  if (name !== "dataRef") return tag;
  const source = shift.of(readAttribute(tag, "sheet"));
  return source === null ? tag : changeAttribute(tag, "ref", (ref) => shiftSpanText(ref, source));
}

/** A page break names the row it follows; breaks that come together become one. */
function shiftBreaks(tag: string, inner: string, shift: RowShift): string {
  const ids = new Set<number>();
  let manual = 0;
  const breaks = replaceElements(inner, "brk", (element, whole) => {
    const id = shift.end(Number(readAttribute(element.tag, "id")));
    if (id === 0 || ids.has(id)) return "";
    ids.add(id);
    if (/^(?:1|true)$/u.test(readAttribute(element.tag, "man") ?? "")) manual += 1;
    return changeAttribute(element.tag, "id", () => String(id)) + whole.slice(element.tag.length);
  });
  if (ids.size === 0) return "";
  const counted = changeAttribute(tag, "count", () => String(ids.size));
  const prefix = /^<([\w.-]+:)?/u.exec(tag)?.[1] ?? "";
  return `${changeAttribute(counted, "manualBreakCount", () => String(manual))}${breaks}</${prefix}rowBreaks>`;
}

function shiftMerges(xml: string, shift: RowShift): string {
  return replaceElements(xml, "mergeCells", (element) => {
    const prefix = /^<([\w.-]+:)?/u.exec(element.tag)?.[1] ?? "";
    const items: string[] = [];
    for (const merge of listElements(element.inner, "mergeCell")) {
      const range = parseCellRange(readAttribute(merge.tag, "ref") ?? "");
      for (const moved of range === null ? [] : shiftMerge(range, shift)) {
        // A merge cut down to one cell is none; Excel repairs files that hold such.
        if (moved.firstRow !== moved.lastRow || moved.firstColumn !== moved.lastColumn)
          items.push(`<${prefix}mergeCell ref="${formatCellRange(moved)}"/>`);
      }
    }
    if (items.length === 0) return "";
    const count =
      readAttribute(element.tag, "count") === null
        ? element.tag
        : writeAttribute(element.tag, "count", String(items.length));
    return `${count}${items.join("")}</${prefix}mergeCells>`;
  });
}
