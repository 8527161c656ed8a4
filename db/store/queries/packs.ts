/** Installed policy packs (已安装的政策包): whole, as they were installed, and under which import their presets lie. */
import { asc, eq } from "drizzle-orm";
import type { PolicyPack } from "#domain/packs/pack";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm, preparedQuery } from "../orm.ts";
import { policyPack } from "../schema/register.ts";

/** A pack as the book keeps it. `batchId`: the import that wrote its presets; null when it brought none. */
export interface InstalledPack {
  readonly pack: PolicyPack;
  readonly hash: string;
  readonly own: boolean;
  readonly batchId: number | null;
  readonly installedAt: string;
  readonly installedBy: string;
}

/** The packs in force for a book (现行政策包), by id. As long as none is installed, changed or removed, the same list comes back. */
export function readInstalledPacks(db: ReadableDb): readonly PolicyPack[] {
  return readKept(db).packs;
}

/** The same with how each came in. */
export function readPackInstallations(db: ReadableDb): readonly InstalledPack[] {
  return readKept(db).installed;
}

/** Writes a pack, in place of the one of its id. For use inside a command. */
export function writePack(db: WritableDb, { pack, hash, own, ...rest }: InstalledPack): void {
  const { id, name, version } = pack;
  const row = { name, version, hash, content: JSON.stringify(pack), own: own ? (1 as const) : (0 as const), ...rest };
  orm(db)
    .insert(policyPack)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: policyPack.id, set: row })
    .run();
  kept.delete(db);
}

/** Takes a pack out. For use inside a command. */
export function deletePack(db: WritableDb, id: string): void {
  orm(db).delete(policyPack).where(eq(policyPack.id, id)).run();
  kept.delete(db);
}

interface Kept {
  readonly stamp: string;
  readonly packs: readonly PolicyPack[];
  readonly installed: readonly InstalledPack[];
}

const kept = new WeakMap<ReadableDb, Kept>();

const stampQuery = preparedQuery((queries) =>
  queries
    .select({ id: policyPack.id, hash: policyPack.hash, batch: policyPack.batchId, at: policyPack.installedAt })
    .from(policyPack)
    .orderBy(asc(policyPack.id))
    .prepare(),
);

function readKept(db: ReadableDb): Kept {
  const stamp = JSON.stringify(stampQuery(db).all());
  const known = kept.get(db);
  if (known?.stamp === stamp) return known;
  const rows = orm(db).select().from(policyPack).orderBy(asc(policyPack.id)).all();
  const installed = rows.map(({ content, hash, own, batchId, installedAt, installedBy }) => ({
    // Written by writePack from a pack that was validated.
    pack: JSON.parse(content) as PolicyPack,
    hash,
    own: own === 1,
    batchId,
    installedAt,
    installedBy,
  }));
  const fresh = { stamp, packs: installed.map(({ pack }) => pack), installed };
  kept.set(db, fresh);
  return fresh;
}

/** How the book remembers whose presets an import wrote: `pack:<id>:<hash>` in place of a file's fingerprint. */
export function presetFingerprint(id: string, hash: string): string {
  return `pack:${id}:${hash}`;
}

/** Imports of the presets of a pack that still stand, newest first, so that they can be taken back in that order. */
export function listPresetBatches(db: ReadableDb, id: string): readonly number[] {
  return db
    .prepare<[string, string], number>(
      "SELECT id FROM import_batch WHERE workbook_hash >= ? AND workbook_hash < ? AND undone_at IS NULL ORDER BY id DESC",
    )
    .pluck()
    .all(`pack:${id}:`, `pack:${id};`);
}

/** Entries that imports added and that are still there (尚在的预置条目). `changed`: somebody has worked on it since. */
export function listAddedEntries(
  db: ReadableDb,
  batches: readonly number[],
): readonly { readonly id: number; readonly kind: string; readonly name: string; readonly changed: boolean }[] {
  return db
    .prepare<[string, string], [number, string, string, number]>(
      `SELECT e.id, e.kind, e.name, EXISTS (
         SELECT 1 FROM journal_line l JOIN journal_entry j ON j.id = l.entry_id
          WHERE l.enterprise_id = e.id AND (j.batch_id IS NULL OR j.batch_id NOT IN (SELECT value FROM json_each(?))))
         FROM enterprise e
        WHERE e.created_batch IN (SELECT value FROM json_each(?)) AND e.removed_at IS NULL ORDER BY e.id`,
    )
    .raw()
    .all(JSON.stringify(batches), JSON.stringify(batches))
    .map(([entry, kind, name, changed]) => ({ id: entry, kind, name, changed: changed === 1 }));
}

/** How many living entries each of some kinds has; kinds without any are left out. */
export function countKindEntries(db: ReadableDb, kinds: readonly string[]): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[string], [string, number]>(
      `SELECT kind, count(*) FROM enterprise
        WHERE removed_at IS NULL AND kind IN (SELECT value FROM json_each(?)) GROUP BY kind`,
    )
    .raw()
    .all(JSON.stringify(kinds));
  return new Map(rows);
}
