import type { PlannedChange } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import type { TypedRow } from "#domain/importing/typed-row";
import { foldName } from "#domain/shared/chinese-text";
import { raiseNamesRevision } from "../command.ts";
import type { WritableDb } from "../connection.ts";
import { composedNameChange } from "./composed-name.ts";
import { deriveIdentity, derivingFields } from "./derive-identity.ts";
import { type EntryKind, enterpriseKind, storedFieldOf } from "./entry-kind.ts";
import { identityFields, splitFormerNames } from "./identity.ts";
import { fieldNumber, periodNumber } from "./interning.ts";
import { encodeChanges, type ValueChange } from "./journal-change.ts";
import { createNewEnterprises } from "./new-enterprises.ts";
import { createQuarantineWriter, type RowSetAside } from "./quarantine-writer.ts";
import { createSourceRows } from "./source-rows.ts";
import type { PlacedValue, StoredValue, ValueKey } from "./stored-value.ts";
import { createBulkInsert, createValueReader, createValueWriter } from "./value-store.ts";

/** A row of a plan as far as writing needs it. */
export interface RowToWrite {
  readonly row: number;
  readonly name: string;
  readonly changes: readonly PlannedChange[];
}

/** Writes rows of one import batch (批次写入), inside a transaction that the caller holds. */
export interface ImportWriter {
  readonly openTable: (table: ImportTable) => void;
  /** Answers the id of the new enterprise. */
  readonly add: (row: RowToWrite, typed: TypedRow | undefined) => number;
  /** Takes values away where a change's `after` is null. False when every value was there already. */
  readonly update: (enterpriseId: number, row: RowToWrite, typed: TypedRow | undefined) => boolean;
  /** Keeps a row that is not taken in quarantine (隔离区), whole. */
  readonly setAside: (row: RowSetAside, typed: TypedRow | undefined) => void;
  readonly flush: () => void;
  readonly finish: (tally: Pick<ImportReceipt, "unchanged" | "undecided" | "rejected">) => ImportReceipt;
}

/** What is kept of a table; `units` by column number. `subject`, `kind`: absent means enterprises. `workbook`: absent means the batch's. */
export interface ImportTable {
  readonly sheet: string;
  readonly number: number;
  readonly title: string | null;
  readonly period: string | null;
  readonly units: Readonly<Record<number, string>>;
  readonly subject?: string;
  /** Kind of its entries; changes may say the kind's own name and code fields. */
  readonly kind?: EntryKind;
  readonly workbook?: { readonly name: string; readonly hash: string };
}

/** What is kept of a batch. `kind`: absent means a file; `sender`: absent means nobody said. */
export interface ImportBatchHead {
  readonly workbook: string;
  readonly workbookHash: string;
  readonly period: string | null;
  readonly at: string;
  readonly by: string;
  readonly kind?: "file" | "quarantine" | "return";
  readonly sender?: string | null;
  /** How final its figures are (快报、年报、修订); absent: confirmed. */
  readonly standing?: "preliminary" | "confirmed" | "corrected";
}

/** Starts a batch. */
export function createImportWriter(db: WritableDb, batch: ImportBatchHead): ImportWriter {
  const { batchId, entryId } = insertHead(db, batch);
  const namesRevision = raiseNamesRevision(db);
  const sources = createSourceRows(db);
  const enterprises = createNewEnterprises(db, { batchId, namesRevision });
  const lines = createBulkInsert(db, "journal_line (entry_id, enterprise_id, existence, changes)", 4);
  const read = createValueReader(db);
  const writer = createValueWriter(db);
  const quarantine = createQuarantineWriter(db, batchId);
  const tables = new Map<string, number>();
  const count = { added: 0, updated: 0, values: 0 };
  let tableId = 0;
  let opened: ImportTable | null = null;
  let kind: EntryKind = enterpriseKind;
  let values: PlacedValue[] = [];
  let removed: ValueKey[] = [];
  let touched = new Set<number>();
  let toDerive = new Set<number>();

  const flush = (): void => {
    sources.flush();
    enterprises.flush();
    lines.flush();
    quarantine.flush();
    writer.writeMany(values);
    for (const key of removed) writer.remove(key);
    for (const id of toDerive) deriveIdentity(db, id, { at: batch.at, keepFormer: true, namesRevision });
    values = [];
    removed = [];
    touched = new Set();
    toDerive = new Set();
  };
  const record = (enterpriseId: number, existence: 0 | 1, changes: readonly ValueChange[]): void => {
    for (const { fieldId, periodId, after } of changes) {
      if (after === null) removed.push({ fieldId, periodId, enterpriseId });
      else values.push({ fieldId, periodId, enterpriseId, stored: after });
    }
    lines.add(entryId, enterpriseId, existence, encodeChanges(changes));
    touched.add(enterpriseId);
    count.values += changes.length;
  };
  const stored = (typed: TypedRow | undefined, change: PlannedChange): StoredValue | null => {
    if (change.after === null) return null;
    const place = sources.place(tableId, typed, change);
    return { value: change.after, sourceRow: place.sourceRow, sourceColumn: place.sourceColumn, editLine: null };
  };

  return {
    openTable: (table) => {
      opened = table;
      kind = table.kind ?? enterpriseKind;
      const key = `${table.sheet}\n${table.number}`;
      tableId = tables.get(key) ?? insertTable(db, batchId, table);
      tables.set(key, tableId);
    },
    add: (row, typed) => {
      const said = withName({ ...row, changes: storedChanges(row.changes, kind) }, typed, kind).filter(
        ({ after }) => after !== null,
      );
      const changes = lastOfEach(said).map((change) => ({
        fieldId: fieldNumber(db, change.field),
        periodId: periodNumber(db, change.period),
        after: stored(typed, change),
        before: null,
        typed: null,
        field: change.field,
      }));
      const storedOf = (field: string): StoredValue | null =>
        changes.find((change) => change.field === field && change.periodId === 0)?.after ?? null;
      const enterpriseId = enterprises.add(row.name, storedOf, kind.id);
      record(enterpriseId, 1, changes);
      count.added += 1;
      return enterpriseId;
    },
    update: (enterpriseId, row, typed) => {
      // A second row for the same enterprise must see what the first one wrote.
      if (touched.has(enterpriseId)) flush();
      const changes: ValueChange[] = [];
      for (const change of lastOfEach(storedChanges(row.changes, kind))) {
        const key = { fieldId: fieldNumber(db, change.field), periodId: periodNumber(db, change.period), enterpriseId };
        const before = read(key);
        const said = change.appends === true ? appended(before, change) : change;
        if ((before?.value ?? null) === said.after) continue;
        changes.push({
          fieldId: key.fieldId,
          periodId: key.periodId,
          after: stored(typed, said),
          before,
          typed: null,
        });
        if (derivingFields.has(change.field)) toDerive.add(enterpriseId);
      }
      if (changes.length === 0) return false;
      const renamed = composedNameChange(db, { kind, enterpriseId, changes }, read);
      if (renamed !== null) {
        changes.push(renamed);
        toDerive.add(enterpriseId);
      }
      record(enterpriseId, 0, changes);
      count.updated += 1;
      return true;
    },
    setAside: (row, typed) => {
      if (opened === null) throw new Error("a row is set aside before its table is opened");
      // A row that comes out of quarantine lies there still, under the import that set it aside.
      if (batch.kind === "quarantine") return;
      quarantine.add(opened, row, typed);
    },
    flush,
    finish: (tally) => {
      flush();
      const { added, updated, values: valueCount } = count;
      const quarantined = quarantine.count();
      db.prepare(
        "UPDATE import_batch SET added = ?, updated = ?, unchanged = ?, undecided = ?, rejected = ?, value_count = ? WHERE id = ?",
      ).run(added, updated, tally.unchanged, tally.undecided, tally.rejected, valueCount, batchId);
      const { workbook, workbookHash, at: appliedAt } = batch;
      return { batchId, appliedAt, workbook, workbookHash, added, updated, ...tally, values: valueCount, quarantined };
    },
  };
}

/** One more name behind the names that are stored, unless it is among them. */
function appended(before: StoredValue | null, change: PlannedChange): PlannedChange {
  if (before === null || change.after === null) return change;
  const names = splitFormerNames(String(before.value));
  const added = foldName(String(change.after));
  return {
    ...change,
    after: names.some((name) => foldName(name) === added) ? before.value : [...names, change.after].join("、"),
  };
}

function insertHead(db: WritableDb, batch: ImportBatchHead): { readonly batchId: number; readonly entryId: number } {
  const head = db
    .prepare(
      `INSERT INTO import_batch (workbook, workbook_hash, period, applied_at, applied_by, added, updated, unchanged, undecided,
         rejected, value_count, kind, sender, standing) VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, ?, ?)`,
    )
    .run(
      batch.workbook,
      batch.workbookHash,
      batch.period,
      batch.at,
      batch.by,
      batch.kind ?? "file",
      batch.sender ?? null,
      batch.standing ?? "confirmed",
    );
  const batchId = Number(head.lastInsertRowid);
  const entry = db
    .prepare("INSERT INTO journal_entry (kind, at, by, batch_id) VALUES ('import', ?, ?, ?)")
    .run(batch.at, batch.by, batchId);
  return { batchId, entryId: Number(entry.lastInsertRowid) };
}

function insertTable(db: WritableDb, batchId: number, table: ImportTable): number {
  const { sheet, number, title, period, units, workbook } = table;
  const inserted = db
    .prepare(
      `INSERT INTO source_table (batch_id, sheet, number, title, period, units, workbook, workbook_hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(batchId, sheet, number, title, period, JSON.stringify(units), workbook?.name ?? null, workbook?.hash ?? null);
  return Number(inserted.lastInsertRowid);
}

/** The changes under the fields by which the book keeps names and codes. */
function storedChanges(changes: readonly PlannedChange[], kind: EntryKind): readonly PlannedChange[] {
  if (kind.nameField === enterpriseKind.nameField) return changes;
  return changes.map((change) => ({ ...change, field: storedFieldOf(kind, change.field) }));
}

/** A new enterprise keeps its name as a value with an origin, even where the plan carries the name beside its changes only. */
function withName(row: RowToWrite, typed: TypedRow | undefined, kind: EntryKind): readonly PlannedChange[] {
  if (row.changes.some((change) => change.field === identityFields.name)) return row.changes;
  const cell = typed?.cells.find(({ field }) => storedFieldOf(kind, field) === identityFields.name);
  const place = cell ?? { row: row.row, column: 1, raw: row.name };
  const name = { field: identityFields.name, period: null, before: null, after: row.name };
  return [{ ...name, row: place.row, column: place.column, raw: place.raw }, ...row.changes];
}

/** Two columns may feed one field; the later one of the plan stands. */
function lastOfEach(changes: readonly PlannedChange[]): readonly PlannedChange[] {
  if (!hasRepeat(changes)) return changes;
  return [...new Map(changes.map((change) => [`${change.field}@${change.period ?? ""}`, change])).values()];
}

/** Fields alone tell nearly always, and comparing them needs no new text per value. */
function hasRepeat(changes: readonly PlannedChange[]): boolean {
  const fields = new Set<string>();
  for (const { field } of changes) fields.add(field);
  return fields.size < changes.length;
}
