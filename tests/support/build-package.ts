import { strToU8, zipSync } from "fflate";

/** Parts of a hand-built workbook; what is absent takes the plainest form a writer may leave. */
export interface PackageParts {
  /** Inside of `sheetData`, or a whole sheet part when it begins with `<?xml` or `<` and a root element `worksheet`. */
  readonly sheet: string;
  /** XML between the root tag and `sheetData`. */
  readonly head?: string;
  /** XML behind `sheetData`. */
  readonly tail?: string;
  /** Insides of `<si>`. */
  readonly strings?: readonly string[];
  /** Format codes of the cell styles 1, 2, …; style 0 is General. A number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Parts to add or replace. */
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Bytes of an `.xlsx` whose XML is given by hand. */
export function buildPackage(parts: PackageParts): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${OFFICE}"><workbookPr date1904="${parts.date1904 === true ? 1 : 0}"/><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": sheetXml(parts),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${(parts.strings ?? []).map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/styles.xml": stylesXml(parts.formats ?? []),
    ...parts.extra,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}

function sheetXml(parts: PackageParts): string {
  if (/^(?:\uFEFF|<\?xml|<[\w:]*worksheet)/u.test(parts.sheet)) return parts.sheet;
  return `<worksheet xmlns="${MAIN}">${parts.head ?? ""}<sheetData>${parts.sheet}</sheetData>${parts.tail ?? ""}</worksheet>`;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const ids = formats.map((format, i) => (typeof format === "number" ? format : 200 + i));
  const custom = formats.map((format, i) =>
    typeof format === "number" ? "" : `<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(format)}"/>`,
  );
  return `<styleSheet xmlns="${MAIN}"><numFmts>${custom.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, ...ids].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
