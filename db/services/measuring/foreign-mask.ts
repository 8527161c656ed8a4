/** Which entries of a kind stand on other provinces' lists (他省名录), by place of a day book. */
import type { ForeignEntries } from "#domain/packs/foreign-entries";
import type { DayBook } from "#services/measuring/day-book";
import type { FactSource } from "#store/measuring/fact-source";

/** Those foreign to packs of one region. */
export interface ForeignMask {
  readonly region: string;
  /** 1: on another's list; null: none of the kind is. */
  readonly of: (day: DayBook, kind: string) => Uint8Array | null;
}

/** Reads them when first asked for, once for each state of the register. */
export function createForeignMask(region: string, rulesOf: (kind: string) => ForeignEntries | null): ForeignMask {
  const known = new WeakMap<FactSource, Map<string, Uint8Array | null>>();
  return {
    region,
    of: ({ facts }, kind) => {
      const kinds = known.get(facts) ?? new Map<string, Uint8Array | null>();
      known.set(facts, kinds);
      const ready = kinds.get(kind);
      if (ready !== undefined) return ready;
      const made = readMask(facts, kind, rulesOf(kind));
      kinds.set(kind, made);
      return made;
    },
  };
}

function readMask(facts: FactSource, kind: string, rules: ForeignEntries | null): Uint8Array | null {
  if (rules === null) return null;
  const columns = new Map(rules.fields.map((field) => [field, facts.attribute(field)]));
  const mask = new Uint8Array(facts.size);
  for (const place of facts.ofKind(kind)) {
    const entry = { name: facts.nameAt(place), text: (field: string) => columns.get(field)?.[place] };
    if (rules.isForeign(entry)) mask[place] = 1;
  }
  return mask;
}
