/** Writes zip packages whose directory may lie. */
import { crc32, deflateRawSync } from "node:zlib";

export interface RawEntry {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly stored?: boolean;
  /** Instead of the true values. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Sizes stand behind the data, as writers do that cannot go back. */
  readonly descriptor?: boolean;
  /** Sizes stand in the zip64 extra field. */
  readonly wide?: boolean;
  /** Points into the data of the first entry instead of having its own. */
  readonly overlap?: boolean;
}

/** Bytes of a package, entries in the given order. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = entry.stored === true ? data : deflateRawSync(data, { level: 1 });
    const facts = { crc: entry.crc ?? crc32(data), packed: packed.length, size: entry.size ?? data.length };
    const at = entry.overlap === true ? 0 : offset;
    directory.push(centralRecord(entry, facts, at));
    if (entry.overlap === true) continue;
    const local = localRecord(entry, facts);
    const pushed = entry.descriptor === true ? [local, packed, descriptorOf(facts)] : [local, packed];
    for (const piece of pushed) {
      pieces.push(piece);
      offset += piece.length;
    }
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

interface Facts {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const flagsOf = (entry: RawEntry): number => (entry.flags ?? 0x0800) | (entry.descriptor === true ? 8 : 0);

function localRecord(entry: RawEntry, facts: Facts): Buffer {
  const name = Buffer.from(entry.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flagsOf(entry), 6);
  head.writeUInt16LE(entry.stored === true ? 0 : 8, 8);
  if (entry.descriptor !== true) {
    head.writeUInt32LE(facts.crc, 14);
    head.writeUInt32LE(facts.packed, 18);
    head.writeUInt32LE(facts.size, 22);
  }
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptorOf(facts: Facts): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(facts.crc, 4);
  record.writeUInt32LE(facts.packed, 8);
  record.writeUInt32LE(facts.size, 12);
  return record;
}

function centralRecord(entry: RawEntry, facts: Facts, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const extra = entry.wide === true ? wideExtra(facts) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(entry.wide === true ? 45 : 20, 6);
  head.writeUInt16LE(flagsOf(entry), 8);
  head.writeUInt16LE(entry.stored === true ? 0 : 8, 10);
  head.writeUInt32LE(facts.crc, 16);
  head.writeUInt32LE(entry.wide === true ? 0xffffffff : facts.packed, 20);
  head.writeUInt32LE(entry.wide === true ? 0xffffffff : facts.size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name, extra]);
}

function wideExtra(facts: Facts): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(facts.size), 4);
  extra.writeBigUInt64LE(BigInt(facts.packed), 12);
  return extra;
}
