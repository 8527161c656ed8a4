/** Merging two records of one enterprise, field by field (合并重复企业). */
import type { FieldValue } from "#domain/importing/typed-row";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Provenance } from "#domain/shared/provenance";
import { foldName } from "#domain/shared/chinese-text";
import { err, ok, type Result } from "#domain/shared/result";
import { raiseNamesRevision, runCommand } from "../command.ts";
import type { ReadableDb, WritableDb } from "../connection.ts";
import { deriveIdentity, derivingFields } from "../values/derive-identity.ts";
import { identityFields, splitFormerNames } from "../values/identity.ts";
import { fieldNumber, fieldOf, periodOf } from "../values/interning.ts";
import { encodeChanges, type ValueChange } from "../values/journal-change.ts";
import { decodeColumns, type PlacedValue, type StoredValue, type ValueColumns } from "../values/stored-value.ts";
import { createValueWriter } from "../values/value-store.ts";
import { valuesOfEnterprise } from "../values/values-of-enterprise.ts";
import { createProvenanceReader } from "./provenance.ts";

/** One value of both records side by side (逐项对照). */
export interface StoredComparison {
  readonly field: string;
  readonly period: string | null;
  readonly kept: { readonly value: FieldValue; readonly source: Provenance } | null;
  readonly dropped: { readonly value: FieldValue; readonly source: Provenance } | null;
  readonly same: boolean;
}

/** What a merge is asked to do. `fromDropped`: values, as `field` or `field@period`, that the dropped record's side stands for; blanks of the kept one are filled anyway. */
export interface MergeRequest {
  readonly keepId: number;
  readonly dropId: number;
  readonly fromDropped: readonly string[];
}

/** What a merge did. `values`: values the kept record took over. */
export interface MergeOutcome {
  readonly values: number;
  readonly kept: string;
  readonly dropped: string;
}

type MergeError = { readonly type: "EnterpriseNotFound" };

/** All values of two records, side by side, fields in the order they were first stored. */
export function compareEnterprises(
  db: ReadableDb,
  { keepId, dropId }: Pick<MergeRequest, "keepId" | "dropId">,
): Result<readonly StoredComparison[], MergeError> {
  if (findPair(db, keepId, dropId) === null) return err({ type: "EnterpriseNotFound" });
  const source = createProvenanceReader(db);
  const shown = (placed: PlacedValue | undefined): StoredComparison["kept"] => {
    if (placed === undefined) return null;
    const { value, sourceRow, sourceColumn, editLine } = placed.stored;
    const origin = { source_row: sourceRow, source_column: sourceColumn, edit_line: editLine };
    return { value, source: source(origin, placed) };
  };
  const kept = byPlace(readValues(db, keepId));
  const dropped = byPlace(readValues(db, dropId));
  const places = new Map([...kept, ...dropped]);
  const values = [...places.values()].sort((a, b) => a.fieldId - b.fieldId || a.periodId - b.periodId);
  return ok(
    values.map((placed): StoredComparison => {
      const [own, other] = [kept.get(placeOf(placed)), dropped.get(placeOf(placed))];
      const same = own !== undefined && other !== undefined && own.stored.value === other.stored.value;
      return {
        field: fieldOf(db, placed.fieldId),
        period: periodOf(db, placed.periodId),
        kept: shown(own),
        dropped: shown(other),
        same,
      };
    }),
  );
}

/** Merges one record into another, as one step that can be undone: values keep their origin, the other names become 曾用名, the other code goes on finding the enterprise. */
export function mergeEnterprises(
  db: WritableDb,
  { keepId, dropId, fromDropped }: MergeRequest,
  author: { readonly at: string; readonly by: string },
): Result<MergeOutcome, MergeError | EnvironmentError> {
  return runCommand<MergeOutcome, MergeError>(db, () => {
    const pair = findPair(db, keepId, dropId);
    if (pair === null) return err({ type: "EnterpriseNotFound" });
    const namesRevision = raiseNamesRevision(db);
    const own = byPlace(readValues(db, keepId));
    const other = readValues(db, dropId);
    const chosen = chooseValues(db, { own, other, fromDropped: new Set(fromDropped) });
    const taken = withFormerNames(db, { ...pair, own, other, chosen });
    writeMerge(db, { keepId, dropId, taken, other, author });
    db.prepare("UPDATE enterprise SET removed_at = ?, merged_into = ?, names_revision = ? WHERE id = ?").run(
      author.at,
      keepId,
      namesRevision,
      dropId,
    );
    for (const table of ["enterprise_name", "qualification"]) {
      db.prepare(`DELETE FROM ${table} WHERE enterprise_id = ?`).run(dropId);
    }
    if (taken.some(({ fieldId }) => derivingFields.has(fieldOf(db, fieldId)))) {
      deriveIdentity(db, keepId, { at: author.at, keepFormer: true, namesRevision });
    }
    rememberCode(db, { keepId, dropId, codeBefore: pair.kept.credit_code });
    return ok({ values: chosen.length, kept: pair.kept.name, dropped: pair.dropped.name });
  });
}

/** The merged record keeps the code that is no longer the enterprise's own, so that files with it go on finding the enterprise. */
export function rememberCode(
  db: WritableDb,
  how: { readonly keepId: number; readonly dropId: number; readonly codeBefore: string | null },
): void {
  const code = db
    .prepare<[number], string | null>("SELECT credit_code FROM enterprise WHERE id = ?")
    .pluck()
    .get(how.keepId);
  if (how.codeBefore === null || code === how.codeBefore) return;
  db.prepare("UPDATE enterprise SET credit_code = ? WHERE id = ?").run(how.codeBefore, how.dropId);
}

interface Head {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly credit_code: string | null;
}

function findPair(
  db: ReadableDb,
  keepId: number,
  dropId: number,
): { readonly kept: Head; readonly dropped: Head } | null {
  const find = db.prepare<[number], Head>(
    "SELECT id, kind, name, credit_code FROM enterprise WHERE id = ? AND removed_at IS NULL",
  );
  const [kept, dropped] = [find.get(keepId), find.get(dropId)];
  if (kept === undefined || dropped === undefined || keepId === dropId) return null;
  return kept.kind === dropped.kind ? { kept, dropped } : null;
}

function readValues(db: ReadableDb, enterpriseId: number): readonly PlacedValue[] {
  const columns = "value, kind, source_row, source_column, edit_line";
  const rows = db
    .prepare<[number, number], ValueColumns & { fieldId: number; periodId: number }>(
      `SELECT f.id AS fieldId, 0 AS periodId, ${columns} FROM ${valuesOfEnterprise.attributes}
       UNION ALL
       SELECT f.id, p.id, ${columns} FROM ${valuesOfEnterprise.observations}`,
    )
    .all(enterpriseId, enterpriseId);
  return rows.map((row) => ({
    fieldId: row.fieldId,
    periodId: row.periodId,
    enterpriseId,
    stored: decodeColumns(row),
  }));
}

function placeOf({ fieldId, periodId }: { readonly fieldId: number; readonly periodId: number }): string {
  return `${fieldId}@${periodId}`;
}

function byPlace(values: readonly PlacedValue[]): ReadonlyMap<string, PlacedValue> {
  return new Map(values.map((placed) => [placeOf(placed), placed]));
}

/** What the kept record takes over: blanks are filled, and the sides a person chose. */
function chooseValues(
  db: ReadableDb,
  from: {
    readonly own: ReadonlyMap<string, PlacedValue>;
    readonly other: readonly PlacedValue[];
    readonly fromDropped: ReadonlySet<string>;
  },
): readonly ValueChange[] {
  const taken: ValueChange[] = [];
  for (const { fieldId, periodId, stored } of from.other) {
    const before: StoredValue | null = from.own.get(placeOf({ fieldId, periodId }))?.stored ?? null;
    const period = periodOf(db, periodId);
    const key = period === null ? fieldOf(db, fieldId) : `${fieldOf(db, fieldId)}@${period}`;
    if (before !== null && (before.value === stored.value || !from.fromDropped.has(key))) continue;
    taken.push({ fieldId, periodId, after: stored, before, typed: null });
  }
  return taken;
}

/** Names of the dropped record that the kept one does not have yet are added to its 曾用名, so that files which still use them find it. */
function withFormerNames(
  db: WritableDb,
  {
    kept,
    dropped,
    own,
    other,
    chosen,
  }: {
    readonly kept: Head;
    readonly dropped: Head;
    readonly own: ReadonlyMap<string, PlacedValue>;
    readonly other: readonly PlacedValue[];
    readonly chosen: readonly ValueChange[];
  },
): readonly ValueChange[] {
  const fieldId = fieldNumber(db, identityFields.formerName);
  const nameId = fieldNumber(db, identityFields.name);
  const place = placeOf({ fieldId, periodId: 0 });
  const stated = chosen.find((change) => change.fieldId === fieldId);
  const before = own.get(place)?.stored ?? null;
  const present = stated?.after ?? before;
  const names = present === null ? [] : [...splitFormerNames(String(present.value))];
  const newName = chosen.find((change) => change.fieldId === nameId)?.after?.value;
  const formerOf = db
    .prepare<[number], string>("SELECT name FROM enterprise_name WHERE enterprise_id = ? ORDER BY id")
    .pluck();
  const known = new Set([newName === undefined ? kept.name : String(newName), kept.name, ...names].map(foldName));
  for (const name of formerOf.all(kept.id)) known.add(foldName(name));
  const listed = names.length;
  for (const name of [...formerOf.all(dropped.id), dropped.name]) {
    if (!known.has(foldName(name))) names.push(name);
    known.add(foldName(name));
  }
  if (names.length === listed) return chosen;
  // Where the other record's name came from is where these names come from.
  const origin = other.find((placed) => placed.fieldId === nameId)?.stored;
  if (origin === undefined) return chosen;
  const after = { ...origin, value: names.join("、") };
  return [...chosen.filter((change) => change !== stated), { fieldId, periodId: 0, after, before, typed: null }];
}

function writeMerge(
  db: WritableDb,
  how: {
    readonly keepId: number;
    readonly dropId: number;
    readonly taken: readonly ValueChange[];
    readonly other: readonly PlacedValue[];
    readonly author: { readonly at: string; readonly by: string };
  },
): void {
  const { keepId, dropId, taken, other, author } = how;
  const entry = db.prepare("INSERT INTO journal_entry (kind, at, by) VALUES ('merge', ?, ?)").run(author.at, author.by);
  const addLine = db.prepare(
    "INSERT INTO journal_line (entry_id, enterprise_id, existence, changes) VALUES (?, ?, ?, ?)",
  );
  addLine.run(entry.lastInsertRowid, keepId, 0, encodeChanges(taken));
  const gone = other.map(({ fieldId, periodId, stored: before }) => ({ fieldId, periodId, after: null, before }));
  addLine.run(entry.lastInsertRowid, dropId, -1, encodeChanges(gone.map((change) => ({ ...change, typed: null }))));
  const writer = createValueWriter(db);
  for (const placed of other) writer.remove(placed);
  writer.writeMany(
    taken.flatMap(({ fieldId, periodId, after }) => {
      return after === null ? [] : [{ fieldId, periodId, enterpriseId: keepId, stored: after }];
    }),
  );
}
