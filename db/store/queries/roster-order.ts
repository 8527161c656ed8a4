import type { ReadableDb } from "../connection.ts";
import { type EntryKind, enterpriseKind, storedFieldOf } from "../values/entry-kind.ts";
import { identityFields } from "../values/identity.ts";
import { findFieldNumber, findPeriodNumber } from "../values/interning.ts";

/** A condition of the roster (筛选): text `contains`; numbers and dates as text in stored units; `doubt` by how the code stands. */
export interface RosterCondition {
  readonly key: string;
  readonly test: "contains" | "equals" | "atLeast" | "atMost" | "blank" | "filled" | "oneOf" | "doubt";
  readonly text: string;
  readonly values: readonly string[];
}

/** Filters and order of a roster. `numericFields`: attributes that compare as numbers; observations always do. */
export interface RosterOrder {
  /** Kind of the entries; absent: enterprises. */
  readonly kind?: EntryKind;
  readonly filters: readonly RosterCondition[];
  readonly sort: readonly { readonly key: string; readonly descending: boolean }[];
  readonly numericFields: ReadonlySet<string>;
}

/** The SQL that answers the ids of a roster in its order; blanks come last whichever way it runs. */
export function rosterIdsQuery(
  db: ReadableDb,
  { kind = enterpriseKind, filters, sort, numericFields }: RosterOrder,
): { readonly sql: string; readonly parameters: readonly (string | number)[] } {
  const keys = [...new Set([...filters, ...sort].map(({ key }) => key))];
  const columns = new Map(
    keys.map((key, index) => [key, joinColumn(db, { kind, key: storedKey(kind, key) }, `v${index}`)]),
  );
  const conditions = filters.map((filter) => condition(filter, columns.get(filter.key), numericFields));
  const order = sort.map(({ key, descending }) => {
    const value = columns.get(key)?.value ?? "NULL";
    const compared = isNumeric(key, numericFields) ? `CAST(${value} AS REAL)` : value;
    return `${value} IS NULL, ${compared}${descending ? " DESC" : ""}`;
  });
  const joins = [...columns.values()].map(({ join }) => join).join("\n");
  const where = ["e.removed_at IS NULL", "e.kind = ?", ...conditions.map(({ sql }) => sql)].join(" AND ");
  return {
    sql: `SELECT e.id FROM enterprise e ${joins} WHERE ${where} ORDER BY ${[...order, "e.id"].join(", ")}`,
    parameters: [kind.id, ...conditions.flatMap(({ parameters }) => parameters)],
  };
}

/** A column key under the field the book keeps it by. */
export function storedKey(kind: EntryKind, key: string): string {
  const [field = "", period] = key.split("@");
  const stored = storedFieldOf(kind, field);
  return period === undefined ? stored : `${stored}@${period}`;
}

/** Whether a column compares as numbers. */
export function isNumeric(key: string, numericFields: ReadonlySet<string>): boolean {
  return key.includes("@") || numericFields.has(key);
}

interface JoinedColumn {
  readonly join: string;
  readonly value: string;
}

/** Names and identifying codes lie in `enterprise` itself; everything else is one look-up per enterprise along the value table's key. */
function joinColumn(
  db: ReadableDb,
  { kind, key }: { readonly kind: EntryKind; readonly key: string },
  alias: string,
): JoinedColumn {
  if (key === identityFields.name) return { join: "", value: "e.name" };
  if (key === identityFields.creditCode && kind.codeField !== null) return { join: "", value: "e.credit_code" };
  const [field = "", period = null] = key.split("@");
  const fieldId = findFieldNumber(db, field);
  const periodId = findPeriodNumber(db, period);
  if (fieldId === undefined || periodId === undefined) return { join: "", value: "NULL" };
  const table = period === null ? "enterprise_attribute" : "observation";
  const ofPeriod = period === null ? "" : ` AND ${alias}.period_id = ${periodId}`;
  return {
    join: `LEFT JOIN ${table} ${alias} ON ${alias}.field_id = ${fieldId}${ofPeriod} AND ${alias}.enterprise_id = e.id`,
    value: `${alias}.value`,
  };
}

function condition(
  { key, test, text, values }: RosterCondition,
  column: JoinedColumn | undefined,
  numericFields: ReadonlySet<string>,
): { readonly sql: string; readonly parameters: readonly (string | number)[] } {
  const value = column?.value ?? "NULL";
  const numeric = isNumeric(key, numericFields);
  const compared = numeric ? `CAST(${value} AS REAL)` : value;
  const bound: string | number = numeric ? Number(text) : text;
  switch (test) {
    case "contains":
      return { sql: `instr(${value}, ?) > 0`, parameters: [text] };
    case "equals":
      return { sql: `${value} = ?`, parameters: [text] };
    case "atLeast":
      return { sql: `(${value} IS NOT NULL AND ${compared} >= ?)`, parameters: [bound] };
    case "atMost":
      return { sql: `(${value} IS NOT NULL AND ${compared} <= ?)`, parameters: [bound] };
    case "blank":
      return { sql: `${value} IS NULL`, parameters: [] };
    case "filled":
      return { sql: `${value} IS NOT NULL`, parameters: [] };
    case "oneOf": {
      const blank = values.includes("") ? ` OR ${value} IS NULL` : "";
      return { sql: `(${value} IN (SELECT value FROM json_each(?))${blank})`, parameters: [JSON.stringify(values)] };
    }
    case "doubt":
      return { sql: "e.code_standing IN (SELECT value FROM json_each(?))", parameters: [JSON.stringify(values)] };
  }
}
