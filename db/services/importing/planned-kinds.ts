/** The kinds of the book as planning sees them, and who is known of each (各类台账的已有条目). */
import type { EnterpriseLookup } from "#domain/importing/import-plan";
import { type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import { readKinds } from "#services/catalogue";
import { nameWords } from "#services/name-words";
import type { ReadableDb } from "#store/connection";
import { createEnterpriseLookup, type LookupOptions } from "#store/queries/enterprise-lookup";

/** Finds a kind by the subject of a table; enterprises when it says nothing, or names a kind that has gone since. */
export type KindFinder = (subject: string | undefined) => PlannedKind;

/** Reads the kinds of the book once. */
export function createKindFinder(db: ReadableDb): KindFinder {
  const kinds = new Map<string, PlannedKind>(readKinds(db).map((kind) => [kind.id, kind]));
  return (subject) => kinds.get(subject ?? plannedEnterprise.id) ?? plannedEnterprise;
}

/** Looks entries up, each kind among its own; made when first asked for. */
export function createLookups(
  db: ReadableDb,
  options: Pick<LookupOptions, "preload" | "valuesOf" | "isSameLink" | "alsoCalled">,
): (kind: PlannedKind) => EnterpriseLookup {
  const made = new Map<string, EnterpriseLookup>();
  return (kind) => {
    const known = made.get(kind.id);
    if (known !== undefined) return known;
    const lookup = createEnterpriseLookup(db, { ...options, nameWords, kind: kind.id });
    made.set(kind.id, lookup);
    return lookup;
  };
}
