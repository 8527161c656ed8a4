import type { ReactNode } from "react";
import type { SheetAxis } from "./sheet-axis";
import { laneBlocks, type RowChip, type SheetOverlay, type SheetRegion } from "./sheet-overlay";

// Widths of the row numbers, the lane with the regions' words, and the lane with a chip per row.
const widths = { numbers: 46, lane: 44, chips: 128 } as const;

/** Width of the strip beside the sheet for what is drawn over it. */
export function gutterWidth(overlay: SheetOverlay): number {
  if ((overlay.rowChips ?? []).length > 0) return widths.numbers + widths.chips;
  return overlay.regions.length > 0 ? widths.numbers + widths.lane : widths.numbers;
}

/** The strip beside the sheet: row numbers and a lane that names the coloured regions. Stays while columns scroll. */
export function SheetGutter(props: {
  readonly rows: SheetAxis;
  readonly first: number;
  readonly last: number;
  readonly width: number;
  readonly regions: readonly SheetRegion[];
  readonly selectedRow: number | null;
  readonly hidden: ReadonlySet<number>;
  readonly chips: readonly RowChip[];
  readonly onRow: (row: number) => void;
}): ReactNode {
  const { rows, first, last, width, regions, selectedRow, hidden, chips } = props;
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
          style={{ top: rows.start(row), height: rows.size(row), width: widths.numbers }}
        >
          {row}
          {hidden.has(row) && row < 1000 ? " 隐" : ""}
        </div>
      ))}
      {chips
        .filter((chip) => chip.row >= first && chip.row <= last && rows.size(chip.row) > 0)
        .map((chip) => (
          <button
            key={chip.row}
            type="button"
            tabIndex={-1}
            title={chip.hint}
            className={`sheet-chip sheet-chip-${chip.sureness} sheet-row-chip${chip.row === selectedRow ? " sheet-chip-on" : ""}`}
            style={{
              top: rows.start(chip.row) + 1,
              height: Math.min(22, rows.size(chip.row) - 2),
              left: widths.numbers + 2,
              width: widths.chips - 5,
            }}
            onClick={() => props.onRow(chip.row)}
          >
            {chip.sureness === "doubtful" ? "？" : ""}
            {chip.text}
          </button>
        ))}
      {width > widths.numbers &&
        chips.length === 0 &&
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
      style={{ top, height, left: widths.numbers, width: widths.lane }}
    >
      {height >= 12 && <span className="sheet-lane-word">{block.word}</span>}
    </div>
  );
}
