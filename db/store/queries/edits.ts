import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { readCreditCode } from "#domain/enterprises/credit-code";
import type { FieldValue } from "#domain/importing/typed-row";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { journalLine } from "../schema/journal.ts";
import { enterpriseKind, readCodedKinds } from "../values/entry-kind.ts";
import { identityFields } from "../values/identity.ts";
import { fieldOf, periodOf } from "../values/interning.ts";
import { decodeChanges } from "../values/journal-change.ts";
import { reverseEntry } from "../values/reverse-entry.ts";
import {
  type Author,
  changeValues,
  dropEntries,
  makeEntries,
  type NewEntry,
  openStep,
  type ValueEdit,
} from "./entry-steps.ts";
import { findMerge, type MergeReversal, reverseMerge } from "./undo-merge.ts";

/** Why an edit is refused; the contract's EditError has the same shapes. */
export type StoreEditError =
  | { readonly type: "EnterpriseNotFound" }
  | { readonly type: "CreditCodeTaken"; readonly creditCode: string; readonly enterprise: string };

/** Why an undo is refused. */
export type StoreUndoError =
  | { readonly type: "NothingToUndo" }
  | { readonly type: "UndoBlocked"; readonly reason: string };

/** One value an undo or redo brought back, for the sentence the service makes of it. */
export interface ReversedChange {
  readonly enterprise: string;
  readonly kind: string;
  readonly field: string;
  readonly period: string | null;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** What an undo or redo did. `created`: it made or removed entries, which `entries` names. */
export interface EditReversal {
  readonly created: boolean;
  readonly entries: readonly { readonly name: string; readonly kind: string; readonly existence: number }[];
  readonly changes: readonly ReversedChange[];
  /** The entry merged two records, or took them apart. */
  readonly merge?: MergeReversal;
}

/** Stores edits as one step of undo (手工修改): all or none. Edits that change nothing leave no trace. */
export function editCells(
  db: WritableDb,
  edits: readonly ValueEdit[],
  author: Author,
): Result<{ readonly changed: number }, StoreEditError | EnvironmentError> {
  return runCommand<{ readonly changed: number }, StoreEditError>(db, () => {
    const refused = findRefusal(db, edits);
    if (refused !== null) return err(refused);
    const open = (): number => openStep(db, "edit", author);
    return ok({ changed: changeValues(db, { open, at: author.at }, edits) });
  });
}

/** Adds an entry by hand (新增). */
export function createEnterprise(
  db: WritableDb,
  entry: NewEntry,
  author: Author,
): Result<{ readonly id: number }, StoreEditError | EnvironmentError> {
  return runCommand<{ readonly id: number }, StoreEditError>(db, () => {
    const made = makeStep(db, { entries: [entry], edits: [] }, author);
    return made.ok ? ok({ id: made.value[0] ?? 0 }) : made;
  });
}

/** Adds entries and changes others in one step (一并新增和修改); answers the new ids. For use inside a command. */
export function makeStep(
  db: WritableDb,
  { entries, edits }: { readonly entries: readonly NewEntry[]; readonly edits: readonly ValueEdit[] },
  author: Author,
): Result<readonly number[], StoreEditError> {
  for (const { kind = enterpriseKind, creditCode } of entries) {
    const taken = creditCode === null ? null : findCodeHolder(db, { creditCode, kind: kind.id }, null);
    if (taken !== null) return err(taken);
  }
  const refused = findRefusal(db, edits);
  if (refused !== null) return err(refused);
  const entryId = openStep(db, "create", author);
  const ids = makeEntries(db, { entryId, at: author.at }, entries);
  changeValues(db, { open: () => entryId, at: author.at }, edits);
  return ok(ids);
}

/** Removes entries by hand (删除), as one step that can be undone. */
export function removeEntries(
  db: WritableDb,
  ids: readonly number[],
  author: Author,
): Result<{ readonly removed: number }, StoreEditError | EnvironmentError> {
  return runCommand<{ readonly removed: number }, StoreEditError>(db, () => {
    const exists = db.prepare<[number], number>("SELECT 1 FROM enterprise WHERE id = ? AND removed_at IS NULL").pluck();
    const wanted = [...new Set(ids)];
    if (wanted.some((id) => exists.get(id) === undefined)) return err({ type: "EnterpriseNotFound" });
    dropEntries(db, { entryId: openStep(db, "edit", author), at: author.at }, wanted);
    return ok({ removed: wanted.length });
  });
}

/** Takes back the last edit by hand (撤销). */
export function undoLastEdit(db: WritableDb, author: Author): Result<EditReversal, StoreUndoError | EnvironmentError> {
  return reverseLast(db, "undo", author);
}

/** Does again what the last undo took back (重做); not possible once something else was edited. */
export function redoLastEdit(db: WritableDb, author: Author): Result<EditReversal, StoreUndoError | EnvironmentError> {
  return reverseLast(db, "redo", author);
}

/** Another entry of the kind that holds the same valid credit code. */
function findCodeHolder(
  db: ReadableDb,
  { creditCode, kind }: { readonly creditCode: string; readonly kind: string },
  exceptId: number | null,
): Extract<StoreEditError, { type: "CreditCodeTaken" }> | null {
  if (readCreditCode(creditCode).kind !== "valid") return null;
  // The plus sign keeps SQLite from walking through the whole kind: the code finds one at once.
  const isHolder = and(
    eq(enterprise.creditCode, creditCode),
    sql`+${enterprise.kind} = ${kind}`,
    isNull(enterprise.removedAt),
  );
  const holder = orm(db)
    .select({ name: enterprise.name })
    .from(enterprise)
    .where(and(isHolder, ne(enterprise.id, exceptId ?? 0)))
    .limit(1)
    .get();
  return holder === undefined ? null : { type: "CreditCodeTaken", creditCode, enterprise: holder.name };
}

function findRefusal(db: ReadableDb, edits: readonly ValueEdit[]): StoreEditError | null {
  const kindOf = db
    .prepare<[number], string>("SELECT kind FROM enterprise WHERE id = ? AND removed_at IS NULL")
    .pluck();
  const isCoded = readCodedKinds(db);
  for (const { enterpriseId, field, value } of edits) {
    const kind = kindOf.get(enterpriseId);
    if (kind === undefined) return { type: "EnterpriseNotFound" };
    if (field !== identityFields.creditCode || value === null || !isCoded(kind)) continue;
    const taken = findCodeHolder(db, { creditCode: String(value), kind }, enterpriseId);
    if (taken !== null) return taken;
  }
  return null;
}

function reverseLast(
  db: WritableDb,
  kind: "undo" | "redo",
  { at, by }: Author,
): Result<EditReversal, StoreUndoError | EnvironmentError> {
  return runCommand<EditReversal, StoreUndoError>(db, () => {
    const id = kind === "undo" ? findUndoable(db) : findRedoable(db);
    if (id === undefined) return err({ type: "NothingToUndo" });
    const pair = findMerge(db, id);
    if (pair !== null) {
      const reversed = reverseMerge(db, { entryId: id, pair }, { kind, at, by });
      if (!reversed.ok) return reversed;
      return ok({ ...describeReversal(db, reversed.value.entryId), merge: reversed.value });
    }
    const reversal = reverseEntry(db, { id, batchId: null }, { kind, at, by });
    if (reversal.kept.length + reversal.impossible.length > 0) {
      return err({
        type: "UndoBlocked",
        reason: "这些格子后来又被导入或修改过，撤销会丢掉新的值。请在企业详情的变更记录里核对后手工更改。",
      });
    }
    return ok(describeReversal(db, reversal.entryId));
  });
}

/** Newest edit, creation, merge or redo that nothing has reversed. */
function findUndoable(db: ReadableDb): number | undefined {
  return db
    .prepare<[], number>(
      `SELECT e.id FROM journal_entry e WHERE e.kind IN ('edit', 'create', 'merge', 'redo') AND e.batch_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses = e.id) ORDER BY e.id DESC LIMIT 1`,
    )
    .pluck()
    .get();
}

/** Newest undo that nothing has reversed, if no edit came after it. */
function findRedoable(db: ReadableDb): number | undefined {
  return db
    .prepare<[], number>(
      `SELECT e.id FROM journal_entry e WHERE e.kind = 'undo' AND e.batch_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses = e.id)
         AND NOT EXISTS (SELECT 1 FROM journal_entry n WHERE n.id > e.id AND n.kind IN ('edit', 'create', 'merge'))
       ORDER BY e.id DESC LIMIT 1`,
    )
    .pluck()
    .get();
}

function describeReversal(db: ReadableDb, entryId: number): EditReversal {
  const lines = orm(db)
    .select({
      id: journalLine.id,
      name: enterprise.name,
      kind: enterprise.kind,
      existence: journalLine.existence,
      changes: journalLine.changes,
    })
    .from(journalLine)
    .innerJoin(enterprise, eq(enterprise.id, journalLine.enterpriseId))
    .where(eq(journalLine.entryId, entryId))
    .orderBy(journalLine.id)
    .all();
  return {
    created: lines.some(({ existence }) => existence !== 0),
    entries: lines.flatMap(({ name, kind, existence }) => (existence === 0 ? [] : [{ name, kind, existence }])),
    changes: lines.flatMap((line) =>
      decodeChanges(line.changes, line.id).map(({ fieldId, periodId, before, after }) => ({
        enterprise: line.name,
        kind: line.kind,
        field: fieldOf(db, fieldId),
        period: periodOf(db, periodId),
        before: before?.value ?? null,
        after: after?.value ?? null,
      })),
    ),
  };
}
