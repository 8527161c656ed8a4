/** The cells behind figures (数据来源), of the living book or of a frozen year. */
import type { Provenance } from "#domain/shared/provenance";
import type { ReadableDb } from "../connection.ts";
import { createProvenanceReader, type Origin } from "../queries/provenance.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";

/** Reads where the figure of an entry came from; null when none is stored. */
export function createFigureSources(
  db: ReadableDb,
  snapshot: number | null,
): (id: number, figure: { readonly field: string; readonly period: string | null }) => Provenance | null {
  const columns = "source_row, source_column, edit_line";
  const sourceOf = createProvenanceReader(db);
  const frozen = db.prepare<[number, number, number, number | null], Origin>(
    `SELECT ${columns} FROM snapshot_value WHERE field_id = ? AND period_id = ? AND entry_id = ? AND snapshot_id = ?`,
  );
  const observation = db.prepare<[number, number, number], Origin>(
    `SELECT ${columns} FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id = ?`,
  );
  const attribute = db.prepare<[number, number], Origin>(
    `SELECT ${columns} FROM enterprise_attribute WHERE field_id = ? AND enterprise_id = ?`,
  );
  return (id, { field, period }) => {
    const fieldId = findFieldNumber(db, field);
    const periodId = findPeriodNumber(db, period);
    if (fieldId === undefined || periodId === undefined) return null;
    const living = () => (periodId === 0 ? attribute.get(fieldId, id) : observation.get(fieldId, periodId, id));
    const origin = snapshot === null ? living() : frozen.get(fieldId, periodId, id, snapshot);
    return origin === undefined ? null : sourceOf(origin, { fieldId, periodId });
  };
}
