import { changeAttribute, mapLeaves, replaceElements, replaceTags } from "./edit-xml.ts";
import type { RowShift } from "./row-shift.ts";
import { shiftFormula } from "./shift-formula.ts";
import { readAttribute } from "./xml-text.ts";

/** Moves pictures, charts and controls that hang at moved rows (图形位置). Anchors count rows from 0. One that spans inserted rows stretches, unless it moves only (`editAs="oneCell"`) or stays put. */
export function shiftAnchors(xml: string, shift: RowShift): string {
  if (!/anchor/iu.test(xml)) return xml;
  let text = xml;
  for (const name of ["twoCellAnchor", "oneCellAnchor", "anchor"]) {
    text = replaceElements(text, name, (element, whole) => shiftAnchor(whole, behaviourOf(name, element.tag), shift));
  }
  return text;
}

type Behaviour = "stays" | "moves" | "stretches";

/** Controls say with two switches what drawings say with one word. */
function behaviourOf(name: string, tag: string): Behaviour {
  if (name === "anchor") {
    const on = (attribute: string) => /^(?:1|true)$/u.test(readAttribute(tag, attribute) ?? "");
    if (on("sizeWithCells")) return "stretches";
    return on("moveWithCells") ? "moves" : "stays";
  }
  const word = readAttribute(tag, "editAs");
  if (word === "absolute") return "stays";
  return word === "oneCell" || name === "oneCellAnchor" ? "moves" : "stretches";
}

/** Rows of an anchor, from 1, as they hang in the form; `lastRow` is the last one it reaches into. Null for anchors without rows. */
export function anchorRows(anchor: string): { readonly firstRow: number; readonly lastRow: number } | null {
  const from = readMark(anchor, "from");
  if (from === null) return null;
  const to = readMark(anchor, "to");
  const reach = to === null ? from.row : to.row > from.row && to.offset === 0 ? to.row - 1 : to.row;
  return { firstRow: from.row + 1, lastRow: reach + 1 };
}

function shiftAnchor(anchor: string, behaviour: Behaviour, shift: RowShift): string {
  if (behaviour === "stays") return anchor;
  const from = readMark(anchor, "from");
  const to = readMark(anchor, "to");
  if (from === null) return anchor;
  const startRow = shift.start(from.row + 1) - 1;
  const delta = startRow - from.row;
  let text = writeMark(anchor, "from", startRow, shift.gone(from.row + 1));
  if (to === null) return text;
  if (behaviour === "moves") return writeMark(text, "to", to.row + delta, false);
  // An end at the upper edge of a row belongs to the row above.
  const atEdge = to.offset === 0 && to.row > from.row;
  const endRow = atEdge ? shift.end(to.row) : shift.end(to.row + 1) - 1;
  const cut = !atEdge && shift.gone(to.row + 1);
  text = writeMark(text, "to", Math.max(startRow, cut ? endRow + 1 : endRow), cut);
  return text;
}

interface Mark {
  readonly row: number;
  readonly offset: number;
}

function markPattern(name: "from" | "to"): RegExp {
  return new RegExp(`<((?:[\\w.-]+:)?)${name}\\b[^>]*>[\\s\\S]*?</\\1${name}\\s*>`, "u");
}

const MARKS = { from: markPattern("from"), to: markPattern("to") };
const ROW = /(<(?:[\w.-]+:)?row(?:\s[^>]*)?>)\s*(\d+)\s*(<\/)/u;
const OFFSET = /(<(?:[\w.-]+:)?rowOff(?:\s[^>]*)?>)\s*(-?\d+)\s*(<\/)/u;

function readMark(anchor: string, name: "from" | "to"): Mark | null {
  const text = MARKS[name].exec(anchor)?.[0];
  const row = text === undefined ? undefined : ROW.exec(text)?.[2];
  if (text === undefined || row === undefined) return null;
  return { row: Number(row), offset: Number(OFFSET.exec(text)?.[2] ?? 0) };
}

/** `atTop` puts the mark at the upper edge of its row: the row it hung in is gone. */
function writeMark(anchor: string, name: "from" | "to", row: number, atTop: boolean): string {
  return anchor.replace(MARKS[name], (text) => {
    const placed = text.replace(ROW, (_, open: string, __, close: string) => `${open}${row}${close}`);
    return atTop ? placed.replace(OFFSET, (_, open: string, __, close: string) => `${open}0${close}`) : placed;
  });
}

/** Rewrites the formulas of drawings: texts of shapes linked to cells, linked pictures (图形里的单元格链接). */
export function shiftDrawingFormulas(xml: string, shift: RowShift, home: string): string {
  const follow = (text: string): string => shiftFormula(text, shift, home);
  return replaceTags(xml, (name, tag) => {
    const text = changeAttribute(tag, "textlink", follow);
    return name === "cameraTool" ? changeAttribute(text, "cellRange", follow) : text;
  });
}

/** Elements of VML that hold formulas; `FmlaMacro` names a macro and stays. */
const VML_FORMULAS = ["FmlaLink", "FmlaRange", "FmlaTxbx", "FmlaGroup", "FmlaPict"];

/** Rewrites the cells that VML controls are linked to (控件链接的单元格). */
export function shiftVmlFormulas(xml: string, shift: RowShift, home: string): string {
  return mapLeaves(xml, VML_FORMULAS, (text) => shiftFormula(text, shift, home));
}

/** Moves the boxes of comments and controls that hang at moved rows (批注框、控件，VML): `x:Row` and the row numbers of `x:Anchor`, both from 0. Boxes of comments whose row is removed go. */
export function shiftVml(xml: string, shift: RowShift): string {
  const kept = replaceElements(xml, "shape", (element, whole) => (isGone(element.inner, shift) ? "" : whole));
  return replaceElements(kept, "ClientData", (_, data) => {
    const row = VML_ROW.exec(data);
    const anchor = VML_ANCHOR.exec(data);
    const numbers = (anchor?.[2] ?? "").split(",").map((part) => Number(part.trim()));
    const home = row === null ? (numbers[2] ?? 0) : Number(row[2]);
    const delta = shift.start(home + 1) - (home + 1);
    if (delta === 0) return data;
    const text = row === null ? data : data.replace(row[0], `${row[1]}${home + delta}${row[3]}`);
    if (anchor === null || numbers.length !== 8) return text;
    const moved = numbers.map((value, i) => (i === 2 || i === 6 ? Math.max(0, value + delta) : value));
    return text.replace(anchor[0], `${anchor[1]}${moved.join(", ")}${anchor[3]}`);
  });
}

const VML_ROW = /(<(?:[\w.-]+:)?Row>)\s*(\d+)\s*(<\/)/u;
const VML_ANCHOR = /(<(?:[\w.-]+:)?Anchor>)([^<]*)(<\/)/u;

function isGone(shape: string, shift: RowShift): boolean {
  const row = /ObjectType\s*=\s*["']Note["']/u.test(shape) ? VML_ROW.exec(shape) : null;
  return row !== null && shift.gone(Number(row[2]) + 1);
}
