/** Entries that stand on the list of another province's pack (他省名录), so that several packs in one book do not mix. */
import type { PolicyPack } from "#domain/packs/pack";
import type { KindDefinition } from "#domain/register/kind";
import { foldName } from "#domain/shared/chinese-text";

/** What an entry says of itself: its names, and the text of a field of its own. */
export interface ListedEntry {
  readonly name: string;
  readonly text: (field: string) => string | undefined;
}

/** Tells entries of one kind on other provinces' lists. An entry that names its list (名录体系) belongs to it; one that names none belongs where its name is preset; one nobody presets belongs to all. */
export interface ForeignEntries {
  /** Fields in which an entry names its list. */
  readonly fields: readonly string[];
  readonly isForeign: (entry: ListedEntry) => boolean;
}

/** Regions that are no province: the nation, a pack of the zone's own. Nothing is foreign to them, and theirs is foreign to nobody. */
const EVERYWHERE: ReadonlySet<string> = new Set(["", "00"]);

/** Who is foreign to packs of a region (省级代码); null when no other province's pack presets entries of the kind. */
export function findForeign(packs: readonly PolicyPack[], region: string, kind: KindDefinition): ForeignEntries | null {
  if (EVERYWHERE.has(region)) return null;
  const lists = packs
    .filter((pack) => !EVERYWHERE.has(pack.region))
    .flatMap((pack) => presetLists(pack, kind).map((list) => ({ ...list, isOwn: pack.region === region })));
  const [own, others] = [lists.filter(({ isOwn }) => isOwn), lists.filter(({ isOwn }) => !isOwn)];
  if (others.length === 0) return null;
  const fields = [...new Set(lists.flatMap(({ marks }) => [...marks.keys()]))];
  const belongs = (some: readonly PresetList[], { name, text }: ListedEntry): boolean => {
    const said = fields.flatMap((field) => {
      const word = (text(field) ?? "").trim();
      return word === "" ? [] : [[field, foldName(word)] as const];
    });
    if (said.length === 0) return some.some(({ names }) => names.has(foldName(name)));
    return some.some(({ marks }) => said.some(([field, word]) => marks.get(field) === word));
  };
  return { fields, isForeign: (entry) => belongs(others, entry) && !belongs(own, entry) };
}

interface PresetList {
  /** Folded, with the other spellings the pack knows. */
  readonly names: ReadonlySet<string>;
  /** Field by which all its entries name the list → the folded word. */
  readonly marks: ReadonlyMap<string, string>;
}

function presetLists({ presets, aliases }: PolicyPack, kind: KindDefinition): readonly PresetList[] {
  return presets
    .filter((preset) => preset.kind === kind.id)
    .map(({ entries }) => {
      const names = new Set(entries.map(({ name }) => foldName(name)));
      for (const rule of aliases) {
        const words = [rule.name, ...rule.aliases].map(foldName);
        if (rule.kind === kind.id && words.some((word) => names.has(word))) for (const word of words) names.add(word);
      }
      const marks = kind.identity.flatMap((field): readonly (readonly [string, string])[] => {
        const words = new Set(entries.map(({ values }) => foldName(values[field] ?? "")));
        const [word = ""] = words;
        return words.size === 1 && word !== "" ? [[field, word]] : [];
      });
      return { names, marks: new Map(marks) };
    });
}
