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
