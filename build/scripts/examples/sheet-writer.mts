/** Writes small real .xlsx workbooks (示例工作簿) from plain data: styles, merges, formulas with their values, validations, print set-up. Deterministic: same data, same bytes. */
import { strToU8, zipSync } from "fflate";

export interface CellStyle {
  readonly font?: "宋体" | "黑体" | "仿宋";
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: "left" | "center" | "right";
  readonly wrap?: boolean;
  readonly border?: "box" | "bottom";
  readonly fill?: string;
  readonly format?: string;
}

export interface CellData {
  readonly value: string | number | null;
  readonly formula?: string;
  readonly style: CellStyle;
}

export interface SheetData {
  readonly name: string;
  readonly cells: ReadonlyMap<string, CellData>;
  readonly widths: readonly number[];
  readonly heights?: Readonly<Record<number, number>>;
  readonly merges?: readonly string[];
  /** Top-left cell of the scrolling part. */
  readonly freezeAt?: string;
  readonly validations?: readonly { readonly range: string; readonly list: string }[];
  /** Cells turn yellow where the formula holds. */
  readonly highlight?: { readonly range: string; readonly formula: string };
  readonly landscape: boolean;
  readonly paper: "A3" | "A4";
  readonly printTitleRows?: string;
  readonly printArea?: string;
}

export interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
  readonly sheet?: number;
}

export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? letter : columnLetters(rest) + letter;
}

export function writeWorkbook(sheets: readonly SheetData[], names: readonly DefinedName[] = []): Uint8Array {
  const styles = createStyleTable();
  const strings: string[] = [];
  const worksheets = sheets.map((sheet) => worksheetXml(sheet, styles, strings));
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypesXml(sheets.length),
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": workbookXml(sheets, [...printNames(sheets), ...names]),
    "xl/_rels/workbook.xml.rels": workbookRelationsXml(sheets.length),
    "xl/styles.xml": styles.xml(),
    "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join("")}</sst>`,
  };
  worksheets.forEach((xml, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    level: 6,
    mtime: new Date(2026, 0, 5),
  });
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function contentTypesXml(sheetCount: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${SPREADSHEET}.${type}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, i) =>
    override(`/xl/worksheets/sheet${i + 1}.xml`, "worksheet"),
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${sheets.join("")}${override("/xl/styles.xml", "styles")}${override("/xl/sharedStrings.xml", "sharedStrings")}</Types>`;
}

function workbookRelationsXml(sheetCount: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, i) =>
    relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`),
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join("")}${relation(sheetCount + 1, "styles", "styles.xml")}${relation(sheetCount + 2, "sharedStrings", "sharedStrings.xml")}</Relationships>`;
}

function printNames(sheets: readonly SheetData[]): DefinedName[] {
  return sheets.flatMap((sheet, i) => [
    ...(sheet.printArea === undefined
      ? []
      : [{ name: "_xlnm.Print_Area", refersTo: `'${sheet.name}'!${sheet.printArea}`, sheet: i }]),
    ...(sheet.printTitleRows === undefined
      ? []
      : [{ name: "_xlnm.Print_Titles", refersTo: `'${sheet.name}'!${sheet.printTitleRows}`, sheet: i }]),
  ]);
}

function workbookXml(sheets: readonly SheetData[], names: readonly DefinedName[]): string {
  const list = sheets
    .map((sheet, i) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join("");
  const defined = names.map(
    ({ name, refersTo, sheet }) =>
      `<definedName name="${name}"${sheet === undefined ? "" : ` localSheetId="${sheet}"`}>${escapeXml(refersTo)}</definedName>`,
  );
  const definedNames = defined.length === 0 ? "" : `<definedNames>${defined.join("")}</definedNames>`;
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="22000" windowHeight="12000"/></bookViews><sheets>${list}</sheets>${definedNames}<calcPr calcId="191029"/></workbook>`;
}

function worksheetXml(sheet: SheetData, styles: StyleTable, strings: string[]): string {
  const index = new Map(strings.map((text, i) => [text, i]));
  const rows = new Map<number, string[]>();
  const ordered = [...sheet.cells].map(([address, cell]) => ({ ...placeOf(address), address, cell }));
  ordered.sort((a, b) => a.row - b.row || a.column - b.column);
  for (const { row, address, cell } of ordered) {
    const xml = cellXml(address, cell, styles.indexOf(cell.style), (text) => internString(text, strings, index));
    rows.set(row, [...(rows.get(row) ?? []), xml]);
  }
  const data = [...rows].map(([row, cells]) => {
    const height = sheet.heights?.[row];
    return `<row r="${row}"${height === undefined ? "" : ` ht="${height}" customHeight="1"`}>${cells.join("")}</row>`;
  });
  const columns = sheet.widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(sheet)}<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join("")}</cols><sheetData>${data.join("")}</sheetData>${afterDataXml(sheet)}</worksheet>`;
}

function viewXml({ freezeAt }: SheetData): string {
  if (freezeAt === undefined) return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>`;
  const { row, column } = placeOf(freezeAt);
  return `<sheetViews><sheetView workbookViewId="0"><pane xSplit="${column - 1}" ySplit="${row - 1}" topLeftCell="${freezeAt}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`;
}

function afterDataXml(sheet: SheetData): string {
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`).join("");
  const validations = (sheet.validations ?? []).map(
    ({ range, list }) =>
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="填写有误" error="请从下拉列表中选择" sqref="${range}"><formula1>${escapeXml(list)}</formula1></dataValidation>`,
  );
  const { highlight } = sheet;
  return [
    merges === "" ? "" : `<mergeCells count="${sheet.merges?.length}">${merges}</mergeCells>`,
    highlight === undefined
      ? ""
      : `<conditionalFormatting sqref="${highlight.range}"><cfRule type="expression" dxfId="0" priority="1"><formula>${escapeXml(highlight.formula)}</formula></cfRule></conditionalFormatting>`,
    validations.length === 0
      ? ""
      : `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`,
    `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>`,
    `<pageSetup paperSize="${sheet.paper === "A3" ? 8 : 9}" orientation="${sheet.landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>`,
  ].join("");
}

function cellXml(address: string, cell: CellData, style: number, intern: (text: string) => number): string {
  const { value, formula } = cell;
  if (formula !== undefined) {
    const type = typeof value === "string" ? ' t="str"' : "";
    return `<c r="${address}" s="${style}"${type}><f>${escapeXml(formula)}</f><v>${escapeXml(String(value ?? 0))}</v></c>`;
  }
  if (value === null) return `<c r="${address}" s="${style}"/>`;
  if (typeof value === "number") return `<c r="${address}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${address}" s="${style}" t="s"><v>${intern(value)}</v></c>`;
}

function internString(text: string, strings: string[], index: Map<string, number>): number {
  const known = index.get(text);
  if (known !== undefined) return known;
  index.set(text, strings.length);
  return strings.push(text) - 1;
}

function placeOf(address: string): { row: number; column: number } {
  const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}

interface StyleTable {
  indexOf(style: CellStyle): number;
  xml(): string;
}

/** Collects every look once; number formats of our own start at 164. */
function createStyleTable(): StyleTable {
  const fonts = [fontXml({})];
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];
  const borders = [borderXml(undefined)];
  const formats: string[] = [];
  const looks = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  const intern = (list: string[], item: string) => (list.includes(item) ? list.indexOf(item) : list.push(item) - 1);
  const formatId = (format: string | undefined) => {
    if (format === undefined) return 0;
    return format === "@" ? 49 : 164 + intern(formats, format);
  };
  return {
    indexOf(style) {
      const fill =
        style.fill === undefined
          ? 0
          : intern(
              fills,
              `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill}"/></patternFill></fill>`,
            );
      const alignment = `<alignment horizontal="${style.align ?? "left"}" vertical="center"${style.wrap === true ? ' wrapText="1"' : ""}/>`;
      return intern(
        looks,
        `<xf numFmtId="${formatId(style.format)}" fontId="${intern(fonts, fontXml(style))}" fillId="${fill}" borderId="${intern(borders, borderXml(style.border))}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
      );
    },
    xml: () =>
      `${HEAD}<styleSheet xmlns="${MAIN}">${formats.length === 0 ? "" : `<numFmts count="${formats.length}">${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`).join("")}</numFmts>`}<fonts count="${fonts.length}">${fonts.join("")}</fonts><fills count="${fills.length}">${fills.join("")}</fills><borders count="${borders.length}">${borders.join("")}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${looks.join("")}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFEB9C"/></patternFill></fill></dxf></dxfs></styleSheet>`,
  };
}

function fontXml({ font = "宋体", size = 10, bold = false }: CellStyle): string {
  return `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="${font}"/><charset val="134"/></font>`;
}

function borderXml(border: CellStyle["border"]): string {
  const side = (name: string, drawn: boolean) =>
    drawn ? `<${name} style="thin"><color auto="1"/></${name}>` : `<${name}/>`;
  const box = border === "box";
  return `<border>${side("left", box)}${side("right", box)}${side("top", box)}${side("bottom", border !== undefined)}<diagonal/></border>`;
}
