import type { FieldValue } from "#domain/importing/typed-row";
import type { ReadableDb } from "../connection.ts";
import { fieldOf, periodOf } from "../values/interning.ts";
import { decodeChanges } from "../values/journal-change.ts";

/** One value's change as people read it (变更记录). `id` is unique and rises with time. */
export interface StoredJournalLine {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly kind: "import" | "edit" | "create" | "undo" | "redo" | "merge";
  readonly batchId: number | null;
  readonly enterpriseId: number;
  readonly enterprise: string;
  readonly field: string | null;
  readonly period: string | null;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** What part of the journal is wanted; `field` narrows to the history of one value. */
export interface JournalRequest {
  readonly enterpriseId: number | null;
  readonly field?: { readonly field: string; readonly period: string | null };
  /** Most lines answered, newest first. */
  readonly limit: number;
}

interface Line {
  readonly id: number;
  readonly changes: string;
  readonly enterpriseId: number;
  readonly enterprise: string;
  readonly at: string;
  readonly by: string;
  readonly kind: StoredJournalLine["kind"];
  readonly batchId: number | null;
}

/** Room for single changes inside the id of a line; a row never has more values. */
const CHANGES_PER_LINE = 4096;

/** Lines of the journal, newest first. */
export function listJournal(
  db: ReadableDb,
  { enterpriseId, field, limit }: JournalRequest,
): readonly StoredJournalLine[] {
  const lines = db
    .prepare<[number | null, number | null], Line>(
      `SELECT l.id, l.changes, l.enterprise_id AS enterpriseId, n.name AS enterprise, e.at, e.by, e.kind, e.batch_id AS batchId
         FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id JOIN enterprise n ON n.id = l.enterprise_id
        WHERE ${enterpriseId === null ? "(? IS NULL AND ? IS NULL)" : "l.enterprise_id = ? AND ? IS NOT NULL"} ORDER BY l.id DESC`,
    )
    .iterate(enterpriseId, enterpriseId);
  const answer: StoredJournalLine[] = [];
  for (const { id, changes, ...head } of lines) {
    for (const [index, change] of decodeChanges(changes, id).entries()) {
      const place = { field: fieldOf(db, change.fieldId), period: periodOf(db, change.periodId) };
      if (field !== undefined && (place.field !== field.field || place.period !== field.period)) continue;
      const { before, after } = change;
      answer.push({
        id: id * CHANGES_PER_LINE + index,
        ...head,
        ...place,
        before: before?.value ?? null,
        after: after?.value ?? null,
      });
    }
    if (answer.length >= limit) break;
  }
  return answer.slice(0, limit);
}
