/** Reads the acts of enterprises out of the journal, and which of them count (读取变更记录). */
import type { ReadableDb } from "../connection.ts";
import type { Act, IdentityNumbers } from "./enterprise-history.ts";
import { identityFields, qualificationFields } from "./identity.ts";
import { findFieldNumber } from "./interning.ts";
import { decodeChanges } from "./journal-change.ts";

/** Which entries were taken back (撤销状态). An undo takes its entry back, a redo takes back the undo. */
export interface Reversals {
  /** The entry that an undo or redo is in the end about; an entry that did something is its own. */
  readonly rootOf: (entry: number) => number;
  readonly isUndone: (root: number) => boolean;
}

/** Reads all of them: undoing is rare beside changing. */
export function readReversals(db: ReadableDb): Reversals {
  const roots = new Map<number, number>();
  const undone = new Set<number>();
  const rootOf = (entry: number): number => roots.get(entry) ?? entry;
  const rows = db
    .prepare<[], [number, number]>("SELECT id, reverses FROM journal_entry WHERE reverses IS NOT NULL ORDER BY id")
    .raw();
  for (const [id, reverses] of rows.iterate()) {
    const root = rootOf(reverses);
    roots.set(id, root);
    if (!undone.delete(root)) undone.add(root);
  }
  return { rootOf, isUndone: (root) => undone.has(root) };
}

/** Numbers of the identity fields in this book. */
export function readIdentityNumbers(db: ReadableDb): IdentityNumbers {
  const number = (field: string): number => findFieldNumber(db, field) ?? -1;
  const certificates = qualificationFields.map((fields) => ({
    kind: fields.kind,
    number: number(fields.number),
    issued: number(fields.issued),
    validUntil: number(fields.validUntil),
  }));
  const name = number(identityFields.name);
  const creditCode = number(identityFields.creditCode);
  const formerName = number(identityFields.formerName);
  const dates = certificates.flatMap((one) => [one.number, one.issued, one.validUntil]);
  return { name, creditCode, formerName, certificates, all: new Set([name, creditCode, formerName, ...dates]) };
}

interface ActRow {
  readonly id: number;
  readonly entry: number;
  readonly kind: Act["kind"];
  readonly at: string;
  readonly existence: number;
  readonly changes: string;
}

/** Reads all acts of one enterprise, oldest first. */
export function createActReader(db: ReadableDb): (enterpriseId: number) => readonly Act[] {
  const query = db.prepare<[number], ActRow>(
    `SELECT l.id, l.entry_id AS entry, e.kind, e.at, l.existence, l.changes
       FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
      WHERE l.enterprise_id = ? AND e.reverses IS NULL ORDER BY l.id`,
  );
  return (enterpriseId) =>
    query.all(enterpriseId).map(({ id, entry, kind, at, existence, changes }) => ({
      entry,
      kind,
      at,
      existence,
      changes: decodeChanges(changes, id),
    }));
}
