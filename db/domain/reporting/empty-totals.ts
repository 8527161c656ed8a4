/** Totals that will read 0 only because what they add up stayed blank (只因没填才是 0 的合计): a 0 nobody wrote must not pass for a count. */
import type { FillProblem, FillRequest } from "#domain/reporting/fill-request";
import { movedRow, type RowChanges } from "#domain/reporting/moved-rows";
import type { PrintedSheet } from "#domain/reporting/printed-sheet";
import { cellAddress, parseCellAddress, parseCellRange } from "#domain/workbook/cell-address";

/** Finds them among the totals over single cells and printed rows. `written`: `sheet row column` of the filled form. */
export function findEmptyTotals(
  { form, reading }: FillRequest,
  sheets: ReadonlyMap<string, PrintedSheet>,
  { changes, written }: { readonly changes: ReadonlyMap<string, RowChanges>; readonly written: ReadonlySet<string> },
): readonly FillProblem[] {
  const asked = new Set([...reading.cells.map(({ sheet, cell }) => `${sheet} ${cell}`), ...printedCells(reading)]);
  return form.sheets.flatMap(({ name, grid }): FillProblem[] => {
    const moves = changes.get(name) ?? { insertions: [], removals: [] };
    const isBlank = (row: number, column: number): boolean => {
      const content = sheets.get(name)?.content(row, column);
      return (content === undefined || content === "") && !written.has(`${name} ${movedRow(row, moves)} ${column}`);
    };
    const empty = grid.rows.flatMap(({ index: row, cells }) =>
      cells.flatMap((content, i) => {
        const formula = typeof content === "object" && content.kind === "formula" ? (content.formula ?? "") : "";
        const added = addedCells(formula);
        const isAsked = added.some((cell) => asked.has(`${name} ${cellAddress(cell.row, cell.column)}`));
        return isAsked && added.every((cell) => isBlank(cell.row, cell.column)) ? [{ row, column: i + 1 }] : [];
      }),
    );
    const [first] = empty;
    if (first === undefined) return [];
    const cell = cellAddress(movedRow(first.row, moves), first.column);
    const many = empty.length === 1 ? "这个合计" : `这里起有 ${empty.length} 个合计`;
    const reason = `${many}要加的格子都空着，公式会显示 0，不是真的 0，请补填或核对`;
    return [{ sheet: name, cell, severity: "warning", reason }];
  });
}

/** What printed rows ask for, column by column. */
function printedCells({ lists }: FillRequest["reading"]): readonly string[] {
  return lists.flatMap(({ sheet, printed, columns }) =>
    (printed?.rows ?? []).flatMap(({ row }) =>
      columns.flatMap(({ kind, letter }) => (kind === "input" ? [`${sheet} ${letter}${row}`] : [])),
    ),
  );
}

/** Cells of the largest total that is looked at. */
const MOST_CELLS = 2000;

/** What a plain sum adds up on its own sheet; nothing for any other formula. */
function addedCells(formula: string): readonly { readonly row: number; readonly column: number }[] {
  const text = formula.replace(/[$\s]/gu, "");
  const list = /^SUM\(([A-Z0-9:,]+)\)$/iu.exec(text)?.[1]?.split(",") ?? plainSum(text);
  return list.flatMap((part) => {
    const single = parseCellAddress(part);
    const range = parseCellRange(part);
    if (range === null) return single === null ? [] : [single];
    const { firstRow, lastRow, firstColumn, lastColumn } = range;
    const [height, width] = [lastRow - firstRow + 1, lastColumn - firstColumn + 1];
    if (height * width > MOST_CELLS) return [];
    return Array.from({ length: height * width }, (_, i) => ({
      row: firstRow + Math.floor(i / width),
      column: firstColumn + (i % width),
    }));
  });
}

/** B4+B5+B6 */
function plainSum(text: string): readonly string[] {
  return /^[A-Z]{1,3}\d+(?:\+[A-Z]{1,3}\d+)+$/iu.test(text) ? text.split("+") : [];
}
