/** To which zone an entry belongs (所属高新区): by its own field, by what it names, or the book's own zone. */
import type { DaySource } from "#services/measuring/day-book";
import type { Field } from "#domain/catalogue/field";

/** How the zone of an entry is known. */
export type ZoneOf =
  | { readonly how: "stated" | "home"; readonly zone: number }
  /** The kind has no zone, a zone was written that nobody knows, or none was and the book has no own. */
  | { readonly how: "none" | "unclear" | "blank"; readonly zone: null };

/** Answers zones by place. */
export interface Zoning {
  readonly of: (place: number) => ZoneOf;
}

/** Prepares the answer. */
export function createZoning(source: DaySource): Zoning {
  const known = new Map<number, ZoneOf>();
  const of = (place: number): ZoneOf => {
    const ready = known.get(place);
    if (ready !== undefined) return ready;
    const zone = readZone(source, place, 0);
    known.set(place, zone);
    return zone;
  };
  return { of };
}

/** A record of an enterprise in a cluster in a zone: three steps. */
const MOST_STEPS = 3;

function readZone(source: DaySource, place: number, steps: number): ZoneOf {
  const { facts, vocabulary } = source;
  const kind = facts.kindAt(place);
  if (kind === "zone") return { how: "stated", zone: facts.idAt(place) };
  const definition = vocabulary.kinds.find(({ id }) => id === kind);
  const linkFields = (definition?.fields ?? []).flatMap((id) => {
    const field = vocabulary.fields.get(id);
    return field?.type === "link" ? [field] : [];
  });
  const direct = linkFields.find(({ linksTo }) => linksTo?.includes("zone") === true);
  if (direct !== undefined && kind !== "qualification") return readNamed(source, place, direct);
  if (steps >= MOST_STEPS || linkFields.length === 0) return NO_ZONE;
  const named = linkFields.flatMap(({ id }) => source.links.from.get(id)?.get(facts.idAt(place)) ?? []);
  const zones = named.flatMap(({ to }) => {
    const at = to === null ? -1 : facts.placeOf(to);
    return at < 0 ? [] : [readZone(source, at, steps + 1)];
  });
  return zones.find(({ how }) => how === "stated") ?? zones.find(({ how }) => how !== "none") ?? NO_ZONE;
}

const NO_ZONE: ZoneOf = { how: "none", zone: null };

function readNamed({ facts, links, homeZone }: DaySource, place: number, field: Field): ZoneOf {
  const named = links.from.get(field.id)?.get(facts.idAt(place)) ?? [];
  const to = named.find((link) => link.to !== null)?.to ?? null;
  if (to !== null) return { how: "stated", zone: to };
  if (named.length > 0) return { how: "unclear", zone: null };
  return homeZone === null ? { how: "blank", zone: null } : { how: "home", zone: homeZone };
}
