import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import { readLeaf } from "./edit-xml.ts";
import type { FormPackage, SheetPart } from "./form-package.ts";
import { copiedRow, type RowShift } from "./row-shift.ts";
import { anchorRows } from "./shift-anchors.ts";
import { listElements, readAttribute, scanTags } from "./xml-text.ts";

/** Looks at what stands around the rows of a moved sheet (行外结构检查): merges, tables, pivots, pictures. Says in Chinese what cannot follow; null when all can. */
export function refuseStructures(form: FormPackage, sheet: SheetPart, shift: RowShift): string | null {
  const xml = form.text(sheet.part) ?? "";
  const tail = xml.slice(Math.max(0, xml.search(/<\/(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*\/>/u)));
  return (
    refuseMerges(tail, shift) ??
    refuseFilter(tail, shift) ??
    refuseAnchors(tail, shift) ??
    refuseParts(form, sheet, shift)
  );
}

/** Whether a block of several rows would be torn: the inserted rows cut or repeat it, or only some of its rows go. */
export function isTorn(range: CellRange | null, shift: RowShift): boolean {
  if (range === null || range.firstRow === range.lastRow) return false;
  const repeated = shift.insertions.some((one) => range.firstRow <= one.lastRow && range.lastRow >= copiedRow(one));
  return repeated || (meetsRemoval(range, shift) && shift.span(range.firstRow, range.lastRow) !== null);
}

function meetsRemoval(range: Pick<CellRange, "firstRow" | "lastRow">, shift: RowShift): boolean {
  return shift.removals.some((one) => range.firstRow <= one.lastRow && one.firstRow <= range.lastRow);
}

function refuseMerges(tail: string, shift: RowShift): string | null {
  for (const merge of listElements(tail, "mergeCell")) {
    const ref = readAttribute(merge.tag, "ref") ?? "";
    const range = parseCellRange(ref);
    if (range === null || range.firstRow === range.lastRow) continue;
    for (const list of shift.insertions) {
      const inRecord = copiedRow(list) <= range.firstRow && range.firstRow <= list.lastRow;
      if (inRecord && range.lastRow > list.lastRow)
        return `合并单元格 ${ref} 从列表最后一行跨到下面，加行后会被拆开，请先取消合并`;
      const cuts =
        list.firstRow < range.firstRow && range.firstRow < copiedRow(list) && range.lastRow >= copiedRow(list);
      if (cuts) return `合并单元格 ${ref} 盖住列表最后几行，加行后新的行会被并在一起，请先取消合并`;
    }
    if (shift.gone(range.firstRow) && shift.span(range.firstRow, range.lastRow) !== null)
      return `合并单元格 ${ref} 的第一行正要删除，里面的文字会丢，请改为隐藏这些行`;
  }
  return null;
}

function refuseFilter(tail: string, shift: RowShift): string | null {
  for (const filter of listElements(tail, "autoFilter")) {
    const range = parseCellRange(readAttribute(filter.tag, "ref") ?? "");
    if (range !== null && shift.gone(range.firstRow)) return "筛选的标题行正要删除，请改为隐藏这些行";
  }
  return null;
}

/** A picture all of whose rows go would be squeezed to nothing over other cells. */
function refuseAnchors(xml: string, shift: RowShift): string | null {
  if (shift.removals.length === 0) return null;
  for (const name of ["twoCellAnchor", "oneCellAnchor", "anchor"]) {
    for (const element of listElements(xml, name)) {
      const rows = anchorRows(element.inner);
      if (rows !== null && shift.span(rows.firstRow, rows.lastRow) === null)
        return `第 ${rows.firstRow} 行的图片、图形或控件挂在要删除的行上，请改为隐藏这些行`;
    }
  }
  return null;
}

function refuseParts(form: FormPackage, sheet: SheetPart, shift: RowShift): string | null {
  for (const relation of form.relations(sheet.part)) {
    const xml = form.text(relation.target);
    if (xml === null) continue;
    const reason =
      relation.type === "table"
        ? refuseTable(xml, shift)
        : relation.type === "pivotTable"
          ? refusePivot(xml, shift)
          : relation.type === "drawing"
            ? refuseAnchors(xml, shift)
            : null;
    if (reason !== null) return reason;
  }
  return null;
}

function refuseTable(xml: string, shift: RowShift): string | null {
  const tag = [...scanTags(xml)].find((one) => one.name === "table")?.text ?? "";
  const range = parseCellRange(readAttribute(tag, "ref") ?? "");
  if (range === null) return null;
  const name = readAttribute(tag, "displayName") ?? readAttribute(tag, "name") ?? "";
  const firstData = range.firstRow + Number(readAttribute(tag, "headerRowCount") ?? 1);
  const lastData = range.lastRow - Number(readAttribute(tag, "totalsRowCount") ?? 0);
  for (const list of shift.insertions) {
    const apart = list.lastRow < range.firstRow || list.firstRow > range.lastRow;
    if (!apart && (list.firstRow < firstData || list.lastRow > lastData))
      return `表格“${name}”（${readAttribute(tag, "ref")}）只盖住列表的一部分，加行后会错位`;
  }
  const data = Array.from(shift.removals).some((one) => one.firstRow <= range.lastRow && one.lastRow >= range.firstRow);
  if (!data) return null;
  const cut =
    shift.gone(range.firstRow) ||
    shift.gone(range.lastRow) !== shift.gone(lastData) ||
    shift.span(firstData, lastData) === null;
  return cut ? `表格“${name}”的标题、合计或全部数据行正要删除，请改为隐藏这些行` : null;
}

function refusePivot(xml: string, shift: RowShift): string | null {
  const tag = [...scanTags(xml)].find((one) => one.name === "location")?.text ?? "";
  const ref = readAttribute(tag, "ref") ?? "";
  const range = parseCellRange(ref);
  if (range === null) return null;
  const stays = shift.span(range.firstRow, range.lastRow);
  const whole = stays !== null && stays.lastRow - stays.firstRow === range.lastRow - range.firstRow;
  return whole ? null : `数据透视表（${ref}）和要加减的行在同一处，请先移开`;
}

/** Formulas outside cells (单元格以外的公式), with the words that say where they are. */
export interface StrayFormula {
  readonly where: string;
  readonly text: string;
  readonly home: string | null;
}

/** Lists the formulas of names, rules, links, charts and sparklines. */
export function listStrayFormulas(form: FormPackage): readonly StrayFormula[] {
  const found: StrayFormula[] = [];
  const add = (where: string, home: string | null) => (text: string) =>
    found.push({ where, text: readLeaf(text), home });
  for (const name of listElements(form.text(form.workbookPart) ?? "", "definedName"))
    add(`名称“${readAttribute(name.tag, "name") ?? ""}”`, null)(name.inner);
  for (const sheet of form.sheets) {
    const xml = form.text(sheet.part) ?? "";
    const tail = xml.slice(Math.max(0, xml.lastIndexOf("sheetData")));
    for (const [element, words] of RULES) {
      for (const rule of listElements(tail, element))
        leavesOf(rule.inner).forEach(add(`“${sheet.name}”的${words}`, sheet.name));
    }
  }
  for (const entry of form.archive.entries) {
    if (!/(?:^|\/)chart(?:ex)?\d*\.xml$|\/charts\/[^/]+\.xml$/iu.test(entry.name)) continue;
    leavesOf(form.text(entry.name) ?? "").forEach(add("图表", ""));
  }
  return found;
}

const RULES = [
  ["conditionalFormatting", "条件格式"],
  ["dataValidation", "数据验证"],
  ["sparklineGroup", "迷你图"],
] as const;

function leavesOf(xml: string): readonly string[] {
  return ["formula", "formula1", "formula2", "f"].flatMap((name) =>
    listElements(xml, name).flatMap((element) => (element.inner.includes("</") ? [] : [element.inner])),
  );
}
