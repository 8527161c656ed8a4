/** Kinds and columns beyond those that ship (自有台账类别): lists of installed packs, and the zone's own. */
import type { ReadableDb } from "../connection.ts";

/** Definitions of kinds as JSON: lists of the installed packs in their order, then the zone's own. */
export function listStoredKinds(db: ReadableDb): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT definition FROM (
         SELECT 0 AS own, p.id AS place, l.key AS number, json_extract(l.value, '$.kind') AS definition
           FROM policy_pack p, json_each(p.content, '$.lists') l
         UNION ALL
         SELECT 1, id, 0, definition FROM register_kind WHERE retired_at IS NULL)
       ORDER BY own, place, number`,
    )
    .pluck()
    .all();
}

/** Columns that lists of installed packs bring along, as JSON. */
export function listPackFields(db: ReadableDb): readonly string[] {
  return db
    .prepare<[], string>(
      `SELECT f.value FROM policy_pack p, json_each(p.content, '$.lists') l, json_each(l.value, '$.fields') f
        ORDER BY p.id, l.key, f.key`,
    )
    .pluck()
    .all();
}

/** Aliases that installed packs state (别名). */
export function listPackAliases(db: ReadableDb): readonly {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string | null;
}[] {
  const rows = db
    .prepare<[], [string, string, string | null]>(
      `SELECT json_extract(a.value, '$.name'), a2.value, json_extract(a.value, '$.kind')
         FROM policy_pack p, json_each(p.content, '$.aliases') a, json_each(a.value, '$.aliases') a2
        ORDER BY p.id, a.key, a2.key`,
    )
    .raw()
    .all();
  return rows.map(([name, alias, kind]) => ({ name, aliases: [alias], kind }));
}
