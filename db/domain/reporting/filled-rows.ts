import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { createSheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";
import type { CellContent } from "#domain/workbook/grid";

/** A row of a list as it was handed in before (已报行). Blank identity texts are null. */
export interface FilledRow {
  /** Place of its list in the reading. */
  readonly list: number;
  readonly row: number;
  readonly creditCode: string | null;
  readonly name: string | null;
  /** Contents by 1-based column; formulas by their result. */
  readonly contents: Readonly<Record<number, Exclude<CellContent, { kind: "formula" }>>>;
}

/** Reads the records of the lists of a filled copy (读已报表): the same sheets and columns as the blank form, however many rows. Use `creditCode` and `name` to look the enterprises up. */
export function readFilledRows(reading: FormReading, filled: FormWorkbook, index: CatalogueIndex): FilledRow[] {
  return reading.lists.flatMap((area, list) => readList(area, list, { filled, index }));
}

function readList(
  area: FormList,
  list: number,
  from: { readonly filled: FormWorkbook; readonly index: CatalogueIndex },
): FilledRow[] {
  const sheet = from.filled.sheets.find((one) => one.name === area.sheet);
  const identity = (kind: string) =>
    area.columns.find(
      ({ binding: { source } }) => source?.kind === "field" && from.index.byId.get(source.field)?.type === kind,
    )?.column;
  const [codeColumn, nameColumn] = [identity("creditCode"), identity("name")];
  if (sheet === undefined || (codeColumn === undefined && nameColumn === undefined)) return [];
  const map = createSheetMap(sheet);
  const said = (row: number, column: number | undefined) =>
    column === undefined ? null : map.text(row, column).trim() || null;
  const rows: FilledRow[] = [];
  for (let row = area.firstRow; row <= map.rowCount; row += 1) {
    const [creditCode, name] = [said(row, codeColumn), said(row, nameColumn)];
    if (/^(?:合计|总计|共计)/u.test(foldText(map.text(row, area.columns[0]?.column ?? 1)))) break;
    if (creditCode === null && name === null) continue;
    const contents: Record<number, Exclude<CellContent, { kind: "formula" }>> = {};
    for (const { column } of area.columns) {
      const content = plain(map.content(row, column));
      if (content !== null) contents[column] = content;
    }
    rows.push({ list, row, creditCode, name, contents });
  }
  return rows;
}

function plain(content: CellContent | undefined): Exclude<CellContent, { kind: "formula" }> | null {
  if (content === undefined || content === "") return null;
  return typeof content === "object" && content.kind === "formula" ? content.value : content;
}
