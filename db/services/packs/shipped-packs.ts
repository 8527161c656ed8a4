/** The packs that ship with the program (随程序发布的政策包). */
import { decodePack } from "#domain/packs/decode-pack";
import type { PolicyPack } from "#domain/packs/pack";
import { nodeFromData } from "#domain/packs/pack-node";
import { hashPack } from "./pack-hash.ts";
import { shippedFiles } from "./shipped-files.ts";

/** A pack with its signature. */
export interface SignedPack {
  readonly pack: PolicyPack;
  readonly hash: string;
}

let packs: readonly SignedPack[] | null = null;

/** All of them by id. They are read when they are first asked for; that each is right is for the tests, as with every shipped data. */
export function listShippedPacks(): readonly SignedPack[] {
  packs ??= Object.entries(shippedFiles).map(([folder, files]) => {
    const parsed = Object.entries(files).map(([name, data]) => ({ name, root: nodeFromData(data, `${name}.json`) }));
    const { pack } = decodePack(parsed);
    const named = pack.id === "" ? { ...pack, id: folder } : pack;
    return { pack: named, hash: hashPack(named) };
  });
  return packs;
}
