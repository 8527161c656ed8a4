import type { ReactNode } from "react";
import type { SheetAxis } from "./sheet-axis";
import { laneBlocks, type SheetRegion } from "./sheet-overlay";

/** Widths of the strip beside the sheet: the row numbers, and the lane with the regions' words. */
export const gutterWidths = { numbers: 46, lane: 44 } as const;

/** The strip beside the sheet: row numbers and a lane that names the coloured regions. Stays while columns scroll. */
export function SheetGutter(props: {
  readonly rows: SheetAxis;
  readonly first: number;
  readonly last: number;
  readonly width: number;
  readonly regions: readonly SheetRegion[];
  readonly selectedRow: number | null;
  readonly hidden: ReadonlySet<number>;
}): ReactNode {
  const { rows, first, last, width, regions, selectedRow, hidden } = props;
  const shown: number[] = [];
  for (let row = first; row <= last; row += 1) if (rows.size(row) > 0) shown.push(row);
  return (
    <div className="sheet-gutter" style={{ width, height: rows.total }}>
      {shown.map((row) => (
        <div
          key={row}
          className={row === selectedRow ? "sheet-number sheet-letter-on" : "sheet-number"}
          data-hidden={hidden.has(row)}
          title={hidden.has(row) ? `第 ${row} 行在原表里是隐藏的` : undefined}
          style={{ top: rows.start(row), height: rows.size(row), width: gutterWidths.numbers }}
        >
          {row}
        </div>
      ))}
      {width > gutterWidths.numbers &&
        laneBlocks(regions)
          .filter((block) => block.range.firstRow <= last && block.range.lastRow >= first)
          .map((block) => <LaneBlock key={block.id} block={block} rows={rows} />)}
    </div>
  );
}

function LaneBlock({ block, rows }: { readonly block: SheetRegion; readonly rows: SheetAxis }): ReactNode {
  const top = rows.start(block.range.firstRow);
  const height = rows.start(block.range.lastRow + 1) - top;
  return (
    <div
      className={`sheet-lane sheet-tone-${block.tone}`}
      title={block.word}
      style={{ top, height, left: gutterWidths.numbers, width: gutterWidths.lane }}
    >
      {height >= 12 && <span className="sheet-lane-word">{block.word}</span>}
    </div>
  );
}
