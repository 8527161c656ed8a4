import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { ShownCell } from "#domain/workbook/sheet-look";

/** The cell each field of a form is labelled by (标签格), found by its text: the nearest one left of or above the value. By the mapping's letter. */
export function labelCells(table: RecognisedTable, cells: readonly ShownCell[]): ReadonlyMap<string, ShownCell> {
  const byText = new Map<string, ShownCell[]>();
  for (const cell of cells) {
    const text = folded(cell.text);
    if (text === "") continue;
    const list = byText.get(text);
    if (list === undefined) byText.set(text, [cell]);
    else list.push(cell);
  }
  const found = new Map<string, ShownCell>();
  for (const column of table.columns) {
    const value = column.cell;
    const label = folded(column.headerPath.at(-1) ?? "");
    if (value === undefined || label === "") continue;
    const before = (byText.get(label) ?? []).filter((cell) => cell.row <= value.row && cell.column <= value.column);
    const nearest = before.sort((a, b) => distance(a, value) - distance(b, value))[0];
    if (nearest !== undefined) found.set(column.letter, nearest);
  }
  return found;
}

// A label in the same row is nearer than one above, as forms are read.
function distance(label: ShownCell, value: { readonly row: number; readonly column: number }): number {
  return (value.row - label.row) * 2 + (value.column - label.column);
}

function folded(text: string): string {
  return text.replaceAll(/[\s:：]+/gu, "");
}
