/** Who counts on a day (截至某日), kind by kind: which dates decide is data. */
import countingFile from "../../../assets/catalogue/counting-dates.json" with { type: "json" };
import { readBookLinks } from "#services/registers/read-links";
import { readRevision } from "#store/command";
import type { ReadableDb } from "#store/connection";
import { type CountingDates, readCounting } from "#store/queries/as-of";

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
  const ids = readCounting(db, { kind, day, dates: datesOf(kind), links: () => readBookLinks(db) });
  ofBook.answers.set(key, ids);
  return { day, ids };
}

const kept = new WeakMap<
  ReadableDb,
  { readonly revision: number; readonly answers: Map<string, ReadonlySet<number>> }
>();

const rules: ReadonlyMap<string, CountingDates> = new Map(Object.entries(countingFile.kinds));

/** A kind without dates of coming and going counts whole. */
const timeless: CountingDates = { since: [], until: [], lasts: [], records: [] };

function datesOf(kind: string): CountingDates {
  return rules.get(kind) ?? timeless;
}
