import type { CellIssue } from "#domain/importing/cell-issue";
import type { StagedRow, Staging } from "./staging.ts";
import { type Body, ordinalOf, readIssue, type StagingParts, unpackRow } from "./staging-parts.ts";

/** Rows read back at a time. */
const CHUNK = 500;

/** Reads staged rows back (暂存取回): one by one, by code, or table by table. */
export function createStagingRows(
  parts: StagingParts,
): Pick<Staging, "find" | "findByCode" | "chunks" | "issuesOf" | "adders"> {
  const { db } = parts;
  const issuesBetween = db.prepare<[number, number], { ordinal: number; issue: string }>(
    "SELECT ordinal, issue FROM staged_issue WHERE ordinal BETWEEN ? AND ? ORDER BY id",
  );
  const bodyAt = db.prepare<[number], Body>("SELECT ordinal, typed, plan FROM staged_body WHERE ordinal = ?");
  const bodiesAfter = db.prepare<[number, number, number], Body>(
    "SELECT ordinal, typed, plan FROM staged_body WHERE ordinal > ? AND ordinal < ? ORDER BY ordinal LIMIT ?",
  );
  const ofCode = db.prepare<[string, number], Body>(
    `SELECT b.ordinal, b.typed, b.plan FROM staged_row r JOIN staged_body b ON b.ordinal = r.ordinal
      WHERE r.code = ? AND r.ordinal < ? AND r.kind IS NOT NULL ORDER BY r.ordinal LIMIT 100`,
  );
  const withIssues = (bodies: readonly Body[]): readonly StagedRow[] => {
    const found = new Map<number, CellIssue[]>();
    for (const row of issuesBetween.all(bodies[0]?.ordinal ?? 0, bodies.at(-1)?.ordinal ?? -1)) {
      const list = found.get(row.ordinal);
      if (list === undefined) found.set(row.ordinal, [readIssue(row)]);
      else list.push(readIssue(row));
    }
    return bodies.map((body) => unpackRow(parts, body, found.get(body.ordinal) ?? []));
  };
  return {
    find: (table, row) => {
      const body = bodyAt.get(ordinalOf(table, row));
      return body === undefined ? null : unpackRow(parts, body, []);
    },
    findByCode: (code, beforeTable) =>
      ofCode.all(code, ordinalOf(beforeTable, 0)).map((body) => unpackRow(parts, body, [])),
    chunks: function* (table) {
      const end = ordinalOf(table + 1, 0);
      for (let last = ordinalOf(table, -1); ; ) {
        const bodies = bodiesAfter.all(last, end, CHUNK);
        const final = bodies.at(-1);
        if (final === undefined) return;
        last = final.ordinal;
        yield withIssues(bodies);
      }
    },
    issuesOf: (table) => issuesBetween.all(ordinalOf(table, 0), ordinalOf(table + 1, -1)).map(readIssue),
    adders: () =>
      new Set(
        db.prepare<[], string>("SELECT DISTINCT added_by FROM staged_row WHERE added_by IS NOT NULL").pluck().all(),
      ),
  };
}
