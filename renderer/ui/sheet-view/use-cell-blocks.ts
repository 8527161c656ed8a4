import { useEffect, useMemo, useRef, useState } from "react";
import type { ShownCell } from "#domain/workbook/sheet-look";

/** Fetches the cells of some rows; null when they could not be had. */
export type CellLoader = (firstRow: number, lastRow: number) => Promise<readonly ShownCell[] | null>;

/** Rows of cells as far as they are loaded. */
export interface LoadedCells {
  readonly row: (row: number) => readonly ShownCell[] | null;
  readonly failed: boolean;
}

const blockRows = 100;
const keptBlocks = 40;

interface Blocks {
  readonly key: string;
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, readonly ShownCell[]>>;
  readonly failed: boolean;
}

/** Keeps the cells around the visible rows loaded, in blocks of 100 rows; everything is fetched anew when `contentKey` changes. */
export function useCellBlocks(
  contentKey: string,
  load: CellLoader,
  rows: { readonly needed: readonly number[]; readonly count: number },
): LoadedCells {
  const [blocks, setBlocks] = useState<Blocks>({ key: contentKey, rows: new Map(), failed: false });
  const pending = useRef({ key: contentKey, blocks: new Set<number>() });
  // One object until something arrives: rows that are drawn already must not be drawn again while scrolling.
  const current = useMemo<Blocks>(
    () => (blocks.key === contentKey ? blocks : { key: contentKey, rows: new Map(), failed: false }),
    [blocks, contentKey],
  );
  const wanted = [...new Set(rows.needed.map(blockOf))].filter((block) => !current.rows.has(block));
  const wantedKey = wanted.join(",");
  useEffect(() => {
    if (pending.current.key !== contentKey) pending.current = { key: contentKey, blocks: new Set() };
    const inFlight = pending.current.blocks;
    const fetchBlock = async (block: number): Promise<void> => {
      inFlight.add(block);
      const first = block * blockRows + 1;
      const cells = await load(first, Math.min(rows.count, first + blockRows - 1));
      inFlight.delete(block);
      if (pending.current.key !== contentKey) return;
      setBlocks((old) =>
        withBlock(old.key === contentKey ? old : { ...old, key: contentKey, rows: new Map() }, block, cells),
      );
    };
    // A short wait: dragging the scroll bar passes hundreds of blocks nobody looks at.
    const timer = setTimeout(() => {
      for (const text of wantedKey === "" ? [] : wantedKey.split(",")) {
        const block = Number(text);
        if (!inFlight.has(block)) void fetchBlock(block);
      }
    }, 30);
    return () => clearTimeout(timer);
  }, [contentKey, wantedKey, load, rows.count]);
  return useMemo(() => ({ row: (row) => rowOf(current, row), failed: current.failed }), [current]);
}

function withBlock(old: Blocks, block: number, cells: readonly ShownCell[] | null): Blocks {
  const rows = new Map(old.rows);
  rows.set(block, groupByRow(cells ?? []));
  if (rows.size > keptBlocks) {
    const farthest = [...rows.keys()].sort((a, b) => Math.abs(b - block) - Math.abs(a - block));
    for (const far of farthest.slice(0, rows.size - keptBlocks)) rows.delete(far);
  }
  return { key: old.key, rows, failed: cells === null };
}

function groupByRow(cells: readonly ShownCell[]): ReadonlyMap<number, readonly ShownCell[]> {
  const rows = new Map<number, ShownCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return rows;
}

const noCells: readonly ShownCell[] = [];

function rowOf(blocks: Blocks, row: number): readonly ShownCell[] | null {
  const block = blocks.rows.get(blockOf(row));
  return block === undefined ? null : (block.get(row) ?? noCells);
}

function blockOf(row: number): number {
  return Math.floor((row - 1) / blockRows);
}
