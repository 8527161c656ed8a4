import type { FormValue } from "#domain/reporting/form-binding";
import type { RowBlock, SheetFill } from "#domain/reporting/sheet-fill";

/** What was planned for a sheet, asked row by row (一行的计划), so that long lists never stand in memory. */
export interface SheetPlan {
  /** Planned values of a row by column. */
  readonly row: (row: number) => ReadonlyMap<number, FormValue>;
  /** Last row with a planned cell; 0 without any. */
  readonly lastRow: number;
}

/** Opens the plan of a sheet; several fills of one sheet count together. */
export function openPlan(fills: readonly SheetFill[]): SheetPlan {
  const single = new Map<number, Map<number, FormValue>>();
  for (const write of fills.flatMap((fill) => fill.writes)) {
    const row = single.get(write.row) ?? new Map<number, FormValue>();
    row.set(write.column, write.value);
    single.set(write.row, row);
  }
  const blocks = fills.flatMap((fill) => fill.blocks ?? []);
  return {
    row: (row) => {
      const planned = new Map(single.get(row) ?? []);
      for (const block of blocks) addBlockRow(planned, block, row);
      return planned;
    },
    lastRow: Math.max(
      0,
      ...single.keys(),
      ...blocks.map(({ firstRow, count, height }) => firstRow + count * height - 1),
    ),
  };
}

function addBlockRow(planned: Map<number, FormValue>, block: RowBlock, row: number): void {
  const step = row - block.firstRow;
  const record = Math.floor(step / block.height);
  if (step < 0 || record >= block.count) return;
  for (const [place, cell] of block.cells.entries()) {
    if (cell.line !== step % block.height) continue;
    const value = block.value(record, place);
    if (value !== null) planned.set(cell.column, value);
  }
}
