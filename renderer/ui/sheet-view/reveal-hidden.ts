import type { SheetFrame } from "#domain/workbook/sheet-look";
import type { HiddenTracks } from "./sheet-overlay";

// Hidden columns are shown narrower than others: enough to see that there is something in them.
const shownColumn = 72;

/** A frame with its hidden rows and columns shown, and which ones they are: what an import takes must be seen. */
export function revealHidden(frame: SheetFrame): { readonly frame: SheetFrame; readonly hidden: HiddenTracks } {
  const rows = hiddenIn(frame.rowHeights, frame.rowCount);
  const columns = hiddenIn(frame.columnWidths, frame.columnCount);
  if (rows.size === 0 && columns.size === 0) return { frame, hidden: { rows, columns } };
  return {
    frame: {
      ...frame,
      rowHeights: without(frame.rowHeights, rows, frame.defaultRowHeight),
      columnWidths: without(frame.columnWidths, columns, Math.min(frame.defaultColumnWidth, shownColumn)),
    },
    hidden: { rows, columns },
  };
}

function hiddenIn(sizes: Readonly<Record<number, number>>, count: number): ReadonlySet<number> {
  return new Set(
    Object.entries(sizes)
      .filter(([track, size]) => size === 0 && Number(track) <= count)
      .map(([track]) => Number(track)),
  );
}

function without(
  sizes: Readonly<Record<number, number>>,
  hidden: ReadonlySet<number>,
  size: number,
): Readonly<Record<number, number>> {
  return { ...sizes, ...Object.fromEntries([...hidden].map((track) => [track, size])) };
}
