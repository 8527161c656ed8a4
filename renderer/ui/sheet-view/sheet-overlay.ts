import type { CellRange } from "#domain/workbook/grid";

/** What is drawn over a sheet (覆盖层). Plain data; every colour has its word. */
export interface SheetOverlay {
  readonly regions: readonly SheetRegion[];
  /** Chips under the column letters. */
  readonly columnChips: readonly ColumnChip[];
  /** Chips beside the row numbers, for tables whose fields run down the sheet. */
  readonly rowChips?: readonly RowChip[];
  /** Labels lying on cells. */
  readonly cellChips: readonly CellChip[];
  readonly marks: readonly CellMark[];
  /** Rows and columns that the workbook hides and the view shows all the same, hatched (隐藏的行列). */
  readonly hidden?: HiddenTracks;
}

/** Tracks a workbook hides. */
export interface HiddenTracks {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** A coloured part of the sheet. `word` stands in the lane beside the row numbers. */
export interface SheetRegion {
  readonly id: string;
  readonly tone: RegionTone;
  readonly range: CellRange;
  readonly word: string;
}

/** Meaning of a region's colour. `outline` frames without filling. */
export type RegionTone = "title" | "header" | "data" | "total" | "ignored" | "filled" | "outline" | "hidden";

/** How sure a proposal is: drawn as a solid, a dashed or an empty chip. */
export type Sureness = "sure" | "doubtful" | "none" | "fixed";

/** A chip naming what a column is. */
export interface ColumnChip {
  readonly column: number;
  readonly text: string;
  readonly sureness: Sureness;
  readonly hint: string;
}

/** A chip naming what a row is (列式表的栏目). */
export interface RowChip {
  readonly row: number;
  readonly text: string;
  readonly sureness: Sureness;
  readonly hint: string;
}

/** A chip naming what goes into a cell or a stretch of cells; without text only its colour and hint are there, so that the cell stays readable. */
export interface CellChip {
  readonly id: string;
  /** Text is printed at the cell's beginning: the chip stands at its end. */
  readonly atEnd: boolean;
  readonly range: CellRange;
  readonly text: string;
  readonly sureness: Sureness;
  /** How sure it is in a word, shown where there is room. */
  readonly word?: string;
  readonly hint: string;
}

/** A marked cell: error and warning by corner and shape, filled by a tint. `current` is the one being talked about. */
export interface CellMark {
  readonly row: number;
  readonly column: number;
  readonly kind: "error" | "warning" | "filled" | "current";
  readonly hint: string;
}

/** Nothing drawn. */
export const emptyOverlay: SheetOverlay = { regions: [], columnChips: [], cellChips: [], marks: [] };

/** Blocks of the lane beside the row numbers, from top to bottom: one per region with a word; of two that share rows the one that begins first stands. */
export function laneBlocks(regions: readonly SheetRegion[]): readonly SheetRegion[] {
  const blocks: SheetRegion[] = [];
  let end = 0;
  for (const region of [...regions].sort((a, b) => a.range.firstRow - b.range.firstRow)) {
    if (region.word === "" || region.range.firstRow <= end) continue;
    blocks.push(region);
    end = region.range.lastRow;
  }
  return blocks;
}
