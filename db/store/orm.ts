/** Drizzle over an open book: ordinary queries (普通查询) are written with the tables of `schema/`; only bulk writing and the hottest reads are SQL text. */
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { ReadableDb, WritableDb } from "./connection.ts";

/** What a function that may only read can ask. */
export type ReadOrm = Pick<BetterSQLite3Database, "select">;
/** What a function that may write can do. Transactions belong to `runCommand` alone, so drizzle's own are left out. */
export type WriteOrm = ReadOrm & Pick<BetterSQLite3Database, "insert" | "update" | "delete">;

const instances = new WeakMap<ReadableDb, WriteOrm>();

/** The queries of a connection, as wide as its brand allows. */
export function orm(db: WritableDb): WriteOrm;
export function orm(db: ReadableDb): ReadOrm;
export function orm(db: ReadableDb): WriteOrm {
  const known = instances.get(db);
  if (known !== undefined) return known;
  const made = drizzle({ client: db });
  instances.set(db, made);
  return made;
}

/** A query built and prepared once per connection: 3 µs a call where building it anew costs 65 µs. For what is asked with every window and keystroke. */
export function preparedQuery<Query>(prepare: (queries: ReadOrm) => Query): (db: ReadableDb) => Query {
  const prepared = new WeakMap<ReadableDb, { readonly query: Query }>();
  return (db) => {
    const known = prepared.get(db);
    if (known !== undefined) return known.query;
    const query = prepare(orm(db));
    prepared.set(db, { query });
    return query;
  };
}
