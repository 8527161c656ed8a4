import type { MouseEvent } from "react";
import type { GridPlace } from "./grid-range";

/** The place a mouse event points at, column -1 in the gutter; null outside cells. */
export function placeOf(event: MouseEvent): GridPlace | null {
  if (!(event.target instanceof Element)) return null;
  const cell = event.target.closest<HTMLElement>("[data-row]");
  if (cell === null) return null;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column ?? -1) };
}
