/** Names and certificates of two records that become one, and of one that becomes two again (并入的名称与资质). */
import { foldName } from "#domain/shared/chinese-text";
import type { WritableDb } from "../connection.ts";
import { searchTexts } from "./derive-identity.ts";

/** Two records of one enterprise: the one that stays and the one that goes into it. `line`: the journal line of the kept record, which marks what came with the merge. */
export interface MergedPair {
  readonly keepId: number;
  readonly dropId: number;
  readonly line: number;
}

/** Names both records had while they were two. */
export interface NamesBefore {
  readonly kept: string;
  readonly dropped: string;
}

interface NameRow {
  readonly name: string;
  readonly folded_name: string;
  readonly held_until: string | null;
}

interface CertificateRow {
  readonly id: number;
  readonly kind: string;
  readonly number: string | null;
}

/** Gives the kept record the names (as 曾用名) and the earlier certificates of the other; call it when the kept record's own fields are in place. */
export function takeBelongings(db: WritableDb, pair: MergedPair, names: NamesBefore): void {
  takeNames(db, pair, names);
  takeCertificates(db, pair);
}

/** Takes away what the merge had given the kept record. */
export function giveBackBelongings(db: WritableDb, { keepId, line }: MergedPair): void {
  for (const table of ["enterprise_name", "qualification"]) {
    db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ? AND edit_line = ?`).run(keepId, line);
  }
}

/** Does some work and puts the rows that it may have disturbed back as they were: `all` rows of the enterprise, or those of `renamings` only, which no field states. */
export function preservingBelongings<Value>(
  db: WritableDb,
  { enterpriseId, which }: { readonly enterpriseId: number; readonly which: "all" | "renamings" },
  work: () => Value,
): Value {
  const tables = which === "all" ? ["enterprise_name", "qualification"] : ["enterprise_name"];
  const condition = which === "all" ? "enterprise_id = ?" : "enterprise_id = ? AND stated = 0";
  const before = tables.map((table) => ({
    table,
    rows: db.prepare<[number], unknown[]>(`SELECT * FROM ${table} WHERE ${condition}`).raw().all(enterpriseId),
  }));
  const done = work();
  for (const { table, rows } of before) {
    if (which === "all") db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ?`).run(enterpriseId);
    for (const row of rows) {
      db.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${row.map(() => "?").join(",")})`).run(...row);
    }
  }
  return done;
}

/** Brings what the search looks through in line with the names on record. */
export function refreshSearchTexts(db: WritableDb, enterpriseId: number, namesRevision: number): void {
  const name = db.prepare<[number], string>("SELECT name FROM enterprise WHERE id = ?").pluck().get(enterpriseId);
  if (name === undefined) throw new Error(`no enterprise ${enterpriseId}`);
  const former = db
    .prepare<[number], string>("SELECT name FROM enterprise_name WHERE enterprise_id = ? ORDER BY id")
    .pluck()
    .all(enterpriseId);
  const { formerNames, initials } = searchTexts(name, former);
  db.prepare("UPDATE enterprise SET former_names = ?, initials = ?, names_revision = ? WHERE id = ?").run(
    formerNames,
    initials,
    namesRevision,
    enterpriseId,
  );
}

function takeNames(db: WritableDb, { keepId, dropId, line }: MergedPair, names: NamesBefore): void {
  const present = db.prepare<[number], string>("SELECT folded_name FROM enterprise WHERE id = ?").pluck().get(keepId);
  const read = db.prepare<[number], NameRow>(
    "SELECT name, folded_name, held_until FROM enterprise_name WHERE enterprise_id = ? ORDER BY id",
  );
  const taken = new Set([present, ...read.all(keepId).map((row) => row.folded_name)]);
  // Since when a name was no longer held is known only of names that a renaming left behind.
  const undated = [names.kept, names.dropped].map((name) => ({ name, folded_name: foldName(name), held_until: null }));
  const insert = db.prepare(
    `INSERT INTO enterprise_name (enterprise_id, name, folded_name, held_until, edit_line, stated)
     VALUES (?, ?, ?, ?, ?, 0)`,
  );
  for (const { name, folded_name: folded, held_until: until } of [...read.all(dropId), ...undated]) {
    if (taken.has(folded)) continue;
    taken.add(folded);
    insert.run(keepId, name, folded, until, line);
  }
}

/** Earlier certificates go before the present one, which the fields state: the newest row of a kind follows the fields. */
function takeCertificates(db: WritableDb, { keepId, dropId, line }: MergedPair): void {
  const read = db.prepare<[number], CertificateRow>(
    "SELECT id, kind, number FROM qualification WHERE enterprise_id = ? ORDER BY id",
  );
  const own = read.all(keepId);
  const present = new Map(own.map((row) => [row.kind, row.id]));
  const known = new Set(own.map(({ kind, number }) => `${kind} ${number}`));
  const copy = db.prepare(
    `INSERT INTO qualification (enterprise_id, kind, number, issued, valid_until, source_row, source_column, edit_line)
     SELECT ?, kind, number, issued, valid_until, source_row, source_column, coalesce(?, edit_line) FROM qualification WHERE id = ?`,
  );
  for (const { id, kind, number } of read.all(dropId)) {
    const last = present.get(kind);
    if (last === undefined || number === null || known.has(`${kind} ${number}`)) continue;
    known.add(`${kind} ${number}`);
    copy.run(keepId, line, id);
    const moved = copy.run(keepId, null, last);
    db.prepare("DELETE FROM qualification WHERE id = ?").run(last);
    present.set(kind, Number(moved.lastInsertRowid));
  }
}
