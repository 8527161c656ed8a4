/** What is known of entries, column by column (取数底稿): of the living book, or of a frozen year. Columns are read by one statement each and kept. */
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber, findPeriodNumber, periodOf } from "../values/interning.ts";
import { columnFromList, type FigureColumn } from "./figure-column.ts";

/** Facts of one revision of the book or of one snapshot. Entries go by their place, 0 … size−1, in the order of their ids. */
export interface FactSource {
  /** Null: the living book. */
  readonly snapshot: number | null;
  readonly size: number;
  readonly idAt: (place: number) => number;
  readonly nameAt: (place: number) => string;
  readonly kindAt: (place: number) => string;
  /** -1 when there is no such entry. */
  readonly placeOf: (id: number) => number;
  readonly ofKind: (kind: string) => Int32Array;
  /** Stored texts of an attribute by place. */
  readonly attribute: (field: string) => readonly (string | undefined)[];
  /** Null when nothing is stored of that field and period. */
  readonly figures: (field: string, period: string) => FigureColumn | null;
  /** Stored texts of a field and period that holds words. */
  readonly words: (field: string, period: string) => ReadonlyMap<number, string>;
  /** Periods in which a field has figures. */
  readonly periods: (field: string) => readonly string[];
  /** Entries whose figure is preliminary (1) or corrected (2), by place; null when all are confirmed. */
  readonly standings: (field: string, period: string) => Uint8Array | null;
}

interface Tables {
  readonly entries: string;
  readonly attributes: string;
  readonly figures: string;
  readonly periods: string;
  readonly owner: string;
}

const LIVING: Tables = {
  entries: "SELECT id, kind, name FROM enterprise WHERE removed_at IS NULL AND ? IS NULL ORDER BY id",
  attributes: "enterprise_attribute WHERE ? IS NULL AND field_id = ?",
  figures: "observation o WHERE ? IS NULL AND o.field_id = ? AND o.period_id = ?",
  periods: `SELECT p.id FROM stored_period p WHERE ? IS NULL
     AND EXISTS (SELECT 1 FROM observation o WHERE o.field_id = ? AND o.period_id = p.id)`,
  owner: "enterprise_id",
};

const FROZEN: Tables = {
  entries: "SELECT entry_id, kind, name FROM snapshot_entry WHERE snapshot_id = ? ORDER BY entry_id",
  attributes: "snapshot_value WHERE snapshot_id = ? AND field_id = ? AND period_id = 0",
  figures: "snapshot_value o WHERE o.snapshot_id = ? AND o.field_id = ? AND o.period_id = ?",
  periods: `SELECT p.id FROM stored_period p WHERE EXISTS (SELECT 1 FROM snapshot_value o
     WHERE o.snapshot_id = ? AND o.field_id = ? AND o.period_id = p.id)`,
  owner: "entry_id",
};

/** Opens the facts of the living book (`snapshot` null) or of a frozen year. Good for one revision. */
export function openFacts(db: ReadableDb, snapshot: number | null): FactSource {
  const tables = snapshot === null ? LIVING : FROZEN;
  const entries = db.prepare<[number | null], [number, string, string]>(tables.entries).raw().all(snapshot);
  const places = new Map(entries.map(([id], place) => [id, place]));
  const placeOf = (id: number): number => places.get(id) ?? -1;
  const size = entries.length;
  const read = createColumnReader(db, { tables, snapshot, size, placeOf });
  return {
    snapshot,
    size,
    idAt: (place) => entries[place]?.[0] ?? 0,
    kindAt: (place) => entries[place]?.[1] ?? "",
    nameAt: (place) => entries[place]?.[2] ?? "",
    placeOf,
    ofKind: remember((kind: string) =>
      Int32Array.from(entries.flatMap(([, own], place) => (own === kind ? [place] : []))),
    ),
    attribute: remember(read.attribute),
    figures: rememberTwo(read.figures),
    words: rememberTwo(read.words),
    periods: remember(read.periods),
    standings: rememberTwo(read.standings),
  };
}

interface Reading {
  readonly tables: Tables;
  readonly snapshot: number | null;
  readonly size: number;
  readonly placeOf: (id: number) => number;
}

function createColumnReader(db: ReadableDb, { tables, snapshot, size, placeOf }: Reading) {
  const numbersOf = (field: string, period: string): readonly [number, number] | null => {
    const fieldId = findFieldNumber(db, field);
    const periodId = findPeriodNumber(db, period);
    return fieldId === undefined || periodId === undefined ? null : [fieldId, periodId];
  };
  const hasOtherStandings = db
    .prepare<[], number>("SELECT EXISTS (SELECT 1 FROM import_batch WHERE standing <> 'confirmed')")
    .pluck()
    .get();
  // Most columns are of the same entries as the one before.
  let last = { list: "", places: new Int32Array() };
  const placesOf = (list: string): Int32Array => {
    if (list !== last.list) {
      const ids: unknown = JSON.parse(`[${list}]`);
      last = {
        list,
        places: Array.isArray(ids) ? Int32Array.from(ids, (id) => placeOf(Number(id))) : new Int32Array(),
      };
    }
    return last.places;
  };
  return {
    attribute: (field: string): readonly (string | undefined)[] => {
      const texts = new Array<string | undefined>(size).fill(undefined);
      const fieldId = findFieldNumber(db, field);
      if (fieldId === undefined) return texts;
      const rows = db
        .prepare<[number | null, number], [number, string]>(`SELECT ${tables.owner}, value FROM ${tables.attributes}`)
        .raw()
        .iterate(snapshot, fieldId);
      for (const [id, text] of rows) {
        const place = placeOf(id);
        if (place >= 0) texts[place] = text;
      }
      return texts;
    },
    figures: (field: string, period: string): FigureColumn | null => {
      const numbers = numbersOf(field, period);
      if (numbers === null) return null;
      // One long text for each side: a hundred thousand small rows cost ten times as much to carry over.
      const row = db
        .prepare<[number | null, number, number], [string | null, string | null]>(
          `SELECT group_concat(o.${tables.owner}), group_concat(o.value) FROM ${tables.figures} AND o.kind <> 2 AND o.value NOT GLOB '*[^-0-9.]*'`,
        )
        .raw()
        .get(snapshot, ...numbers);
      if (row === undefined || row[0] === null || row[1] === null) return null;
      return columnFromList(size, placesOf(row[0]), row[1]);
    },
    words: (field: string, period: string): ReadonlyMap<number, string> => {
      const numbers = numbersOf(field, period);
      if (numbers === null) return new Map();
      const rows = db
        .prepare<[number | null, number, number], [number, string]>(
          `SELECT o.${tables.owner}, o.value FROM ${tables.figures}`,
        )
        .raw()
        .all(snapshot, ...numbers);
      return new Map(rows.map(([id, text]) => [placeOf(id), text]));
    },
    periods: (field: string): readonly string[] => {
      const fieldId = findFieldNumber(db, field);
      if (fieldId === undefined) return [];
      const ids = db.prepare<[number | null, number], number>(tables.periods).pluck().all(snapshot, fieldId);
      return ids.flatMap((id) => periodOf(db, id) ?? []);
    },
    standings: (field: string, period: string): Uint8Array | null => {
      const numbers = numbersOf(field, period);
      if (numbers === null || hasOtherStandings !== 1) return null;
      const rows = db
        .prepare<[number | null, number, number], [number, string]>(
          `SELECT o.${tables.owner}, b.standing FROM ${tables.figures.replace(
            "WHERE",
            `JOIN source_row r ON r.id = o.source_row JOIN source_table t ON t.id = r.table_id
             JOIN import_batch b ON b.id = t.batch_id AND b.standing <> 'confirmed' WHERE`,
          )}`,
        )
        .raw()
        .all(snapshot, ...numbers);
      const standings = new Uint8Array(size);
      for (const [id, standing] of rows)
        if (placeOf(id) >= 0) standings[placeOf(id)] = standing === "corrected" ? 2 : 1;
      return rows.length === 0 ? null : standings;
    },
  };
}

function remember<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const value = read(key);
    known.set(key, value);
    return value;
  };
}

function rememberTwo<Value>(read: (a: string, b: string) => Value): (a: string, b: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const ready = known.get(key);
    if (ready !== undefined) return ready.value;
    const value = read(a, b);
    known.set(key, { value });
    return value;
  };
}
