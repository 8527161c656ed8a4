import type { SheetFrame, ShownCell } from "#domain/workbook/sheet-look";

/** Sheets as they are drawn, by name. */
export interface DrawnSheets {
  readonly frames: Readonly<Record<string, SheetFrame>>;
  readonly cells: Readonly<Record<string, readonly ShownCell[]>>;
}

/** Cells of some rows of a sheet. */
export function cellsBetween(
  sheets: DrawnSheets,
  sheet: string,
  firstRow: number,
  lastRow: number,
): readonly ShownCell[] {
  return (sheets.cells[sheet] ?? []).filter((cell) => cell.row >= firstRow && cell.row <= lastRow);
}

/** A thing the fake must know; asking for another is a mistake of the test. */
export function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the fake bridge was asked for something it does not know");
  return value;
}
