/** Takes a workbook or an archive to pieces, as the reference of what must at least be done. */
import { writeZip } from "#workbook/write-zip";
import { openZip } from "#workbook/zip-archive";
import { inflateEntry } from "#workbook/zip-inflate";

/** Every part by its name, inflated. */
export function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const entry of openParts(bytes).entries) {
    const part = inflateEntry(entry);
    if (part.ok) parts.set(entry.name, part.value);
  }
  return parts;
}

/** The same workbook, every part packed anew. */
export function packAgain(bytes: Uint8Array): Uint8Array {
  return writeZip(openParts(bytes), partsOf(bytes), new Set());
}

function openParts(bytes: Uint8Array) {
  const archive = openZip(bytes);
  if (!archive.ok) throw new Error(archive.error.detail);
  return archive.value;
}
