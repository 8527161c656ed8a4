import { cellAddress, parseCellRange } from "#domain/workbook/cell-address";
import type { FormError } from "#domain/reporting/form-error";
import { type Continuation, listOverruns, type Overrun } from "./continue-formula.ts";
import type { FormPackage } from "./form-package.ts";
import { copiedRow, LAST_ROW, movesRows, recordHeight, type RowShift } from "./row-shift.ts";
import { type CellXml, type FormulaXml, readFormula, type RowXml, type SheetXml } from "./sheet-xml.ts";
import { refuseFormula } from "./unsafe-formulas.ts";
import { isTorn, listStrayFormulas, refuseStructures } from "./unsafe-structures.ts";

/** A sheet while rows are about to move somewhere in its workbook. Shared formulas that may be concerned are expanded. */
interface Examined {
  readonly name: string;
  readonly xml: SheetXml;
}

/** Looks for structures that cannot follow moved rows (插行、删行前检查); the first one found is the reason to refuse. */
export function refuseGrowth(
  form: FormPackage,
  sheets: readonly Examined[],
  shifts: readonly RowShift[],
): FormError | null {
  const shift = shifts.find(movesRows);
  if (shift === undefined) return null;
  const refusal = (sheet: string, what: string | null): FormError | null =>
    what === null ? null : { type: "FormStructureUnsafe", sheet, what };
  if (form.archive.entries.some((entry) => /\/revisions\//iu.test(entry.name)))
    return refusal(shift.sheet, "工作簿带着“共享工作簿”的修订记录，请先在 Excel 或 WPS 里取消共享再保存");
  const names = sheets.map((sheet) => sheet.name);
  for (const sheet of sheets) {
    const refused = refusal(sheet.name, refuseCells(sheet, shift, names) ?? refuseOwn(form, sheets, sheet, shift));
    if (refused !== null) return refused;
  }
  for (const { where, text, home } of listStrayFormulas(form)) {
    const what = refuseFormula({ text, home, row: null, column: null }, shift, names);
    if (what !== null) return refusal(home === null || home === "" ? shift.sheet : home, `${where}：${what}`);
  }
  return null;
}

function refuseCells(sheet: Examined, shift: RowShift, names: readonly string[]): string | null {
  const own = shift.of(sheet.name);
  for (const row of sheet.xml.rows) {
    if (own?.gone(row.row) === true) continue;
    for (const cell of row.cells) {
      const formula = readFormula(cell);
      if (formula === null) continue;
      const place = { text: formula.text, home: sheet.name, row: row.row, column: cell.column };
      const reason = refuseFormula(place, shift, names) ?? refuseBlock(formula, own);
      if (reason !== null) return reason;
    }
  }
  return null;
}

/** Formulas that fill several cells at once. */
function refuseBlock(formula: FormulaXml, own: RowShift | null): string | null {
  if (own === null || !movesRows(own)) return null;
  if (formula.type === "dataTable") return "表中有“模拟运算表”，插行后无法保证正确";
  const torn = formula.type === "array" && isTorn(parseCellRange(formula.ref ?? ""), own);
  return torn ? `数组公式 ${formula.ref} 跨过要插行的位置` : null;
}

function refuseOwn(form: FormPackage, sheets: readonly Examined[], sheet: Examined, any: RowShift): string | null {
  const shift = any.of(sheet.name);
  const part = form.sheets.find((candidate) => candidate.name === sheet.name);
  if (shift === null || !movesRows(shift) || part === undefined) return null;
  const last = sheet.xml.rows.at(-1)?.row ?? 0;
  if (last < LAST_ROW && last + shift.added - shift.removed > LAST_ROW)
    return `加行后超过 Excel 最多的 ${LAST_ROW} 行，请分几次填`;
  return refuseStructures(form, part, shift) ?? refuseOverruns(sheets, sheet, shift);
}

/** Formulas of added records that would read filled cells of no record: a total, a header, another table. */
function refuseOverruns(sheets: readonly Examined[], sheet: Examined, shift: RowShift): string | null {
  const rows = new Map(sheet.xml.rows.map((row) => [row.row, row]));
  for (const list of shift.insertions) {
    for (let row = copiedRow(list); row <= list.lastRow; row += 1) {
      const aboveAt = row - recordHeight(list);
      const above = aboveAt < list.firstRow ? undefined : rows.get(aboveAt);
      for (const cell of rows.get(row)?.cells ?? []) {
        const last = readFormula(cell)?.text;
        if (last === undefined) continue;
        const hit = findOverrun(sheets, { above: formulaAt(above, cell.column), last, shift, home: sheet.name, row });
        if (hit !== null) return `${cellAddress(row, cell.column)} 的公式“${last}”${hit}`;
      }
    }
  }
  return null;
}

function formulaAt(row: RowXml | undefined, column: number): string | null {
  const cell = row?.cells.find((candidate) => candidate.column === column);
  return cell === undefined ? null : (readFormula(cell)?.text ?? null);
}

function findOverrun(sheets: readonly Examined[], continuation: Continuation): string | null {
  for (const run of listOverruns(continuation)) {
    const hit = findFilled(sheets, run);
    if (hit !== null) return `往下接着写会读到“${run.sheet}”${hit}，那里不是列表的内容`;
  }
  return null;
}

function findFilled(sheets: readonly Examined[], run: Overrun): string | null {
  if (run.column === null) return null;
  const sheet = sheets.find((candidate) => candidate.name.toLowerCase() === run.sheet.toLowerCase());
  for (const row of sheet?.xml.rows ?? []) {
    if (row.row < run.firstRow || row.row > run.lastRow) continue;
    const cell = row.cells.find((candidate) => candidate.column === run.column);
    if (cell !== undefined && isFilled(cell)) return cellAddress(row.row, cell.column);
  }
  return null;
}

function isFilled(cell: CellXml): boolean {
  return /<(?:[\w.-]+:)?(?:v|f|is)[\s>/]/u.test(cell.inner);
}
