import { parseCellRange } from "#domain/workbook/cell-address";
import { readLeaf, replaceElements } from "./edit-xml.ts";
import type { FormPackage } from "./form-package.ts";
import { CellError, type Scalar } from "./formula-functions.ts";
import { parseFormula, type Reference } from "./formula-pieces.ts";
import { type NamedTable, readsOf } from "./formula-reads.ts";
import type { Refreshed } from "./refresh-formulas.ts";
import type { Drafts } from "./shift-parts.ts";
import { encodeXml, listElements, readAttribute, scanTags, writeAttribute } from "./xml-text.ts";

/** Lists the tables of a workbook (表格) as they stand in the drafts. */
export function listTables(form: FormPackage, drafts: Drafts): readonly NamedTable[] {
  return form.sheets.flatMap((sheet) =>
    form.relations(sheet.part).flatMap((relation): NamedTable[] => {
      const xml = relation.type === "table" ? drafts.read(relation.target) : null;
      if (xml === null) return [];
      const tag = [...scanTags(xml)].find((one) => one.name === "table")?.text ?? "";
      const range = parseCellRange(readAttribute(tag, "ref") ?? "");
      const name = readAttribute(tag, "displayName") ?? readAttribute(tag, "name") ?? "";
      return range === null ? [] : [{ name, sheet: sheet.name, range }];
    }),
  );
}

/** Renews what charts remember of their cells (图表缓存), so that no viewer draws the numbers of the blank form, and asks for pivots whose source has changed to be refreshed on opening. Parts that show nothing new are not touched. */
export function refreshCharts(form: FormPackage, drafts: Drafts, refreshed: Refreshed): void {
  const tables = listTables(form, drafts);
  for (const { name } of form.archive.entries) {
    const isChart = /(?:^|\/)chart(?:ex)?\d*\.xml$|\/charts\/[^/]+\.xml$/iu.test(name);
    if (!isChart && !/pivotCacheDefinition[^/]*\.xml$/iu.test(name)) continue;
    const xml = drafts.read(name);
    if (xml === null) continue;
    const changed = isChart ? refreshChart(xml, refreshed) : refreshPivot(xml, refreshed, tables);
    if (changed !== xml) drafts.write(name, changed);
  }
}

function refreshChart(xml: string, refreshed: Refreshed): string {
  let text = xml;
  for (const [name, cache] of CACHES) {
    text = replaceElements(text, name, (element, whole) => {
      const formula = readLeaf(listElements(element.inner, "f")[0]?.inner ?? "");
      const references = parseFormula(formula).filter((piece) => typeof piece !== "string");
      if (!references.some((reference) => refreshed.meets(reference, ""))) return whole;
      const values = valuesOf(formula, refreshed);
      return replaceElements(whole, cache, (old, kept) =>
        values === null || cache === "lvl" ? "" : writeCache(kept, old.tag, values),
      );
    });
  }
  return text;
}

/** What holds a formula in a chart, and where it remembers the values. */
const CACHES = [
  ["numRef", "numCache"],
  ["strRef", "strCache"],
  ["multiLvlStrRef", "multiLvlStrCache"],
  ["numDim", "lvl"],
  ["strDim", "lvl"],
] as const;

const MOST_POINTS = 4000;

/** Values of the cells a chart draws, row by row; null when they are not one plain range or cannot all be calculated. */
function valuesOf(formula: string, refreshed: Refreshed): readonly Scalar[] | null {
  const pieces = parseFormula(formula.trim().replace(/^\((.*)\)$/u, "$1"));
  const [only] = pieces;
  if (pieces.length !== 1 || only === undefined || typeof only === "string" || only.sheet === null) return null;
  return cellsOf(only, only.sheet, refreshed);
}

function cellsOf({ from, to }: Reference, sheet: string, refreshed: Refreshed): readonly Scalar[] | null {
  const last = to ?? from;
  if (from.row === null || from.column === null || last.row === null || last.column === null) return null;
  if ((last.row - from.row + 1) * (last.column - from.column + 1) > MOST_POINTS) return null;
  const values: Scalar[] = [];
  for (let row = from.row; row <= last.row; row += 1) {
    for (let column = from.column; column <= last.column; column += 1) {
      const value = refreshed.value(sheet, row, column);
      if (value === undefined) return null;
      values.push(value);
    }
  }
  return values;
}

/** Points of blank cells are left out, as office programs do. */
function writeCache(cache: string, tag: string, values: readonly Scalar[]): string {
  const prefix = /^<([\w.-]+:)?/u.exec(tag)?.[1] ?? "";
  const numeric = tag.includes("numCache");
  const points = values.flatMap((value, i) => {
    const shown = showPoint(value, numeric);
    return shown === null ? [] : [`<${prefix}pt idx="${i}"><${prefix}v>${encodeXml(shown)}</${prefix}v></${prefix}pt>`];
  });
  const format = listElements(cache, "formatCode")[0];
  const kept = format === undefined ? "" : cache.slice(format.start, format.end);
  const count = `<${prefix}ptCount val="${values.length}"/>`;
  const close = `</${prefix}${numeric ? "numCache" : "strCache"}>`;
  return `${tag.replace(/\s*\/>$/u, ">")}${kept}${count}${points.join("")}${close}`;
}

function showPoint(value: Scalar, numeric: boolean): string | null {
  if (value === null || value === "") return null;
  if (value instanceof CellError) return numeric ? null : value.text;
  if (typeof value === "boolean") return numeric ? String(Number(value)) : value ? "TRUE" : "FALSE";
  if (numeric) return typeof value === "number" ? String(value) : null;
  return String(value);
}

/** A pivot keeps a copy of its source; office programs read it anew when told. */
function refreshPivot(xml: string, refreshed: Refreshed, tables: readonly NamedTable[]): string {
  const source = [...scanTags(xml)].find((tag) => tag.name === "worksheetSource")?.text;
  const root = [...scanTags(xml)].find((tag) => tag.name === "pivotCacheDefinition");
  if (source === undefined || root === undefined) return xml;
  const sheet = readAttribute(source, "sheet");
  const name = readAttribute(source, "name") ?? "";
  const formula =
    sheet === null ? `${name}[#All]` : `'${sheet.replaceAll("'", "''")}'!${readAttribute(source, "ref") ?? "A:XFD"}`;
  const { references } = readsOf([formula], new Map(), tables);
  if (!references.some((reference) => refreshed.meets(reference, ""))) return xml;
  return xml.slice(0, root.start) + writeAttribute(root.text, "refreshOnLoad", "1") + xml.slice(root.end);
}
