import type { CellRange } from "#domain/workbook/grid";

/** How a cell looks (单元格外观); absent members are the sheet's default. Colours are `#RRGGBB`. */
export interface CellLook {
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right" | "justify" | "fill";
  readonly vertical?: "top" | "center" | "bottom";
  readonly wrap?: boolean;
  readonly border?: BorderLook;
}

/** Border lines of a cell (边框), each a style word of the workbook or absent. */
export interface BorderLook {
  readonly top?: BorderStyle;
  readonly right?: BorderStyle;
  readonly bottom?: BorderStyle;
  readonly left?: BorderStyle;
}

/** Border weight, reduced to what a screen can show. */
export type BorderStyle = "hair" | "thin" | "medium" | "thick" | "double" | "dashed" | "dotted";

/** The frame of a sheet as drawn (版面): what a view needs besides the cells. Widths and heights in CSS pixels at 100 %. */
export interface SheetFrame {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly defaultRowHeight: number;
  readonly defaultColumnWidth: number;
  /** Widths that differ from the default, by 1-based column; 0 is hidden. */
  readonly columnWidths: Readonly<Record<number, number>>;
  /** Heights that differ from the default, by 1-based row; 0 is hidden. */
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly merges: readonly CellRange[];
  /** Rows after which a printed page ends. */
  readonly pageBreaks: readonly number[];
  readonly showGridLines: boolean;
  /** What is printed (打印区域); absent: everything. */
  readonly printArea?: CellRange;
  readonly looks: readonly CellLook[];
}

/** A cell as drawn (显示单元格): its place, the text it shows and the number of its look in the frame's `looks`. */
export interface ShownCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly look: number;
  readonly numeric: boolean;
}
