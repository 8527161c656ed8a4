/** Kinds, columns and words beyond those that ship (自有台账类别): lists of installed packs, and the zone's own. */
import { asc, isNull } from "drizzle-orm";
import type { AliasRule, PackList, PolicyPack } from "#domain/packs/pack";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm, preparedQuery } from "../orm.ts";
import { registerKind } from "../schema/register.ts";
import { readInstalledPacks } from "./packs.ts";

/** Definitions of kinds as JSON: lists of the installed packs in their order, then the zone's own. */
export function listStoredKinds(db: ReadableDb): readonly string[] {
  return [...ofPacks(db).kinds, ...ownKinds(db).map(({ definition }) => definition)];
}

/** Columns that lists of installed packs and lists of the zone's own bring along, as JSON. */
export function listPackFields(db: ReadableDb): readonly string[] {
  const own = ownKinds(db).flatMap(({ definition }) => {
    const { columns }: { columns?: unknown } = JSON.parse(definition);
    return Array.isArray(columns) ? columns.map((column: unknown) => JSON.stringify(column)) : [];
  });
  return [...ofPacks(db).fields, ...own];
}

/** Aliases that installed packs state (别名). */
export function listPackAliases(db: ReadableDb): readonly AliasRule[] {
  return ofPacks(db).aliases;
}

/** The list of a pack by its kind (清单); null when no pack brings it. */
export function findPackList(db: ReadableDb, kind: string): PackList | null {
  return (
    readInstalledPacks(db)
      .flatMap(({ lists }) => lists)
      .find((list) => list.kind.id === kind) ?? null
  );
}

/** Adds a list of the zone's own (自建台账); `definition`: the kind, with its columns under `columns`. For use inside a command. */
export function insertOwnKind(
  db: WritableDb,
  kind: {
    readonly id: string;
    readonly label: string;
    readonly definition: string;
    readonly at: string;
    readonly by: string;
  },
): void {
  const { id, label, definition, at: createdAt, by: createdBy } = kind;
  orm(db).insert(registerKind).values({ id, label, definition, createdAt, createdBy }).run();
}

/** How many lists of its own the zone ever made. */
export function countOwnKinds(db: ReadableDb): number {
  return orm(db).select({ id: registerKind.id }).from(registerKind).all().length;
}

const ownQuery = preparedQuery((queries) =>
  queries
    .select({ definition: registerKind.definition })
    .from(registerKind)
    .where(isNull(registerKind.retiredAt))
    .orderBy(asc(registerKind.createdAt), asc(registerKind.id))
    .prepare(),
);

function ownKinds(db: ReadableDb): readonly { readonly definition: string }[] {
  return ownQuery(db).all();
}

interface PackParts {
  readonly kinds: readonly string[];
  readonly fields: readonly string[];
  readonly aliases: readonly AliasRule[];
}

/** Taken apart once per set of packs. */
const parts = new WeakMap<readonly PolicyPack[], PackParts>();

function ofPacks(db: ReadableDb): PackParts {
  const packs = readInstalledPacks(db);
  const known = parts.get(packs);
  if (known !== undefined) return known;
  const lists = packs.flatMap((pack) => pack.lists);
  const made = {
    kinds: lists.map(({ kind }) => JSON.stringify(kind)),
    fields: lists.flatMap((list) => list.fields.map((field) => JSON.stringify(field))),
    aliases: packs.flatMap((pack) => pack.aliases),
  };
  parts.set(packs, made);
  return made;
}

/** The kind of a living entry; null when there is none by that number. */
export function findEntryKind(db: ReadableDb, id: number): string | null {
  const kind = db
    .prepare<[number], string>("SELECT kind FROM enterprise WHERE id = ? AND removed_at IS NULL")
    .pluck()
    .get(id);
  return kind ?? null;
}
