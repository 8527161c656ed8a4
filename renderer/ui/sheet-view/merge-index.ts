import type { CellRange } from "#domain/workbook/grid";
import { rangesMeet } from "./sheet-rectangle";

/** Merged cells of a sheet (合并单元格), found quickly by row. */
export interface MergeIndex {
  /** The merge a cell belongs to; null when it stands alone. */
  readonly at: (row: number, column: number) => CellRange | null;
  /** Merges that reach into a range, each once. */
  readonly within: (range: CellRange) => readonly CellRange[];
}

// Rows per bucket: a merge is entered once per bucket it touches, so that a merge over 10,000 rows costs 40 entries.
const bucketRows = 256;

/** Builds the index. */
export function createMergeIndex(merges: readonly CellRange[]): MergeIndex {
  const buckets = new Map<number, CellRange[]>();
  for (const merge of merges) {
    for (let bucket = bucketOf(merge.firstRow); bucket <= bucketOf(merge.lastRow); bucket += 1) {
      const list = buckets.get(bucket);
      if (list === undefined) buckets.set(bucket, [merge]);
      else list.push(merge);
    }
  }
  return {
    at: (row, column) =>
      buckets
        .get(bucketOf(row))
        ?.find((merge) =>
          rangesMeet(merge, { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column }),
        ) ?? null,
    within: (range) => mergesWithin(buckets, range),
  };
}

function mergesWithin(buckets: ReadonlyMap<number, readonly CellRange[]>, range: CellRange): readonly CellRange[] {
  const found = new Set<CellRange>();
  for (let bucket = bucketOf(range.firstRow); bucket <= bucketOf(range.lastRow); bucket += 1) {
    for (const merge of buckets.get(bucket) ?? []) {
      if (rangesMeet(merge, range)) found.add(merge);
    }
  }
  return [...found];
}

function bucketOf(row: number): number {
  return Math.floor(row / bucketRows);
}
