import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { RosterWriter } from "./roster-writer.ts";

/** Version of the made rosters; raise it when their content changes. */
const VERSION = 2;

/** Path of a roster workbook of `rows` × 40 in the temporary directory, made when it is not there yet. */
export function requireRoster(rows: number): string {
  const folder = join(tmpdir(), "parkbook-bench");
  const path = join(folder, `roster-${VERSION}-${rows}x40.xlsx`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, makeRoster(rows));
  renameSync(unfinished, path);
  return path;
}

function makeRoster(rows: number): Buffer {
  const writer = new RosterWriter(rows);
  const sheet = deflateParts(writer.sheetParts());
  const strings = deflateParts(writer.stringParts());
  return zip([
    { name: "[Content_Types].xml", ...deflateParts([CONTENT_TYPES]) },
    { name: "_rels/.rels", ...deflateParts([ROOT_RELATIONS]) },
    { name: "xl/workbook.xml", ...deflateParts([WORKBOOK]) },
    { name: "xl/_rels/workbook.xml.rels", ...deflateParts([WORKBOOK_RELATIONS]) },
    { name: "xl/styles.xml", ...deflateParts([STYLES]) },
    { name: "xl/sharedStrings.xml", ...strings },
    { name: "xl/worksheets/sheet1.xml", ...sheet },
  ]);
}

interface Packed {
  readonly data: Buffer;
  readonly size: number;
  readonly crc: number;
}

/** Each part is deflated on its own and flushed to a byte boundary, so that the joined pieces are one stream. */
function deflateParts(parts: Iterable<string>): Packed {
  const pieces: Buffer[] = [];
  let [size, crc] = [0, 0];
  for (const part of parts) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    crc = crc32(bytes, crc);
    pieces.push(deflateRawSync(bytes, { level: 6, finishFlush: 2 }));
  }
  pieces.push(deflateRawSync(Buffer.alloc(0)));
  return { data: Buffer.concat(pieces), size, crc };
}

function zip(entries: readonly (Packed & { readonly name: string })[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(entry.crc, 10);
    common.writeUInt32LE(entry.data.length, 14);
    common.writeUInt32LE(entry.size, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, place, name);
    pieces.push(Buffer.from([0x50, 0x4b, 3, 4]), common, name, entry.data);
    offset += 4 + common.length + name.length + entry.data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listing, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`;
const ROOT_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="企业名册" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const WORKBOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="176" applyNumberFormat="1"/></cellXfs></styleSheet>`;
