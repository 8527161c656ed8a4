/** Packs that a zone makes itself (自编政策包). */
import type { PolicyPack } from "#domain/packs/pack";

/** Id of the pack that holds what the zone set itself (本区目标). */
export const OWN_PACK = "own";

/** A pack without content, to be filled. */
export function emptyPack(id: string, name: string): PolicyPack {
  return {
    id,
    name,
    version: "1",
    region: "00",
    documents: [],
    indicators: [],
    targets: [],
    lists: [],
    presets: [],
    aliases: [],
    ruleSets: [],
    calendar: [],
    quarters: [],
    forms: [],
  };
}
