import { and, desc, eq, isNull } from "drizzle-orm";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { ReadableDb } from "../connection.ts";
import { orm } from "../orm.ts";
import { enterprise } from "../schema/enterprises.ts";
import { enterpriseName, qualification } from "../schema/identity.ts";
import type { CodeStanding } from "../values/identity.ts";
import { decodeValue, type ValueColumns } from "../values/stored-value.ts";
import { valuesOfEnterprise } from "../values/values-of-enterprise.ts";
import { listJournal, type StoredJournalLine } from "./journal.ts";
import { createProvenanceReader } from "./provenance.ts";

/** Everything known of one enterprise (企业详情), every value with its origin. */
export interface StoredDetail {
  readonly id: number;
  readonly kind: string;
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
  const { kind, name, creditCode, codeStanding } = enterprise;
  const head = orm(db)
    .select({ id: enterprise.id, kind, name, creditCode, codeStanding })
    .from(enterprise)
    .where(and(eq(enterprise.id, id), isNull(enterprise.removedAt)))
    .get();
  if (head === undefined) return null;
  const source = createProvenanceReader(db);
  const attributes = db
    .prepare<[number], ValueColumns & { fieldId: number; field: string }>(
      `SELECT f.id AS fieldId, f.field, a.value, a.kind, a.source_row, a.source_column, a.edit_line
         FROM ${valuesOfEnterprise.attributes} ORDER BY f.id`,
    )
    .all(id);
  const observations = db
    .prepare<[number], ValueColumns & { fieldId: number; periodId: number; field: string; period: string }>(
      `SELECT f.id AS fieldId, p.id AS periodId, f.field, p.period, o.value, o.kind, o.source_row, o.source_column, o.edit_line
         FROM ${valuesOfEnterprise.observations} ORDER BY f.id, p.period DESC`,
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
  const { name, heldUntil: until, sourceRow, sourceColumn, editLine } = enterpriseName;
  const source = createProvenanceReader(db);
  return orm(db)
    .select({
      shown: { name, until },
      origin: { source_row: sourceRow, source_column: sourceColumn, edit_line: editLine },
    })
    .from(enterpriseName)
    .where(eq(enterpriseName.enterpriseId, id))
    .orderBy(enterpriseName.id)
    .all()
    .map(({ shown, origin }) => ({ ...shown, source: source(origin, null) }));
}

function readQualifications(db: ReadableDb, id: number): StoredDetail["qualifications"] {
  const { kind, number, issued, validUntil, sourceRow, sourceColumn, editLine } = qualification;
  const source = createProvenanceReader(db);
  return orm(db)
    .select({
      shown: { kind, number, issued, validUntil },
      origin: { source_row: sourceRow, source_column: sourceColumn, edit_line: editLine },
    })
    .from(qualification)
    .where(eq(qualification.enterpriseId, id))
    .orderBy(desc(qualification.id))
    .all()
    .map(({ shown, origin }) => ({ ...shown, source: source(origin, null) }));
}
