/** A small door into zip packages that are no workbooks (读压缩包): a handful of text files, nothing that could fill memory or climb out of its folder. */
import { err, ok, type Result } from "#domain/shared/result";
import { openZip, type ZipEntry } from "./zip-archive.ts";
import { inflateEntry } from "./zip-inflate.ts";

/** A file of the package: its path with forward slashes, and its bytes. */
export interface ArchivedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** How much is taken at most. */
export interface ArchiveLimits {
  readonly files: number;
  /** Bytes unpacked, all files together. */
  readonly bytes: number;
}

/** Whether the bytes are a zip package at all. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Unpacks all files (展开压缩包); the error is a Chinese clause. Folders are left out. */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits): Result<readonly ArchivedFile[], string> {
  const archive = openZip(bytes);
  if (!archive.ok) return err(archive.error.detail);
  const entries = archive.value.entries.filter(({ name }) => !name.endsWith("/"));
  if (entries.length > limits.files) return err(`压缩包里有 ${entries.length} 个文件，最多 ${limits.files} 个`);
  const declared = entries.reduce((sum, { size }) => sum + size, 0);
  if (declared > limits.bytes) return err(tooLarge(limits));
  const files: ArchivedFile[] = [];
  let total = 0;
  for (const entry of entries) {
    const path = safePath(entry);
    if (path === null) return err("压缩包里有指向包外的路径，可能有害，没有打开");
    const unpacked = inflateEntry(entry, limits.bytes - total);
    if (!unpacked.ok) return err(unpacked.error.detail);
    total += unpacked.value.length;
    files.push({ path, bytes: unpacked.value });
  }
  return ok(files);
}

function tooLarge({ bytes }: ArchiveLimits): string {
  return `压缩包展开后超过 ${Math.round(bytes / 1024 / 1024)} MB`;
}

/** Null when the path is absolute, climbs upwards or names a device. */
function safePath({ name }: ZipEntry): string | null {
  const path = name.replaceAll("\\", "/");
  const parts = path.split("/");
  const isPlain = parts.every((part) => part !== "" && part !== "." && part !== ".." && !hasControl(part));
  return isPlain && !/^[a-z]:/iu.test(path) ? path : null;
}

function hasControl(part: string): boolean {
  return /\p{Cc}/u.test(part);
}
