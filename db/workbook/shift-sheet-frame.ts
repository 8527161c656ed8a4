import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { RowInsertion } from "#domain/reporting/sheet-fill";
import type { CellRange } from "#domain/workbook/grid";
import { shiftAnchors } from "./shift-anchors.ts";
import { addedRows, copiedRow, recordHeight, type RowShift } from "./row-shift.ts";
import { moveFormula, shiftFormula } from "./shift-formula.ts";
import {
  decodeXml,
  encodeXml,
  listElements,
  readAttribute,
  scanTags,
  writeAttribute,
  type XmlElement,
} from "./xml-text.ts";

/** Rewrites what stands around the rows of a sheet for inserted rows (行外结构): merges, validations, conditional formats, links, breaks, filter, protection, views, their x14 forms included. `home` is the sheet the XML belongs to. */
export function shiftSheetFrame(xml: string, shift: RowShift, home: string): string {
  const own = home === shift.sheet;
  let text = xml;
  for (const name of ["conditionalFormatting", "dataValidation"]) {
    text = replaceElements(text, name, (element, whole) => shiftRule(element, whole, { shift, home, own }));
  }
  text = shiftLeaves(text, "sparkline", shift, home);
  if (!own) return replaceTags(text, (name, tag) => (name === "hyperlink" ? shiftLocation(tag, shift, home) : tag));
  text = growMerges(text, shift);
  text = shiftAnchors(text, shift);
  return replaceTags(text, (name, tag) => shiftTag(name, tag, shift));
}

const SINGLE_RANGE: Readonly<Record<string, string>> = {
  dimension: "ref",
  hyperlink: "ref",
  autoFilter: "ref",
  sortState: "ref",
  sortCondition: "ref",
  pane: "topLeftCell",
  sheetView: "topLeftCell",
  inputCells: "r",
  cellWatch: "r",
};
const RANGE_LIST: Readonly<Record<string, string>> = {
  selection: "sqref",
  protectedRange: "sqref",
  ignoredError: "sqref",
};

function shiftTag(name: string, tag: string, shift: RowShift): string {
  const single = SINGLE_RANGE[name];
  const many = RANGE_LIST[name];
  let text = tag;
  if (single !== undefined) text = changeAttribute(text, single, (value) => shiftRangeText(value, shift));
  if (many !== undefined) text = changeAttribute(text, many, (value) => shiftRangeText(value, shift));
  if (name === "selection") text = changeAttribute(text, "activeCell", (value) => shiftRangeText(value, shift));
  if (name === "hyperlink") text = shiftLocation(text, shift, shift.sheet);
  // Column breaks carry column numbers and live in colBreaks; `max` 1048575 marks those.
  if (name === "brk" && readAttribute(tag, "max") !== "1048575")
    text = changeAttribute(text, "id", (id) => String(shift.row(Number(id))));
  return text;
}

/** New text of a list of ranges (`sqref`). */
export function shiftRangeText(text: string, shift: RowShift): string {
  return text
    .split(/\s+/u)
    .map((part) => {
      const range = parseCellRange(part);
      return range === null ? part : formatCellRange(coverRange(range, shift));
    })
    .join(" ");
}

/** New place of a range; one that covers just the copied row covers its copies too. */
function coverRange(range: CellRange, shift: RowShift): CellRange {
  const lastRow = shift.end(range.lastRow);
  const copied = recordOf(range, shift);
  const firstRow = copied === undefined ? shift.start(range.firstRow) : shift.row(range.firstRow) - addedRows(copied);
  return { ...range, firstRow, lastRow };
}

interface Place {
  readonly shift: RowShift;
  readonly home: string;
  readonly own: boolean;
}

function shiftRule(element: XmlElement, whole: string, place: Place): string {
  const { shift, home, own } = place;
  const sqref = readAttribute(element.tag, "sqref") ?? decodeXml(listElements(element.inner, "sqref")[0]?.inner ?? "");
  const anchor = parseCellRange(sqref.trim().split(/\s+/u)[0] ?? "");
  // Formulas of a rule are written for its first cell; when the range keeps that cell while its row moves, they go back with it.
  const back = own && anchor !== null ? coverRange(anchor, shift).firstRow - shift.row(anchor.firstRow) : 0;
  let text = mapLeaves(whole, ["formula", "formula1", "formula2", "f"], (formula) =>
    moveFormula(shiftFormula(formula, shift, home), back),
  );
  if (!own) return text;
  text = mapLeaves(text, ["sqref"], (list) => shiftRangeText(list, shift));
  return text.replace(element.tag, (tag) => changeAttribute(tag, "sqref", (list) => shiftRangeText(list, shift)));
}

function shiftLeaves(xml: string, name: string, shift: RowShift, home: string): string {
  return replaceElements(xml, name, (_, whole) => {
    const text = mapLeaves(whole, ["f"], (formula) => shiftFormula(formula, shift, home));
    return home === shift.sheet ? mapLeaves(text, ["sqref"], (list) => shiftRangeText(list, shift)) : text;
  });
}

function growMerges(xml: string, shift: RowShift): string {
  return replaceElements(xml, "mergeCells", (element) => {
    const prefix = /^<([\w.-]+:)?/u.exec(element.tag)?.[1] ?? "";
    const merges = listElements(element.inner, "mergeCell").flatMap((merge) => {
      const range = parseCellRange(readAttribute(merge.tag, "ref") ?? "");
      return range === null ? [] : shiftMerge(range, shift);
    });
    const items = merges.map((range) => `<${prefix}mergeCell ref="${formatCellRange(range)}"/>`);
    const tag = changeAttribute(element.tag, "count", () => String(merges.length));
    return `${tag}${items.join("")}</${prefix}mergeCells>`;
  });
}

/** The list whose copied record holds the range. */
function recordOf(range: CellRange, shift: RowShift): RowInsertion | undefined {
  return shift.insertions.find((one) => copiedRow(one) <= range.firstRow && range.lastRow <= one.lastRow);
}

function shiftMerge(range: CellRange, shift: RowShift): CellRange[] {
  const copied = recordOf(range, shift);
  if (copied === undefined)
    return [{ ...range, firstRow: shift.row(range.firstRow), lastRow: shift.end(range.lastRow) }];
  const last = shift.row(range.firstRow);
  return Array.from({ length: copied.count + 1 }, (_, k) => {
    const firstRow = last - (copied.count - k) * recordHeight(copied);
    return { ...range, firstRow, lastRow: firstRow + range.lastRow - range.firstRow };
  });
}

function shiftLocation(tag: string, shift: RowShift, home: string): string {
  return changeAttribute(tag, "location", (location) => shiftFormula(location, shift, home));
}

function changeAttribute(tag: string, name: string, change: (value: string) => string): string {
  const old = readAttribute(tag, name);
  if (old === null) return tag;
  const value = change(old);
  return value === old ? tag : writeAttribute(tag, name, value);
}

function replaceElements(xml: string, name: string, change: (element: XmlElement, whole: string) => string): string {
  if (!xml.includes(name)) return xml;
  const parts: string[] = [];
  let at = 0;
  for (const element of listElements(xml, name)) {
    const whole = xml.slice(element.start, element.end);
    parts.push(xml.slice(at, element.start), change(element, whole));
    at = element.end;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}

/** Rewrites the text of elements that hold text only. */
export function mapLeaves(xml: string, names: readonly string[], change: (text: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  let open: { readonly name: string; readonly end: number } | null = null;
  for (const tag of scanTags(xml)) {
    if (tag.kind === "open") open = names.includes(tag.name) ? tag : null;
    else if (tag.kind === "close" && open !== null && tag.name === open.name) {
      const old = xml.slice(open.end, tag.start);
      const text = decodeXml(old);
      const changed = change(text);
      if (changed !== text) {
        parts.push(xml.slice(at, open.end), encodeXml(changed));
        at = tag.start;
      }
      open = null;
    } else open = null;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}

/** Rewrites opening tags. */
export function replaceTags(xml: string, change: (name: string, tag: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const tag of scanTags(xml)) {
    if (tag.kind === "close") continue;
    const changed = change(tag.name, tag.text);
    if (changed === tag.text) continue;
    parts.push(xml.slice(at, tag.start), changed);
    at = tag.end;
  }
  parts.push(xml.slice(at));
  return parts.join("");
}
