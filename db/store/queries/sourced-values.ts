import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";
import { createValueReader } from "../values/value-store.ts";
import { createProvenanceReader } from "./provenance.ts";

/** A stored value with where it came from (带来源的值). */
export interface SourcedValue {
  readonly value: FieldValue;
  readonly source: Provenance;
}

/** Which value (取数位置): `period` null for attributes. */
export interface ValuePlace {
  readonly enterpriseId: number;
  readonly field: string;
  readonly period: string | null;
}

/** Reads single values with their origin (取数); null when nothing is stored. Made once and asked many times. */
export function createSourcedValueReader(db: ReadableDb): (place: ValuePlace) => SourcedValue | null {
  const read = createValueReader(db);
  const sourceOf = createProvenanceReader(db);
  return ({ enterpriseId, field, period }) => {
    const fieldId = findFieldNumber(db, field);
    const periodId = findPeriodNumber(db, period);
    if (fieldId === undefined || periodId === undefined) return null;
    const stored = read({ fieldId, periodId, enterpriseId });
    if (stored === null) return null;
    const origin = { source_row: stored.sourceRow, source_column: stored.sourceColumn, edit_line: stored.editLine };
    return { value: stored.value, source: sourceOf(origin, { fieldId, periodId }) };
  };
}
