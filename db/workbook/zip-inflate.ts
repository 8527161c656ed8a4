import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { err, ok, type Result } from "#domain/shared/result";
import { partInWords } from "./part-words.ts";
import { asBuffer, type ZipEntry, type ZipError } from "./zip-archive.ts";

/** Largest part that is inflated into memory at once: shared strings of a million rows stay far below. */
export const LARGEST_PART_BYTES = 512 * 1024 * 1024;
/** Largest part that is read as a stream: a full sheet of 1,048,576 × 60 cells. */
export const LARGEST_STREAM_BYTES = 3 * 1024 * 1024 * 1024;

/** Unpacked size from which the ratio counts, and the ratio no real part reaches: sheets pack to a tenth, at best to a hundredth. */
const SUSPICIOUS_BYTES = 64 * 1024 * 1024;
const SUSPICIOUS_RATIO = 200;

/** Inflates an entry into memory and checks its size and checksum. */
export function inflateEntry(entry: ZipEntry, most: number = LARGEST_PART_BYTES): Result<Uint8Array, ZipError> {
  const refusal = refuseEntry(entry);
  if (refusal !== null) return err(refusal);
  const limit = limitOf(entry, most);
  if (entry.size > limit) return tooLarge(entry, limit);
  let data: Buffer;
  try {
    data =
      entry.method === 0
        ? asBuffer(entry.compressed)
        : inflateRawSync(entry.compressed, { maxOutputLength: Math.max(1, limit), chunkSize: firstGuess(entry) });
  } catch (cause) {
    return isTooLarge(cause) ? tooLarge(entry, limit) : damagedEntry(entry);
  }
  if (data.length > limit) return tooLarge(entry, limit);
  if (data.length !== entry.size || crc32(data) !== entry.crc32) return damagedEntry(entry);
  return ok(data);
}

/** Inflates an entry piece by piece; `onChunk` answers false to stop early. */
export async function streamEntry(
  entry: ZipEntry,
  onChunk: (chunk: Buffer) => boolean,
  most: number = LARGEST_STREAM_BYTES,
): Promise<Result<{ readonly complete: boolean }, ZipError>> {
  const refusal = refuseEntry(entry);
  if (refusal !== null) return err(refusal);
  const limit = limitOf(entry, most);
  let total = 0;
  let checksum = 0;
  try {
    for await (const chunk of inflatedChunks(entry)) {
      total += chunk.length;
      if (total > limit) return tooLarge(entry, limit);
      checksum = crc32(chunk, checksum);
      if (!onChunk(chunk)) return ok({ complete: false });
    }
  } catch (cause) {
    if (isZlibError(cause)) return damagedEntry(entry);
    throw cause;
  }
  return checksum === entry.crc32 && total === entry.size ? ok({ complete: true }) : damagedEntry(entry);
}

const CHUNK_BYTES = 256 * 1024;

async function* inflatedChunks(entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    const data = asBuffer(entry.compressed);
    for (let from = 0; from < data.length; from += CHUNK_BYTES) {
      yield data.subarray(from, from + CHUNK_BYTES);
      await new Promise(setImmediate);
    }
    return;
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(entry.compressed);
  for await (const chunk of inflate) yield chunk;
}

function limitOf(entry: ZipEntry, most: number): number {
  return Math.min(most, Math.max(SUSPICIOUS_BYTES, entry.compressedSize * SUSPICIOUS_RATIO));
}

function refuseEntry(entry: ZipEntry): ZipError | null {
  if ((entry.flags & 1) !== 0) return { type: "ZipEncrypted", detail: "压缩包里的内容设了密码" };
  if (entry.method !== 0 && entry.method !== 8) return { type: "ZipDamaged", detail: "压缩包用了不认识的压缩方法" };
  return null;
}

function firstGuess(entry: ZipEntry): number {
  return Math.min(Math.max(entry.size, 1024), 8 * 1024 * 1024);
}

function isZlibError(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && /^Z_|^ERR_/u.test(String(cause.code));
}

function isTooLarge(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
}

const damaged = (detail: string): Result<never, ZipError> => err({ type: "ZipDamaged", detail });
const damagedEntry = (entry: ZipEntry): Result<never, ZipError> =>
  damaged(`文件里的${partInWords(entry.name)}已损坏或不完整`);
const tooLarge = (entry: ZipEntry, limit: number): Result<never, ZipError> =>
  err({
    type: "ZipTooLarge",
    detail: `文件里的${partInWords(entry.name)}展开后超过 ${Math.round(limit / 1024 / 1024)} MB`,
  });
