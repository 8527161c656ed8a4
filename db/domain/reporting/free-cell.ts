import type { FormCell } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";

/** A cell that the form was not seen to ask for, made a place of the form (自选单元格): of a merged area the top left one, its label the text printed left of it or above. Null for a formula, and where the form has no such cell. */
export function describeFreeCell(
  form: FormWorkbook,
  { sheet, cell }: { readonly sheet: string; readonly cell: string },
): FormCell | null {
  const found = form.sheets.find(({ name }) => name === sheet);
  const address = parseCellAddress(cell);
  if (found === undefined || address === null) return null;
  const map = createSheetMap(found);
  const { firstRow: row, firstColumn: column } = map.area(address.row, address.column);
  if (map.formula(row, column) !== null) return null;
  return {
    sheet,
    cell: cellAddress(row, column),
    label: labelOf(map, row, column),
    prefix: "",
    unit: null,
    allowed: map.allowed(row, column),
    numberFormat: map.look(row, column)?.numberFormat ?? null,
    binding: unbound("这一格不是表上要求填写的"),
  };
}

/** Further away a text is no label of the cell. */
const FARTHEST = 6;

function labelOf(map: SheetMap, row: number, column: number): string {
  const said = (text: string) =>
    /\p{L}/u.test(text)
      ? text
          .replace(/\s+/gu, " ")
          .replace(/[：:]\s*$/u, "")
          .trim()
      : "";
  for (let step = 1; step <= FARTHEST && column - step >= 1; step += 1) {
    const text = said(map.text(row, column - step));
    if (text !== "") return text;
  }
  for (let step = 1; step <= FARTHEST && row - step >= 1; step += 1) {
    const text = said(map.text(row - step, column));
    if (text !== "") return text;
  }
  return "";
}
