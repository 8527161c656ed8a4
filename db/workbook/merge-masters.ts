import { parseCellRange } from "#domain/workbook/cell-address";
import type { CellWrite } from "#domain/reporting/form-binding";
import type { SheetXml } from "./sheet-xml.ts";
import { listElements, readAttribute } from "./xml-text.ts";

/** Columns a sheet can have, and one. */
const COLUMNS = 16_385;

/** Larger merges are frames around nothing; nobody fills a cell inside them. */
const MOST_CELLS = 10_000;

/** Turns writes into cells that lie unseen under a merge to the cell the merge shows (合并单元格写左上角), unless that one is written itself: then the form means it so. */
export function writeIntoMasters(sheet: SheetXml, writes: readonly CellWrite[]): readonly CellWrite[] {
  if (writes.length === 0 || !sheet.tail.includes("mergeCell")) return writes;
  const written = new Set(writes.map((write) => write.row * COLUMNS + write.column));
  const masters = listMasters(sheet.tail, written);
  if (masters.size === 0) return writes;
  return writes.map((write) => {
    const master = masters.get(write.row * COLUMNS + write.column);
    if (master === undefined || written.has(master)) return write;
    written.add(master);
    return { ...write, row: Math.floor(master / COLUMNS), column: master % COLUMNS };
  });
}

/** For each written cell that a merge covers: the merge's top left one. */
function listMasters(tail: string, written: ReadonlySet<number>): ReadonlyMap<number, number> {
  const masters = new Map<number, number>();
  for (const merge of listElements(tail, "mergeCell")) {
    const range = parseCellRange(readAttribute(merge.tag, "ref") ?? "");
    if (range === null) continue;
    const { firstRow, lastRow, firstColumn, lastColumn } = range;
    if ((lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) > MOST_CELLS) continue;
    const master = firstRow * COLUMNS + firstColumn;
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        const cell = row * COLUMNS + column;
        if (cell !== master && written.has(cell)) masters.set(cell, master);
      }
    }
  }
  return masters;
}
