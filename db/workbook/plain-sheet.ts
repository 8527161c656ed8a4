import type { CellLook } from "#domain/workbook/sheet-look";
import type { SheetSettings } from "./sheet-surroundings.ts";

/** Settings of a sheet whose file says nothing of its look. */
export const PLAIN_SETTINGS: SheetSettings = {
  columns: [],
  merges: [],
  pageBreaks: [],
  showGridLines: true,
  defaultRowHeight: null,
  defaultColumnWidth: null,
};

/** The one look of a file without styles. */
export const PLAIN_LOOKS: readonly CellLook[] = [{ vertical: "center" }];
