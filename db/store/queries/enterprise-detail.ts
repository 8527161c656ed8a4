import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { ReadableDb } from "../connection.ts";
import type { CodeStanding } from "../values/identity.ts";
import { decodeValue, type ValueColumns } from "../values/stored-value.ts";
import { listJournal, type StoredJournalLine } from "./journal.ts";
import { createProvenanceReader, type Origin } from "./provenance.ts";

/** Everything known of one enterprise (企业详情), every value with its origin. */
export interface StoredDetail {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly codeStanding: CodeStanding;
  readonly formerNames: readonly {
    readonly name: string;
    readonly until: string | null;
    readonly source: Provenance;
  }[];
  readonly qualifications: readonly {
    readonly kind: string;
    readonly number: string | null;
    readonly issued: string | null;
    readonly validUntil: string | null;
    readonly source: Provenance;
  }[];
  readonly attributes: readonly { readonly field: string; readonly value: FieldValue; readonly source: Provenance }[];
  readonly observations: readonly {
    readonly field: string;
    readonly period: string;
    readonly value: FieldValue;
    readonly source: Provenance;
  }[];
  readonly journal: readonly StoredJournalLine[];
}

/** Journal lines shown at once on a detail page. */
const JOURNAL_LINES = 500;

/** Reads one enterprise; null when there is none of that id, or it was removed. */
export function findEnterpriseDetail(db: ReadableDb, id: number, journalLines = JOURNAL_LINES): StoredDetail | null {
  const head = db
    .prepare<[number], { id: number; name: string; creditCode: string | null; codeStanding: CodeStanding }>(
      `SELECT id, name, credit_code AS creditCode, code_standing AS codeStanding FROM enterprise
        WHERE id = ? AND removed_at IS NULL`,
    )
    .get(id);
  if (head === undefined) return null;
  const source = createProvenanceReader(db);
  const attributes = db
    .prepare<[number], ValueColumns & { fieldId: number; field: string }>(
      `SELECT f.id AS fieldId, f.field, a.value, a.kind, a.source_row, a.source_column, a.edit_line FROM stored_field f
         JOIN enterprise_attribute a ON a.field_id = f.id AND a.enterprise_id = ? ORDER BY f.id`,
    )
    .all(id);
  const observations = db
    .prepare<[number], ValueColumns & { fieldId: number; periodId: number; field: string; period: string }>(
      `SELECT f.id AS fieldId, p.id AS periodId, f.field, p.period, o.value, o.kind, o.source_row, o.source_column, o.edit_line
         FROM stored_field f CROSS JOIN stored_period p
         JOIN observation o ON o.field_id = f.id AND o.period_id = p.id AND o.enterprise_id = ?
        ORDER BY f.id, p.period DESC`,
    )
    .all(id);
  return {
    ...head,
    formerNames: readFormerNames(db, id),
    qualifications: readQualifications(db, id),
    attributes: attributes.map((row) => ({
      field: row.field,
      value: decodeValue(row.value, row.kind),
      source: source(row, { fieldId: row.fieldId, periodId: 0 }),
    })),
    observations: observations.map((row) => ({
      field: row.field,
      period: row.period,
      value: decodeValue(row.value, row.kind),
      source: source(row, { fieldId: row.fieldId, periodId: row.periodId }),
    })),
    journal: listJournal(db, { enterpriseId: id, limit: journalLines }),
  };
}

function readFormerNames(db: ReadableDb, id: number): StoredDetail["formerNames"] {
  const source = createProvenanceReader(db);
  return db
    .prepare<[number], Origin & { name: string; until: string | null }>(
      `SELECT name, held_until AS until, source_row, source_column, edit_line FROM enterprise_name
        WHERE enterprise_id = ? ORDER BY id`,
    )
    .all(id)
    .map((row) => ({ name: row.name, until: row.until, source: source(row, null) }));
}

function readQualifications(db: ReadableDb, id: number): StoredDetail["qualifications"] {
  const source = createProvenanceReader(db);
  return db
    .prepare<
      [number],
      Origin & { kind: string; number: string | null; issued: string | null; validUntil: string | null }
    >(
      `SELECT kind, number, issued, valid_until AS validUntil, source_row, source_column, edit_line FROM qualification
        WHERE enterprise_id = ? ORDER BY id DESC`,
    )
    .all(id)
    .map((row) => ({
      kind: row.kind,
      number: row.number,
      issued: row.issued,
      validUntil: row.validUntil,
      source: source(row, null),
    }));
}
