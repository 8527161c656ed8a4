import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What a form made by hand holds; the rest is as little as programs take. */
export interface PlainForm {
  /** Content of `<sheetData>`. */
  readonly rows: string;
  /** What follows `</sheetData>`. */
  readonly tail?: string;
  /** Items of the shared strings; without them the form has no such part. */
  readonly strings?: string;
  readonly names?: string;
  readonly date1904?: boolean;
  /** Further sheets: name and whole XML. */
  readonly sheets?: Readonly<Record<string, string>>;
  /** Name prefix of the sheet's elements, `x:` or none. */
  readonly prefix?: string;
}

/** Writes a form of one sheet 「表」 by hand, with the three styles 0 plain, 1 framed, 2 framed date. */
export function plainForm(form: PlainForm): Uint8Array {
  const x = form.prefix ?? "";
  const xmlns = x === "" ? "xmlns" : `xmlns:${x.slice(0, -1)}`;
  const more = Object.entries(form.sheets ?? {});
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${["1", ...more.map((_, i) => String(i + 2))].map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join("")}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${form.date1904 === true ? '<workbookPr date1904="1"/>' : ""}<sheets><sheet name="表" sheetId="1" r:id="rId1"/>${more.map(([name], i) => `<sheet name="${name}" sheetId="${i + 2}" r:id="rId1${i}"/>`).join("")}</sheets>${form.names === undefined ? "" : `<definedNames>${form.names}</definedNames>`}</workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>${more.map((_, i) => `<Relationship Id="rId1${i}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 2}.xml"/>`).join("")}<Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/>${form.strings === undefined ? "" : `<Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs count="3"><xf/><xf borderId="1"/><xf borderId="1" numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<${x}worksheet ${xmlns}="${MAIN}" xmlns:r="${REL}"><${x}sheetData>${form.rows}</${x}sheetData>${form.tail ?? ""}</${x}worksheet>`,
    ...(form.strings === undefined ? {} : { "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${form.strings}</sst>` }),
    ...Object.fromEntries(more.map(([, xml], i) => [`xl/worksheets/sheet${i + 2}.xml`, xml])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
