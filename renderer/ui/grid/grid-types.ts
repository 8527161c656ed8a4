import type { ReactNode } from "react";

/** A column of a grid; everything about meaning is the caller's. */
export interface GridColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** Unit printed under the title; empty for none. */
  readonly unit: string;
  readonly width: number;
  readonly frozen: boolean;
  readonly align: "left" | "right" | "center";
  readonly editable: boolean;
  /** Allowed words offered while editing; empty for free text. */
  readonly options: readonly string[];
  /** Finds words for what is typed, where they are too many to be listed. */
  readonly find?: (typed: string) => Promise<readonly string[]>;
  readonly text: (row: Row) => string;
  /** What editing starts from. */
  readonly editText: (row: Row) => string;
  readonly mark: (row: Row) => GridMark | null;
  /** Drawn before the text. */
  readonly lead?: (row: Row, index: number) => ReactNode;
}

/** A quiet mark in the corner of a cell, with its sentence. */
export interface GridMark {
  readonly kind: "warning" | "error" | "pending";
  readonly sentence: string;
}

/** Rows of a grid, fetched by window. */
export interface GridRows<Row> {
  readonly total: number;
  /** Undefined while the row is on its way. */
  readonly at: (index: number) => Row | undefined;
}

/** One cell to be written. */
export interface GridChange {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** A block from the clipboard laid over the grid. */
export interface GridPaste {
  readonly changes: readonly GridChange[];
  readonly rows: number;
  readonly columns: number;
  /** Cells that found no place: beyond the last row or column, or in columns not to be edited. */
  readonly left: number;
}
