import { cellAddress, parseCellAddress, parseCellRange } from "#domain/workbook/cell-address";
import { continueFormula } from "./continue-formula.ts";
import { changeAttribute, mapLeaves, readLeaf, replaceElements, replaceTags } from "./edit-xml.ts";
import { recordHeight, type RowShift } from "./row-shift.ts";
import { moveFormula, shiftFormula } from "./shift-formula.ts";
import { coverRange, firstAddedRow, shiftRangesText } from "./shift-ranges.ts";
import { listElements, readAttribute, type XmlElement } from "./xml-text.ts";

/** Rewrites conditional formats and data validations for moved rows (条件格式、数据验证), their x14 forms included. Rules whose cells are all removed go. */
export function shiftRules(xml: string, shift: RowShift, home: string): string {
  let text = xml;
  for (const name of ["conditionalFormatting", "dataValidation"]) {
    text = replaceElements(text, name, (element, whole) => shiftRule(element, whole, { shift, home }));
  }
  return text;
}

interface Place {
  readonly shift: RowShift;
  readonly home: string;
}

const RULE_FORMULAS = ["formula", "formula1", "formula2", "f"];

function shiftRule(element: XmlElement, whole: string, place: Place): string {
  const own = place.shift.of(place.home);
  const sqref = readAttribute(element.tag, "sqref") ?? readLeaf(listElements(element.inner, "sqref")[0]?.inner ?? "");
  const rewrite = createRewriter(sqref, place, own);
  let text = mapLeaves(whole, RULE_FORMULAS, rewrite);
  text = replaceTags(text, (name, tag) => (name === "cfvo" ? changeAttribute(tag, "val", rewrite) : tag));
  if (own === null || sqref === "") return text;
  const ranges = shiftRangesText(sqref, own);
  if (ranges === null) return "";
  text = mapLeaves(text, ["sqref"], () => ranges);
  return text.replace(element.tag, (tag) => changeAttribute(tag, "sqref", () => ranges));
}

/** Formulas of a rule are written for its first cell. When that cell goes, they are written anew for the first one that stays; where the rule begins within a growing list, they keep their distance to it. */
function createRewriter(sqref: string, place: Place, own: RowShift | null): (formula: string) => string {
  const { shift, home } = place;
  const plain = (formula: string): string => shiftFormula(formula, shift, home);
  const ranges = sqref
    .trim()
    .split(/\s+/u)
    .flatMap((part) => parseCellRange(part) ?? []);
  const [anchor] = ranges;
  if (own === null || anchor === undefined) return plain;
  const kept = ranges.find((range) => coverRange(range, own).length > 0);
  if (kept === undefined) return plain;
  let row = kept.firstRow;
  while (own.gone(row)) row += 1;
  const [rows, columns] = [row - anchor.firstRow, kept.firstColumn - anchor.firstColumn];
  const inList = own.insertions.some((list) => list.firstRow <= row && row <= list.lastRow);
  return (formula) => {
    const moved = moveFormula(formula, rows, columns);
    return inList ? continueFormula({ above: null, last: moved, shift: own, home, row })(0) : plain(moved);
  };
}

/** Rewrites sparklines for moved rows (迷你图). Added records get their own, drawn along as the list's formulas go on. */
export function shiftSparklines(xml: string, shift: RowShift, home: string): string {
  const own = shift.of(home);
  return replaceElements(xml, "sparklineGroup", (group, whole) => {
    const known = new Map<string, string>();
    for (const line of listElements(group.inner, "sparkline"))
      known.set(leaf(line.inner, "sqref"), leaf(line.inner, "f"));
    const first = /<(?:[\w.-]+:)?sparklines\b/u.exec(whole)?.index ?? whole.length;
    const settings = mapLeaves(whole.slice(0, first), ["f"], (formula) => shiftFormula(formula, shift, home));
    const lines = replaceElements(whole.slice(first), "sparkline", (element, line) => {
      const cell = parseCellAddress(leaf(element.inner, "sqref"));
      if (own === null || cell === null) return mapLeaves(line, ["f"], (formula) => shiftFormula(formula, shift, home));
      return shiftSparkline(line, { ...cell, known }, { shift: own, home });
    });
    return settings + lines;
  });
}

interface SparklineCell {
  readonly row: number;
  readonly column: number;
  /** Formulas of the group's sparklines by cell. */
  readonly known: ReadonlyMap<string, string>;
}

function shiftSparkline(line: string, cell: SparklineCell, { shift, home }: Place): string {
  const { row, column, known } = cell;
  if (shift.gone(row)) return "";
  const write = (at: number, formula: (old: string) => string): string =>
    mapLeaves(mapLeaves(line, ["f"], formula), ["sqref"], () => cellAddress(at, column));
  const list = shift.insertions.find((one) => one.lastRow - recordHeight(one) < row && row <= one.lastRow);
  if (list === undefined) return write(shift.row(row), (formula) => shiftFormula(formula, shift, home));
  const height = recordHeight(list);
  const top = firstAddedRow(list, shift) + row - (list.lastRow - height + 1);
  const above = known.get(cellAddress(row - height, column)) ?? null;
  const last = leaf(line, "f");
  const at = continueFormula({ above, last, shift, home, row });
  return Array.from({ length: list.count + 1 }, (_, k) => write(top + k * height, () => at(k * height))).join("");
}

function leaf(xml: string, name: string): string {
  return readLeaf(listElements(xml, name)[0]?.inner ?? "").trim();
}
