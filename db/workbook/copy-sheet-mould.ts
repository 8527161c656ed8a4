import { replacePrefix, sheetPrefix } from "./copy-sheet-names.ts";
import { mapLeaves, replaceTags } from "./edit-xml.ts";
import { encodeXml, readAttribute, writeAttribute } from "./xml-text.ts";

/** What is different in each copy of a part (副本各自的名字): the sheet's name, its tables' names. */
export interface CopyNames {
  readonly sheet: string;
  readonly tables: ReadonlyMap<string, string>;
}

/** The text of a part with the places left open that are different in each copy. */
export type PartMould = (names: CopyNames) => string;

/** Stand where a name is to be put in; XML cannot hold them, so no text can be mistaken for one. */
const MARK = "\u0001";

const FORMULAS = ["f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"];

/** Finds the places of a part's text that name the sheet or its tables; done once for all copies. */
export function createMould(xml: string, sheet: string, tables: readonly string[]): PartMould {
  let text = mapLeaves(xml, FORMULAS, (formula) => openFormula(formula, sheet, tables));
  text = replaceTags(text, (name, tag) => {
    const location = name === "hyperlink" ? readAttribute(tag, "location") : null;
    if (location === null) return tag;
    const opened = openFormula(location, sheet, []);
    return opened === location ? tag : writeAttribute(tag, "location", opened);
  });
  const pieces = text.split(MARK);
  if (pieces.length === 1) return () => xml;
  return (names) => pieces.map((piece, i) => (i % 2 === 0 ? piece : encodeXml(nameFor(piece, names)))).join("");
}

/** A formula with marks where it names the sheet or its tables. */
export function openFormula(formula: string, sheet: string, tables: readonly string[]): string {
  let text = replacePrefix(formula, sheet, `${MARK}!${MARK}`);
  for (const table of tables) {
    if (text.includes(table)) text = text.replace(tablePattern(table), () => `${MARK}${table}${MARK}`);
  }
  return text;
}

/** Fills the marks of a formula. */
export function closeFormula(opened: string, names: CopyNames): string {
  return opened
    .split(MARK)
    .map((piece, i) => (i % 2 === 0 ? piece : nameFor(piece, names)))
    .join("");
}

function nameFor(mark: string, names: CopyNames): string {
  return mark === "!" ? sheetPrefix(names.sheet) : (names.tables.get(mark) ?? mark);
}

function tablePattern(table: string): RegExp {
  const escaped = table.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_.\\\\])${escaped}(?=\\[)`, "gu");
}
