import { strToU8, zipSync } from "fflate";
import type { FormValue } from "#domain/reporting/form-binding";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { columnLetters } from "#domain/workbook/cell-address";

/** A form with one long list, as large as a case wants it: two printed records, a formula in every record, totals below. */
export interface ListShape {
  readonly records: number;
  readonly columns: number;
  /** Physical rows of one record. */
  readonly height: number;
  /** Columns merged over all rows of a record. */
  readonly merged: number;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const FIRST_ROW = 4;

/** The blank form. */
export function blankListForm({ columns, height, merged }: ListShape): Uint8Array {
  const last = columnLetters(columns);
  const cells = (row: number, content: (column: number) => string) =>
    Array.from(
      { length: columns },
      (_, i) => `<c r="${columnLetters(i + 1)}${row}" s="${i % 3}"${content(i + 1)}`,
    ).join("");
  const header = cells(3, (column) => ` t="s"><v>${column}</v></c>`);
  const dataRow = (row: number, line: number) =>
    `<row r="${row}" spans="1:${columns}" ht="24" customHeight="1">${cells(row, (column) => (column === columns && line === 0 ? `><f>IF($C$${total}=0,0,C${row}/$C$${total})</f><v>0</v></c>` : "/>"))}</row>`;
  const total = FIRST_ROW + 2 * height;
  const rows = Array.from({ length: 2 * height }, (_, i) => dataRow(FIRST_ROW + i, i % height)).join("");
  const totals = cells(total, (column) =>
    isNumber(column)
      ? `><f>SUM(${columnLetters(column)}${FIRST_ROW}:${columnLetters(column)}${total - 1})</f><v>0</v></c>`
      : "/>",
  );
  const merges = [0, 1].flatMap((record) =>
    Array.from(
      { length: merged },
      (_, i) =>
        `<mergeCell ref="${columnLetters(i + 1)}${FIRST_ROW + record * height}:${columnLetters(i + 1)}${FIRST_ROW + record * height + height - 1}"/>`,
    ),
  );
  const mergeCells = `<mergeCells count="${merges.length + 1}"><mergeCell ref="A1:${last}1"/>${merges.join("")}</mergeCells>`;
  const sheet = `<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}${total}"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3">${header}</row>${rows}<row r="${total}">${totals}</row></sheetData>${mergeCells}<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/></worksheet>`;
  const strings = ["企业情况表", ...Array.from({ length: columns }, (_, i) => `指标${i + 1}`)];
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="情况表" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">情况表!$A$1:$${last}$${total}</definedName></definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs count="3"><xf/><xf borderId="1"/><xf borderId="1" numFmtId="4"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": sheet,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** Every third column is a word, the others are amounts. */
function isNumber(column: number): boolean {
  return column % 3 === 0 || column % 3 === 2;
}

/** What stands in a cell of the list: names that are all different, words of a few kinds, amounts with cents. */
export function listValue(record: number, column: number): FormValue {
  if (column === 1) return { kind: "text", text: `云麓第${record + 1}精密制造有限公司` };
  if (!isNumber(column)) return { kind: "text", text: `类别${(record * 7 + column) % 40}` };
  return {
    kind: "number",
    decimal: `${(record * 37 + column * 11) % 100_000}.${String((record + column) % 100).padStart(2, "0")}`,
  };
}

/** The fill of the form; the last column is the form's own formula. */
export function listFill({ records, columns, height, merged }: ListShape): SheetFill {
  const cells = Array.from({ length: height }, (_, line) =>
    Array.from({ length: columns - 1 }, (_, i) => ({ column: i + 1, line })).filter(
      (cell) => line === 0 || cell.column > merged,
    ),
  ).flat();
  return {
    sheet: "情况表",
    insertions: [{ firstRow: FIRST_ROW, lastRow: FIRST_ROW + 2 * height - 1, count: records - 2, height }],
    writes: [],
    blocks: [
      {
        firstRow: FIRST_ROW,
        count: records,
        height,
        cells,
        value: (record, place) => listValue(record, cells[place]?.column ?? 1),
      },
    ],
  };
}
