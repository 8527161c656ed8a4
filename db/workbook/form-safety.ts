import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { FormError } from "#domain/reporting/form-error";
import type { FormPackage } from "./form-package.ts";
import { movesRows, type RowShift } from "./row-shift.ts";
import { refuseFormula } from "./shift-formula.ts";
import { readFormula, type SheetXml } from "./sheet-xml.ts";
import { listElements, readAttribute } from "./xml-text.ts";

/** A sheet while rows are about to be inserted somewhere in its workbook. */
interface Examined {
  readonly name: string;
  readonly xml: SheetXml;
}

/** Looks for structures that cannot follow inserted rows (插行前检查); the first one found is the reason to refuse. */
export function refuseGrowth(
  _form: FormPackage,
  sheets: readonly Examined[],
  shifts: readonly RowShift[],
): FormError | null {
  const names = sheets.map((sheet) => sheet.name);
  for (const shift of shifts.filter(movesRows)) {
    for (const sheet of sheets) {
      const what = refuseSheet(sheet, shift, names);
      if (what !== null) return { type: "FormStructureUnsafe", sheet: sheet.name, what };
    }
  }
  return null;
}

function refuseSheet(sheet: Examined, shift: RowShift, names: readonly string[]): string | null {
  const own = sheet.name === shift.sheet;
  for (const row of sheet.xml.rows) {
    for (const cell of row.cells) {
      const formula = readFormula(cell);
      if (formula === null) continue;
      const reason = refuseFormula(formula.text, shift, names);
      if (reason !== null) return reason;
      if (own && formula.type === "dataTable") return "表中有“模拟运算表”，插行后无法保证正确";
      if (own && formula.type === "array" && isTorn(parseCellRange(formula.ref ?? ""), shift)) {
        return `数组公式 ${formula.ref} 跨过要插行的位置`;
      }
    }
  }
  return own ? refuseMerges(sheet.xml.tail, shift) : null;
}

/** A block of several rows that the inserted rows would cut or repeat. */
function isTorn(range: CellRange | null, shift: RowShift): boolean {
  if (range === null || range.firstRow === range.lastRow) return false;
  return shift.insertions.some((one) => range.firstRow <= one.lastRow && range.lastRow >= one.lastRow);
}

function refuseMerges(tail: string, shift: RowShift): string | null {
  for (const merge of listElements(tail, "mergeCell")) {
    const ref = readAttribute(merge.tag, "ref") ?? "";
    const range = parseCellRange(ref);
    if (range === null) continue;
    const torn = shift.insertions.some((one) => range.firstRow === one.lastRow && range.lastRow > one.lastRow);
    if (torn) return `合并单元格 ${ref} 从列表最后一行跨到下面，每户占多行的表暂不能自动加行`;
  }
  return null;
}
