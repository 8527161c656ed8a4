/** Files that are no workbooks whatever they are called, and workbooks of the old kinds behind passwords or with wild records. */
import { CFB } from "xlsx";
import { type CorpusFile, EITHER, type Expected, refused } from "./corpus-file.ts";
import { rawZip } from "./raw-zip.ts";
import { rosterFile } from "./sheet-parts.ts";
import { libraryFile } from "./sound-files.ts";

type Labelled = readonly [label: string, name: string, bytes: Uint8Array, expected: Expected];

export function wrongFiles(): readonly CorpusFile[] {
  return [...foreign(), ...compounds(), ...records()].map(([label, name, bytes, expected]) => ({
    label,
    name,
    bytes,
    expected,
  }));
}

const NO_WORKBOOK = refused("FileNotWorkbook");
const ARCHIVE = refused("FileIsArchive");

function foreign(): readonly Labelled[] {
  const bytes = (...head: readonly number[]): Uint8Array =>
    Buffer.concat([Buffer.from(head), Buffer.alloc(3000, 0x5a), Buffer.alloc(50)]);
  const office = (folder: string): Uint8Array =>
    rawZip([
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: `${folder}/document.xml`, data: "<x/>" },
    ]);
  return [
    ["nothing", "空.xlsx", new Uint8Array(), refused("FileEmpty")],
    ["a letter of Word", "通知.docx", office("word"), NO_WORKBOOK],
    ["a letter renamed", "通知.xlsx", office("word"), NO_WORKBOOK],
    ["a presentation", "汇报.xlsx", office("ppt"), NO_WORKBOOK],
    ["a PDF", "名册.xlsx", Buffer.from(`%PDF-1.7\n${"1 0 obj <<>>\n".repeat(300)}`), NO_WORKBOOK],
    ["a picture (JPEG)", "扫描.xlsx", bytes(0xff, 0xd8, 0xff, 0xe0), NO_WORKBOOK],
    ["a picture (PNG)", "截图.xls", bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), NO_WORKBOOK],
    ["a program", "名册.xlsx", bytes(0x4d, 0x5a, 0x90, 0), NO_WORKBOOK],
    ["a database", "名册.xlsx", bytes(...Buffer.from("SQLite format 3\u0000")), NO_WORKBOOK],
    ["a rich text letter", "名册.xls", Buffer.from("{\\rtf1\\ansi\\deff0 {\\fonttbl}}"), NO_WORKBOOK],
    [
      "a folder of workbooks (zip)",
      "名册.zip",
      rawZip([
        { name: "企业名册/一.xlsx", data: rosterFile() },
        { name: "企业名册/二.xlsx", data: rosterFile() },
      ]),
      ARCHIVE,
    ],
    ["a folder of pictures called xlsx", "名册.xlsx", rawZip([{ name: "a.jpg", data: "x" }]), ARCHIVE],
    ["a RAR archive", "名册.rar", bytes(...Buffer.from("Rar!\u001A\u0007\u0000", "latin1")), ARCHIVE],
    ["a 7z archive", "名册.7z", bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), ARCHIVE],
    ["a gzip archive", "名册.csv.gz", bytes(0x1f, 0x8b, 8), ARCHIVE],
    ["only zero bytes", "名册.xlsx", Buffer.alloc(10_000), NO_WORKBOOK],
    ["only FF bytes", "名册.xls", Buffer.alloc(10_000, 0xff), EITHER],
    ["notes in plain words", "说明.txt", Buffer.from("各单位：\n请于本月底前报送。\n"), EITHER],
    ["JSON", "a.json", Buffer.from('{"企业名称":"甲"}'), EITHER],
    ["another XML", "a.xml", Buffer.from('<?xml version="1.0"?><rss><item/></rss>'), EITHER],
  ];
}

function compound(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, name, content);
  return new Uint8Array(Buffer.from(CFB.write(Object(container), { type: "buffer" })));
}

function compounds(): readonly Labelled[] {
  const xls = libraryFile("biff8");
  return [
    [
      "a password (xlsx)",
      "名册.xlsx",
      compound({ "/EncryptedPackage": Buffer.alloc(9000, 3), "/EncryptionInfo": Buffer.alloc(300) }),
      refused("FileEncrypted"),
    ],
    [
      "a password (xls)",
      "名册.xls",
      withRecord(0x2f, Buffer.concat([Buffer.of(1, 0, 1, 0, 1, 0), Buffer.alloc(48, 9)])),
      refused("FileEncrypted"),
    ],
    [
      "a password of the oldest kind (xls)",
      "名册.xls",
      withRecord(0x2f, Buffer.of(0, 0, 0x12, 0x34, 0x56, 0x78)),
      refused("FileEncrypted"),
    ],
    ["a letter of old Word", "名册.xls", compound({ "/WordDocument": Buffer.alloc(6000, 1) }), NO_WORKBOOK],
    ["a message of Outlook", "名册.xls", compound({ "/__properties_version1.0": Buffer.alloc(600, 1) }), NO_WORKBOOK],
    ["a workbook stream of zeros", "名册.xls", compound({ "/Workbook": Buffer.alloc(6000) }), EITHER],
    ["an empty workbook stream", "名册.xls", compound({ "/Workbook": Buffer.alloc(0) }), EITHER],
    ["only the header of a compound file", "名册.xls", xls.slice(0, 512), EITHER],
    ["a chain of sectors that bites its tail", "名册.xls", circular(xls), EITHER],
    ["a sector size of two gigabytes", "名册.xls", patched(xls, 30, [31, 0]), EITHER],
    ["a sector size of one byte", "名册.xls", patched(xls, 30, [0, 0]), EITHER],
    ["four billion FAT sectors", "名册.xls", patched(xls, 44, [0xff, 0xff, 0xff, 0xff]), EITHER],
    ["a directory that starts nowhere", "名册.xls", patched(xls, 48, [0xf0, 0xff, 0xff, 0x7f]), EITHER],
    [
      "a bare stream of Excel 4",
      "名册.xls",
      Buffer.concat([Buffer.of(9, 4, 6, 0, 0, 0, 16, 0, 0, 0), Buffer.alloc(300, 7)]),
      EITHER,
    ],
  ];
}

function patched(bytes: Uint8Array, at: number, values: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(values, at);
  return copy;
}

/** The first table of sectors lists, for each, the one behind it; here each is its own successor. */
function circular(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const table = 512 * (copy.readUInt32LE(76) + 1);
  for (let i = 0; i < 100; i += 1) copy.writeUInt32LE(i, table + 4 * i);
  return copy;
}

/** The workbook stream of a small xls, as its records. */
function workbookStream(): Buffer {
  const stream = CFB.find(CFB.read(Buffer.from(libraryFile("biff8")), { type: "buffer" }), "/Workbook");
  return Buffer.from(stream?.content ?? []);
}

/** An xls whose second record is another. */
function withRecord(type: number, content: Buffer): Uint8Array {
  const stream = workbookStream();
  const first = 4 + stream.readUInt16LE(2);
  return compound({
    "/Workbook": Buffer.concat([stream.subarray(0, first), record(type, content), stream.subarray(first)]),
  });
}

function record(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

/** Puts records behind the start of the first sheet (its second BOF). */
function inSheet(...records: readonly Buffer[]): Uint8Array {
  const stream = workbookStream();
  const bof = stream.lastIndexOf(Buffer.of(9, 8, 16, 0));
  const at = bof + 4 + stream.readUInt16LE(bof + 2);
  return compound({ "/Workbook": Buffer.concat([stream.subarray(0, at), ...records, stream.subarray(at)]) });
}

function records(): readonly Labelled[] {
  const cells = (row: number, column: number): Buffer => {
    const content = Buffer.alloc(14);
    content.writeUInt16LE(row, 0);
    content.writeUInt16LE(column, 2);
    content.writeDoubleLE(1, 6);
    return record(0x203, content);
  };
  const dimensions = Buffer.alloc(14, 0xff);
  const merges = Buffer.alloc(2 + 8 * 1000, 0xff);
  merges.writeUInt16LE(1000, 0);
  return [
    ["a number in the last column a record can name", "名册.xls", inSheet(cells(0, 65_535)), refused("FileDamaged")],
    [
      "a number in every second column of every hundredth row",
      "名册.xls",
      inSheet(...Array.from({ length: 600 }, (_, i) => cells(i * 100, 16_000))),
      EITHER,
    ],
    ["dimensions without end", "名册.xls", inSheet(record(0x200, dimensions)), EITHER],
    ["merges without end", "名册.xls", inSheet(record(0xe5, merges)), EITHER],
    ["a record longer than the file", "名册.xls", inSheet(Buffer.of(3, 2, 0xff, 0xff)), EITHER],
    [
      "a text number nobody has",
      "名册.xls",
      inSheet(record(0xfd, Buffer.of(0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f))),
      EITHER,
    ],
    [
      "forty thousand starts of sheets",
      "名册.xls",
      inSheet(...Array.from({ length: 40_000 }, () => record(0x809, Buffer.alloc(16, 6)))),
      EITHER,
    ],
  ];
}
