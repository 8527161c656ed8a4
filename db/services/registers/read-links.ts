/** The links of a book as its catalogue and packs rule them (关联). Anything that measures or shows relations starts here. */
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import type { ReadableDb } from "#store/connection";
import { type LinkField, type LinkIndex, type LinkRules, readLinks } from "#store/queries/links";
import { listPackAliases } from "#store/queries/register-kinds";

/** All links of the book with where they lead (关联索引); kept until the book changes. */
export function readBookLinks(db: ReadableDb): LinkIndex {
  return readLinks(db, readLinkRules(db));
}

/** Kinds whose entries a field may name; `ledger` stands for every list. */
export function linkedKinds({ linksTo }: Field, kinds: readonly KindDefinition[]): readonly string[] {
  const lists = kinds.filter(({ group, id }) => group === "ledger" && id !== "progressEntry").map(({ id }) => id);
  return (linksTo ?? []).flatMap((id) => (id === "ledger" ? lists : [id]));
}

/** Fields with further names of an entry. */
const aliasFields: readonly string[] = ["clusterAliases"];

const known = new WeakMap<ReadableDb, { readonly stamp: string; readonly rules: LinkRules }>();

/** What decides how links resolve; the same object as long as catalogue and packs stay. */
export function readLinkRules(db: ReadableDb): LinkRules {
  const kinds = readKinds(db);
  const { fields } = readCatalogueIndex(db).catalogue;
  const rules = {
    fields: fields.flatMap((field): LinkField[] => {
      const to = linkedKinds(field, kinds);
      return to.length === 0 ? [] : [{ id: field.id, kinds: to, strict: field.type === "link" }];
    }),
    aliasFields,
    aliases: listPackAliases(db),
    identity: new Map(kinds.filter(({ nameFrom }) => nameFrom === null).map(({ id, identity }) => [id, identity])),
  };
  const stamp = JSON.stringify([rules.fields, rules.aliases, [...rules.identity]]);
  const same = known.get(db);
  if (same?.stamp === stamp) return same.rules;
  known.set(db, { stamp, rules });
  return rules;
}
