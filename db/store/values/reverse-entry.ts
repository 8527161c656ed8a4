import { raiseNamesRevision } from "../command.ts";
import type { WritableDb } from "../connection.ts";
import { deriveIdentity, derivingFields } from "./derive-identity.ts";
import { identityFields } from "./identity.ts";
import { fieldOf } from "./interning.ts";
import { decodeChanges, encodeChanges, type ValueChange } from "./journal-change.ts";
import { isSameStored, type StoredValue, type ValueKey } from "./stored-value.ts";
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
  const context: Context = {
    db,
    entryId,
    at: how.at,
    namesRevision,
    kept: new Map(),
    mark: createMarker(db, namesRevision),
    read: createValueReader(db),
    writer: createValueWriter(db),
  };
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
  readonly mark: Marker;
  readonly read: ReturnType<typeof createValueReader>;
  readonly writer: ReturnType<typeof createValueWriter>;
}

function reverseLines(context: Context, lines: readonly Line[]): number {
  const { db, entryId } = context;
  for (const line of lines) if (line.existence === -1) context.mark.restore(line.enterprise_id);
  const steps = lines.flatMap(readSteps);
  const identity = steps.filter((step) => isIdentity(db, step.fieldId));
  const done: Reversed = new Map();
  reverseValues(
    context,
    steps.filter((step) => !isIdentity(db, step.fieldId)),
    done,
  );
  // Name and code come last: whether they may go depends on what else is left by then.
  const staying = findStaying(context, lines, identity);
  reverseValues(
    context,
    identity.filter((step) => !staying.has(step.enterpriseId)),
    done,
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

/** Enterprises that came with the entry but of which something else is known by now: they stay, and so do their name and code. Asked when only name and code are still to be taken back. */
function findStaying({ db, read }: Context, lines: readonly Line[], identity: readonly Step[]): ReadonlySet<number> {
  const added = new Set(lines.filter(({ existence }) => existence === 1).map((line) => line.enterprise_id));
  if (added.size === 0) return added;
  const left = countValues(db, added);
  for (const step of identity) {
    const count = left.get(step.enterpriseId);
    if (count !== undefined && isSameStored(read(step), step.after)) left.set(step.enterpriseId, count - 1);
  }
  return new Set([...added].filter((id) => (left.get(id) ?? 0) > 0));
}

/** How many values are stored of each enterprise. An import numbers what it adds in one go, so a range per column reads little else. */
function countValues(db: WritableDb, ids: ReadonlySet<number>): Map<number, number> {
  const query = db.prepare<number[], [number, number]>(COUNT_VALUES).raw();
  const first = [...ids].reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER);
  const last = [...ids].reduce((most, id) => Math.max(most, id), 0);
  return new Map(query.all(first, last, first, last));
}

const COUNT_VALUES = `SELECT enterprise_id, count(*) FROM (
  SELECT a.enterprise_id FROM stored_field f
    CROSS JOIN enterprise_attribute a ON a.field_id = f.id AND a.enterprise_id BETWEEN ? AND ?
  UNION ALL
  SELECT o.enterprise_id FROM stored_field f CROSS JOIN stored_period p
    CROSS JOIN observation o ON o.field_id = f.id AND o.period_id = p.id AND o.enterprise_id BETWEEN ? AND ?)
  GROUP BY enterprise_id`;

function isIdentity(db: WritableDb, fieldId: number): boolean {
  const field = fieldOf(db, fieldId);
  return field === identityFields.name || field === identityFields.creditCode;
}

/** Reversed changes, before and after exchanged, by line. */
type Reversed = Map<number, ValueChange[]>;

function reverseValues({ db, kept, read, writer }: Context, steps: Step[], done: Reversed): void {
  const takeBack = (key: ValueKey, after: StoredValue | null, before: StoredValue | null): boolean => {
    if (before === null && after !== null) return writer.removeSame(key, after);
    if (!isSameStored(read(key), after)) return false;
    if (before !== null) writer.write({ ...key, stored: before });
    return true;
  };
  // The sort is stable, so several changes of one value stay newest first.
  for (const step of steps.sort(byKey)) {
    const { enterpriseId, line, fieldId, periodId, after, before } = step;
    if (!takeBack(step, after, before)) {
      const fields = kept.get(enterpriseId) ?? new Set<string>();
      kept.set(enterpriseId, fields.add(fieldOf(db, fieldId)));
      continue;
    }
    const list = done.get(line) ?? [];
    done.set(line, list);
    list.push({ fieldId, periodId, after: before, before: after, typed: null });
  }
}

function reverseExistence({ at, mark }: Context, line: Line, staying: ReadonlySet<number>): -1 | 0 | 1 {
  if (line.existence === -1) return 1;
  if (line.existence === 0 || staying.has(line.enterprise_id)) return 0;
  mark.remove(line.enterprise_id, at);
  return -1;
}

/** Marks enterprises as removed, with all their names and qualifications, or as there again. */
interface Marker {
  readonly remove: (enterpriseId: number, at: string) => void;
  readonly restore: (enterpriseId: number) => void;
}

/** Prepared once: an import is taken back enterprise by enterprise. */
function createMarker(db: WritableDb, namesRevision: number): Marker {
  const remove = db.prepare("UPDATE enterprise SET removed_at = ?, names_revision = ? WHERE id = ?");
  const restore = db.prepare("UPDATE enterprise SET removed_at = NULL WHERE id = ?");
  const belongings = ["enterprise_name", "qualification"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ?`),
  );
  return {
    remove: (enterpriseId, at) => {
      remove.run(at, namesRevision, enterpriseId);
      for (const drop of belongings) drop.run(enterpriseId);
    },
    restore: (enterpriseId) => restore.run(enterpriseId),
  };
}
