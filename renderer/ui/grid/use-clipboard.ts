import type { GridRange } from "./grid-range";
import type { GridColumn, GridPaste, GridRows } from "./grid-types";
import { planPaste } from "./plan-paste";
import { formatTabularText, parseTabularText } from "./tabular-text";

/** Copying the selection out and laying a block in. */
export function useClipboard<Row>(input: {
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: GridRows<Row>;
  readonly range: GridRange;
  readonly onPaste: (paste: GridPaste) => void;
  readonly onMissingRows: (first: number, last: number) => Promise<void>;
}): { readonly copy: (data: DataTransfer) => boolean; readonly paste: (text: string) => void } {
  const { columns, rows, range } = input;
  const copy = (data: DataTransfer): boolean => {
    const lines: string[][] = [];
    const chosen = columns.slice(range.firstColumn, range.lastColumn + 1);
    for (let index = range.firstRow; index <= range.lastRow; index += 1) {
      const row = rows.at(index);
      if (row === undefined) {
        void input.onMissingRows(range.firstRow, range.lastRow);
        return true;
      }
      lines.push(chosen.map((column) => column.editText(row)));
    }
    data.setData("text/plain", formatTabularText(lines));
    return true;
  };
  const paste = (text: string): void => {
    const block = parseTabularText(text);
    if (block.length > 0) input.onPaste(planPaste({ block, range, columns, total: rows.total }));
  };
  return { copy, paste };
}
