/** What editing needs to know of the entries it touches (编辑现场): their kinds, names, values and links, read when asked for. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { KindDefinition } from "#domain/register/kind";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import { createEntryTexts } from "#store/queries/entry-texts";
import type { LinkIndex } from "#store/queries/links";

/** Made for one command. */
export interface EntryDesk {
  readonly index: CatalogueIndex;
  /** Null when there is no such entry, or no such kind any more. */
  readonly kindOf: (id: number) => KindDefinition | null;
  readonly findKind: (kind: string) => KindDefinition | null;
  readonly nameOf: (id: number) => string;
  /** Stored text of an attribute; undefined when blank. */
  readonly textOf: (id: number, field: string) => string | undefined;
  readonly links: () => LinkIndex;
}

/** Opens it. */
export function openEntryDesk(db: ReadableDb): EntryDesk {
  const kinds = new Map(readKinds(db).map((kind) => [kind.id, kind]));
  const texts = createEntryTexts(db);
  let links: LinkIndex | null = null;
  return {
    index: readCatalogueIndex(db),
    kindOf: (id) => kinds.get(texts.head(id)?.kind ?? "") ?? null,
    findKind: (kind) => kinds.get(kind) ?? null,
    nameOf: (id) => texts.head(id)?.name ?? "",
    textOf: texts.text,
    links: () => {
      links ??= readBookLinks(db);
      return links;
    },
  };
}
