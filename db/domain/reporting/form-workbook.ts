import type { CellRange, Grid, SheetVisibility } from "#domain/workbook/grid";

/** A blank form as plain data (空白表): everything needed to understand where it wants to be filled. */
export interface FormWorkbook {
  readonly file: string;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
  readonly sheets: readonly FormSheet[];
  readonly definedNames: readonly { readonly name: string; readonly sheet: string | null; readonly text: string }[];
}

/** A sheet of a form. Formulas stand in the grid with their text, shared ones written out. */
export interface FormSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Sheet protection is on: only unlocked cells are meant to be filled. */
  readonly protected: boolean;
  readonly grid: Grid;
  /** By A1 address: every cell the file holds, blank ones included. */
  readonly looks: Readonly<Record<string, FormCellLook>>;
  readonly validations: readonly FormValidation[];
}

/** What a cell's style says about filling it (单元格样式). `numberFormat` null is General. */
export interface FormCellLook {
  readonly numberFormat: string | null;
  readonly locked: boolean;
  readonly bordered: boolean;
  /** Only a line below: the place to write on after a printed label (单位负责人：____). */
  readonly underlined: boolean;
}

/** A data validation (数据有效性), x14 ones included. `allowed`: words of a list, resolved; empty for other types and for lists that depend on other cells. */
export interface FormValidation {
  readonly ranges: readonly CellRange[];
  readonly type: string;
  readonly allowed: readonly string[];
}
