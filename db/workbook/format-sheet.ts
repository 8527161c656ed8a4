import { columnLetters } from "#domain/workbook/cell-address";
import type { RowRun, RunTexts } from "./row-run.ts";
import { ADDRESS, type RowXml, type SheetXml } from "./sheet-xml.ts";

/** Length of a piece of XML, in characters: large enough to pack well, small enough to come and go. */
const PIECE = 512 * 1024;

/** Writes the XML of a sheet piece by piece (分段写出工作表), so that a long list never stands in memory as one text. */
export function* formatSheet(sheet: SheetXml, texts: RunTexts): Generator<string> {
  let text = sheet.head;
  for (const row of formatRows(sheet, texts)) {
    text += row;
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  yield text + sheet.tail;
}

/** Whether anything in the sheet is different from how it came. */
export function isTouched(sheet: SheetXml): boolean {
  const { source } = sheet;
  if (sheet.head !== source.head || sheet.tail !== source.tail) return true;
  return sheet.runs.length > 0 || sheet.rows.length !== source.rows || sheet.rows.some((row) => row.source === null);
}

function* formatRows(sheet: SheetXml, texts: RunTexts): Generator<string> {
  let at = 0;
  const { rows, prefix } = sheet;
  for (const run of sheet.runs) {
    for (let record = 0; record < run.count; record += 1) {
      for (let line = 0; line < run.height; line += 1) {
        const number = run.firstRow + record * run.height + line;
        for (let row = rows[at]; row !== undefined && row.row <= number; row = rows[at]) {
          yield row.source ?? formatRow(row, prefix);
          at += 1;
        }
        yield formatRunRow(run, { record, line, number }, { texts, prefix });
      }
    }
  }
  for (const row of rows.slice(at)) yield row.source ?? formatRow(row, prefix);
}

function formatRunRow(
  run: RowRun,
  { record, line, number }: { readonly record: number; readonly line: number; readonly number: number },
  { texts, prefix }: { readonly texts: RunTexts; readonly prefix: string },
): string {
  const own = run.lines[line];
  if (own == null) return "";
  const place = { record, row: number, rows: record * run.height };
  let text = own.tag[0] + number + own.tag[1];
  if (own.cells.length === 0) return `${text.slice(0, -1)}/>`;
  for (const cell of own.cells) text += cell.print(place, texts);
  return `${text}</${prefix}row>`;
}

const letters: string[] = [];

function lettersOf(column: number): string {
  letters[column] ??= columnLetters(column);
  return letters[column] ?? "";
}

function formatRow(row: RowXml, prefix: string): string {
  if (row.cells.length === 0) return `${row.tag.slice(0, -1)}/>`;
  const close = `</${prefix}c>`;
  let text = row.tag;
  for (const { column, tag, inner } of row.cells) {
    const [before, after] = aroundAddress(tag);
    text += before + lettersOf(column) + row.row;
    text += inner === "" ? `${after.slice(0, -1)}/>` : after + inner + close;
  }
  return `${text}</${prefix}row>`;
}

const cutTags = new Map<string, readonly [string, string]>();

/** A tag before and after its address. The same few tags come back ten thousand times. */
function aroundAddress(tag: string): readonly [string, string] {
  const known = cutTags.get(tag);
  if (known !== undefined) return known;
  const at = tag.indexOf(ADDRESS);
  const cut = [tag.slice(0, at), tag.slice(at + ADDRESS.length)] as const;
  if (cutTags.size > 2000) cutTags.clear();
  cutTags.set(tag, cut);
  return cut;
}
