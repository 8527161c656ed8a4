/** Packages made to crash, hang, fill the memory or reach outside; and packages that lack what they promise. */
import { type CorpusFile, EITHER, type Expected, refused } from "./corpus-file.ts";
import { rawZip } from "./raw-zip.ts";
import {
  fileOfRows,
  MAIN,
  pack,
  relation,
  relations,
  rosterFile,
  rosterParts,
  sheet,
  workbook,
} from "./sheet-parts.ts";

type Labelled = readonly [label: string, bytes: Uint8Array, expected: Expected];

const SHEET = "xl/worksheets/sheet1.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const DAMAGED = refused("FileDamaged");
const BOMB = refused("FileTooLargeUnpacked");

export function hostilePackages(): readonly CorpusFile[] {
  const files = [...bombs(), ...entities(), ...brokenParts(), ...brokenDirectories(), ...wildCells()];
  return files.map(([label, bytes, expected]) => ({ label, name: "名册.xlsx", bytes, expected }));
}

function bombs(): readonly Labelled[] {
  const blanks = (megabytes: number): Uint8Array => Buffer.alloc(megabytes * 1024 * 1024, 0x20);
  const opened = (start: string, megabytes: number): Uint8Array =>
    Buffer.concat([Buffer.from(start), blanks(megabytes)]);
  const start = `<worksheet xmlns="${MAIN}"><sheetData>`;
  const rows = Buffer.from(start + "<row/>".repeat(14_000_000));
  return [
    ["a sheet of blanks", rosterFile({ [SHEET]: opened(start, 80) }), BOMB],
    ["a sheet of empty rows", rosterFile({ [SHEET]: rows }), refused("FileDamaged", "FileTooLargeUnpacked")],
    ["shared strings of blanks", rosterFile({ "xl/sharedStrings.xml": opened("<sst>", 80) }), BOMB],
    ["a list of sheets of blanks", rosterFile({ "xl/workbook.xml": opened("<workbook>", 80) }), BOMB],
    ["styles of blanks", rosterFile({ "xl/styles.xml": opened("<styleSheet>", 80) }), BOMB],
    [
      "a directory that announces terabytes",
      rawZip(Array.from({ length: 300 }, (_, i) => ({ name: `${i}`, data: "x", size: 0xfffffffe }))),
      BOMB,
    ],
    ["entries that share their bytes", overlapping(), DAMAGED],
    ["a thousand sheets with one content", sharedContent(), DAMAGED],
    ["six thousand sheets", manySheets(6000), DAMAGED],
    [
      "six hundred thousand merges",
      fileOfRows(
        '<row r="1"><c><v>1</v></c></row>',
        `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(600_000)}</mergeCells>`,
      ),
      DAMAGED,
    ],
  ];
}

function overlapping(): Buffer {
  const parts = Object.entries(rosterParts()).map(([name, data]) => ({ name, data }));
  const first = { name: "0", data: "x".repeat(50_000), stored: true };
  return rawZip([
    first,
    ...parts,
    ...Array.from({ length: 200 }, (_, i) => ({ ...first, name: `copy${i}`, overlap: true })),
  ]);
}

function sharedContent(): Buffer {
  const list = Array.from({ length: 1000 }, (_, i) => `<sheet name="${i}" sheetId="${i + 1}" r:id="r1"/>`);
  return rosterFile({ "xl/workbook.xml": workbook(list.join("")) });
}

function manySheets(count: number): Buffer {
  const list = Array.from({ length: count }, (_, i) => `<sheet name="${i}" sheetId="${i + 1}" r:id="q${i}"/>`);
  return rosterFile({ "xl/workbook.xml": workbook(list.join("")) });
}

function entities(): readonly Labelled[] {
  const laughs = `<!DOCTYPE x [<!ENTITY a "${"ha".repeat(50)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${"&a;".repeat(10)}">`).join("")}]>`;
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  const inside = (doctype: string, part: string): Buffer => {
    const xml = String(rosterParts()[part]);
    return rosterFile({ [part]: xml.replace("?>", `?>${doctype}`).replace("企业名称", "&a;") });
  };
  const parts = [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"];
  return parts.flatMap((part): Labelled[] => [
    [`a billion laughs in ${part}`, inside(laughs, part), DAMAGED],
    [`an outside entity in ${part}`, inside(outside, part), DAMAGED],
  ]);
}

function brokenParts(): readonly Labelled[] {
  const cut = (part: string, share: number): Buffer => {
    const xml = String(rosterParts()[part]);
    return rosterFile({ [part]: xml.slice(0, Math.floor(xml.length * share)) });
  };
  const lacking = (name: string): Buffer =>
    pack(Object.fromEntries(Object.entries(rosterParts()).filter(([key]) => key !== name)));
  const others = relation("r2", "styles", "styles.xml") + relation("r3", "sharedStrings", "sharedStrings.xml");
  const at = (target: string): Buffer =>
    rosterFile({ [RELATIONS]: relations(relation("r1", "worksheet", target) + others) });
  return [
    ["a sheet that never closes", cut(SHEET, 0.7), DAMAGED],
    ["a list of sheets that breaks off", cut("xl/workbook.xml", 0.9), DAMAGED],
    ["shared strings that break off", cut("xl/sharedStrings.xml", 0.5), DAMAGED],
    ["relations that break off", cut(RELATIONS, 0.4), DAMAGED],
    ["the sheet is missing", lacking(SHEET), DAMAGED],
    ["shared strings are missing", lacking("xl/sharedStrings.xml"), DAMAGED],
    ["relations are missing", lacking(RELATIONS), DAMAGED],
    ["the list of sheets is missing", lacking("xl/workbook.xml"), refused("FileNotWorkbook")],
    ["no sheets", rosterFile({ "xl/workbook.xml": workbook("") }), DAMAGED],
    ["empty parts", rosterFile({ [SHEET]: "" }), DAMAGED],
    ["the sheet is a picture", rosterFile({ [SHEET]: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) }), DAMAGED],
    ["the sheet is the list of sheets", at("workbook.xml"), EITHER],
    ["the sheet is the list of relations", at("_rels/workbook.xml.rels"), EITHER],
    ["the sheet is outside", at("../../../../../etc/passwd"), DAMAGED],
    ["the sheet is an address", at("file:///etc/passwd"), DAMAGED],
    [
      "parts swapped",
      rosterFile({
        "xl/styles.xml": String(rosterParts()["xl/sharedStrings.xml"]),
        "xl/sharedStrings.xml": String(rosterParts()["xl/styles.xml"]),
      }),
      EITHER,
    ],
    ["comment without end", fileOfRows("<!-- "), DAMAGED],
    ["CDATA without end", fileOfRows('<row r="1"><c t="str"><v><![CDATA[x</v></c></row>'), DAMAGED],
    ["quote without end", fileOfRows('<row r="1><c><v>1</v></c></row>'), DAMAGED],
    ["zero bytes among the letters", fileOfRows('<row r="1"><c t="str"><v>a\u0000b</v></c></row>'), EITHER],
    ["a hundred thousand open elements", rosterFile({ [SHEET]: `<worksheet>${"<a>".repeat(100_000)}` }), DAMAGED],
    ["a hundred thousand open elements in the styles", rosterFile({ "xl/styles.xml": "<a>".repeat(100_000) }), EITHER],
    [
      "quotes without end in the list of sheets",
      rosterFile({ "xl/workbook.xml": `<workbook ${'<a "'.repeat(200_000)}` }),
      DAMAGED,
    ],
    [
      "comments without end in the list of sheets",
      rosterFile({ "xl/workbook.xml": `<workbook>${"<!--".repeat(200_000)}` }),
      DAMAGED,
    ],
  ];
}

function brokenDirectories(): readonly Labelled[] {
  const parts = Object.entries(rosterParts()).map(([name, data]) => ({ name, data }));
  const changed = (change: object): Buffer =>
    rawZip(parts.map((part) => (part.name === SHEET ? { ...part, ...change } : part)));
  const whole = rawZip(parts);
  return [
    ["a size too small", changed({ size: 5 }), DAMAGED],
    ["a size too large", changed({ size: 4_000_000 }), DAMAGED],
    ["a wrong checksum", changed({ crc: 1 }), DAMAGED],
    ["parts with a password", rawZip(parts.map((part) => ({ ...part, flags: 1 }))), refused("FileEncrypted")],
    [
      "two sheets of one name",
      rawZip([...parts, { name: SHEET, data: sheet('<row r="1"><c><v>1</v></c></row>') }]),
      DAMAGED,
    ],
    ["no directory", whole.subarray(0, whole.length - 60), DAMAGED],
    ["an empty package", rawZip([]), refused("FileIsArchive")],
    ["half a package", whole.subarray(0, whole.length / 2), DAMAGED],
    ["the second half of a package", whole.subarray(whole.length / 2), EITHER],
    ["four bytes", whole.subarray(0, 4), DAMAGED],
  ];
}

function wildCells(): readonly Labelled[] {
  const cell = (attributes: string, inner = "<v>1</v>"): Buffer =>
    fileOfRows(`<row r="1"><c ${attributes}>${inner}</c></row>`);
  const value = (attributes: string, inner: string, content: unknown): Labelled => [
    `${attributes} ${inner}`.slice(0, 60),
    cell(attributes, inner),
    { kind: "rows", rows: [[1, [content as never]]] },
  ];
  return [
    ["a row beyond the last", fileOfRows('<row r="99999999999"><c><v>1</v></c></row>'), DAMAGED],
    ["a column beyond the last", cell('r="XFE1"'), DAMAGED],
    ["a million columns", fileOfRows(`<row r="1">${"<c><v>1</v></c>".repeat(1_000_000)}</row>`), DAMAGED],
    [
      "twenty thousand rows to the last column",
      fileOfRows(
        Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(""),
      ),
      EITHER,
    ],
    ["only the last cell", fileOfRows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), EITHER],
    ["row zero", fileOfRows('<row r="0"><c r="A0"><v>1</v></c></row>'), EITHER],
    ["a row of minus one", fileOfRows('<row r="-1"><c r="A-1"><v>1</v></c></row>'), EITHER],
    [
      "the whole sheet merged",
      fileOfRows(
        '<row r="1"><c t="str"><v>企业名称</v></c></row><row r="2"><c t="str"><v>甲</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
      EITHER,
    ],
    [
      "merges across each other",
      fileOfRows(
        '<row r="1"><c t="str"><v>企业名称</v></c></row><row r="9"><c r="J9"><v>2</v></c></row>',
        `<mergeCells>${'<mergeCell ref="A1:J9"/><mergeCell ref="B2:K8"/><mergeCell ref="A1:A1"/><mergeCell ref="C9:A1"/>'.repeat(2000)}</mergeCells>`,
      ),
      EITHER,
    ],
    ["a text of ten million letters", cell('t="inlineStr"', `<is><t>${"长".repeat(10_000_000)}</t></is>`), EITHER],
    ["a formula of a million letters", cell("", `<f>${"A1+".repeat(350_000)}1</f><v>1</v>`), EITHER],
    value('t="s"', "<v>999999</v>", { kind: "error", text: "#文字缺失!" }),
    value('t="s"', "<v>-1</v>", { kind: "error", text: "#文字缺失!" }),
    value('t="b"', "<v>1</v>", true),
    value('t="e"', "<v>#DIV/0!</v>", { kind: "error", text: "#DIV/0!" }),
    value('t="str"', "<f>A2</f><v>甲</v>", { kind: "formula", formula: "A2", value: "甲" }),
    value("", '<f t="shared" si="0"/><v>7</v>', { kind: "formula", formula: null, value: 7 }),
    value("", "<v>1e999</v>", "1e999"),
    value("", "<v>9.1440300708461E+17</v>", 9.1440300708461e17),
    value('s="1"', "<v>-5</v>", -5),
    value('s="1"', "<v>99999999</v>", 99_999_999),
    value('t="x"', "<v>5</v>", 5),
    value('t="n"', "<v>１２</v>", "１２"),
  ];
}
