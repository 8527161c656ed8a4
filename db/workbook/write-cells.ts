import type { CellWrite, FormValue } from "#domain/reporting/form-binding";
import type { RowBlock } from "#domain/reporting/sheet-fill";
import type { StringAppender } from "./edit-strings.ts";
import { writeIntoMasters } from "./merge-masters.ts";
import { findRun, requireRunCell, type RunPlace } from "./row-run.ts";
import { replaceCell, requireCell, type RowXml, type SheetXml } from "./sheet-xml.ts";
import { dropAttribute, writeAttribute } from "./xml-text.ts";

/** What a cell write needs to know of the workbook. */
export interface CellWriting {
  readonly strings: StringAppender;
  /** The workbook counts days from 1904 (旧版 Mac). */
  readonly date1904: boolean;
}

/** Writes values into a sheet's cells (写单元格): the style stays, type and value are replaced, a formula is never overwritten. Rows that are missing are made. */
export function writeCells(
  sheet: SheetXml,
  content: { readonly writes: readonly CellWrite[]; readonly blocks: readonly RowBlock[] },
  writing: CellWriting,
): void {
  const rows = new RowFinder(sheet);
  for (const write of writeIntoMasters(sheet, content.writes)) writeOne(rows, write, writing);
  for (const block of content.blocks) writeBlock(rows, block, writing);
  rows.finish();
}

/** Asks a block for its values row by row, each once. */
function writeBlock(rows: RowFinder, block: RowBlock, writing: CellWriting): void {
  const lines = Array.from({ length: block.height }, (_, line) =>
    block.cells.flatMap((cell, place) => (cell.line === line ? [{ column: cell.column, place }] : [])),
  );
  for (let record = 0; record < block.count; record += 1) {
    for (const [line, cells] of lines.entries()) {
      const row = block.firstRow + record * block.height + line;
      const place = findRun(rows.sheet.runs, row);
      for (const { column, place: at } of cells) {
        const value = block.value(record, at);
        if (value === null) continue;
        if (place === null) writeOne(rows, { row, column, value }, writing);
        else writeRun(rows.sheet, place, { column, value }, writing);
      }
    }
  }
}

function writeOne(rows: RowFinder, write: CellWrite, writing: CellWriting): void {
  const place = findRun(rows.sheet.runs, write.row);
  if (place === null) writeCell(rows.sheet, rows.require(write.row), write, writing);
  else writeRun(rows.sheet, place, write, writing);
}

function writeRun(
  sheet: SheetXml,
  { run, record, line }: RunPlace,
  { column, value }: Pick<CellWrite, "column" | "value">,
  writing: CellWriting,
): void {
  const own = run.lines[line];
  if (own == null) return;
  const cell = requireRunCell(run, own, { column, prefix: sheet.prefix });
  if (cell.formula !== null) return;
  const values = cell.requireValues();
  if (isBlank(value)) values.setBlank(record);
  else if (value.kind === "text") values.setText(record, writing.strings.add(value.text));
  else values.setNumber(record, numberText(value, writing));
}

function writeCell(sheet: SheetXml, row: RowXml, write: CellWrite, writing: CellWriting): void {
  const cell = requireCell(sheet, row, write.column);
  if (cell.inner !== "" && /<(?:[\w.-]+:)?f[\s>/]/u.test(cell.inner)) return;
  const { type, inner } = formatValue(write.value, sheet.prefix, writing);
  replaceCell(row, { column: write.column, tag: typedTag(cell.tag, type), inner });
}

/** Rows of a sheet by number; the ones made are put in their places at the end. */
class RowFinder {
  readonly sheet: SheetXml;
  private readonly rows: Map<number, RowXml>;
  private made = false;

  constructor(sheet: SheetXml) {
    this.sheet = sheet;
    this.rows = new Map(sheet.rows.map((row) => [row.row, row]));
  }

  require(row: number): RowXml {
    const found = this.rows.get(row);
    if (found !== undefined) return found;
    const made = { row, tag: `<${this.sheet.prefix}row r="${row}">`, cells: [], source: null };
    this.rows.set(row, made);
    this.sheet.rows.push(made);
    this.made = true;
    return made;
  }

  finish(): void {
    if (this.made) this.sheet.rows.sort((one, two) => one.row - two.row);
  }
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
  const { strings } = writing;
  if (isBlank(value)) return { type: null, inner: "" };
  if (value.kind === "text") return { type: strings.type, inner: strings.content(strings.add(value.text)) };
  return { type: null, inner: `<${prefix}v>${numberText(value, writing)}</${prefix}v>` };
}

/** An empty text would be counted as an entry by COUNTA. */
function isBlank(value: FormValue): boolean {
  return value.kind === "text" && value.text === "";
}

function numberText(value: Exclude<FormValue, { kind: "text" }>, writing: CellWriting): string {
  return value.kind === "number" ? value.decimal : String(dateSerial(value.date, writing.date1904));
}

const DAY = 86_400_000;

/** Day number of a date `YYYY-MM-DD` (日期序号); the 1900 system counts a 29 February 1900 that never was. */
export function dateSerial(date: string, date1904: boolean): number {
  const days = Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
  if (date1904) return days + 24_107;
  const serial = days + 25_569;
  return serial < 61 ? serial - 1 : serial;
}
