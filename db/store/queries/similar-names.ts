/** Similar names among all enterprises of the book (账本内的相近名称). */
import { ASK_FROM } from "#domain/enterprises/name-match";
import { createNameIndex, type NameIndex, type OwnedName, type SimilarName } from "#domain/enterprises/name-index";
import type { NameWords } from "#domain/enterprises/name-words";
import { readNamesRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
import { enterpriseKind } from "../values/entry-kind.ts";

/** Among which enterprises to look: all, or those without a valid credit code. */
export type Among = "all" | "withoutValidCode";

interface Shelf {
  readonly revision: number;
  readonly indexes: Map<string, NameIndex>;
}

const shelves = new WeakMap<ReadableDb, Shelf>();

/** `kind` absent: among enterprises. */
interface Wanted {
  readonly name: string;
  readonly among: Among;
  readonly kind?: string;
  readonly atLeast?: number;
}

/** Most proposals per name. */
const LIMIT = 8;

/** Enterprises of similar, not equal names, present or former, likeliest first. The index is built at the first question and kept until a name changes. */
export function findSimilarNames(
  db: ReadableDb,
  words: NameWords,
  { name, among, kind = enterpriseKind.id, atLeast = ASK_FROM }: Wanted,
): readonly SimilarName[] {
  return nameIndex(db, words, { among, kind })
    .search(name, { atLeast, limit: LIMIT })
    .filter(({ score }) => score < 1);
}

function nameIndex(
  db: ReadableDb,
  words: NameWords,
  { among, kind }: { readonly among: Among; readonly kind: string },
): NameIndex {
  const revision = readNamesRevision(db);
  let shelf = shelves.get(db);
  if (shelf?.revision !== revision) {
    shelf = { revision, indexes: new Map() };
    shelves.set(db, shelf);
  }
  const key = `${among} ${kind}`;
  const known = shelf.indexes.get(key);
  if (known !== undefined) return known;
  const index = createNameIndex(readNames(db, among, kind), words);
  shelf.indexes.set(key, index);
  return index;
}

function readNames(db: ReadableDb, among: Among, kind: string): readonly OwnedName[] {
  const whose = among === "all" ? "" : "AND e.code_standing <> 'valid'";
  return db
    .prepare<[string, string], OwnedName>(
      `SELECT e.id AS owner, e.name FROM enterprise e WHERE e.removed_at IS NULL AND e.kind = ? ${whose}
       UNION ALL
       SELECT n.enterprise_id, n.name FROM enterprise_name n JOIN enterprise e ON e.id = n.enterprise_id
        WHERE e.removed_at IS NULL AND e.kind = ? ${whose}`,
    )
    .all(kind, kind);
}
