/** Looks whether a compound file (.xls, .et) is all there before the library reads it: the library passes over what is missing. Layout: MS-CFB 2.2–2.6. */
import { asBuffer } from "./zip-archive.ts";

const HEADER_BYTES = 512;
const LAST_SECTOR = 0xfffffffa;
const DIRECTORY_ENTRY = 128;
const STREAM = 2;
const ROOT = 5;
/** Smaller streams stand within the root's stream. */
const SMALL_STREAM = 4096;

/** Whether every sector of the workbook stream lies within the file; files without a container are whole in their own way. */
export function isCompoundWhole(bytes: Uint8Array): boolean {
  const buffer = asBuffer(bytes);
  if (buffer.length < HEADER_BYTES) return false;
  if (buffer.readUInt32LE(0) !== 0xe011cfd0) return true;
  const shift = buffer.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return false;
  const file: CompoundFile = { buffer, sector: 1 << shift, table: [] };
  if (!readTable(file)) return false;
  const directory = chainOf(file, buffer.readUInt32LE(48));
  if (directory === null) return false;
  return directory.every((sector) => entriesOf(file, sector).every((entry) => isStreamWhole(file, entry)));
}

interface CompoundFile {
  readonly buffer: Buffer;
  /** Bytes of a sector. */
  readonly sector: number;
  /** For each sector the next one of its chain. */
  readonly table: number[];
}

const placeOf = (file: CompoundFile, sector: number): number => (sector + 1) * file.sector;
const isInside = (file: CompoundFile, sector: number): boolean => placeOf(file, sector) < file.buffer.length;

/** Gathers the table of chains; its sectors are listed in the header and, for large files, in a chain of lists. */
function readTable(file: CompoundFile): boolean {
  const { buffer } = file;
  const most = Math.ceil(buffer.length / file.sector);
  const listed: number[] = [];
  for (let at = 76; at < HEADER_BYTES; at += 4) listed.push(buffer.readUInt32LE(at));
  let next = buffer.readUInt32LE(68);
  for (let i = 0; next < LAST_SECTOR && i <= most; i += 1) {
    const at = placeOf(file, next);
    if (at + file.sector > buffer.length) return false;
    for (let j = 0; j < file.sector - 4; j += 4) listed.push(buffer.readUInt32LE(at + j));
    next = buffer.readUInt32LE(at + file.sector - 4);
  }
  const used = listed.filter((sector) => sector < LAST_SECTOR);
  if (used.length > most) return false;
  for (const sector of used) {
    const at = placeOf(file, sector);
    if (at + file.sector > buffer.length) return false;
    for (let j = 0; j < file.sector; j += 4) file.table.push(buffer.readUInt32LE(at + j));
  }
  return true;
}

/** Sectors of a chain in order; null when it leaves the file or runs in a circle. */
function chainOf(file: CompoundFile, first: number): readonly number[] | null {
  const chain: number[] = [];
  for (let sector = first; sector < LAST_SECTOR; sector = file.table[sector] ?? LAST_SECTOR) {
    if (!isInside(file, sector) || chain.length > file.table.length) return null;
    chain.push(sector);
  }
  return chain;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly first: number;
  readonly size: number;
}

function entriesOf(file: CompoundFile, sector: number): readonly DirectoryEntry[] {
  const { buffer } = file;
  const entries: DirectoryEntry[] = [];
  const start = placeOf(file, sector);
  for (let at = start; at < start + file.sector && at + DIRECTORY_ENTRY <= buffer.length; at += DIRECTORY_ENTRY) {
    const length = Math.min(64, Math.max(2, buffer.readUInt16LE(at + 64)));
    entries.push({
      name: buffer.toString("utf16le", at, at + length - 2),
      type: buffer[at + 66] ?? 0,
      first: buffer.readUInt32LE(at + 116),
      size: buffer.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** Only the workbook's own streams count, and the root's, in which small ones stand. */
function isStreamWhole(file: CompoundFile, entry: DirectoryEntry): boolean {
  const workbook = entry.type === STREAM && /^(?:work)?book$/iu.test(entry.name) && entry.size >= SMALL_STREAM;
  return (!workbook && entry.type !== ROOT) || chainOf(file, entry.first) !== null;
}
