import type { GridColumn } from "./grid-types";

/** A column with its number and its place from the left edge of the content. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>;
  readonly at: number;
  readonly left: number;
  /** Place and width as a style, made once for all cells of the column; frozen cells stand side by side. */
  readonly style: { readonly left?: number; readonly width: number };
}

/** Columns laid out: frozen ones first, after the gutter. */
export interface ColumnLayout<Row> {
  readonly all: readonly PlacedColumn<Row>[];
  readonly frozen: readonly PlacedColumn<Row>[];
  readonly free: readonly PlacedColumn<Row>[];
  readonly frozenWidth: number;
  readonly width: number;
}

/** Lays columns out; the caller keeps frozen columns at the front. */
export function layOutColumns<Row>(columns: readonly GridColumn<Row>[], gutter: number): ColumnLayout<Row> {
  let left = gutter;
  const all = columns.map((column, at) => {
    const placed = { column, at, left, style: column.frozen ? { width: column.width } : { left, width: column.width } };
    left += column.width;
    return placed;
  });
  const frozen = all.filter((placed) => placed.column.frozen);
  const frozenWidth = gutter + frozen.reduce((sum, placed) => sum + placed.column.width, 0);
  return { all, frozen, free: all.filter((placed) => !placed.column.frozen), frozenWidth, width: left };
}
