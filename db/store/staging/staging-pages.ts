import type { RowFilter, Staging } from "./staging.ts";
import { type Body, readIssue, type StagingParts, unpackRow } from "./staging-parts.ts";

/** Pages through a staged plan (暂存分页): rows and problems, filtered and counted by the database. */
export function createStagingPages(parts: StagingParts): Pick<Staging, "page" | "issues"> {
  const { db, fieldNumbers } = parts;
  const issuesAt = db.prepare<[number], { issue: string }>(
    "SELECT issue FROM staged_issue WHERE ordinal = ? ORDER BY id",
  );
  return {
    page: (filter) => {
      const { where, values } = rowCondition(filter, fieldNumbers);
      const total = db
        .prepare<unknown[], number>(`SELECT count(*) FROM staged_row r WHERE ${where}`)
        .pluck()
        .get(values);
      // Questions of one group stand together; everything else stands as in the file.
      const grouped = filter.kinds.length === 1 && filter.kinds[0] === "decision";
      const order = grouped ? "r.anchor, r.ordinal" : "r.ordinal";
      const wanted = `SELECT r.ordinal, r.anchor FROM staged_row r WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`;
      const bodies = db
        .prepare<unknown[], Body>(
          `SELECT b.ordinal, b.typed, b.plan FROM (${wanted}) r JOIN staged_body b ON b.ordinal = r.ordinal ORDER BY ${order}`,
        )
        .all([...values, filter.limit, filter.offset]);
      const rows = bodies.map((body) => unpackRow(parts, body, issuesAt.all(body.ordinal).map(readIssue)));
      return { total: total ?? 0, rows };
    },
    issues: ({ severity, kind, offset, limit }) => {
      const where = "(? IS NULL OR severity = ?) AND (? IS NULL OR kind = ?)";
      const values = [severity, severity, kind, kind];
      const total = db
        .prepare<unknown[], number>(`SELECT count(*) FROM staged_issue WHERE ${where}`)
        .pluck()
        .get(values);
      const found = db
        .prepare<unknown[], { issue: string }>(
          `SELECT issue FROM staged_issue WHERE ${where} ORDER BY ordinal, id LIMIT ? OFFSET ?`,
        )
        .all([...values, limit, offset]);
      return { total: total ?? 0, issues: found.map(readIssue) };
    },
  };
}

function rowCondition(
  { kinds, causes, fields, search }: RowFilter,
  numbers: ReadonlyMap<string, number>,
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const parts = [`r.kind IN (${kinds.map(() => "?").join(",")})`];
  const values: (string | number)[] = [...kinds];
  if (causes.length > 0) {
    parts.push(`r.about IN (${causes.map(() => "?").join(",")})`);
    values.push(...causes);
  }
  if (fields.length > 0) {
    parts.push(`(${fields.map(() => "instr(r.fields, ?) > 0").join(" OR ")})`);
    // A field that no row changes has no number: nothing is found then.
    values.push(...fields.map((field) => `,${numbers.get(withPeriodMark(field)) ?? "none"},`));
  }
  const wanted = search.trim();
  if (wanted !== "") {
    parts.push("(instr(r.name, ?) > 0 OR instr(r.code, upper(?)) > 0)");
    values.push(wanted, wanted);
  }
  return { where: parts.join(" AND "), values };
}

/** Attributes may be asked for without the sign that a period would follow. */
function withPeriodMark(field: string): string {
  return field.includes("@") ? field : `${field}@`;
}
