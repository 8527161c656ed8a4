/** Writes a pack as a zip that a colleague can read and install (导出政策包). */
import { packFiles } from "#domain/packs/decode-pack";
import type { PolicyPack } from "#domain/packs/pack";
import { writeArchive } from "#workbook/write-archive";
import { hashPack } from "./pack-hash.ts";

/** The bytes of the zip; the same pack gives the same bytes. */
export function writePackZip(pack: PolicyPack): Uint8Array {
  const { id, name, version, region, documents } = pack;
  const members = new Map<string, unknown>(Object.entries(pack));
  const files = new Map<string, Uint8Array>();
  const put = (file: string, data: unknown): void => {
    files.set(`${id}/${file}.json`, new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`));
  };
  put("pack", { id, name, version, region, hash: hashPack(pack), documents });
  for (const [file, keys] of Object.entries(packFiles)) {
    const parts = keys.map((key) => [key, members.get(key)] as const).filter(([, part]) => !isEmpty(part));
    const [only] = parts;
    if (only === undefined) continue;
    put(file, keys.length === 1 ? only[1] : Object.fromEntries(parts));
  }
  return writeArchive(files);
}

function isEmpty(part: unknown): boolean {
  return !Array.isArray(part) || part.length === 0;
}
