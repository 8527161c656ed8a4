/** A pack as the zone's own (复制政策包): the copy can be changed and stand beside its original. */
import { decodePack } from "#domain/packs/decode-pack";
import type { PolicyPack } from "#domain/packs/pack";
import { nodeFromData, type PackNode } from "#domain/packs/pack-node";

/** What the copy is called. */
export interface CopyNames {
  readonly id: string;
  readonly name: string;
}

/** The whole pack under another id (复制一份). Lists are told apart from those of the original by 副本 behind their names, and everything in the copy that speaks of a list means its own. */
export function copyPack(pack: PolicyPack, { id, name }: CopyNames): PolicyPack {
  const labels = pack.lists.map(({ kind }) => kind.label).toSorted((a, b) => b.length - a.length);
  const own = new RegExp(`(?<![a-z0-9-])${escapePattern(pack.id)}(?=[:/])`, "gu");
  const named = labels.length === 0 ? null : new RegExp(labels.map(escapePattern).join("|"), "gu");
  const rename = (text: string, key: string): string => {
    const moved = text.replace(own, id);
    return named !== null && formulaKeys.has(key) ? moved.replace(named, (label) => `${label}${COPY}`) : moved;
  };
  const copied = decodePack([{ name: "pack", root: mapTexts(nodeFromData(pack, "pack"), rename, "") }]).pack;
  return {
    ...copied,
    id,
    name,
    version: "1",
    lists: copied.lists.map((list) => ({
      ...list,
      kind: { ...list.kind, label: `${list.kind.label}${COPY}`, pack: id },
    })),
  };
}

/** Stands behind the name of a copied list. No bracket: formulas name lists without quotes. */
const COPY = "副本";

/** Members written in the formula language. */
const formulaKeys: ReadonlySet<string> = new Set(["formula", "where", "when", "appliesTo"]);

function escapePattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/gu, "\\$&");
}

/** The same tree with other texts, also where a text names a member (columns of a list); `key` is the member a text stands in. */
function mapTexts(node: PackNode, change: (text: string, key: string) => string, key: string): PackNode {
  switch (node.type) {
    case "text":
      return { ...node, text: change(node.text, key) };
    case "list":
      return { ...node, items: node.items.map((item) => mapTexts(item, change, key)) };
    case "object":
      return {
        ...node,
        members: new Map(
          [...node.members].map(([name, member]) => [change(name, ""), mapTexts(member, change, name)] as const),
        ),
      };
    default:
      return node;
  }
}
