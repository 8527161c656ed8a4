import { constants, crc32, deflateRawSync } from "node:zlib";
import type { ZipArchive, ZipEntry } from "./zip-archive.ts";

/** New content of an entry: its bytes, or its text piece by piece. */
export type Content = Uint8Array | Iterable<string>;

/** Writes a package again (重写压缩包): entries that are not replaced keep name, order, time and compressed bytes. `added` parts come last. */
export function writeZip(
  archive: ZipArchive,
  replaced: ReadonlyMap<string, Content>,
  removed: ReadonlySet<string>,
  added: ReadonlyMap<string, Uint8Array> = new Map(),
): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let count = 0;
  const put = (body: ZipEntry, content: readonly Uint8Array[] = [body.compressed]): void => {
    const header = localHeader(body);
    directory.push(centralHeader(body, offset));
    pieces.push(header, ...content);
    offset += header.length + body.compressedSize;
    count += 1;
  };
  for (const entry of archive.entries) {
    if (removed.has(entry.name)) continue;
    const content = replaced.get(entry.name);
    if (content === undefined || content instanceof Uint8Array) put(packEntry(entry, content));
    else {
      const { packed, ...facts } = packPieces(entry, content);
      put({ ...packEntry(entry, undefined), ...facts }, packed);
    }
  }
  for (const [name, content] of added) put(createEntry(name, content));
  const central = Buffer.concat(directory);
  return Buffer.concat([...pieces, central, endOfDirectory(count, central.length, offset, archive.comment)]);
}

/** Makes an entry of new content. */
export function createEntry(name: string, content: Uint8Array): ZipEntry {
  return packEntry(newEntry(name), content);
}

/** Gives an entry other content, keeping what else is said of it. */
export function replaceEntry(entry: ZipEntry, content: Uint8Array): ZipEntry {
  return packEntry(entry, content);
}

/** The same packed bytes under another name. */
export function renameEntry(entry: ZipEntry, name: string): ZipEntry {
  return { ...entry, name, nameBytes: new TextEncoder().encode(name), flags: entry.flags | 2048 };
}

/** The first day a zip can name (1 January 1980), so that the same input gives the same bytes. */
const FIRST_DAY = 0x21;

function newEntry(name: string): ZipEntry {
  const none = new Uint8Array();
  return {
    name,
    nameBytes: new TextEncoder().encode(name),
    method: 8,
    flags: 2048,
    crc32: 0,
    compressedSize: 0,
    size: 0,
    versionMadeBy: 20,
    versionNeeded: 20,
    dosTime: 0,
    dosDate: FIRST_DAY,
    internalAttributes: 0,
    externalAttributes: 0,
    centralExtra: none,
    localExtra: none,
    comment: none,
    compressed: none,
  };
}

function packEntry(entry: ZipEntry, content: Uint8Array | undefined): ZipEntry {
  // Sizes are written in the header, so the bit that says "sizes follow the data" is cleared; the zip64 field goes with it.
  const flags = entry.flags & ~8;
  const extras = { centralExtra: dropZip64(entry.centralExtra), localExtra: dropZip64(entry.localExtra) };
  if (content === undefined) return { ...entry, ...extras, flags };
  const compressed = entry.method === 0 ? content : deflateRawSync(content, { level: 6 });
  return {
    ...entry,
    ...extras,
    flags,
    crc32: crc32(content),
    compressed,
    compressedSize: compressed.length,
    size: content.length,
  };
}

/** What packing a long part gives: its bytes are left in pieces, because the file is put together only once. */
type PackedPieces = Pick<ZipEntry, "crc32" | "compressedSize" | "size"> & { readonly packed: readonly Uint8Array[] };

/** Packs a long part piece by piece. Each piece is packed by itself and ends at a whole byte, so that together they are one stream. */
function packPieces(entry: ZipEntry, pieces: Iterable<string>): PackedPieces {
  const packed: Uint8Array[] = [];
  let checksum = 0;
  let size = 0;
  let room = Buffer.alloc(0);
  let waiting: string | null = null;
  const put = (piece: string, last: boolean): void => {
    // One buffer for all pieces: a buffer each would pile up until memory is looked through.
    if (room.length < piece.length * 3) room = Buffer.alloc(piece.length * 4);
    const bytes = room.subarray(0, new TextEncoder().encodeInto(piece, room).written);
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    packed.push(
      entry.method === 0 ? Buffer.from(bytes) : deflatePiece(bytes, { last, only: last && packed.length === 0 }),
    );
  };
  for (const piece of pieces) {
    if (waiting !== null) put(waiting, false);
    waiting = piece;
  }
  put(waiting ?? "", true);
  const compressedSize = packed.reduce((sum, piece) => sum + piece.length, 0);
  return { crc32: checksum, compressedSize, size, packed };
}

/** Parts of one piece pack best; of long ones the quicker level costs a tenth of size and saves half of the time. */
function deflatePiece(piece: Buffer, { last, only }: { readonly last: boolean; readonly only: boolean }): Uint8Array {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  return deflateRawSync(piece, { level: only ? 6 : 3, finishFlush, chunkSize: 64 * 1024 });
}

function localHeader(entry: ZipEntry): Uint8Array {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeFacts(header, 4, entry);
  header.writeUInt16LE(entry.nameBytes.length, 26);
  header.writeUInt16LE(entry.localExtra.length, 28);
  return Buffer.concat([header, entry.nameBytes, entry.localExtra]);
}

function centralHeader(entry: ZipEntry, offset: number): Uint8Array {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(entry.versionMadeBy, 4);
  writeFacts(header, 6, entry);
  header.writeUInt16LE(entry.nameBytes.length, 28);
  header.writeUInt16LE(entry.centralExtra.length, 30);
  header.writeUInt16LE(entry.comment.length, 32);
  header.writeUInt16LE(entry.internalAttributes, 36);
  header.writeUInt32LE(entry.externalAttributes, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, entry.nameBytes, entry.centralExtra, entry.comment]);
}

function writeFacts(header: Buffer, at: number, entry: ZipEntry): void {
  header.writeUInt16LE(entry.versionNeeded, at);
  header.writeUInt16LE(entry.flags, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(entry.dosTime, at + 6);
  header.writeUInt16LE(entry.dosDate, at + 8);
  header.writeUInt32LE(entry.crc32, at + 10);
  header.writeUInt32LE(entry.compressedSize, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
}

function endOfDirectory(count: number, size: number, offset: number, comment: Uint8Array): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, comment]);
}

function dropZip64(extra: Uint8Array): Uint8Array {
  const view = Buffer.from(extra);
  const kept: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= view.length) {
    const end = at + 4 + view.readUInt16LE(at + 2);
    if (view.readUInt16LE(at) !== 1) kept.push(view.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
