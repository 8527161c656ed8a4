import { foldName } from "#domain/shared/chinese-text";
import { readNamesRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
import { enterpriseKind } from "../values/entry-kind.ts";

/*
 * Search by any part of a name (also a former one), of a credit code, or of pinyin initials.
 *
 * The texts are computed once per new name and lie in SQLite; a connection reads them once into three joined strings and scans
 * those. A trigram index cannot answer two characters, an index of pairs is slow for frequent ones (科技: the exact total needs the
 * whole list), and both cost seconds at import; the scan does neither (decision 008). Changed names are overlaid until there are many.
 */

interface Shelf {
  readonly text: string;
  /** Where each enterprise's part begins in `text`. */
  readonly starts: Uint32Array;
}

interface SearchIndex {
  readonly revision: number;
  readonly baseRevision: number;
  readonly ids: Int32Array;
  readonly names: Shelf;
  readonly initials: Shelf;
  readonly codes: Shelf;
  /** Rows changed since the base was read; null: removed. */
  readonly changed: ReadonlyMap<number, SearchRow | null>;
}

interface SearchRow {
  readonly id: number;
  readonly folded_name: string;
  readonly former_names: string;
  readonly initials: string;
  readonly credit_code: string | null;
  readonly removed: number;
}

const COLUMNS = "id, folded_name, former_names, initials, credit_code, removed_at IS NOT NULL AS removed";
/** Changed rows that are looked through one by one before everything is read again. */
const OVERLAY = 2000;

const indexes = new WeakMap<ReadableDb, Map<string, SearchIndex>>();

/** Ids of the entries of a kind that match every blank-separated part of the text, ascending (查找). An empty text matches all. `kind` absent: enterprises. */
export function searchEnterprises(
  db: ReadableDb,
  text: string,
  kind: string = enterpriseKind.id,
): readonly number[] | Int32Array {
  const index = currentIndex(db, kind);
  const terms = text
    .split(/\s+/u)
    .map(foldName)
    .filter((term) => term !== "");
  const [first, ...rest] = terms;
  if (first === undefined) return allIds(index);
  let ids = matchTerm(index, first);
  for (const term of rest) {
    const also = new Set(matchTerm(index, term));
    ids = ids.filter((id) => also.has(id));
  }
  return ids;
}

function matchTerm(index: SearchIndex, term: string): Int32Array {
  const shelves = /^[0-9A-Z]+$/u.test(term) ? [index.names, index.initials, index.codes] : [index.names];
  const marks = new Uint8Array(index.ids.length);
  for (const shelf of shelves) mark(shelf, term, marks);
  const ids = markedIds(index.ids, marks);
  if (index.changed.size === 0) return ids;
  const unchanged = [...ids].filter((id) => !index.changed.has(id));
  for (const [id, row] of index.changed) if (row !== null && matchesRow(row, term)) unchanged.push(id);
  return Int32Array.from(unchanged).sort();
}

function matchesRow(row: SearchRow, term: string): boolean {
  return [row.folded_name, row.former_names, row.initials, row.credit_code ?? ""].some((text) => text.includes(term));
}

/** Marks the enterprises whose part holds the term. */
function mark({ text, starts }: Shelf, term: string, marks: Uint8Array): void {
  let position = 0;
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, starts[position] ?? text.length)) {
    position = partAt(starts, at, position);
    marks[position] = 1;
    position += 1;
  }
}

function markedIds(ids: Int32Array, marks: Uint8Array): Int32Array {
  const found = new Int32Array(ids.length);
  let count = 0;
  for (let position = 0; position < marks.length; position += 1) {
    if (marks[position] === 0) continue;
    found[count] = ids[position] ?? 0;
    count += 1;
  }
  return found.subarray(0, count);
}

/** The part that holds a place: hits come in ascending order, so the search gallops forward from the last one. */
function partAt(starts: Uint32Array, at: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < starts.length && (starts[low + step] ?? 0) <= at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

function allIds(index: SearchIndex): readonly number[] | Int32Array {
  if (index.changed.size === 0) return index.ids;
  const kept = [...index.ids].filter((id) => !index.changed.has(id));
  for (const [id, row] of index.changed) if (row !== null) kept.push(id);
  return kept.sort((a, b) => a - b);
}

function currentIndex(db: ReadableDb, kind: string): SearchIndex {
  const revision = readNamesRevision(db);
  const ofBook = indexes.get(db) ?? new Map<string, SearchIndex>();
  indexes.set(db, ofBook);
  const known = ofBook.get(kind);
  if (known !== undefined && known.revision === revision) return known;
  const fresh = (known === undefined ? null : overlay(db, known, { kind, revision })) ?? readAll(db, kind, revision);
  ofBook.set(kind, fresh);
  return fresh;
}

function overlay(
  db: ReadableDb,
  known: SearchIndex,
  { kind, revision }: { readonly kind: string; readonly revision: number },
): SearchIndex | null {
  const rows = db
    .prepare<[number, string, number], SearchRow>(
      `SELECT ${COLUMNS} FROM enterprise WHERE names_revision > ? AND +kind = ? LIMIT ?`,
    )
    .all(known.baseRevision, kind, OVERLAY + 1);
  if (rows.length > OVERLAY) return null;
  return { ...known, revision, changed: new Map(rows.map((row) => [row.id, row.removed === 1 ? null : row])) };
}

function readAll(db: ReadableDb, kind: string, revision: number): SearchIndex {
  const rows = db
    .prepare<[string], [number, string, string, string, string | null]>(
      // Enterprises are most of the table and quicker read in one sweep; the plus sign keeps their index out of it.
      `SELECT id, folded_name, former_names, initials, credit_code FROM enterprise
        WHERE removed_at IS NULL AND ${kind === enterpriseKind.id ? "+" : ""}kind = ? ORDER BY id`,
    )
    .raw()
    .all(kind);
  return {
    revision,
    baseRevision: revision,
    ids: Int32Array.from(rows, ([id]) => id),
    names: shelve(rows.map(([, name, former]) => (former === "" ? name : `${name}|${former}`))),
    initials: shelve(rows.map(([, , , initials]) => initials)),
    codes: shelve(rows.map(([, , , , code]) => code ?? "")),
    changed: new Map(),
  };
}

function shelve(parts: readonly string[]): Shelf {
  const starts = new Uint32Array(parts.length);
  let start = 0;
  for (const [position, part] of parts.entries()) {
    starts[position] = start;
    start += part.length + 1;
  }
  return { text: parts.join("\n"), starts };
}
