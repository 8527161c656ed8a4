import type { PlannedChange } from "#domain/importing/import-plan";
import type { OriginOf, ValueOrigin } from "#domain/importing/newer-values";
import type { Standing } from "#domain/importing/standing";
import type { FieldValue } from "#domain/importing/typed-row";
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";
import { decodeValue } from "../values/stored-value.ts";
import { readKnownValues, type ValuesOf } from "./enterprise-lookup.ts";

/** Stored values of the enterprises that some rows are about (成批取值): read field by field for all of them at once, and forgotten with the next rows. */
export interface KnownValues {
  /** Values of an enterprise: those wanted, when it was prepared; otherwise everything stored. */
  readonly valuesOf: ValuesOf;
  readonly prepare: (enterpriseIds: readonly number[]) => void;
  /** Adds a value to those wanted; from the next `prepare` on. */
  readonly want: (place: Pick<PlannedChange, "field" | "period">) => void;
}

/** Starts with nothing wanted. */
export function createKnownValues(db: ReadableDb): KnownValues {
  const wanted: { readonly key: string; readonly fieldId: number; readonly periodId: number }[] = [];
  let prepared = new Map<number, Record<string, FieldValue>>();
  const readColumn = createColumnReader(db);
  return {
    valuesOf: (id) => prepared.get(id) ?? readKnownValues(db, id),
    want: ({ field, period }) => {
      const fieldId = findFieldNumber(db, field);
      const periodId = findPeriodNumber(db, period);
      const key = period === null ? field : `${field}@${period}`;
      // Without a number nothing is stored there, and looking for one again and again is dear.
      if (fieldId === undefined || periodId === undefined || wanted.some((one) => one.key === key)) return;
      wanted.push({ key, fieldId, periodId });
    },
    prepare: (enterpriseIds) => {
      const ids = [...new Set(enterpriseIds)].toSorted((a, b) => a - b);
      prepared = new Map(ids.map((id) => [id, {}]));
      for (const { key, fieldId, periodId } of wanted) {
        for (const [id, value, kind] of readColumn({ fieldId, periodId }, ids)) {
          const values = prepared.get(id);
          if (values !== undefined) values[key] = decodeValue(value, kind);
        }
      }
    },
  };
}

/** A stretch of a column is read in one go where at least every so manyeth value of it is wanted: half the time of looking each one up. */
const DENSE = 4;

type ColumnReader = (
  column: { readonly fieldId: number; readonly periodId: number },
  ids: readonly number[],
) => readonly [enterpriseId: number, value: string, kind: number][];

/** Reads the values of some enterprises, ascending, in one column; those of others between them may come along. */
function createColumnReader(db: ReadableDb): ColumnReader {
  type Row = [number, string, number];
  const columns = "enterprise_id, value, kind";
  const ofAttribute = `SELECT ${columns} FROM enterprise_attribute WHERE field_id = ?`;
  const ofObservation = `SELECT ${columns} FROM observation WHERE field_id = ? AND period_id = ?`;
  const listed = "AND enterprise_id IN (SELECT value FROM json_each(?))";
  const between = "AND enterprise_id BETWEEN ? AND ?";
  const attributes = db.prepare<[number, string], Row>(`${ofAttribute} ${listed}`).raw();
  const observations = db.prepare<[number, number, string], Row>(`${ofObservation} ${listed}`).raw();
  const attributesBetween = db.prepare<[number, number, number], Row>(`${ofAttribute} ${between}`).raw();
  const observationsBetween = db.prepare<[number, number, number, number], Row>(`${ofObservation} ${between}`).raw();
  return ({ fieldId, periodId }, ids) => {
    const first = ids[0];
    const last = ids.at(-1);
    if (first === undefined || last === undefined) return [];
    if (last - first < ids.length * DENSE) {
      return periodId === 0
        ? attributesBetween.all(fieldId, first, last)
        : observationsBetween.all(fieldId, periodId, first, last);
    }
    const list = JSON.stringify(ids);
    return periodId === 0 ? attributes.all(fieldId, list) : observations.all(fieldId, periodId, list);
  };
}

/** Finds where stored values came from (值的来历), one by one. */
export function createOriginReader(db: ReadableDb): OriginOf {
  type Source = { readonly source_row: number | null };
  const attribute = db.prepare<[number, number], Source>(
    "SELECT source_row FROM enterprise_attribute WHERE field_id = ? AND enterprise_id = ?",
  );
  const observation = db.prepare<[number, number, number], Source>(
    "SELECT source_row FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id = ?",
  );
  const tableOf = db.prepare<[number], { batchId: number; period: string | null; standing: Standing }>(
    `SELECT t.batch_id AS batchId, t.period, b.standing
       FROM source_row s JOIN source_table t ON t.id = s.table_id JOIN import_batch b ON b.id = t.batch_id
      WHERE s.id = ?`,
  );
  let last: { readonly sourceRow: number; readonly origin: ValueOrigin } | null = null;
  return (enterpriseId, { field, period }) => {
    const fieldId = findFieldNumber(db, field);
    const periodId = findPeriodNumber(db, period);
    if (fieldId === undefined || periodId === undefined) return null;
    const found =
      periodId === 0 ? attribute.get(fieldId, enterpriseId) : observation.get(fieldId, periodId, enterpriseId);
    if (found === undefined) return null;
    const sourceRow = found.source_row;
    if (sourceRow === null) return { kind: "person" };
    // The values of an enterprise mostly come from one row.
    if (last?.sourceRow === sourceRow) return last.origin;
    const table = tableOf.get(sourceRow);
    if (table === undefined) return null;
    last = { sourceRow, origin: { kind: "import", ...table } };
    return last.origin;
  };
}

/** The latest period that a table of a standing import stated (最晚的表期); null when none did. Stored periods of one year sort as text well enough for asking whether anything newer exists at all. */
export function hasLaterTables(db: ReadableDb, period: string | null): boolean {
  if (period === null) return false;
  const periods = db
    .prepare<[], string>("SELECT DISTINCT period FROM source_table WHERE period IS NOT NULL")
    .pluck()
    .all();
  return periods.some((other) => other !== period && other.slice(0, 4) >= period.slice(0, 4));
}
