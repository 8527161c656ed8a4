/** Taking a merge back, and doing it again (撤销合并): also after later edits, which stay. */
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { findFieldNumber } from "../values/interning.ts";
import { identityFields } from "../values/identity.ts";
import { decodeChanges } from "../values/journal-change.ts";
import { reverseEntry } from "../values/reverse-entry.ts";
import { rememberCode } from "./merge-enterprises.ts";

/** What undoing or redoing a merge did. `stayed`: fields of the kept enterprise that were changed since and keep their present value, with the reasons. */
export interface MergeReversal {
  readonly entryId: number;
  readonly kept: string;
  readonly dropped: string;
  readonly stayed: readonly { readonly fields: readonly string[]; readonly reason: string }[];
}

/** Why a merge cannot be taken back. */
export interface MergeUndoBlocked {
  readonly type: "UndoBlocked";
  readonly reason: string;
}

/** A record that went into another and can be taken out again (已并入的记录). */
export interface MergedRecord {
  readonly enterpriseId: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly at: string;
  readonly by: string;
}

/** The two records of a merge. */
export interface MergedPair {
  readonly keepId: number;
  readonly dropId: number;
  /** The kept enterprise's code before; null when it had none or kept it. */
  readonly codeBefore: string | null;
}

/** The merge behind an entry of the journal: itself one, or the undoing or redoing of one; null when it has nothing to do with merging. */
export function findMerge(db: ReadableDb, entryId: number): MergedPair | null {
  const root = db
    .prepare<[number], { id: number; kind: string }>(
      `WITH RECURSIVE chain (id, kind, reverses) AS (
         SELECT id, kind, reverses FROM journal_entry WHERE id = ?
         UNION ALL
         SELECT e.id, e.kind, e.reverses FROM journal_entry e JOIN chain c ON e.id = c.reverses)
       SELECT id, kind FROM chain WHERE reverses IS NULL`,
    )
    .get(entryId);
  if (root?.kind !== "merge") return null;
  const lines = db
    .prepare<[number], { id: number; enterprise_id: number; existence: number; changes: string }>(
      "SELECT id, enterprise_id, existence, changes FROM journal_line WHERE entry_id = ?",
    )
    .all(root.id);
  const kept = lines.find(({ existence }) => existence === 0);
  const dropped = lines.find(({ existence }) => existence === -1);
  if (kept === undefined || dropped === undefined) throw new Error(`merge ${root.id} has not both its lines`);
  const codeField = findFieldNumber(db, identityFields.creditCode);
  const code = decodeChanges(kept.changes, kept.id).find(({ fieldId }) => fieldId === codeField)?.before?.value;
  return {
    keepId: kept.enterprise_id,
    dropId: dropped.enterprise_id,
    codeBefore: code === undefined ? null : String(code),
  };
}

/** Reverses an entry that merged or un-merged two records, inside the caller's command. */
export function reverseMerge(
  db: WritableDb,
  { entryId, pair }: { readonly entryId: number; readonly pair: MergedPair },
  how: { readonly kind: "undo" | "redo"; readonly at: string; readonly by: string },
): Result<MergeReversal, MergeUndoBlocked> {
  const reversal = reverseEntry(db, { id: entryId, batchId: null }, how);
  const [obstacle] = reversal.impossible;
  if (obstacle !== undefined) {
    const words = how.kind === "undo" ? "撤销这次合并" : "重做这次合并";
    return err({
      type: "UndoBlocked",
      reason: `不能${words}：“${nameOf(db, obstacle.enterpriseId)}”，${obstacle.reason}。`,
    });
  }
  const isMerged = db.prepare<[number], number | null>("SELECT merged_into FROM enterprise WHERE id = ?").pluck();
  if (isMerged.get(pair.dropId) === pair.keepId) rememberCode(db, pair);
  const stayed = reversal.kept.filter(({ enterpriseId }) => enterpriseId === pair.keepId);
  return ok({
    entryId: reversal.entryId,
    kept: nameOf(db, pair.keepId),
    dropped: nameOf(db, pair.dropId),
    stayed: stayed.map(({ fields, reason }) => ({ fields, reason })),
  });
}

/** Takes back the merge that a record went away with, whatever was done since (从变更记录撤销合并). */
export function undoMergeOf(
  db: WritableDb,
  dropId: number,
  author: { readonly at: string; readonly by: string },
): Result<MergeReversal, { readonly type: "NothingToUndo" } | MergeUndoBlocked | EnvironmentError> {
  return runCommand<MergeReversal, { readonly type: "NothingToUndo" } | MergeUndoBlocked>(db, () => {
    // The newest standing entry that took the record away is the merge, or its redoing.
    const entryId = db
      .prepare<[number], number>(
        `SELECT l.entry_id FROM journal_line l JOIN enterprise e ON e.id = l.enterprise_id
          WHERE l.enterprise_id = ? AND l.existence = -1 AND e.merged_into IS NOT NULL AND ${STANDS}
          ORDER BY l.id DESC LIMIT 1`,
      )
      .pluck()
      .get(dropId);
    const pair = entryId === undefined ? null : findMerge(db, entryId);
    if (entryId === undefined || pair === null) return err({ type: "NothingToUndo" });
    return reverseMerge(db, { entryId, pair }, { kind: "undo", ...author });
  });
}

/** The records that went into an enterprise and can be taken out again, newest first. */
export function listMergedRecords(db: ReadableDb, enterpriseId: number): readonly MergedRecord[] {
  return db
    .prepare<[number], MergedRecord>(
      `SELECT d.id AS enterpriseId, d.name, d.credit_code AS creditCode, e.at, e.by
         FROM enterprise d JOIN journal_line l ON l.enterprise_id = d.id AND l.existence = -1
         JOIN journal_entry e ON e.id = l.entry_id
        WHERE d.merged_into = ? AND d.removed_at IS NOT NULL AND ${STANDS}
        ORDER BY l.id DESC`,
    )
    .all(enterpriseId);
}

/** Nothing has reversed the entry of line `l`. */
const STANDS = "NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses = l.entry_id)";

function nameOf(db: ReadableDb, id: number): string {
  return db.prepare<[number], string>("SELECT name FROM enterprise WHERE id = ?").pluck().get(id) ?? "";
}
