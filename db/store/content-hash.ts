import { createHash } from "node:crypto";
import type { ReadableDb } from "./connection.ts";

/** Frozen years, and lists of the zone's own. */
const BESIDE: readonly string[] = [
  "SELECT name, year, day, hash FROM year_snapshot",
  "SELECT id, definition FROM register_kind WHERE retired_at IS NULL",
];

/** Fingerprint of what the book knows (内容指纹): entries of every kind with names, qualifications and values, in an order that does not depend on when they came. `origins` also takes in where each value came from; journal and ids never count. */
export function contentHash(db: ReadableDb, { origins = false }: { readonly origins?: boolean } = {}): string {
  const hash = createHash("sha256");
  const origin = (alias: string): string =>
    origins ? `, ${alias}.source_row, ${alias}.source_column, ${alias}.edit_line` : "";
  const enterprise = "JOIN enterprise e ON e.id = v.enterprise_id WHERE e.removed_at IS NULL";
  const queries = [
    `SELECT kind, name, coalesce(credit_code, ''), code_standing FROM enterprise WHERE removed_at IS NULL`,
    `SELECT e.kind, e.name, coalesce(e.credit_code, ''), v.name, v.held_until, v.stated FROM enterprise_name v ${enterprise}`,
    `SELECT e.kind, e.name, coalesce(e.credit_code, ''), v.kind, v.number, v.issued, v.valid_until FROM qualification v ${enterprise}`,
    `SELECT e.kind, e.name, coalesce(e.credit_code, ''), f.field, v.value, v.kind${origin("v")}
       FROM stored_field f JOIN enterprise_attribute v ON v.field_id = f.id ${enterprise}`,
    `SELECT e.kind, e.name, coalesce(e.credit_code, ''), f.field, p.period, v.value, v.kind${origin("v")}
       FROM observation v JOIN stored_field f ON f.id = v.field_id JOIN stored_period p ON p.id = v.period_id ${enterprise}`,
  ];
  for (const [topic, sql] of [...queries, ...BESIDE].entries()) {
    const lines = db
      .prepare<[], unknown[]>(sql)
      .raw()
      .all()
      .map((row) => JSON.stringify(row));
    for (const line of lines.sort()) hash.update(`${topic}${line}\n`);
  }
  return hash.digest("hex");
}
