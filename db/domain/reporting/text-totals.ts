/** Columns that are printed as text though a total adds them up (文本格式的合计): SUM passes over text, so the total would be 0 without a word. */
import type { FillProblem } from "#domain/reporting/fill-request";
import type { ListFilling } from "#domain/reporting/list-filling";
import { readNumberFormat } from "#domain/reporting/number-format-reading";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";
import { cellAddress } from "#domain/workbook/cell-address";

/** Finds them in a list. The numbers are written as text all the same, as the form wants them. */
export function findTextTotals(
  sheet: PrintedSheet,
  { layout: { area }, columns }: ListFilling,
): readonly FillProblem[] {
  return columns.flatMap(({ column, filler }): FillProblem[] => {
    if (!filler.numeric || !readNumberFormat(column.numberFormat).text) return [];
    if (!area.totalRows.some((row) => addsUp(sheet, row, column.column))) return [];
    const reason =
      "这一列在表上是文本格式，数按文本写入，合计公式加不到文本，合计会是 0。请把这一列改成数值格式再填，或者手工核对合计";
    return [{ sheet: area.sheet, cell: cellAddress(area.firstRow, column.column), severity: "warning", reason }];
  });
}

function addsUp(sheet: PrintedSheet, row: number, column: number): boolean {
  const content = sheet.content(row, column);
  return (
    typeof content === "object" && content.kind === "formula" && /\b(?:SUM|SUBTOTAL)\s*\(/iu.test(content.formula ?? "")
  );
}
