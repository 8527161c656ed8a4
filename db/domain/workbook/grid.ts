/** What one cell holds (单元格内容). Text, numbers and booleans stand for themselves; anything a reader must explain is a CellDetail. A blank cell is `undefined`. */
export type CellContent = string | number | boolean | CellDetail;

/** A cell whose plain value alone would mislead (日期、公式结果、错误值、带格式的数). */
export type CellDetail = DateCell | FormulaCell | ErrorCell | FormattedNumberCell;

/** A numeric cell that the number format shows as a date (日期). `iso` is `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` where a time is stored; both date systems (1900, 1904) are already resolved. */
export interface DateCell {
  readonly kind: "date";
  readonly serial: number;
  readonly iso: string;
  /** As the sheet shows it, as far as known (2026年3月). */
  readonly text: string;
}

/** A formula with its cached result (公式). `formula` has no leading `=`; null for the followers of a shared formula. */
export interface FormulaCell {
  readonly kind: "formula";
  readonly formula: string | null;
  readonly value: string | number | boolean | DateCell | ErrorCell | null;
}

/** An error value such as `#REF!` (错误值). */
export interface ErrorCell {
  readonly kind: "error";
  readonly text: string;
}

/** A number whose display differs in meaning from its value: percent (0.12 shown 12%) or leading zeros (00123) (带格式的数). */
export interface FormattedNumberCell {
  readonly kind: "number";
  readonly value: number;
  /** As the sheet shows it. */
  readonly text: string;
  readonly percent: boolean;
}

/** One physical row (行). `index` is 1-based as Excel shows it; `cells[0]` is column A; holes are blank cells. */
export interface SheetRow {
  readonly index: number;
  readonly hidden: boolean;
  readonly cells: readonly (CellContent | undefined)[];
}

/** A rectangle of cells (区域), 1-based and inclusive, as in `A1:C3`. */
export interface CellRange {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Whether a person sees the sheet (工作表可见性). */
export type SheetVisibility = "visible" | "hidden" | "veryHidden";

/** A sheet as plain data (表格): all rows, or — when `complete` is false — the head and tail of a long sheet, enough to recognise its tables. Blank rows are absent from `rows`. */
export interface Grid {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly rows: readonly SheetRow[];
  readonly complete: boolean;
  /** Last used row and column, 1-based; 0 when the sheet is empty. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly merges: readonly CellRange[];
  /** 1-based numbers of hidden columns. */
  readonly hiddenColumns: readonly number[];
  /** Whether the file is a delimited text, where a row is a logical record (CSV). */
  readonly delimited: boolean;
}
