import type { CellWrite, FormValue } from "#domain/reporting/form-binding";
import type { StringAppender } from "./edit-strings.ts";
import { replaceCell, requireCell, type RowXml, type SheetXml } from "./sheet-xml.ts";
import { dropAttribute, writeAttribute } from "./xml-text.ts";

/** What a cell write needs to know of the workbook. */
export interface CellWriting {
  readonly strings: StringAppender;
  /** The workbook counts days from 1904 (旧版 Mac). */
  readonly date1904: boolean;
}

/** Writes values into a sheet's cells (写单元格): the style stays, type and value are replaced, a formula is never overwritten. Answers the sheet with rows that had to be made. */
export function writeCells(sheet: SheetXml, writes: readonly CellWrite[], writing: CellWriting): SheetXml {
  const byRow = new Map<number, CellWrite[]>();
  for (const write of writes) {
    const row = byRow.get(write.row);
    if (row === undefined) byRow.set(write.row, [write]);
    else row.push(write);
  }
  const rows = sheet.rows;
  const present = new Set(rows.map((row) => row.row));
  const missing = [...byRow.keys()].filter((row) => !present.has(row));
  for (const row of missing) rows.push({ row, tag: `<${sheet.prefix}row r="${row}">`, cells: [], source: null });
  if (missing.length > 0) rows.sort((one, two) => one.row - two.row);
  for (const row of rows) {
    for (const write of byRow.get(row.row) ?? []) writeCell(sheet, row, write, writing);
  }
  return sheet;
}

function writeCell(sheet: SheetXml, row: RowXml, write: CellWrite, writing: CellWriting): void {
  const cell = requireCell(sheet, row, write.column);
  if (cell.inner !== "" && /<(?:[\w.-]+:)?f[\s>/]/u.test(cell.inner)) return;
  const { type, inner } = formatValue(write.value, sheet.prefix, writing);
  replaceCell(row, { column: write.column, tag: typedTag(cell.tag, type), inner });
}

const typedTags = new Map<string | null, Map<string, string>>();

/** The same few tags come back ten thousand times. */
function typedTag(tag: string, type: string | null): string {
  const ofType = typedTags.get(type) ?? new Map<string, string>();
  typedTags.set(type, ofType);
  const known = ofType.get(tag);
  if (known !== undefined) return known;
  const typed = type === null ? dropAttribute(tag, "t") : writeAttribute(tag, "t", type);
  if (ofType.size > 2000) ofType.clear();
  ofType.set(tag, typed);
  return typed;
}

function formatValue(
  value: FormValue,
  prefix: string,
  writing: CellWriting,
): { readonly type: string | null; readonly inner: string } {
  if (value.kind === "text") return writing.strings.cell(value.text);
  const number = value.kind === "number" ? value.decimal : String(dateSerial(value.date, writing.date1904));
  return { type: null, inner: `<${prefix}v>${number}</${prefix}v>` };
}

const DAY = 86_400_000;

/** Day number of a date `YYYY-MM-DD` (日期序号); the 1900 system counts a 29 February 1900 that never was. */
export function dateSerial(date: string, date1904: boolean): number {
  const days = Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
  if (date1904) return days + 24_107;
  const serial = days + 25_569;
  return serial < 61 ? serial - 1 : serial;
}
