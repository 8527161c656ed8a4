/** A list as blocks to be written row by row (列表内容). */
import { type ListFilling, writtenAt } from "#domain/reporting/list-filling";
import type { RowBlock } from "#domain/reporting/sheet-fill";

/** One block for each run of records that stand below each other; none when nothing is written. */
export function blocksOf({ layout, columns, serials }: ListFilling): readonly RowBlock[] {
  const { runs, used, room, height } = layout;
  const cells = [...columns.map(({ column, line }) => ({ column: column.column, line })), ...serials].map(
    ({ column, line }) => ({ column, line }),
  );
  const last = serials.length > 0 ? room : used;
  if (cells.length === 0) return [];
  return runs.flatMap(({ row, first, count }): RowBlock[] => {
    const records = Math.min(count, last - first);
    if (records <= 0) return [];
    return [
      {
        firstRow: row,
        count: records,
        height,
        cells,
        value: (record, place) => {
          const column = columns[place];
          if (column !== undefined) return writtenAt(layout, column, first + record);
          return serials[place - columns.length]?.value(first + record) ?? null;
        },
      },
    ];
  });
}
