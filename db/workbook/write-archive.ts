/** Writes a zip package of text files (写压缩包): the same input gives the same bytes. */
import { writeZip } from "./write-zip.ts";

/** Packs files in the order given, by path. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const empty = { entries: [], comment: new Uint8Array(), find: () => null };
  return writeZip(empty, new Map(), new Set(), files);
}
