import { cellAddress } from "#domain/workbook/cell-address";
import { encodeXml, listElements, readAttribute, writeAttribute } from "./xml-text.ts";

/** A line of the list of faulty cells (退回清单的一行). */
export interface ReturnLine {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly who: string;
  readonly heading: string;
  readonly raw: string;
  readonly reason: string;
  readonly suggestion: string | null;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const HEADINGS = ["序号", "工作表", "单元格", "企业", "栏目", "现在填的", "问题", "建议改为"];
const WIDTHS = [6, 16, 9, 32, 20, 22, 56, 22];
/** Rows above the list: title, mark, how to, headings. */
const HEAD_ROWS = 4;

/** The list sheet as XML (退回清单工作表), with a link to every cell. `styles`: numbers of the cell styles for title, headings and wrapped text. */
export function writeListSheet(
  lines: readonly ReturnLine[],
  head: { readonly title: string; readonly mark: string; readonly guide: string },
  styles: { readonly title: number; readonly heading: number; readonly wrapped: number },
): string {
  const rows = [
    rowXml(1, [head.title], styles.title),
    rowXml(2, [head.mark], styles.wrapped),
    rowXml(3, [head.guide], styles.wrapped),
    rowXml(HEAD_ROWS, HEADINGS, styles.heading),
    ...lines.map((line, at) => rowXml(HEAD_ROWS + 1 + at, lineTexts(line, at), styles.wrapped)),
  ];
  const last = cellAddress(HEAD_ROWS, HEADINGS.length).replace(/\d+$/u, "");
  const merges = [1, 2, 3].map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`).join("");
  const links = lines.map((line, at) => linkXml(line, HEAD_ROWS + 1 + at)).join("");
  const columns = WIDTHS.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${HEAD_ROWS}" topLeftCell="A${HEAD_ROWS + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>${rows.join("")}</sheetData><mergeCells count="3">${merges}</mergeCells>${links === "" ? "" : `<hyperlinks>${links}</hyperlinks>`}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function lineTexts(line: ReturnLine, at: number): readonly string[] {
  const cell = cellAddress(line.row, line.column);
  return [String(at + 1), line.sheet, cell, line.who, line.heading, line.raw, line.reason, line.suggestion ?? ""];
}

function rowXml(row: number, texts: readonly string[], style: number): string {
  const cells = texts.map(
    (text, at) =>
      `<c r="${cellAddress(row, at + 1)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeXml(clean(text))}</t></is></c>`,
  );
  return `<row r="${row}">${cells.join("")}</row>`;
}

/** Control characters are no XML; they would make the whole file unreadable. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "");
}

function linkXml({ sheet, row, column }: ReturnLine, at: number): string {
  const place = `'${sheet.replaceAll("'", "''")}'!${cellAddress(row, column)}`;
  return `<hyperlink ref="C${at}" location="${encodeXml(place).replaceAll('"', "&quot;")}" display="${cellAddress(row, column)}"/>`;
}

/** Adds the list's three cell styles to a style sheet (样式表): bold title, bold headings with a tint, wrapped text. Answers their numbers. */
export function addListStyles(styles: string): {
  readonly styles: string;
  readonly numbers: { readonly title: number; readonly heading: number; readonly wrapped: number };
} {
  const prefix = /<((?:[\w.-]+:)?)styleSheet[\s>]/u.exec(styles)?.[1] ?? "";
  const el = (name: string, attributes: string, inner = ""): string =>
    inner === "" ? `<${prefix}${name}${attributes}/>` : `<${prefix}${name}${attributes}>${inner}</${prefix}${name}>`;
  const bold = append(styles, "fonts", el("font", "", `${el("b", "")}${el("sz", ' val="11"')}`));
  const tint = append(
    bold.xml,
    "fills",
    el(
      "fill",
      "",
      el("patternFill", ' patternType="solid"', `${el("fgColor", ' rgb="FFFFF2CC"')}${el("bgColor", ' indexed="64"')}`),
    ),
  );
  const wrap = el("alignment", ' vertical="top" wrapText="1"');
  const xf = (font: number, fill: number): string =>
    el(
      "xf",
      ` numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" applyFont="1" applyFill="1" applyAlignment="1"`,
      wrap,
    );
  const title = append(tint.xml, "cellXfs", xf(bold.number, 0));
  const heading = append(title.xml, "cellXfs", xf(bold.number, tint.number));
  const wrapped = append(heading.xml, "cellXfs", xf(0, 0));
  return {
    styles: wrapped.xml,
    numbers: { title: title.number, heading: heading.number, wrapped: wrapped.number },
  };
}

/** Appends a child to a counted list of the style sheet; a list that is absent gives number 0, the default. */
function append(xml: string, list: string, child: string): { readonly xml: string; readonly number: number } {
  const found = listElements(xml, list)[0];
  if (found === undefined) return { xml, number: 0 };
  const counted = readAttribute(found.tag, "count");
  const name = /^<([\w.:-]+)/u.exec(found.tag)?.[1] ?? list;
  const number = countChildren(found.inner, child);
  const open = found.tag.replace(/\s*\/>$/u, ">");
  const tag = counted === null ? open : writeAttribute(open, "count", String(number + 1));
  return { xml: `${xml.slice(0, found.start)}${tag}${found.inner}${child}</${name}>${xml.slice(found.end)}`, number };
}

function countChildren(inner: string, child: string): number {
  const name = /^<(?:[\w.-]+:)?([\w.-]+)/u.exec(child)?.[1] ?? "";
  return listElements(inner, name).length;
}
