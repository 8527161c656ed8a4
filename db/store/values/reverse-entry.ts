import { raiseNamesRevision } from "../command.ts";
import type { WritableDb } from "../connection.ts";
import { deriveIdentity, derivingFields } from "./derive-identity.ts";
import { identityFields } from "./identity.ts";
import { fieldOf } from "./interning.ts";
import { decodeChanges, encodeChanges, type ValueChange } from "./journal-change.ts";
import { isSameStored } from "./stored-value.ts";
import { byKey, createBulkInsert, createValueReader, createValueWriter } from "./value-store.ts";

/** What a reversal did: values brought back, and the ones left alone because somebody changed them since. */
export interface Reversal {
  readonly entryId: number;
  readonly reverted: number;
  readonly kept: readonly { readonly enterpriseId: number; readonly fields: readonly string[] }[];
}

interface Line {
  readonly id: number;
  readonly enterprise_id: number;
  readonly existence: number;
  readonly changes: string;
}

interface Step extends ValueChange {
  readonly enterpriseId: number;
  readonly line: number;
}

/** Lines per round; a whole import does not fit into memory as objects. */
const ROUND = 2000;

/** Takes an entry of the journal back (撤回一次变更), newest line first, inside a transaction that the caller holds. A value goes back only if it still is what the entry wrote, origin included; the reversal is an entry of its own. */
export function reverseEntry(
  db: WritableDb,
  entry: { readonly id: number; readonly batchId: number | null },
  how: { readonly kind: "undo" | "redo"; readonly at: string; readonly by: string },
): Reversal {
  const inserted = db
    .prepare("INSERT INTO journal_entry (kind, at, by, batch_id, reverses) VALUES (?, ?, ?, ?, ?)")
    .run(how.kind, how.at, how.by, entry.batchId, entry.id);
  const entryId = Number(inserted.lastInsertRowid);
  const namesRevision = raiseNamesRevision(db);
  const context = { db, entryId, at: how.at, namesRevision, kept: new Map<number, Set<string>>() };
  const next = db.prepare<[number, number], Line>(
    `SELECT id, enterprise_id, existence, changes FROM journal_line WHERE entry_id = ? AND id < ? ORDER BY id DESC LIMIT ${ROUND}`,
  );
  let reverted = 0;
  let below = Number.MAX_SAFE_INTEGER;
  for (let lines = next.all(entry.id, below); lines.length > 0; lines = next.all(entry.id, below)) {
    reverted += reverseLines(context, lines);
    below = lines.at(-1)?.id ?? 0;
  }
  const kept = [...context.kept].map(([enterpriseId, fields]) => ({ enterpriseId, fields: [...fields] }));
  return { entryId, reverted, kept };
}

interface Context {
  readonly db: WritableDb;
  readonly entryId: number;
  readonly at: string;
  readonly namesRevision: number;
  readonly kept: Map<number, Set<string>>;
}

function reverseLines(context: Context, lines: readonly Line[]): number {
  const { db, entryId } = context;
  for (const line of lines) if (line.existence === -1) setRemoved(db, line.enterprise_id, null);
  const steps = lines.flatMap(readSteps);
  const staying = findStaying(db, lines, steps);
  const done = reverseValues(
    context,
    steps.filter((step) => !staying.has(step.enterpriseId) || !isIdentity(db, step.fieldId)),
  );
  const journal = createBulkInsert(db, "journal_line (entry_id, enterprise_id, existence, changes)", 4);
  let reverted = 0;
  for (const line of lines) {
    const changes = done.get(line.id) ?? [];
    const existence = reverseExistence(context, line, staying);
    if (changes.length > 0 || existence !== 0) {
      journal.add(entryId, line.enterprise_id, existence, encodeChanges(changes));
    }
    reverted += changes.length;
    if (existence !== -1 && changes.some(({ fieldId }) => derivingFields.has(fieldOf(db, fieldId)))) {
      deriveIdentity(db, line.enterprise_id, {
        at: context.at,
        keepFormer: false,
        namesRevision: context.namesRevision,
      });
    }
  }
  journal.flush();
  return reverted;
}

function readSteps(line: Line): readonly Step[] {
  return decodeChanges(line.changes, line.id).map((change) => ({
    ...change,
    enterpriseId: line.enterprise_id,
    line: line.id,
  }));
}

/** Enterprises that came with the entry but of which something else is known by now: they stay, and so do their name and code. */
function findStaying(db: WritableDb, lines: readonly Line[], steps: readonly Step[]): ReadonlySet<number> {
  const added = new Set(lines.filter(({ existence }) => existence === 1).map((line) => line.enterprise_id));
  if (added.size === 0) return added;
  const read = createValueReader(db);
  const untouched = new Map<number, number>();
  for (const step of steps) {
    if (added.has(step.enterpriseId) && isSameStored(read(step), step.after)) {
      untouched.set(step.enterpriseId, (untouched.get(step.enterpriseId) ?? 0) + 1);
    }
  }
  const count = db.prepare<[number, number], number>(COUNT_VALUES).pluck();
  return new Set([...added].filter((id) => count.get(id, id) !== (untouched.get(id) ?? 0)));
}

const COUNT_VALUES = `SELECT
  (SELECT count(*) FROM stored_field f JOIN enterprise_attribute a ON a.field_id = f.id AND a.enterprise_id = ?) +
  (SELECT count(*) FROM stored_field f CROSS JOIN stored_period p
     JOIN observation o ON o.field_id = f.id AND o.period_id = p.id AND o.enterprise_id = ?)`;

function isIdentity(db: WritableDb, fieldId: number): boolean {
  const field = fieldOf(db, fieldId);
  return field === identityFields.name || field === identityFields.creditCode;
}

/** Answers the reversed changes, before and after exchanged, by line. */
function reverseValues({ db, kept }: Context, steps: Step[]): Map<number, ValueChange[]> {
  const read = createValueReader(db);
  const writer = createValueWriter(db);
  const done = new Map<number, ValueChange[]>();
  // The sort is stable, so several changes of one value stay newest first.
  for (const { enterpriseId, line, fieldId, periodId, after, before } of steps.sort(byKey)) {
    const key = { fieldId, periodId, enterpriseId };
    if (!isSameStored(read(key), after)) {
      const fields = kept.get(enterpriseId) ?? new Set<string>();
      kept.set(enterpriseId, fields.add(fieldOf(db, fieldId)));
      continue;
    }
    if (before === null) writer.remove(key);
    else writer.write({ ...key, stored: before });
    const list = done.get(line) ?? [];
    done.set(line, list);
    list.push({ fieldId, periodId, after: before, before: after, typed: null });
  }
  return done;
}

function reverseExistence({ db, at, namesRevision }: Context, line: Line, staying: ReadonlySet<number>): -1 | 0 | 1 {
  if (line.existence === -1) return 1;
  if (line.existence === 0 || staying.has(line.enterprise_id)) return 0;
  setRemoved(db, line.enterprise_id, at);
  db.prepare("UPDATE enterprise SET names_revision = ? WHERE id = ?").run(namesRevision, line.enterprise_id);
  for (const table of ["enterprise_name", "qualification"]) {
    db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ?`).run(line.enterprise_id);
  }
  return -1;
}

function setRemoved(db: WritableDb, enterpriseId: number, at: string | null): void {
  db.prepare("UPDATE enterprise SET removed_at = ? WHERE id = ?").run(at, enterpriseId);
}
