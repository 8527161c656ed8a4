/** Keeps merged ranges within the used part of a sheet. */
import type { CellRange } from "#domain/workbook/grid";

/** Cuts merges at the last used row and column: what stands beyond is blank, and a hostile file merges a whole sheet. */
export function clipMerges(merges: readonly CellRange[], rowCount: number, columnCount: number): readonly CellRange[] {
  const inside = merges.filter(({ firstRow, firstColumn }) => firstRow <= rowCount && firstColumn <= columnCount);
  return inside.map((merge) => {
    if (merge.lastRow <= rowCount && merge.lastColumn <= columnCount) return merge;
    return {
      ...merge,
      lastRow: Math.min(merge.lastRow, rowCount),
      lastColumn: Math.min(merge.lastColumn, columnCount),
    };
  });
}
