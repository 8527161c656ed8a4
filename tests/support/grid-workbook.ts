/** Workbooks of drawn tables made from rows of values (带框线的测试工作簿). */
import { strToU8, zipSync } from "fflate";
import { cellAddress } from "#domain/workbook/cell-address";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A cell: text stays text, a number a number; null is an empty one. */
export type GridValue = string | number | null;

/** A sheet. `framed`: first and last row with lines around every cell; `formats`: number formats by column, from 1. */
export interface GridSheet {
  readonly name: string;
  readonly rows: readonly (readonly GridValue[])[];
  readonly framed: readonly (readonly [number, number])[];
  readonly width: number;
  readonly merges?: readonly string[];
  readonly formats?: Readonly<Record<number, string>>;
}

/** Bytes of the workbook. */
export function gridWorkbook(sheets: readonly GridSheet[]): Uint8Array {
  const formats = [...new Set(sheets.flatMap(({ formats: own = {} }) => Object.values(own)))];
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const line = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"/>`).join("");
  const styles = [
    `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join("")}</numFmts>`,
    `<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders><border/><border>${line}</border></borders><cellXfs><xf/><xf borderId="1"/>`,
    ...formats.map((_, i) => `<xf borderId="1" numFmtId="${200 + i}"/>`),
    "</cellXfs>",
  ];
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${type}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="r${i + 1}" Type="${type}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="s" Type="${type}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${styles.join("")}</styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, formats)])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function sheetXml(sheet: GridSheet, formats: readonly string[]): string {
  const last = Math.max(sheet.rows.length, ...sheet.framed.map(([, end]) => end));
  const rows = Array.from({ length: last }, (_, r) => {
    const framed = sheet.framed.some(([from, to]) => from <= r + 1 && r + 1 <= to);
    const cells = Array.from({ length: sheet.width }, (_, c) => {
      const format = sheet.formats?.[c + 1];
      const style = !framed ? 0 : format === undefined ? 1 : 2 + formats.indexOf(format);
      return cellXml(sheet.rows[r]?.[c] ?? null, cellAddress(r + 1, c + 1), style);
    });
    return `<row r="${r + 1}">${cells.join("")}</row>`;
  });
  const merges = (sheet.merges ?? []).map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData>${merges === "" ? "" : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
}

function cellXml(value: GridValue, address: string, style: number): string {
  if (value === null || value === "") return style === 0 ? "" : `<c r="${address}" s="${style}"/>`;
  if (typeof value === "number") return `<c r="${address}" s="${style}"><v>${value}</v></c>`;
  const text = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
