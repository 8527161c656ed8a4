/** Frozen years (年度快照): everything copied in one transaction, with a fingerprint that proves it stayed as it was. */
import { createHash } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { yearSnapshot } from "../schema/register.ts";

/** A frozen year as the book keeps it. */
export interface StoredSnapshot {
  readonly id: number;
  readonly name: string;
  readonly year: number;
  readonly day: string;
  readonly note: string;
  readonly frozenAt: string;
  readonly frozenBy: string;
}

/** A frozen year of that name is there already. */
export interface SnapshotNameTaken {
  readonly type: "SnapshotNameTaken";
  readonly name: string;
}

const shown = {
  id: yearSnapshot.id,
  name: yearSnapshot.name,
  year: yearSnapshot.year,
  day: yearSnapshot.day,
  note: yearSnapshot.note,
  frozenAt: yearSnapshot.frozenAt,
  frozenBy: yearSnapshot.frozenBy,
};

/** All frozen years, newest first. */
export function listSnapshots(db: ReadableDb): readonly StoredSnapshot[] {
  return orm(db).select(shown).from(yearSnapshot).orderBy(desc(yearSnapshot.year), desc(yearSnapshot.id)).all();
}

/** Entries by kind of a frozen year. */
export function countSnapshot(db: ReadableDb, id: number): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[number], [string, number]>(
      "SELECT kind, count(*) FROM snapshot_entry WHERE snapshot_id = ? GROUP BY kind ORDER BY kind",
    )
    .raw()
    .all(id);
  return new Map(rows);
}

/** Copies every living entry with all its values (冻结). */
export function freezeBook(
  db: WritableDb,
  snapshot: Omit<StoredSnapshot, "id">,
): Result<StoredSnapshot, SnapshotNameTaken | EnvironmentError> {
  return runCommand<StoredSnapshot, SnapshotNameTaken>(db, () => {
    const { name } = snapshot;
    const taken = orm(db).select({ id: yearSnapshot.id }).from(yearSnapshot).where(eq(yearSnapshot.name, name)).get();
    if (taken !== undefined) return err({ type: "SnapshotNameTaken", name });
    const { id } = orm(db)
      .insert(yearSnapshot)
      .values({ ...snapshot, hash: "" })
      .returning({ id: yearSnapshot.id })
      .get();
    copyBook(db, id);
    orm(db)
      .update(yearSnapshot)
      .set({ hash: hashSnapshot(db, id) })
      .where(eq(yearSnapshot.id, id))
      .run();
    return ok({ id, ...snapshot });
  });
}

function copyBook(db: WritableDb, id: number): void {
  const copies = [
    `INSERT INTO snapshot_entry (snapshot_id, entry_id, kind, name, folded_name, former_names, credit_code)
       SELECT ?, id, kind, name, folded_name, former_names, credit_code FROM enterprise WHERE removed_at IS NULL ORDER BY id`,
    `INSERT INTO snapshot_value (snapshot_id, field_id, period_id, entry_id, value, kind, source_row, source_column, edit_line)
       SELECT ?, field_id, 0, enterprise_id, value, kind, source_row, source_column, edit_line
         FROM enterprise_attribute ORDER BY field_id, enterprise_id`,
    `INSERT INTO snapshot_value (snapshot_id, field_id, period_id, entry_id, value, kind, source_row, source_column, edit_line)
       SELECT ?, field_id, period_id, enterprise_id, value, kind, source_row, source_column, edit_line
         FROM observation ORDER BY field_id, period_id, enterprise_id`,
  ];
  for (const sql of copies) db.prepare(sql).run(id);
}

/** Fingerprint of what a frozen year holds, computed anew from its rows. */
export function hashSnapshot(db: ReadableDb, id: number): string {
  const hash = createHash("sha256");
  const queries = [
    `SELECT entry_id, kind, name, former_names, credit_code FROM snapshot_entry WHERE snapshot_id = ? ORDER BY entry_id`,
    `SELECT f.field, p.period, v.entry_id, v.value, v.kind FROM snapshot_value v JOIN stored_field f ON f.id = v.field_id
       LEFT JOIN stored_period p ON p.id = v.period_id WHERE v.snapshot_id = ? ORDER BY v.field_id, v.period_id, v.entry_id`,
  ];
  for (const sql of queries) {
    for (const row of db.prepare<[number], unknown[]>(sql).raw().iterate(id)) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest("hex");
}

/** Frozen years that are not what was frozen; none in a sound book. */
export function findAlteredSnapshots(db: ReadableDb): readonly string[] {
  return orm(db)
    .select({ id: yearSnapshot.id, name: yearSnapshot.name, hash: yearSnapshot.hash })
    .from(yearSnapshot)
    .all()
    .flatMap(({ id, name, hash }) => (hashSnapshot(db, id) === hash ? [] : [name]));
}
