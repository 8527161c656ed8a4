import type { ReadableDb, WritableDb } from "../connection.ts";
import {
  decodeColumns,
  encodeValue,
  type PlacedValue,
  type StoredValue,
  type ValueColumns,
  type ValueKey,
  valueKind,
} from "./stored-value.ts";
import { createRunWriter, SHORTEST_RUN, splitRuns } from "./value-runs.ts";

const COLUMNS = "value, kind, source_row, source_column, edit_line";
const KEEP =
  "value = excluded.value, kind = excluded.kind, source_row = excluded.source_row, source_column = excluded.source_column, edit_line = excluded.edit_line";
const SAME = "AND value = ? AND kind = ? AND source_row IS ? AND source_column IS ? AND edit_line IS ?";

/** Reads single values of both value tables with prepared statements. */
export function createValueReader(db: ReadableDb): (key: ValueKey) => StoredValue | null {
  const attribute = db.prepare<[number, number], ValueColumns>(
    `SELECT ${COLUMNS} FROM enterprise_attribute WHERE field_id = ? AND enterprise_id = ?`,
  );
  const observation = db.prepare<[number, number, number], ValueColumns>(
    `SELECT ${COLUMNS} FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id = ?`,
  );
  return ({ fieldId, periodId, enterpriseId }) => {
    const row =
      periodId === 0 ? attribute.get(fieldId, enterpriseId) : observation.get(fieldId, periodId, enterpriseId);
    return row === undefined ? null : decodeColumns(row);
  };
}

/** Writes and removes values. `writeMany` sorts by key first: neighbouring keys share pages, which makes a wide import three times faster. */
export function createValueWriter(db: WritableDb): {
  readonly writeMany: (values: readonly PlacedValue[]) => void;
  readonly write: (value: PlacedValue) => void;
  readonly remove: (key: ValueKey) => void;
  /** Removes the value if it is still the given one, origin included; false when it is not. */
  readonly removeSame: (key: ValueKey, stored: StoredValue) => boolean;
} {
  const attributes = createBulkInsert(
    db,
    `enterprise_attribute (field_id, enterprise_id, ${COLUMNS})`,
    7,
    `(field_id, enterprise_id) DO UPDATE SET ${KEEP}`,
  );
  const observations = createBulkInsert(
    db,
    `observation (field_id, period_id, enterprise_id, ${COLUMNS})`,
    8,
    `(field_id, period_id, enterprise_id) DO UPDATE SET ${KEEP}`,
  );
  const dropAttribute = db.prepare("DELETE FROM enterprise_attribute WHERE field_id = ? AND enterprise_id = ?");
  const dropObservation = db.prepare(
    "DELETE FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id = ?",
  );
  const dropSameAttribute = db.prepare(
    `DELETE FROM enterprise_attribute WHERE field_id = ? AND enterprise_id = ? ${SAME}`,
  );
  const dropSameObservation = db.prepare(
    `DELETE FROM observation WHERE field_id = ? AND period_id = ? AND enterprise_id = ? ${SAME}`,
  );
  const writeRun = createRunWriter(db, { columns: COLUMNS, keep: KEEP });
  const add = ({ fieldId, periodId, enterpriseId, stored }: PlacedValue): void => {
    const { value, sourceRow, sourceColumn, editLine } = stored;
    const text = encodeValue(value);
    const kind = valueKind(value);
    if (periodId === 0) attributes.add(fieldId, enterpriseId, text, kind, sourceRow, sourceColumn, editLine);
    else observations.add(fieldId, periodId, enterpriseId, text, kind, sourceRow, sourceColumn, editLine);
  };
  const flush = (): void => {
    attributes.flush();
    observations.flush();
  };
  return {
    writeMany: (values) => {
      for (const column of sortByKey(values)) {
        for (const run of splitRuns(column)) {
          if (run.length >= SHORTEST_RUN) writeRun(run);
          else for (const value of run) add(value);
        }
      }
      flush();
    },
    write: (value) => {
      add(value);
      flush();
    },
    remove: ({ fieldId, periodId, enterpriseId }) => {
      if (periodId === 0) dropAttribute.run(fieldId, enterpriseId);
      else dropObservation.run(fieldId, periodId, enterpriseId);
    },
    removeSame: ({ fieldId, periodId, enterpriseId }, { value, sourceRow, sourceColumn, editLine }) => {
      const is = [encodeValue(value), valueKind(value), sourceRow, sourceColumn, editLine];
      const dropped =
        periodId === 0
          ? dropSameAttribute.run(fieldId, enterpriseId, ...is)
          : dropSameObservation.run(fieldId, periodId, enterpriseId, ...is);
      return dropped.changes === 1;
    },
  };
}

/** Values of one column and period each, in the order of the tables. Grouping first leaves lists that are nearly in order already, which sort in linear time. */
function sortByKey(values: readonly PlacedValue[]): readonly PlacedValue[][] {
  const columns = new Map<number, PlacedValue[]>();
  for (const value of values) {
    const key = value.fieldId * MAX_PERIODS + value.periodId;
    const column = columns.get(key);
    if (column === undefined) columns.set(key, [value]);
    else column.push(value);
  }
  const sorted = [...columns].sort(([a], [b]) => a - b).map(([, column]) => column);
  for (const column of sorted) column.sort((a, b) => a.enterpriseId - b.enterpriseId);
  return sorted;
}

/** Room for period numbers beside a field number. */
const MAX_PERIODS = 1_000_000;

/** Order in which both value tables lie on disk. */
export function byKey(a: ValueKey, b: ValueKey): number {
  return a.fieldId - b.fieldId || a.periodId - b.periodId || a.enterpriseId - b.enterpriseId;
}

/** Rows per statement: measured best between 24 and 100 on this schema. */
const ROWS = 50;

/** Collects rows until `flush`, then inserts many per statement. Nothing is written earlier, so that the caller decides the order in which parents and children arrive. */
export function createBulkInsert(
  db: WritableDb,
  target: string,
  width: number,
  conflict: string | null = null,
): { readonly add: (...row: readonly (string | number | null)[]) => void; readonly flush: () => void } {
  const tuple = `(${Array.from({ length: width }, () => "?").join(",")})`;
  const tail = conflict === null ? "" : ` ON CONFLICT ${conflict}`;
  const many = db.prepare(`INSERT INTO ${target} VALUES ${Array.from({ length: ROWS }, () => tuple).join(",")}${tail}`);
  const one = db.prepare(`INSERT INTO ${target} VALUES ${tuple}${tail}`);
  let pending: (string | number | null)[] = [];
  return {
    add: (...row) => {
      for (const cell of row) pending.push(cell);
    },
    flush: () => {
      const step = ROWS * width;
      let start = 0;
      for (; start + step <= pending.length; start += step) many.run(pending.slice(start, start + step));
      for (; start < pending.length; start += width) one.run(pending.slice(start, start + width));
      pending = [];
    },
  };
}
