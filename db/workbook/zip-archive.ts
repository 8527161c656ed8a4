import { err, ok, type Result } from "#domain/shared/result";
import { partInWords } from "./part-words.ts";

/** A zip package opened for reading: its entries in directory order, their bytes still compressed. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** Bytes of the archive comment; mostly empty. */
  readonly comment: Uint8Array;
  /** Finds a part by its path; a leading `/`, back slashes and letter case do not matter. */
  find(path: string): ZipEntry | null;
}

/** One entry with everything a writer needs to copy it without recompressing. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  /** 0 stored, 8 deflated; others are refused when read. */
  readonly method: number;
  /** General purpose bits: 1 encrypted, 8 sizes follow the data, 2048 UTF-8 name. */
  readonly flags: number;
  readonly crc32: number;
  readonly compressedSize: number;
  /** Size after inflating as declared; the real one is checked while reading. */
  readonly size: number;
  readonly versionMadeBy: number;
  readonly versionNeeded: number;
  readonly dosTime: number;
  readonly dosDate: number;
  readonly internalAttributes: number;
  readonly externalAttributes: number;
  readonly centralExtra: Uint8Array;
  readonly localExtra: Uint8Array;
  readonly comment: Uint8Array;
  /** The entry's bytes as they stand in the file. */
  readonly compressed: Uint8Array;
}

/** Why a package or an entry cannot be read. `detail` is a Chinese clause. */
export interface ZipError {
  readonly type: "ZipDamaged" | "ZipEncrypted" | "ZipTooLarge";
  readonly detail: string;
}

const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 65_536;
/** Unpacked size that no roster reaches at the ratio below. */
const SUSPICIOUS_BYTES = 512 * 1024 * 1024;
/** Sheets pack to a tenth; a hundredth is the best that was seen. */
const SUSPICIOUS_RATIO = 200;

/** Opens a package from its central directory. Nothing is inflated yet. */
export function openZip(bytes: Uint8Array): Result<ZipArchive, ZipError> {
  const buffer = asBuffer(bytes);
  const end = findDirectory(buffer);
  if (end === null) return damaged("文件不完整，压缩包的目录缺失");
  const entries: ZipEntry[] = [];
  let offset = end.start;
  for (let i = 0; i < end.count && i < MOST_ENTRIES; i += 1) {
    const read = readEntry(buffer, offset, end.base);
    if (read === null) return damaged("压缩包的目录与内容对不上，文件可能没有传完整");
    entries.push(read.entry);
    offset = read.next;
  }
  const suspicion = suspect(entries, buffer.length);
  if (suspicion !== null) return err(suspicion);
  const index = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const key = pathKey(entry.name);
    const known = index.get(key);
    if (known === undefined) index.set(key, entry);
    else if (known.crc32 !== entry.crc32)
      return damaged(`文件里有两份不同的${partInWords(entry.name)}，分不清哪份是真的`);
  }
  return ok({ entries, comment: end.comment, find: (path) => index.get(pathKey(path)) ?? null });
}

/** The same bytes as a Buffer, without copying. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Entries that share their bytes, or that together grow beyond measure, are how small files fill a disk. */
function suspect(entries: readonly ZipEntry[], length: number): ZipError | null {
  let [packed, unpacked] = [0, 0];
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.size;
  }
  if (packed > length) return { type: "ZipDamaged", detail: "压缩包里的几个部分互相重叠" };
  if (unpacked <= SUSPICIOUS_BYTES || unpacked <= length * SUSPICIOUS_RATIO) return null;
  const megabytes = Math.round(unpacked / 1024 / 1024);
  return { type: "ZipTooLarge", detail: `文件只有 ${Math.ceil(length / 1024)} KB，展开后却有 ${megabytes} MB` };
}

interface Directory {
  readonly count: number;
  /** Where the first directory record stands. */
  readonly start: number;
  /** Bytes in front of the package, added to every offset. */
  readonly base: number;
  readonly comment: Uint8Array;
}

function findDirectory(buffer: Buffer): Directory | null {
  const earliest = Math.max(0, buffer.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = buffer.length - END_LENGTH; at >= earliest; at -= 1) {
    if (buffer.readUInt32LE(at) !== END_SIGNATURE) continue;
    const directory = readEnd(buffer, at);
    if (directory !== null) return directory;
  }
  return null;
}

function readEnd(buffer: Buffer, at: number): Directory | null {
  const comment = buffer.subarray(at + END_LENGTH, at + END_LENGTH + buffer.readUInt16LE(at + 20));
  const small = { count: buffer.readUInt16LE(at + 10), size: buffer.readUInt32LE(at + 12), end: at };
  const wide = readZip64End(buffer, at);
  const { count, size, end } = wide ?? small;
  const offset = wide?.offset ?? buffer.readUInt32LE(at + 16);
  const start = end - size;
  const base = start - offset;
  const plausible = base >= 0 && start >= 0 && (count === 0 || signatureAt(buffer, start) === CENTRAL_SIGNATURE);
  return plausible ? { count, start, base, comment } : null;
}

function readZip64End(
  buffer: Buffer,
  endAt: number,
): { readonly count: number; readonly size: number; readonly offset: number; readonly end: number } | null {
  const locator = endAt - 20;
  if (signatureAt(buffer, locator) !== ZIP64_LOCATOR_SIGNATURE) return null;
  const at = readWide(buffer, locator + 8);
  if (signatureAt(buffer, at) !== ZIP64_END_SIGNATURE || at + 56 > buffer.length) return null;
  return {
    count: readWide(buffer, at + 32),
    size: readWide(buffer, at + 40),
    offset: readWide(buffer, at + 48),
    end: at,
  };
}

function readEntry(buffer: Buffer, at: number, base: number): { entry: ZipEntry; next: number } | null {
  if (signatureAt(buffer, at) !== CENTRAL_SIGNATURE || at + 46 > buffer.length) return null;
  const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
  const extraEnd = nameEnd + buffer.readUInt16LE(at + 30);
  const next = extraEnd + buffer.readUInt16LE(at + 32);
  if (next > buffer.length) return null;
  const centralExtra = buffer.subarray(nameEnd, extraEnd);
  const place = readSizes(buffer, at, centralExtra);
  const local = base + place.offset;
  if (signatureAt(buffer, local) !== LOCAL_SIGNATURE || local + 30 > buffer.length) return null;
  const localNameEnd = local + 30 + buffer.readUInt16LE(local + 26);
  const dataAt = localNameEnd + buffer.readUInt16LE(local + 28);
  if (dataAt + place.compressedSize > buffer.length) return null;
  const flags = buffer.readUInt16LE(at + 8);
  const nameBytes = buffer.subarray(at + 46, nameEnd);
  const entry: ZipEntry = {
    name: decodeName(nameBytes),
    nameBytes,
    method: buffer.readUInt16LE(at + 10),
    flags,
    crc32: buffer.readUInt32LE(at + 16),
    compressedSize: place.compressedSize,
    size: place.size,
    versionMadeBy: buffer.readUInt16LE(at + 4),
    versionNeeded: buffer.readUInt16LE(at + 6),
    dosTime: buffer.readUInt16LE(at + 12),
    dosDate: buffer.readUInt16LE(at + 14),
    internalAttributes: buffer.readUInt16LE(at + 36),
    externalAttributes: buffer.readUInt32LE(at + 38),
    centralExtra,
    localExtra: buffer.subarray(localNameEnd, dataAt),
    comment: buffer.subarray(extraEnd, next),
    compressed: buffer.subarray(dataAt, dataAt + place.compressedSize),
  };
  return { entry, next };
}

/** Sizes and offset of a directory record; values that do not fit stand in the zip64 extra field, in this order. */
function readSizes(
  buffer: Buffer,
  at: number,
  extra: Buffer,
): { size: number; compressedSize: number; offset: number } {
  const wide = findExtra(extra, 0x0001);
  let used = 0;
  const widened = (small: number): number => {
    if (small !== 0xffffffff || wide === null || used + 8 > wide.length) return small;
    used += 8;
    return readWide(wide, used - 8);
  };
  const size = widened(buffer.readUInt32LE(at + 24));
  const compressedSize = widened(buffer.readUInt32LE(at + 20));
  const offset = widened(buffer.readUInt32LE(at + 42));
  return { size, compressedSize, offset };
}

function findExtra(extra: Buffer, id: number): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

function signatureAt(buffer: Buffer, at: number): number {
  return at >= 0 && at + 4 <= buffer.length ? buffer.readUInt32LE(at) : 0;
}

function readWide(buffer: Buffer, at: number): number {
  return at >= 0 && at + 8 <= buffer.length ? Number(buffer.readBigUInt64LE(at)) : 0;
}

/** Many Chinese tools leave the UTF-8 bit unset whatever they wrote, so the bytes decide. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function pathKey(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\/+/u, "").toLowerCase();
}

const damaged = (detail: string): Result<never, ZipError> => err({ type: "ZipDamaged", detail });
