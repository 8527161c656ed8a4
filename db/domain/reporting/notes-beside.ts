/** What a form says beside a table about whom it wants and in which order (填报范围、排序要求). */
import { mayNarrow } from "#domain/reporting/note-scopes";
import type { SheetMap } from "#domain/reporting/sheet-map";

const NOTE = /范围|对象|排序|排列|[升降]序|[从由](?:高|低|大|小|多|少|先|早|晚)[到至]|先后/u;

/** Sentences above and below a table that say whom it wants and in which order. */
export function notesBeside(
  map: SheetMap,
  rows: { readonly after: number; readonly header: readonly [number, number]; readonly before: number | undefined },
): readonly string[] {
  const notes: string[] = [];
  for (let row = rows.after + 1; row < (rows.before ?? map.rowCount + 1); row += 1) {
    if (row >= rows.header[0] && row <= rows.header[1]) continue;
    for (let column = 1; column <= map.columnCount; column += 1) {
      const text = map.isMaster(row, column) ? map.text(row, column) : "";
      if (text.length >= SHORTEST_NOTE && (NOTE.test(text) || isNarrowing(map, row, column))) notes.push(text);
    }
  }
  return notes;
}

const SHORTEST_NOTE = 4;

/** Outside of cells to be filled in, or over much of the width of the sheet. */
function isNarrowing(map: SheetMap, row: number, column: number): boolean {
  const { firstColumn, lastColumn } = map.area(row, column);
  const isBesideCells = !map.isBordered(row, column) || lastColumn - firstColumn + 1 > map.columnCount / 2;
  const text = map.text(row, column);
  return (isBesideCells || OPENING.test(text)) && mayNarrow(text);
}

const OPENING = /^\s*(?:附?注|说明|备注|填[表报写]?(?:说明|要求|须知)|要求|[*※①-⑳])\s*[\d：:.、]/u;
