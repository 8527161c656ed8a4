/** Packages that are valid but written as few expect; all of them hold the roster. */
import { AS_ROSTER, type CorpusFile } from "./corpus-file.ts";
import { rawZip } from "./raw-zip.ts";
import {
  DECLARATION,
  escapeXml,
  inlineRows,
  MAIN,
  OFFICE,
  pack,
  type Parts,
  relation,
  relations,
  rosterFile,
  rosterParts,
  rosterRows,
  sheet,
  workbook,
} from "./sheet-parts.ts";

const SHEET = "xl/worksheets/sheet1.xml";

export function oddPackages(): readonly CorpusFile[] {
  return [...oddSheets(), ...oddRelations(), ...oddContainers()].map(([label, bytes]) => ({
    label,
    name: "名册.xlsx",
    bytes,
    expected: AS_ROSTER,
  }));
}

type Labelled = readonly [string, Uint8Array];

function oddSheets(): readonly Labelled[] {
  const shared = String(rosterParts()[SHEET]);
  const withSheet = (xml: string | Uint8Array, more: Parts = {}): Buffer => rosterFile({ [SHEET]: xml, ...more });
  const run = (text: string): string => `<r><rPr><b/></rPr><t xml:space="preserve">${text}</t></r>`;
  const rich = rosterRows((text) => ({
    type: "inlineStr",
    inner: `<is>${[...text].map((c) => run(escapeXml(c))).join("")}<rPh sb="0" eb="1"><t>拼音</t></rPh><phoneticPr fontId="1"/></is>`,
  }));
  const escaped = rosterRows((text) => ({
    type: "str",
    inner: `<v>${escapeXml(text).replaceAll("\n", "_x000A_").replaceAll("M", "_x004D_")}</v>`,
  }));
  const references = rosterRows((text) => ({
    type: "str",
    inner: `<v>${[...text].map((c) => `&#${c.codePointAt(0)};`).join("")}</v>`,
  }));
  const cdata = rosterRows((text) => ({ type: "str", inner: `<v><![CDATA[${text}]]></v>` }));
  const prefixed = shared.replaceAll(/<(\/?)(?=[a-zA-Z])/gu, "<$1x:").replace("xmlns=", "xmlns:x=");
  const noReferences = shared.replaceAll(/ (?:r|spans)="[A-Z0-9:]+"/gu, "");
  const backwards = sheet(
    rosterRows((text) => ({ type: "inlineStr", inner: `<is><t>${escapeXml(text)}</t></is>` }))
      .split(/(?<=<\/row>)/u)
      .reverse()
      .join(""),
  );
  const formulas = rosterRows((text) => ({ type: "str", inner: `<v>${escapeXml(text)}</v>` }));
  const spaced = shared.replaceAll("<c ", "\n  <c\n ").replaceAll('"><v>', '" ><v >').replaceAll("</c>", "</c >");
  return [
    ["shared strings", withSheet(shared)],
    ["inline strings", withSheet(sheet(inlineRows()))],
    ["rich text with phonetic guides", withSheet(sheet(rich))],
    ["escapes in text", withSheet(sheet(escaped))],
    ["numeric references", withSheet(sheet(references))],
    ["CDATA", withSheet(sheet(cdata))],
    ["prefixed names", withSheet(prefixed)],
    ["no references on rows and cells", withSheet(noReferences)],
    ["rows from the last to the first", withSheet(backwards)],
    ["texts stored as results", withSheet(sheet(formulas))],
    ["white space within tags", withSheet(spaced)],
    ["single quotes", withSheet(shared.replaceAll('"', "'"))],
    ["comments between cells", withSheet(shared.replaceAll("<c ", "<!-- <c r='Z9'><v>1</v></c> --><c "))],
    ["a gigantic dimension", withSheet(shared.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'))],
    ["gigantic spans", withSheet(shared.replaceAll('spans="1:5"', 'spans="1:999999999"'))],
    ["columns to the end, hidden beyond the table", withSheet(columnsToTheEnd(shared))],
    [
      "the whole sheet merged below",
      withSheet(
        `${shared.replace("</worksheet>", "")}<mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells></worksheet>`,
      ),
    ],
    ["two hundred thousand merges below", withSheet(manyMerges(shared, 200_000))],
    ["UTF-8 with a mark", withSheet(`\uFEFF${shared}`)],
    ["UTF-16 with a mark", withSheet(Buffer.from(`\uFEFF${shared.replace("UTF-8", "UTF-16")}`, "utf16le"))],
    ["UTF-16 without a mark", withSheet(Buffer.from(shared.replace("UTF-8", "UTF-16"), "utf16le"))],
    [
      "UTF-16, high byte first",
      withSheet(Buffer.from(`\uFEFF${shared.replace("UTF-8", "UTF-16")}`, "utf16le").swap16()),
    ],
    ["every part in UTF-16", allParts((xml) => Buffer.from(`\uFEFF${xml}`, "utf16le"))],
    ["style numbers nobody defined", withSheet(shared.replaceAll("<c ", '<c s="99999" '))],
    ["a style number beyond all numbers", withSheet(shared.replaceAll("<c ", '<c s="99999999999999999999" '))],
    ["sixty thousand styles", withSheet(shared, { "xl/styles.xml": manyStyles(60_000) })],
    ["a format of a million characters", withSheet(shared, { "xl/styles.xml": longFormat() })],
    ["a hundred thousand nested elements behind the rows", withSheet(nested(shared, 100_000))],
    [
      "an attribute of a million characters",
      withSheet(shared.replace("<sheetData>", `<x y="${"a".repeat(1_000_000)}"/><sheetData>`)),
    ],
    [
      "a million letters that are no attribute",
      withSheet(shared.replace("<sheetData>", `<x ${"a".repeat(1_000_000)}/><sheetData>`)),
    ],
    [
      "a hundred thousand attributes",
      withSheet(
        shared.replace(
          "<sheetData>",
          `<x ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(" ")}/><sheetData>`,
        ),
      ),
    ],
  ];
}

function columnsToTheEnd(xml: string): string {
  const columns = '<col min="6" max="16384" hidden="1"/>'.repeat(20_000);
  return xml.replace("<sheetData>", `<cols>${columns}</cols><sheetData>`);
}

function manyMerges(xml: string, count: number): string {
  const merges = Array.from({ length: count }, (_, i) => `<mergeCell ref="A${i + 10}:B${i + 10}"/>`);
  return xml.replace("</worksheet>", `<mergeCells count="${count}">${merges.join("")}</mergeCells></worksheet>`);
}

const nested = (xml: string, depth: number): string =>
  xml.replace("</worksheet>", `${"<extLst>".repeat(depth)}${"</extLst>".repeat(depth)}</worksheet>`);

const manyStyles = (count: number): string =>
  `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/>${'<xf numFmtId="14"/>'.repeat(count)}</cellXfs></styleSheet>`;

const longFormat = (): string =>
  `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="200" formatCode="${"0#,".repeat(350_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`;

function oddRelations(): readonly Labelled[] {
  const rels = "xl/_rels/workbook.xml.rels";
  const strict = (xml: string): string =>
    xml
      .replaceAll(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
      .replaceAll(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main");
  const others = relation("r2", "styles", "styles.xml") + relation("r3", "sharedStrings", "sharedStrings.xml");
  const moved = Object.fromEntries(
    Object.entries(rosterParts()).map(([name, part]) => [name.replace(SHEET, "xl/worksheets/表 1.xml"), part]),
  );
  const inline = Object.fromEntries(
    Object.entries(rosterParts({ [SHEET]: sheet(inlineRows()) })).filter(([name]) => name !== "xl/sharedStrings.xml"),
  );
  return [
    [
      "absolute targets",
      rosterFile({
        [rels]: relations(
          relation("r1", "worksheet", "/xl/worksheets/sheet1.xml") +
            relation("r3", "sharedStrings", "/xl/sharedStrings.xml"),
        ),
      }),
    ],
    [
      "targets with dots",
      rosterFile({
        [rels]: relations(relation("r1", "worksheet", "../xl/./worksheets/../worksheets/sheet1.xml") + others),
      }),
    ],
    [
      "targets with back slashes",
      rosterFile({ [rels]: relations(relation("r1", "worksheet", "worksheets\\sheet1.xml") + others) }),
    ],
    ["strict namespaces", allParts(strict)],
    [
      "another prefix for relations",
      rosterFile({
        "xl/workbook.xml": workbook('<sheet name="名册" sheetId="1" q:id="r1"/>').replace("xmlns:r=", "xmlns:q="),
      }),
    ],
    ["no relations of the package", pack(without(rosterParts(), "_rels/.rels"))],
    [
      "no shared strings where none are used",
      pack({ ...inline, [rels]: relations(relation("r1", "worksheet", "worksheets/sheet1.xml")) }),
    ],
    [
      "no styles",
      pack({
        ...without(rosterParts(), "xl/styles.xml"),
        [rels]: relations(
          relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r3", "sharedStrings", "sharedStrings.xml"),
        ),
      }),
    ],
    [
      "a part name with a space, written as an address",
      pack({ ...moved, [rels]: relations(relation("r1", "worksheet", "worksheets/%E8%A1%A8%201.xml") + others) }),
    ],
    [
      "relations that lead in a circle",
      rosterFile({
        [rels]: relations(
          relation("r1", "worksheet", "worksheets/sheet1.xml") +
            others +
            relation("r9", "officeDocument", "workbook.xml"),
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
          relation("r1", "worksheet", "../worksheets/sheet1.xml") + relation("r2", "officeDocument", "../workbook.xml"),
        ),
      }),
    ],
    [
      "targets outside the package beside the sheet",
      rosterFile({
        [rels]: relations(
          relation("r1", "worksheet", "worksheets/sheet1.xml") +
            others +
            relation("r8", "image", "../../../../etc/passwd") +
            relation("r9", "externalLink", "file:///etc/passwd", ' TargetMode="External"'),
        ),
      }),
    ],
    [
      "a chart sheet behind",
      rosterFile({
        "xl/workbook.xml": workbook(
          '<sheet name="名册" sheetId="1" r:id="r1"/><sheet name="图" sheetId="2" r:id="r7"/>',
        ),
        [rels]: relations(
          relation("r1", "worksheet", "worksheets/sheet1.xml") +
            others +
            relation("r7", "chartsheet", "chartsheets/sheet1.xml"),
        ),
        "xl/chartsheets/sheet1.xml": `<chartsheet xmlns="${MAIN}"><sheetViews/></chartsheet>`,
      }),
    ],
    ["macros inside", rosterFile({ "xl/vbaProject.bin": Buffer.alloc(5000, 7) })],
  ];
}

function oddContainers(): readonly Labelled[] {
  const parts = rosterParts();
  const renamed = (change: (name: string) => string): Parts =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [change(name), part]));
  const reversed = Object.fromEntries(Object.entries(parts).reverse());
  return [
    ["nothing compressed", pack(parts, { stored: true })],
    ["sizes behind the data", pack(parts, { descriptor: true })],
    ["zip64 sizes", pack(parts, { wide: true })],
    ["back slashes in names", pack(renamed((name) => name.replaceAll("/", "\\")))],
    ["leading slashes in names", pack(renamed((name) => `/${name}`))],
    ["capital letters in names", pack(renamed((name) => name.toUpperCase()))],
    ["parts in another order", pack(reversed)],
    [
      "names that lead out of the package",
      rawZip([
        ...Object.entries(parts).map(([name, data]) => ({ name, data })),
        { name: "../../../../etc/passwd", data: "x" },
        { name: "C:\\Windows\\system32\\x.dll", data: "x" },
      ]),
    ],
    ["bytes before the package", Buffer.concat([Buffer.from("PK\u0003\u0004junk in front"), pack(parts)])],
    [
      "a thousand parts beside",
      pack({
        ...parts,
        ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`xl/media/image${i}.png`, "x"])),
      }),
    ],
    [
      "the same part twice",
      rawZip([...Object.entries(parts), ...Object.entries(parts)].map(([name, data]) => ({ name, data }))),
    ],
  ];
}

function allParts(change: (xml: string) => string | Uint8Array): Buffer {
  return pack(
    Object.fromEntries(
      Object.entries(rosterParts()).map(([name, xml]) => [name, change(String(xml).replace(DECLARATION, ""))]),
    ),
  );
}

const without = (parts: Parts, name: string): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name));
