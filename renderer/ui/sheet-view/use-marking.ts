import { useRef } from "react";
import type { CellRange } from "#domain/workbook/grid";
import type { CellPlace } from "./sheet-keys";

/** Drawing a frame around cells (框选): by dragging, or with Shift and the arrows from the selected cell. */
export interface Marking {
  readonly begin: (cell: CellPlace) => void;
  readonly move: (cell: CellPlace, pressed: boolean) => void;
  /** The button is up; true when a frame was drawn, so that it was no click. */
  readonly finish: () => boolean;
  /** Draws the frame on to a cell reached by key; false where nothing may be framed. */
  readonly extend: (cell: CellPlace) => boolean;
  /** The corner that moves; null when no frame is being drawn by key. */
  readonly end: () => CellPlace | null;
}

/** Follows a frame; without `onMark` nothing can be framed. */
export function useMarking(onMark: ((range: CellRange) => void) | undefined, selected: CellPlace | null): Marking {
  const drag = useRef<{ readonly from: CellPlace; drawn: boolean } | null>(null);
  const keyed = useRef<{ readonly from: CellPlace; readonly to: CellPlace } | null>(null);
  if (keyed.current !== null && !sameCell(keyed.current.from, selected)) keyed.current = null;
  return {
    begin: (cell) => {
      drag.current = { from: cell, drawn: false };
    },
    move: (cell, pressed) => {
      if (!pressed) drag.current = null;
      if (drag.current === null || onMark === undefined) return;
      if (sameCell(drag.current.from, cell) && !drag.current.drawn) return;
      drag.current.drawn = true;
      onMark(between(drag.current.from, cell));
    },
    finish: () => {
      const drawn = drag.current?.drawn === true;
      drag.current = null;
      return drawn;
    },
    extend: (cell) => {
      if (onMark === undefined || selected === null) return false;
      keyed.current = { from: selected, to: cell };
      onMark(between(selected, cell));
      return true;
    },
    end: () => keyed.current?.to ?? null,
  };
}

/** The range between two corners, in whatever order they were given. */
export function between(a: CellPlace, b: CellPlace): CellRange {
  return {
    firstRow: Math.min(a.row, b.row),
    lastRow: Math.max(a.row, b.row),
    firstColumn: Math.min(a.column, b.column),
    lastColumn: Math.max(a.column, b.column),
  };
}

function sameCell(a: CellPlace, b: CellPlace | null): boolean {
  return a.row === b?.row && a.column === b.column;
}
