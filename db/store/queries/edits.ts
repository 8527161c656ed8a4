import { and, eq, isNull, ne } from "drizzle-orm";
import { readCreditCode } from "#domain/enterprises/credit-code";
import type { FieldValue } from "#domain/importing/typed-row";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { raiseNamesRevision, runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { journalEntry, journalLine } from "../schema/journal.ts";
import { deriveIdentity, derivingFields } from "../values/derive-identity.ts";
import { identityFields } from "../values/identity.ts";
import { fieldNumber, fieldOf, periodNumber, periodOf } from "../values/interning.ts";
import { decodeChanges, encodeChanges, type ValueChange } from "../values/journal-change.ts";
import { createNewEnterprises } from "../values/new-enterprises.ts";
import { reverseEntry } from "../values/reverse-entry.ts";
import { findMerge, type MergeReversal, reverseMerge } from "./undo-merge.ts";
import { createValueReader, createValueWriter } from "../values/value-store.ts";

/** One value typed by a person (手工修改), already read by the service. `value` null clears. */
export interface ValueEdit {
  readonly enterpriseId: number;
  readonly field: string;
  readonly period: string | null;
  readonly value: FieldValue | null;
  /** What the person typed. */
  readonly typed: string;
}

/** Who and when. */
export interface Author {
  readonly at: string;
  readonly by: string;
}

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
  readonly field: string;
  readonly period: string | null;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** What an undo or redo did. `created`: the entry made or removed an enterprise. */
export interface EditReversal {
  readonly created: boolean;
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
    return ok({ changed: writeEdits(db, edits, author) });
  });
}

/** Adds an enterprise by hand (新增企业). `creditCode` null when it has none yet. */
export function createEnterprise(
  db: WritableDb,
  { name, creditCode }: { readonly name: string; readonly creditCode: string | null },
  author: Author,
): Result<{ readonly id: number }, StoreEditError | EnvironmentError> {
  return runCommand<{ readonly id: number }, StoreEditError>(db, () => {
    const taken = creditCode === null ? null : findCodeHolder(db, creditCode, null);
    if (taken !== null) return err(taken);
    const namesRevision = raiseNamesRevision(db);
    const added = createNewEnterprises(db, { batchId: null, namesRevision });
    const id = added.add(name, () => null);
    added.flush();
    const fields = [
      { field: identityFields.name, value: name },
      ...(creditCode === null ? [] : [{ field: identityFields.creditCode, value: creditCode }]),
    ];
    const changes = fields.map(({ field, value }) => ({
      fieldId: fieldNumber(db, field),
      periodId: 0,
      after: { value, sourceRow: null, sourceColumn: null, editLine: 0 },
      before: null,
      typed: value,
    }));
    writeLine(db, { entryId: insertEntry(db, "create", author), enterpriseId: id, existence: 1 }, changes);
    deriveIdentity(db, id, { at: author.at, keepFormer: false, namesRevision });
    return ok({ id });
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

/** Another enterprise that holds the same valid credit code. */
export function findCodeHolder(
  db: ReadableDb,
  creditCode: string,
  exceptId: number | null,
): Extract<StoreEditError, { type: "CreditCodeTaken" }> | null {
  if (readCreditCode(creditCode).kind !== "valid") return null;
  const holder = orm(db)
    .select({ name: enterprise.name })
    .from(enterprise)
    .where(and(eq(enterprise.creditCode, creditCode), isNull(enterprise.removedAt), ne(enterprise.id, exceptId ?? 0)))
    .limit(1)
    .get();
  return holder === undefined ? null : { type: "CreditCodeTaken", creditCode, enterprise: holder.name };
}

function findRefusal(db: ReadableDb, edits: readonly ValueEdit[]): StoreEditError | null {
  const exists = db.prepare<[number], number>("SELECT 1 FROM enterprise WHERE id = ? AND removed_at IS NULL").pluck();
  for (const { enterpriseId, field, value } of edits) {
    if (exists.get(enterpriseId) === undefined) return { type: "EnterpriseNotFound" };
    if (field !== identityFields.creditCode || value === null) continue;
    const taken = findCodeHolder(db, String(value), enterpriseId);
    if (taken !== null) return taken;
  }
  return null;
}

function writeEdits(db: WritableDb, edits: readonly ValueEdit[], author: Author): number {
  const read = createValueReader(db);
  const byEnterprise = new Map<number, Map<string, ValueChange>>();
  for (const { enterpriseId, field, period, value, typed } of edits) {
    const key = { fieldId: fieldNumber(db, field), periodId: periodNumber(db, period), enterpriseId };
    const before = read(key);
    if ((before?.value ?? null) === value) continue;
    const changes = byEnterprise.get(enterpriseId) ?? new Map<string, ValueChange>();
    byEnterprise.set(enterpriseId, changes);
    const after = value === null ? null : { value, sourceRow: null, sourceColumn: null, editLine: 0 };
    changes.set(`${key.fieldId}@${key.periodId}`, {
      fieldId: key.fieldId,
      periodId: key.periodId,
      after,
      before,
      typed,
    });
  }
  if (byEnterprise.size === 0) return 0;
  const entryId = insertEntry(db, "edit", author);
  let changed = 0;
  for (const [enterpriseId, changes] of byEnterprise) {
    writeLine(db, { entryId, enterpriseId, existence: 0 }, [...changes.values()]);
    changed += changes.size;
  }
  deriveEdited(db, byEnterprise, author);
  return changed;
}

function deriveEdited(
  db: WritableDb,
  byEnterprise: ReadonlyMap<number, ReadonlyMap<string, ValueChange>>,
  { at }: Author,
): void {
  const toDerive = [...byEnterprise].filter(([, changes]) =>
    [...changes.values()].some(({ fieldId }) => derivingFields.has(fieldOf(db, fieldId))),
  );
  if (toDerive.length === 0) return;
  const namesRevision = raiseNamesRevision(db);
  // A name corrected by hand is a slip put right, not a renaming; a renaming arrives with a file or as 曾用名.
  for (const [id] of toDerive) deriveIdentity(db, id, { at, keepFormer: false, namesRevision });
}

function insertEntry(db: WritableDb, kind: "edit" | "create", { at, by }: Author): number {
  return orm(db).insert(journalEntry).values({ kind, at, by }).returning({ id: journalEntry.id }).get().id;
}

function writeLine(
  db: WritableDb,
  line: { readonly entryId: number; readonly enterpriseId: number; readonly existence: 0 | 1 },
  changes: readonly ValueChange[],
): void {
  const writer = createValueWriter(db);
  const { entryId, enterpriseId, existence } = line;
  const inserted = db
    .prepare("INSERT INTO journal_line (entry_id, enterprise_id, existence, changes) VALUES (?, ?, ?, ?)")
    .run(entryId, enterpriseId, existence, encodeChanges(changes));
  const editLine = Number(inserted.lastInsertRowid);
  for (const { fieldId, periodId, after } of changes) {
    const key = { fieldId, periodId, enterpriseId };
    if (after === null) writer.remove(key);
    else writer.write({ ...key, stored: { ...after, editLine } });
  }
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
    changes: lines.flatMap((line) =>
      decodeChanges(line.changes, line.id).map(({ fieldId, periodId, before, after }) => ({
        enterprise: line.name,
        field: fieldOf(db, fieldId),
        period: periodOf(db, periodId),
        before: before?.value ?? null,
        after: after?.value ?? null,
      })),
    ),
  };
}
