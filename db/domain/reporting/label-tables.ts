/** Tables of a form that hold single cells instead of records (指标表、标签表). */
import { readTableUnit, splitUnit, type UnitId } from "#domain/indicators/unit";
import { columnsOf } from "#domain/reporting/find-body";
import { recordRowsOf, type TableArea } from "#domain/reporting/find-lists";
import type { SheetMap } from "#domain/reporting/sheet-map";

/** A table whose rows name indicators (指标名称 代码 数值) asks for single cells, not for records. */
export function isIndicatorTable(map: SheetMap, table: TableArea): boolean {
  const rows = recordRowsOf(table);
  return columnsOf(table).some((column) => {
    if (!isIndicatorHeading(map.text(table.headerRows[1], column))) return false;
    // A list of projects has the heading too, over blanks.
    return rows.filter((row) => /\p{L}/u.test(map.text(row, column))).length * 2 >= rows.length;
  });
}

/** Headings such as 指标 | 代码 | 数值 begin a new part of the form. */
export function isIndicatorHeading(text: string): boolean {
  return /^(?:(?:主要|统计|经济)?指标|项目|指标名称|指标内容|指标项|项目名称|内容|填报项目|统计指标名称)$/u.test(
    text.replace(/[\s\u3000]/gu, ""),
  );
}

/** Headings and blank rows take turns, and nothing numbers the rows. */
export function isLabelBand(map: SheetMap, table: TableArea): boolean {
  const hasTotals = table.body.some(({ role }) => role === "total" || role === "subtotal");
  if (table.headerRows[0] !== table.headerRows[1] || hasTotals) return false;
  const columns = columnsOf(table).filter((column) => map.area(table.headerRows[0], column).firstColumn === column);
  if (columns.some((column) => /^(?:序号|编号)$/u.test(map.text(table.headerRows[0], column).trim()))) return false;
  return recordRowsOf(table).every((row, i) => {
    const written = columns.filter((column) => /\p{L}/u.test(map.text(row, column))).length;
    return i % 2 === 0 ? written === 0 : written === columns.length;
  });
}

/** Labels over one row of blanks, and rows of labels below it: 营业收入 | 净利润 over their amounts on the card of one enterprise, then 主要产品 and the rest. Names over blanks begin a list. */
export function isLabelBlock(map: SheetMap, table: TableArea): boolean {
  const [first, ...others] = recordRowsOf(table);
  const [header, last] = table.headerRows;
  const hasTotals = table.body.some(({ role }) => role === "total" || role === "subtotal" || role === "example");
  if (first === undefined || others.length === 0 || header !== last || hasTotals) return false;
  const columns = columnsOf(table);
  const masters = (row: number) => columns.filter((column) => map.isMaster(row, column));
  if (masters(header).some((column) => /^(?:序号|编号)$|(?:名称|姓名|全称)$/u.test(map.text(header, column).trim())))
    return false;
  if (masters(first).some((column) => !map.isBlank(first, column))) return false;
  return others.every((row) => {
    const isLabelled = /\p{L}/u.test(map.text(row, table.firstColumn));
    return isLabelled && masters(row).some((column) => map.isBlank(row, column));
  });
}

/** Labels, blanks, labels again: no list repeats its headings. */
export function isCertainLabelBand(map: SheetMap, table: TableArea): boolean {
  return recordRowsOf(table).length >= 2 && isLabelBand(map, table);
}

/** Unit a heading states for its block: 单位：千元, or 一、经济指标（千元）. */
export function blockUnit(text: string): UnitId | null {
  return readTableUnit(text) ?? (isSection(text) ? splitUnit(text.trim()).unit : null);
}

/** 一、孵化器投资构成（单位：千元）: a heading of a block, nothing is written beside it. */
export function isSection(text: string): boolean {
  return /^[\s\u3000]*[（(]?[一二三四五六七八九十]+[）)]?[、．.]/u.test(text) || /单位[：:]/u.test(text);
}
