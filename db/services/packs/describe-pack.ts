/** Packs as lists show them, and what installing or removing one would change (政策包概况、变更预览). */
import type { PackPreview, PackSummary } from "#contract/packs";
import { comparePacks } from "#domain/packs/compare-packs";
import type { PolicyPack } from "#domain/packs/pack";
import type { ReadableDb } from "#store/connection";
import {
  countKindEntries,
  type InstalledPack,
  listAddedEntries,
  listPresetBatches,
  readPackInstallations,
} from "#store/queries/packs";
import { planPresets } from "./plan-presets.ts";
import { listShippedPacks, type SignedPack } from "./shipped-packs.ts";

/** Installed packs and those that ship, by id (政策包列表). `db` null: no book is open. */
export function listPackSummaries(db: ReadableDb | null): readonly PackSummary[] {
  const installed = db === null ? [] : readPackInstallations(db);
  const ids = new Set(installed.map(({ pack }) => pack.id));
  const available = listShippedPacks().filter(({ pack }) => !ids.has(pack.id));
  return [
    ...installed.map((one) => summarise(one, one)),
    ...available.map((signed) => summarise({ ...signed, own: false }, null)),
  ].sort((a, b) => (a.region + a.id < b.region + b.id ? -1 : 1));
}

/** One pack as a list shows it. `installed` null: it is not. */
export function summarise(
  { pack, hash, own }: SignedPack & { readonly own: boolean },
  installed: Pick<InstalledPack, "installedAt"> | null,
): PackSummary {
  const shipped = listShippedPacks().find((one) => one.pack.id === pack.id);
  const isOlder = installed !== null && !own && shipped !== undefined && shipped.hash !== hash;
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    region: pack.region,
    basis: basisOf(pack),
    hash,
    state: installed === null ? "available" : isOlder ? "update" : "installed",
    own,
    counts: {
      documents: pack.documents.length,
      indicators: pack.indicators.length,
      targets: pack.targets.length,
      lists: pack.lists.length,
      presets: pack.presets.reduce((sum, { entries }) => sum + entries.length, 0),
      ruleSets: pack.ruleSets.length,
    },
    unconfirmed: countUnconfirmed(pack),
    installedAt: installed?.installedAt ?? null,
  };
}

/** The first document is the one the pack is made of; the others only lend it details. */
function basisOf({ documents: [first] }: PolicyPack): PackSummary["basis"] {
  if (first === undefined) return null;
  const { title, number, issuedOn, status } = first;
  return { title, number, issuedOn, status };
}

/** What installing would change. */
export function previewInstall(
  db: ReadableDb,
  signed: SignedPack & { readonly own: boolean },
  warnings: readonly string[],
): Omit<PackPreview, "previewId"> {
  const before = readPackInstallations(db).find(({ pack }) => pack.id === signed.pack.id);
  const { added, known, completed, doubts } = planPresets(db, signed.pack);
  const filled =
    completed === 0 ? [] : [`账本里已有的条目中，有 ${completed} 条会补上空白的内容；已经填了的不会改动。`];
  const sameName = before !== undefined && before.own !== signed.own ? [OTHER_ORIGIN] : [];
  return {
    pack: summarise(signed, before ?? null),
    changes: comparePacks(before?.pack ?? null, signed.pack),
    entries: { added, known },
    warnings: [...warnings, ...sameName, ...filled, ...doubts, ...unconfirmedWords(signed.pack)],
  };
}

const OTHER_ORIGIN = "已经装有一个编号相同、来源不同的政策包，继续安装会替换它。";

/** What removing would change. */
export function previewRemoval(db: ReadableDb, installed: InstalledPack): Omit<PackPreview, "previewId"> {
  const { pack } = installed;
  const entries = listAddedEntries(db, listPresetBatches(db, pack.id));
  const kept = entries.filter(({ changed }) => changed);
  const going = entries.length - kept.length;
  const lists = pack.lists.map(({ kind }) => kind);
  const held = countKindEntries(
    db,
    lists.map(({ id }) => id),
  );
  const own = lists.flatMap(({ id, label }) => {
    const brought = entries.filter(({ kind, changed }) => kind === id && !changed).length;
    const count = (held.get(id) ?? 0) - brought;
    return count > 0 ? [`清单“${label}”里有 ${count} 条您填写的内容，这张清单会保留。`] : [];
  });
  const removed = comparePacks(pack, null).filter(({ what }) => what !== "preset");
  return {
    pack: summarise(installed, installed),
    changes: [
      ...removed,
      ...kept.map(({ name }) => ({
        what: "preset" as const,
        how: "kept" as const,
        name,
        sentence: `保留“${name}”：装入后有人改动或补充过。`,
      })),
    ],
    entries: { added: 0, known: kept.length },
    warnings: [
      ...(going > 0 ? [`随政策包带来、没有人改动过的 ${going} 条条目会一并去掉。`] : []),
      ...own,
      "目标的责任单位、口径选择等设置会留着，重新装上后继续有效。",
    ],
  };
}

function unconfirmedWords(pack: PolicyPack): readonly string[] {
  const count = countUnconfirmed(pack);
  return count === 0 ? [] : [`其中 ${count} 处依据文件没有写明，已标“待核实”，使用前请核对。`];
}

function countUnconfirmed(pack: PolicyPack): number {
  const marks = [
    ...pack.indicators.map(({ unconfirmed }) => unconfirmed),
    ...pack.targets.map(({ doubt }) => doubt),
    ...pack.calendar.map(({ unconfirmed }) => unconfirmed),
    ...pack.ruleSets.flatMap((set) => [
      set.unconfirmed,
      ...set.coefficients.map(({ unconfirmed }) => unconfirmed),
      ...set.conditions.flatMap((one) => [one.unconfirmed, ...one.anyOf.map(({ unconfirmed }) => unconfirmed)]),
    ]),
  ];
  const presets = pack.presets.flatMap(({ entries }) => entries).filter(({ unconfirmed }) => unconfirmed === true);
  return marks.filter((mark) => mark !== null).length + presets.length;
}
