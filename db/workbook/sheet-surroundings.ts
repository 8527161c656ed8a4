import type { CellRange } from "#domain/workbook/grid";
import { parseCellRange } from "#domain/workbook/cell-address";
import { MOST_COLUMNS } from "./cell-scanner.ts";
import type { SheetSurroundings } from "./sheet-scanner.ts";
import { isXmlTrue, readXml, readXmlInteger, type XmlAttributes } from "./xml-reader.ts";

/** What a sheet says besides its cells: columns, merges, page breaks, default sizes. */
export interface SheetSettings {
  readonly columns: readonly ColumnSettings[];
  readonly merges: readonly CellRange[];
  /** Rows after which a page ends. */
  readonly pageBreaks: readonly number[];
  readonly showGridLines: boolean;
  /** Points; null when the sheet does not say. */
  readonly defaultRowHeight: number | null;
  /** Characters; null when the sheet does not say. */
  readonly defaultColumnWidth: number | null;
}

/** Settings of neighbouring columns, 1-based and inclusive. */
export interface ColumnSettings {
  readonly first: number;
  readonly last: number;
  /** Characters; null when not set. */
  readonly width: number | null;
  readonly hidden: boolean;
}

/** Merges of a sheet that are read: every second row of a full sheet could be merged in one column. */
export const MOST_MERGES = 500_000;

/** Reads the XML before and after the rows. Damage there costs the setting, not the sheet. */
export function readSheetSettings(surroundings: SheetSurroundings): SheetSettings {
  const columns: ColumnSettings[] = [];
  const merges: CellRange[] = [];
  const pageBreaks: number[] = [];
  let [showGridLines, inRowBreaks] = [true, false];
  let defaultRowHeight: number | null = null;
  let defaultColumnWidth: number | null = null;
  readXml(surroundings.head, {
    open(name, attributes) {
      if (name === "sheetView")
        showGridLines = attributes.showGridLines !== "0" && attributes.showGridLines !== "false";
      if (name === "col" && columns.length < MOST_COLUMNS) columns.push(readColumn(attributes));
      if (name !== "sheetFormatPr") return;
      defaultRowHeight = readPositive(attributes.defaultRowHeight);
      defaultColumnWidth = readPositive(attributes.defaultColWidth);
    },
  });
  readXml(surroundings.tail, {
    open(name, attributes) {
      const range = name === "mergeCell" ? parseCellRange(attributes.ref ?? "") : null;
      if (range !== null && merges.length <= MOST_MERGES) merges.push(range);
      if (name === "rowBreaks") inRowBreaks = true;
      if (name === "brk" && inRowBreaks) pageBreaks.push(readXmlInteger(attributes.id, 0));
    },
    close(name) {
      if (name === "rowBreaks") inRowBreaks = false;
    },
  });
  return { columns, merges, pageBreaks, showGridLines, defaultRowHeight, defaultColumnWidth };
}

/** 1-based numbers of the hidden columns up to the last used one, and one entry beyond at most for each run. */
export function listHiddenColumns(columns: readonly ColumnSettings[], columnCount: number): readonly number[] {
  const hidden = new Uint8Array(MOST_COLUMNS + 1);
  for (const run of columns) {
    if (run.hidden) hidden.fill(1, run.first, Math.min(run.last, Math.max(columnCount, run.first)) + 1);
  }
  return Array.from(hidden.keys()).filter((column) => hidden[column] === 1);
}

function readColumn(attributes: XmlAttributes): ColumnSettings {
  const first = Math.max(1, readXmlInteger(attributes.min, 1));
  const width = readPositive(attributes.width);
  return {
    first,
    last: Math.min(MOST_COLUMNS, Math.max(first, readXmlInteger(attributes.max, first))),
    width,
    hidden: isXmlTrue(attributes.hidden) || Number(attributes.width ?? 1) === 0,
  };
}

function readPositive(value: string | undefined): number | null {
  const number = Number(value);
  return value !== undefined && number > 0 ? number : null;
}
