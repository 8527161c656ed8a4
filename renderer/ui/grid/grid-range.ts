/** A place in a grid, both counted from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** A selection: the active place stays at `anchor`, the far corner is `head`. */
export interface GridSelection {
  readonly anchor: GridPlace;
  readonly head: GridPlace;
}

/** A rectangle, bounds included. */
export interface GridRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** How large the grid is. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** The rectangle of a selection. */
export function rangeOf(selection: GridSelection): GridRange {
  const { anchor, head } = selection;
  return {
    firstRow: Math.min(anchor.row, head.row),
    lastRow: Math.max(anchor.row, head.row),
    firstColumn: Math.min(anchor.column, head.column),
    lastColumn: Math.max(anchor.column, head.column),
  };
}

/** Number of cells. */
export function countCells(range: GridRange): number {
  return (range.lastRow - range.firstRow + 1) * (range.lastColumn - range.firstColumn + 1);
}

/** The nearest place inside the grid. */
export function clampPlace(place: GridPlace, size: GridSize): GridPlace {
  return {
    row: Math.max(0, Math.min(size.rows - 1, place.row)),
    column: Math.max(0, Math.min(size.columns - 1, place.column)),
  };
}

/** A selection of one place. */
export function selectPlace(place: GridPlace): GridSelection {
  return { anchor: place, head: place };
}

/** Moves on as Tab does: to the right, then to the next row. */
export function nextPlace(place: GridPlace, size: GridSize, backwards: boolean): GridPlace {
  const index = place.row * size.columns + place.column + (backwards ? -1 : 1);
  const bounded = Math.max(0, Math.min(size.rows * size.columns - 1, index));
  return { row: Math.floor(bounded / size.columns), column: bounded % size.columns };
}
