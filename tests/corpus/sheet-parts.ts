/** Parts of a small xlsx of the corpus's roster, each replaceable. */
import { ROSTER } from "./corpus-file.ts";
import { type RawEntry, rawZip } from "./raw-zip.ts";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const typeOf = (part: string, type: string): string =>
  `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${type}+xml"/>`;
const CONTENT_TYPES = `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typeOf("workbook", "sheet.main")}${typeOf("worksheets/sheet1", "worksheet")}${typeOf("styles", "styles")}${typeOf("sharedStrings", "sharedStrings")}</Types>`;

/** Packs parts in order. */
export function pack(parts: Parts, options: Partial<RawEntry> = {}): Buffer {
  return rawZip(Object.entries(parts).map(([name, data]) => ({ ...options, name, data })));
}

/** Parts of the roster as Excel writes them, some of them replaced. */
export function rosterParts(replaced: Parts = {}): Parts {
  const texts = ROSTER.flat().filter((cell) => typeof cell === "string");
  const numbers = new Map(texts.map((text, i) => [text, i]));
  return {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relations(relation("r1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook('<sheet name="名册" sheetId="1" r:id="r1"/>'),
    "xl/_rels/workbook.xml.rels": relations(
      relation("r1", "worksheet", "worksheets/sheet1.xml") +
        relation("r2", "styles", "styles.xml") +
        relation("r3", "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/styles.xml": `${DECLARATION}<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${DECLARATION}<sst xmlns="${MAIN}">${texts.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": sheet(rosterRows((text) => ({ type: "s", inner: `<v>${numbers.get(text)}</v>` }))),
    ...replaced,
  };
}

/** Bytes of the roster with some parts replaced. */
export const rosterFile = (replaced: Parts = {}): Buffer => pack(rosterParts(replaced));

/** A file of one sheet whose rows are given as XML. */
export const fileOfRows = (rows: string, tail = ""): Buffer =>
  rosterFile({ "xl/worksheets/sheet1.xml": sheet(rows, "", tail) });

export const sheet = (rows: string, head = "", tail = ""): string =>
  `${DECLARATION}<worksheet xmlns="${MAIN}">${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`;

/** Rows of the roster; text cells as `write` spells them. */
export function rosterRows(write: (text: string) => { readonly type: string; readonly inner: string }): string {
  return ROSTER.map((cells, i) => {
    const written = cells.map((cell, j) => {
      const at = `r="${String.fromCharCode(65 + j)}${i + 1}"`;
      if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
      const { type, inner } = write(cell);
      return `<c ${at} t="${type}">${inner}</c>`;
    });
    return `<row r="${i + 1}" spans="1:5">${written.join("")}</row>`;
  }).join("");
}

export const inlineRows = (): string =>
  rosterRows((text) => ({ type: "inlineStr", inner: `<is><t>${escapeXml(text)}</t></is>` }));

export const workbook = (sheets: string, before = ""): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${sheets}</sheets></workbook>`;

export const relations = (inner: string): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;

export const relation = (id: string, kind: string, target: string, more = ""): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${more}/>`;

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
