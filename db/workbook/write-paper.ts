/** Plain sheets for printing (打印用的表): title, notes, frozen headings, borders, live formulas with their results. Written part by part, because the library that writes our other tables knows neither print set-up nor frozen rows. */
import { cellAddress, columnLetters } from "#domain/workbook/cell-address";
import { writeArchive } from "./write-archive.ts";
import { encodeXml } from "./xml-text.ts";

/** What stands in a cell: text, an exact number, or a formula (without =) with its result. */
export type PaperCell =
  | string
  | null
  | { readonly decimal: string }
  | { readonly formula: string; readonly decimal: string };

/** A sheet of the paper (一张表). `notes` stand below the title over the whole width; widths in characters. */
export interface PaperSheet {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: Iterable<readonly PaperCell[]>;
}

/** First row of data on a sheet, 1-based: after title, notes and headings. */
export function firstPaperRow({ notes }: Pick<PaperSheet, "notes">): number {
  return notes.length + 3;
}

/** Writes the workbook: A3 across, as wide as the page, headings on every page. */
export function writePaper(sheets: readonly PaperSheet[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts = new Map<string, Uint8Array>([
    ["[Content_Types].xml", encoder.encode(contentTypes(sheets))],
    ["_rels/.rels", encoder.encode(ROOT)],
    ["xl/workbook.xml", encoder.encode(workbook(sheets))],
    ["xl/_rels/workbook.xml.rels", encoder.encode(relations(sheets))],
    ["xl/styles.xml", encoder.encode(STYLES)],
  ]);
  for (const [at, sheet] of sheets.entries()) parts.set(`xl/worksheets/sheet${at + 1}.xml`, sheetBytes(sheet));
  return writeArchive(parts);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const ROOT = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** 0 plain, 1 title, 2 note, 3 heading, 4 text, 5 number. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.##########"/></numFmts><fonts count="3"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font><font><b/><sz val="10"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function contentTypes(sheets: readonly PaperSheet[]): string {
  const own = sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${own.join("")}</Types>`;
}

function workbook(sheets: readonly PaperSheet[]): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${encodeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const titles = sheets.map((sheet, at) => {
    const head = firstPaperRow(sheet) - 1;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${encodeXml(sheet.name.replaceAll("'", "''"))}'!$${head}:$${head}</definedName>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets><definedNames>${titles.join("")}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

function relations(sheets: readonly PaperSheet[]): string {
  const own = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${own.join("")}${styles}</Relationships>`;
}

function sheetBytes(sheet: PaperSheet): Uint8Array {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  for (const text of sheetXml(sheet)) pieces.push(encoder.encode(text));
  return Buffer.concat(pieces);
}

function* sheetXml(sheet: PaperSheet): Generator<string> {
  const { columns, notes, title } = sheet;
  const last = columnLetters(Math.max(1, columns.length));
  const first = firstPaperRow(sheet);
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = `<pane ySplit="${first - 1}" topLeftCell="A${first}" activePane="bottomLeft" state="frozen"/>`;
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>`;
  yield textRow(1, [title], 1, ' ht="24" customHeight="1"');
  for (const [at, note] of notes.entries()) {
    // Merged cells do not grow by themselves: about one line for as many characters as the sheet is wide.
    const wide = columns.reduce((sum, { width }) => sum + width, 0);
    const lines = Math.max(1, Math.ceil((note.length * 2) / wide));
    yield textRow(at + 2, [note], 2, ` ht="${lines * 15}" customHeight="1"`);
  }
  yield textRow(
    first - 1,
    columns.map(({ heading }) => heading),
    3,
    "",
  );
  let row = first;
  for (const cells of sheet.rows) {
    yield `<row r="${row}">${cells.map((cell, at) => cellXml(cell, row, at + 1)).join("")}</row>`;
    row += 1;
  }
  const merges = [1, ...notes.map((_, at) => at + 2)].map((at) => `<mergeCell ref="A${at}:${last}${at}"/>`);
  yield `</sheetData><autoFilter ref="A${first - 1}:${last}${Math.max(first, row - 1)}"/><mergeCells count="${merges.length}">${merges.join("")}</mergeCells><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

function textRow(row: number, texts: readonly string[], style: number, attributes: string): string {
  const cells = texts.map((text, at) => inline(text, cellAddress(row, at + 1), style));
  return `<row r="${row}"${attributes}>${cells.join("")}</row>`;
}

function cellXml(cell: PaperCell, row: number, column: number): string {
  const address = cellAddress(row, column);
  if (cell === null || cell === "") return `<c r="${address}" s="4"/>`;
  if (typeof cell === "string") return inline(cell, address, 4);
  if ("formula" in cell) {
    return `<c r="${address}" s="5"><f>${encodeXml(cell.formula)}</f><v>${cell.decimal}</v></c>`;
  }
  const digits = cell.decimal.replace(/[-.]/gu, "").replace(/^0+/u, "");
  // Excel keeps 15 digits of a number; what has more stays as text.
  return digits.length > 15 ? inline(cell.decimal, address, 4) : `<c r="${address}" s="5"><v>${cell.decimal}</v></c>`;
}

/** Longest text of a cell. */
const LONGEST = 32_767;

function inline(text: string, address: string, style: number): string {
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, "").slice(0, LONGEST);
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeXml(clean)}</t></is></c>`;
}
