/** One step by hand (一步操作): entries made, values changed, entries removed, all under one entry of the journal, so that one undo takes all of it back. For use inside a command. */
import { raiseNamesRevision } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import type { FieldValue } from "#domain/importing/typed-row";
import { orm } from "../orm.ts";
import { journalEntry } from "../schema/journal.ts";
import { deriveIdentity, derivingFields } from "../values/derive-identity.ts";
import { type EntryKind, enterpriseKind, storedFieldOf } from "../values/entry-kind.ts";
import { identityFields } from "../values/identity.ts";
import { fieldNumber, fieldOf, periodNumber } from "../values/interning.ts";
import { encodeChanges, type ValueChange } from "../values/journal-change.ts";
import { createNewEnterprises } from "../values/new-enterprises.ts";
import { decodeColumns, type PlacedValue, type StoredValue, type ValueColumns } from "../values/stored-value.ts";
import { createValueReader, createValueWriter } from "../values/value-store.ts";
import { valuesOfEnterprise } from "../values/values-of-enterprise.ts";

/** Who and when. */
export interface Author {
  readonly at: string;
  readonly by: string;
}

/** One value typed by a person, already read. `value` null clears; `typed` is what was typed. */
export interface TypedValue {
  readonly field: string;
  readonly period: string | null;
  readonly value: FieldValue | null;
  readonly typed: string;
}

/** One value of an entry that is there (手工修改). */
export interface ValueEdit extends TypedValue {
  readonly enterpriseId: number;
}

/** An entry to make (新增条目). `kind` absent: an enterprise; `creditCode` null when it has none, or none that identifies it. */
export interface NewEntry {
  readonly kind?: EntryKind;
  readonly name: string;
  readonly creditCode: string | null;
  readonly values?: readonly TypedValue[];
}

/** Opens the journal entry of a step. */
export function openStep(db: WritableDb, kind: "edit" | "create", { at, by }: Author): number {
  return orm(db).insert(journalEntry).values({ kind, at, by }).returning({ id: journalEntry.id }).get().id;
}

/** Makes entries; answers their ids in order. */
export function makeEntries(
  db: WritableDb,
  step: { readonly entryId: number; readonly at: string },
  entries: readonly NewEntry[],
): readonly number[] {
  const namesRevision = raiseNamesRevision(db);
  const added = createNewEnterprises(db, { batchId: null, namesRevision });
  const ids = entries.map(({ kind = enterpriseKind, name }) => added.add(name, () => null, kind.id));
  added.flush();
  const lines = createLineWriter(db, step.entryId);
  for (const [at, entry] of entries.entries()) {
    const enterpriseId = ids[at] ?? 0;
    const changes = valuesOfNew(entry).map(({ field, period, value, typed }) => ({
      fieldId: fieldNumber(db, field),
      periodId: periodNumber(db, period),
      after: value === null ? null : byHand(value),
      before: null,
      typed,
    }));
    lines.add(enterpriseId, 1, changes);
  }
  lines.flush();
  for (const id of ids) deriveIdentity(db, id, { at: step.at, keepFormer: false, namesRevision });
  return ids;
}

function valuesOfNew({ kind = enterpriseKind, name, creditCode, values = [] }: NewEntry): readonly TypedValue[] {
  const own = new Map<string, TypedValue>();
  for (const value of values) {
    const field = storedFieldOf(kind, value.field);
    if (value.value !== null) own.set(`${field}@${value.period ?? ""}`, { ...value, field });
  }
  const identity = [
    { field: identityFields.name, period: null, value: name, typed: name },
    ...(creditCode === null
      ? []
      : [{ field: identityFields.creditCode, period: null, value: creditCode, typed: creditCode }]),
  ];
  for (const value of identity) own.set(`${value.field}@`, value);
  return [...identity, ...[...own.values()].filter((value) => !identity.some(({ field }) => field === value.field))];
}

/** Writes changed values; answers how many changed. Edits that change nothing leave no trace, and then no step is opened. */
export function changeValues(
  db: WritableDb,
  step: { readonly open: () => number; readonly at: string },
  edits: readonly ValueEdit[],
): number {
  const read = createValueReader(db);
  const byEntry = new Map<number, Map<string, ValueChange>>();
  for (const { enterpriseId, field, period, value, typed } of edits) {
    const key = { fieldId: fieldNumber(db, field), periodId: periodNumber(db, period), enterpriseId };
    const before = read(key);
    if ((before?.value ?? null) === value) continue;
    const changes = byEntry.get(enterpriseId) ?? new Map<string, ValueChange>();
    byEntry.set(enterpriseId, changes);
    const after = value === null ? null : byHand(value);
    const { fieldId, periodId } = key;
    changes.set(`${fieldId}@${periodId}`, { fieldId, periodId, after, before, typed });
  }
  if (byEntry.size === 0) return 0;
  const lines = createLineWriter(db, step.open());
  let changed = 0;
  for (const [enterpriseId, changes] of byEntry) {
    lines.add(enterpriseId, 0, [...changes.values()]);
    changed += changes.size;
  }
  lines.flush();
  deriveChanged(db, byEntry, step.at);
  return changed;
}

function deriveChanged(
  db: WritableDb,
  byEntry: ReadonlyMap<number, ReadonlyMap<string, ValueChange>>,
  at: string,
): void {
  const toDerive = [...byEntry].filter(([, changes]) =>
    [...changes.values()].some(({ fieldId }) => derivingFields.has(fieldOf(db, fieldId))),
  );
  if (toDerive.length === 0) return;
  const namesRevision = raiseNamesRevision(db);
  // A name corrected by hand is a slip put right, not a renaming; a renaming arrives with a file or as 曾用名.
  for (const [id] of toDerive) deriveIdentity(db, id, { at, keepFormer: false, namesRevision });
}

/** Removes entries with everything stored of them; the journal keeps it all. */
export function dropEntries(
  db: WritableDb,
  step: { readonly entryId: number; readonly at: string },
  ids: readonly number[],
): void {
  const namesRevision = raiseNamesRevision(db);
  const remove = db.prepare("UPDATE enterprise SET removed_at = ?, names_revision = ? WHERE id = ?");
  const belongings = ["enterprise_name", "qualification"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ?`),
  );
  const readValues = createEntryReader(db);
  const lines = createLineWriter(db, step.entryId);
  for (const enterpriseId of ids) {
    const changes = readValues(enterpriseId).map(({ fieldId, periodId, stored }) => ({
      fieldId,
      periodId,
      after: null,
      before: stored,
      typed: null,
    }));
    lines.add(enterpriseId, -1, changes);
    for (const drop of belongings) drop.run(enterpriseId);
    remove.run(step.at, namesRevision, enterpriseId);
  }
}

interface KnownValue {
  readonly fieldId: number;
  readonly periodId: number;
  readonly stored: StoredValue;
}

function createEntryReader(db: ReadableDb): (id: number) => readonly KnownValue[] {
  const columns = "value, kind, source_row, source_column, edit_line";
  const query = db.prepare<[number, number], ValueColumns & { fieldId: number; periodId: number }>(
    `SELECT f.id AS fieldId, 0 AS periodId, ${columns} FROM ${valuesOfEnterprise.attributes}
     UNION ALL
     SELECT f.id, p.id, ${columns} FROM ${valuesOfEnterprise.observations}`,
  );
  return (id) =>
    query.all(id, id).map((row) => ({ fieldId: row.fieldId, periodId: row.periodId, stored: decodeColumns(row) }));
}

/** A value whose origin is the line about to be written. */
function byHand(value: FieldValue): StoredValue {
  return { value, sourceRow: null, sourceColumn: null, editLine: 0 };
}

/** Writes lines of one step; prepared once, because a step may change twenty thousand entries. */
function createLineWriter(db: WritableDb, entryId: number) {
  const insert = db.prepare(
    "INSERT INTO journal_line (entry_id, enterprise_id, existence, changes) VALUES (?, ?, ?, ?)",
  );
  const writer = createValueWriter(db);
  const written: PlacedValue[] = [];
  return {
    add: (enterpriseId: number, existence: -1 | 0 | 1, changes: readonly ValueChange[]): void => {
      const inserted = insert.run(entryId, enterpriseId, existence, encodeChanges(changes));
      const editLine = Number(inserted.lastInsertRowid);
      for (const { fieldId, periodId, after } of changes) {
        const key = { fieldId, periodId, enterpriseId };
        if (after === null) writer.remove(key);
        else written.push({ ...key, stored: { ...after, editLine } });
      }
    },
    flush: (): void => writer.writeMany(written.splice(0)),
  };
}
