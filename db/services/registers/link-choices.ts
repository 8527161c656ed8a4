/** Names a link field may hold (关联候选), written so that each is certain to be found again. */
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { linkedKinds, readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createEntryTexts } from "#store/queries/entry-texts";
import type { LinkIndex } from "#store/queries/links";
import { numberedName } from "#store/queries/link-names";
import { searchEnterprises } from "#store/queries/search-index";

/** A name to choose. */
export interface LinkChoice {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
}

/** More are never offered; the person narrows by typing. */
const OFFERED = 50;

/** Entries a field may name whose names hold the text, by kind. */
export function listLinkChoices(
  db: ReadableDb,
  { field: id, search }: { readonly field: string; readonly search: string },
): readonly LinkChoice[] {
  const field = readCatalogueIndex(db).byId.get(id);
  if (field === undefined) return [];
  const write = createNameWriter(db, linkedKinds(field, readKinds(db)));
  return linkedKinds(field, readKinds(db))
    .flatMap((kind) => [...searchEnterprises(db, search, kind).slice(0, OFFERED)].map((entry) => write(entry)))
    .slice(0, OFFERED);
}

/** Writes an entry's name so that a link to one of the kinds is certain to mean it: as it is, or with what tells it from its namesakes. */
export function createNameWriter(db: ReadableDb, kinds: readonly string[]): (id: number) => LinkChoice {
  const texts = createEntryTexts(db);
  const links: LinkIndex = readBookLinks(db);
  const identity = new Map(readKinds(db).map((kind) => [kind.id, kind.identity]));
  return (id) => {
    const { name = "", kind = "" } = texts.head(id) ?? {};
    const telling = (identity.get(kind) ?? []).flatMap((field) => texts.text(id, field) ?? []);
    const ways = [name, ...telling.map((word) => `${name}（${word}）`)];
    const certain = ways.find((way) => links.resolve(way, kinds).to === id);
    return { id, name: certain ?? numberedName(name, id), kind };
  };
}
