import type { ReadableDb, WritableDb } from "../connection.ts";

/** Short numbers for field ids and periods: the keys of the value tables, kept narrow because there are millions of them. Period 0 means "an attribute, of no period". */
interface Numbers {
  readonly fields: Map<string, number>;
  readonly fieldNames: Map<number, string>;
  readonly periods: Map<string, number>;
  readonly periodNames: Map<number, string>;
}

const caches = new WeakMap<ReadableDb, Numbers>();

/** Number of a field; undefined when nothing was ever stored under it. */
export function findFieldNumber(db: ReadableDb, field: string): number | undefined {
  return numbers(db).fields.get(field) ?? reload(db).fields.get(field);
}

/** Number of a period; 0 for null, undefined when nothing was ever stored under it. */
export function findPeriodNumber(db: ReadableDb, period: string | null): number | undefined {
  if (period === null) return 0;
  return numbers(db).periods.get(period) ?? reload(db).periods.get(period);
}

/** Number of a field, made when it is new. */
export function fieldNumber(db: WritableDb, field: string): number {
  const known = findFieldNumber(db, field);
  if (known !== undefined) return known;
  db.prepare("INSERT INTO stored_field (field) VALUES (?)").run(field);
  return required(reload(db).fields.get(field));
}

/** Number of a period, made when it is new; 0 for null. */
export function periodNumber(db: WritableDb, period: string | null): number {
  const known = findPeriodNumber(db, period);
  if (known !== undefined) return known;
  db.prepare("INSERT INTO stored_period (period) VALUES (?)").run(period);
  return required(findPeriodNumber(db, period));
}

/** Field id of a number. */
export function fieldOf(db: ReadableDb, id: number): string {
  return required(numbers(db).fieldNames.get(id) ?? reload(db).fieldNames.get(id));
}

/** Period of a number; null for 0. */
export function periodOf(db: ReadableDb, id: number): string | null {
  if (id === 0) return null;
  return required(numbers(db).periodNames.get(id) ?? reload(db).periodNames.get(id));
}

/** Forgets what was read: a rolled-back transaction may have taken numbers back. */
export function forgetNumbers(db: ReadableDb): void {
  caches.delete(db);
}

function numbers(db: ReadableDb): Numbers {
  return caches.get(db) ?? reload(db);
}

function reload(db: ReadableDb): Numbers {
  const fields = db.prepare<[], { id: number; name: string }>("SELECT id, field AS name FROM stored_field").all();
  const periods = db.prepare<[], { id: number; name: string }>("SELECT id, period AS name FROM stored_period").all();
  const fresh: Numbers = {
    fields: new Map(fields.map((row) => [row.name, row.id])),
    fieldNames: new Map(fields.map((row) => [row.id, row.name])),
    periods: new Map(periods.map((row) => [row.name, row.id])),
    periodNames: new Map(periods.map((row) => [row.id, row.name])),
  };
  caches.set(db, fresh);
  return fresh;
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("a number points at no stored field or period");
  return value;
}
