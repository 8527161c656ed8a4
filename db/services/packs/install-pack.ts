/** Takes a pack into a book, and out of it again (安装、卸下政策包). */
import type { PackError } from "#contract/errors";
import { takeAll } from "#domain/importing/import-plan";
import type { PolicyPack } from "#domain/packs/pack";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { runCommand } from "#store/command";
import type { Book } from "#store/connection";
import { applyPlan } from "#store/queries/apply-plan";
import { undoBatchWithin } from "#store/queries/batches";
import {
  countKindEntries,
  deletePack,
  listPresetBatches,
  presetFingerprint,
  readPackInstallations,
  writePack,
} from "#store/queries/packs";
import { type PlannedPresets, planPresets } from "./plan-presets.ts";
import type { SignedPack } from "./shipped-packs.ts";

/** Who does it, when. */
export interface PackAuthor {
  readonly at: string;
  readonly by: string;
}

/** What installing did. */
export interface Installed {
  /** False: the book had all of it already. */
  readonly changed: boolean;
  readonly presets: Omit<PlannedPresets, "tables">;
}

/** Installs or updates a pack in one transaction, with the entries it brings as an import of their own. A second time changes nothing. */
export function installPack(
  { db }: Book,
  { pack, hash, own }: SignedPack & { readonly own: boolean },
  { at, by }: PackAuthor,
): Result<Installed, EnvironmentError> {
  const before = readPackInstallations(db).find((one) => one.pack.id === pack.id);
  const { tables, ...presets } = planPresets(db, pack);
  if (before?.hash === hash && before.own === own && tables.length === 0) return ok({ changed: false, presets });
  const row = { pack, hash, own, installedAt: at, installedBy: by };
  if (tables.length === 0) {
    const written = runCommand<null, never>(db, () => {
      writePack(db, { ...row, batchId: before?.batchId ?? null });
      return ok(null);
    });
    return written.ok ? ok({ changed: true, presets }) : written;
  }
  const applied = applyPlan(db, {
    batch: { workbook: `政策包：${pack.name}`, workbookHash: presetFingerprint(pack.id, hash), period: null, at, by },
    tables,
    choices: takeAll,
    revision: null,
    onWritten: ({ batchId }) => writePack(db, { ...row, batchId }),
    onProgress: () => undefined,
    cancelled: () => false,
  });
  if (applied.ok) return ok({ changed: true, presets });
  // Neither a revision was named nor can anybody cancel.
  if (applied.error.type === "PlanOutdated" || applied.error.type === "Cancelled") throw new Error(applied.error.type);
  return err(applied.error);
}

/** Takes a pack out. Entries it brought go unless somebody has worked on them; lists that still hold entries stay as they are, with nothing else of the pack. */
export function removePack({ db }: Book, id: string, author: PackAuthor): Result<null, PackError | EnvironmentError> {
  return runCommand<null, PackError>(db, () => {
    const installed = readPackInstallations(db).find(({ pack }) => pack.id === id);
    if (installed === undefined) return err({ type: "PackNotFound", pack: id });
    for (const batchId of listPresetBatches(db, id)) undoBatchWithin(db, { batchId, ...author });
    const held = countKindEntries(
      db,
      installed.pack.lists.map(({ kind }) => kind.id),
    );
    if (held.size === 0) deletePack(db, id);
    else writePack(db, { ...installed, pack: withListsOnly(installed.pack, [...held.keys()]), hash: LISTS_ONLY });
    return ok(null);
  });
}

/** Stands in place of a signature: what is left is no pack anybody has signed. */
const LISTS_ONLY = "lists-only";

function withListsOnly(pack: PolicyPack, kinds: readonly string[]): PolicyPack {
  const { id, name, version, region } = pack;
  return {
    id,
    name,
    version,
    region,
    documents: [],
    indicators: [],
    targets: [],
    lists: pack.lists.filter(({ kind }) => kinds.includes(kind.id)),
    presets: [],
    aliases: [],
    ruleSets: [],
    calendar: [],
    quarters: [],
    forms: [],
  };
}
