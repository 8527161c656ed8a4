import type { Cancelled } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";
import type { CellRange, SheetVisibility } from "#domain/workbook/grid";
import type { CellLook } from "#domain/workbook/sheet-look";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { NumberReader } from "./number-reader.ts";
import type { WorkbookFormat } from "./opened-workbook.ts";
import type { ScannedRow } from "./sheet-scanner.ts";
import type { SheetSettings } from "./sheet-surroundings.ts";

/** What every kind of file offers; the opened workbook is built on it. */
export interface SheetSource {
  readonly format: WorkbookFormat;
  readonly delimited: boolean;
  readonly sheets: readonly {
    readonly name: string;
    readonly visibility: SheetVisibility;
    readonly printArea?: CellRange;
  }[];
  looks(): Result<{ readonly looks: readonly CellLook[]; readonly numbers: NumberReader }, WorkbookError>;
  /** Tells all rows in order, blank ones included where the file stores them. `onRow` answers false to stop; then the settings lack what stands behind the rows. */
  scan(sheet: number, options: RowScan): Promise<Result<SheetSettings, WorkbookError | Cancelled>>;
}

/** How rows are wanted. */
export interface RowScan {
  readonly keepStyles: boolean;
  onRow(row: ScannedRow): boolean;
  cancelled(): boolean;
}
