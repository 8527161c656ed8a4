import type { Grid, SheetRow, SheetVisibility } from "#domain/workbook/grid";
import type { SheetFrame, ShownCell } from "#domain/workbook/sheet-look";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { Cancelled } from "#domain/shared/environment-error";
import type { Result } from "#domain/shared/result";

/** Kinds of file that are read, decided by content. `xls` covers `.xls` and `.et`; `other` is what else the library knows (xlsb, ods, HTML saved as .xls). */
export type WorkbookFormat = "xlsx" | "xls" | "csv" | "other";

/** A workbook opened for reading. Sheets are numbered from 0 in the order of the file. */
export interface OpenedWorkbook {
  readonly format: WorkbookFormat;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly hash: string;
  readonly sheets: readonly { readonly name: string; readonly visibility: SheetVisibility }[];
  /** The whole sheet, or its first 1,000 and last 200 filled rows when it has more than `maxRows` (20,000 unless told). */
  readGrid(sheet: number, maxRows?: number): Promise<Result<Grid, WorkbookError | Cancelled>>;
  /** All filled rows in order, some hundred at a time. `rowCount` is the last filled row. `cancelled`: of the work that reads now; absent: of the work that opened the file. */
  streamRows(
    sheet: number,
    onRows: (rows: readonly SheetRow[]) => void,
    cancelled?: () => boolean,
  ): Promise<Result<{ readonly rowCount: number }, WorkbookError | Cancelled>>;
  frame(sheet: number): Promise<Result<SheetFrame, WorkbookError>>;
  /** Cells to draw between two rows, both included. */
  shownCells(sheet: number, firstRow: number, lastRow: number): Promise<Result<readonly ShownCell[], WorkbookError>>;
}

/** What opening needs: bytes, the bare name for messages, and whether the person has stopped the work. */
export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
