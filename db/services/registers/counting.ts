/** Who counts on a day (截至某日), as rosters ask for it: the same answer as measuring has. */
import { openWorld } from "#services/measuring/world";
import { readRevision } from "#store/command";
import type { ReadableDb } from "#store/connection";

/** Ids of a kind that count on a day, with the day, as a roster asks for them; null when no day is asked. Kept until the book changes. */
export function readCountingOn(
  db: ReadableDb,
  kind: string,
  day: string | null | undefined,
): { readonly day: string; readonly ids: ReadonlySet<number> } | null {
  if (day === null || day === undefined) return null;
  const revision = readRevision(db);
  let ofBook = kept.get(db);
  if (ofBook?.revision !== revision) {
    ofBook = { revision, answers: new Map() };
    kept.set(db, ofBook);
  }
  const key = `${kind} ${day}`;
  const known = ofBook.answers.get(key);
  if (known !== undefined) return { day, ids: known };
  const book = openWorld(db).day(day, null);
  const { now } = book.counting(kind);
  const ids = new Set<number>();
  for (const place of book.facts.ofKind(kind)) if (now[place] === 1) ids.add(book.facts.idAt(place));
  ofBook.answers.set(key, ids);
  return { day, ids };
}

const kept = new WeakMap<
  ReadableDb,
  { readonly revision: number; readonly answers: Map<string, ReadonlySet<number>> }
>();
