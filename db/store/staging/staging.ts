/** A plan on disk (预案暂存): every row of a file with its plan and its problems, in a nameless database that is gone when it is closed. Memory holds a few pages of it, however long the file is. */
import type { CellIssue } from "#domain/importing/cell-issue";
import type { DecisionCause, RowPlan } from "#domain/importing/import-plan";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Book } from "../connection.ts";
import { createBulkInsert } from "../values/value-store.ts";
import { packPlan, unpackPlan } from "./pack-plan.ts";
import { createRowPacker } from "./pack-row.ts";

/** A table whose rows are staged; `number` is its place among all tables of the file, from 0. */
export interface StagedTable {
  readonly number: number;
  readonly sheet: string;
  readonly index: number;
  readonly period: string | null;
}

/** A staged row. `plan` null: the row was typed, but its table is left out. */
export interface StagedRow {
  readonly table: number;
  readonly typed: TypedRow;
  readonly plan: RowPlan | null;
}

/** Which rows of a plan are asked for; `fields` as `field@period`, empty: all. */
export interface RowFilter {
  readonly kinds: readonly RowPlan["kind"][];
  readonly causes: readonly DecisionCause[];
  readonly fields: readonly string[];
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** Which problems are asked for; null: all. */
export interface IssueFilter {
  readonly severity: CellIssue["severity"] | null;
  readonly kind: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** The staged plan of one file. Rows keep the order in which they were added, table by table. */
export interface Staging {
  readonly addTable: (table: StagedTable) => void;
  /** Puts rows down, with the problems of their cells, in one go. */
  readonly addRows: (rows: readonly StagedRow[]) => void;
  /** Problems found later; `row` is the record they belong to. */
  readonly addIssues: (
    issues: readonly { readonly table: number; readonly row: number; readonly issue: CellIssue }[],
  ) => void;
  /** Puts other plans in the place of those of some rows. */
  readonly replace: (rows: readonly StagedRow[]) => void;
  readonly find: (table: number, row: number) => StagedRow | null;
  readonly periodOf: (table: number) => string | null;
  /** Rows of earlier tables with a code. */
  readonly findByCode: (code: string, beforeTable: number) => readonly StagedRow[];
  readonly page: (filter: RowFilter) => { readonly total: number; readonly rows: readonly StagedRow[] };
  readonly issues: (filter: IssueFilter) => { readonly total: number; readonly issues: readonly CellIssue[] };
  /** Rows of a table in order, some at a time, issues included. */
  readonly chunks: (table: number) => Iterable<readonly StagedRow[]>;
  readonly issuesOf: (table: number) => readonly CellIssue[];
  /** Keys of rows that other rows of the file refer to. */
  readonly adders: () => ReadonlySet<string>;
  readonly close: () => void;
}

const SCHEMA = `
CREATE TABLE staged_row (
  ordinal INTEGER PRIMARY KEY, kind TEXT, about TEXT, anchor INTEGER NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL, added_by TEXT, fields TEXT NOT NULL
);
CREATE TABLE staged_body (ordinal INTEGER PRIMARY KEY, typed TEXT NOT NULL, plan TEXT);
CREATE TABLE staged_issue (id INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL, severity TEXT NOT NULL, kind TEXT NOT NULL, issue TEXT NOT NULL);
CREATE INDEX staged_row_code ON staged_row (code) WHERE code <> '';
CREATE INDEX staged_issue_ordinal ON staged_issue (ordinal);
`;

/** Rows read back at a time. */
const CHUNK = 500;
/** Room for the row numbers of one table: a sheet has at most 2²⁰ rows; a text file may have more. */
const TABLE = 2 ** 32;

interface Body {
  readonly ordinal: number;
  readonly typed: string;
  readonly plan: string | null;
}

/** Opens an empty one. */
export function createStaging(book: Book): Staging {
  const db = book.openScratch();
  db.exec(SCHEMA);
  const packer = createRowPacker();
  const tables = new Map<number, StagedTable>();
  const groups = new Map<string, number>();
  const fieldNumbers = new Map<string, number>();
  const rowColumns = ["kind", "about", "anchor", "name", "code", "added_by", "fields"];
  const insertRow = createBulkInsert(db, `staged_row (ordinal, ${rowColumns.join(", ")})`, 8, replacing(rowColumns));
  const insertBody = createBulkInsert(db, "staged_body (ordinal, typed, plan)", 3, replacing(["typed", "plan"]));
  const insertIssue = createBulkInsert(db, "staged_issue (ordinal, severity, kind, issue)", 4);
  const issuesBetween = db.prepare<[number, number], { ordinal: number; issue: string }>(
    "SELECT ordinal, issue FROM staged_issue WHERE ordinal BETWEEN ? AND ? ORDER BY id",
  );
  const bodyAt = db.prepare<[number], Body>("SELECT ordinal, typed, plan FROM staged_body WHERE ordinal = ?");
  const bodiesAfter = db.prepare<[number, number, number], Body>(
    "SELECT ordinal, typed, plan FROM staged_body WHERE ordinal > ? AND ordinal < ? ORDER BY ordinal LIMIT ?",
  );

  const fieldMark = (key: string): number => {
    const known = fieldNumbers.get(key) ?? fieldNumbers.size;
    fieldNumbers.set(key, known);
    return known;
  };
  const anchorOf = (ordinal: number, group: string | null): number => {
    if (group === null) return ordinal;
    const anchor = groups.get(group) ?? ordinal;
    groups.set(group, anchor);
    return anchor;
  };
  const marksOf = (plan: RowPlan | null): string => {
    const changes = plan !== null && "changes" in plan ? plan.changes : [];
    const marks = changes.map(({ field, period }) => fieldMark(`${field}@${period ?? ""}`));
    return marks.length === 0 ? "" : `,${marks.join(",")},`;
  };
  const putPlan = ({ table, typed, plan }: StagedRow): void => {
    const ordinal = table * TABLE + typed.row;
    const asked = plan?.kind === "decision" ? plan : null;
    const addedBy = plan?.kind === "update" ? (plan.addedBy ?? null) : null;
    insertRow.add(
      ordinal,
      plan?.kind ?? null,
      asked?.about ?? null,
      anchorOf(ordinal, asked?.group ?? null),
      plan?.name ?? "",
      codeOf(typed),
      addedBy,
      marksOf(plan),
    );
    const period = tables.get(table)?.period ?? null;
    insertBody.add(ordinal, packer.pack(typed), plan === null ? null : packPlan(plan, typed, period));
  };
  const putIssue = (ordinal: number, issue: CellIssue): void => {
    insertIssue.add(ordinal, issue.severity, issue.kind, JSON.stringify(issue));
  };
  const inOneGo = (work: () => void): void => {
    db.exec("BEGIN");
    work();
    insertRow.flush();
    insertBody.flush();
    insertIssue.flush();
    db.exec("COMMIT");
  };
  const unpack = ({ ordinal, typed: text, plan }: Body, issues: readonly CellIssue[]): StagedRow => {
    const table = Math.floor(ordinal / TABLE);
    const typed = { ...packer.unpack(text), issues };
    return { table, typed, plan: plan === null ? null : unpackPlan(plan, typed, tables.get(table)?.period ?? null) };
  };
  const withIssues = (bodies: readonly Body[]): readonly StagedRow[] =>
    bodies.map((body) => unpack(body, issuesBetween.all(body.ordinal, body.ordinal).map(readIssue)));
  const chunkFrom = (bodies: readonly Body[]): readonly StagedRow[] => {
    const found = new Map<number, CellIssue[]>();
    for (const row of issuesBetween.all(bodies[0]?.ordinal ?? 0, bodies.at(-1)?.ordinal ?? -1)) {
      const list = found.get(row.ordinal);
      if (list === undefined) found.set(row.ordinal, [readIssue(row)]);
      else list.push(readIssue(row));
    }
    return bodies.map((body) => unpack(body, found.get(body.ordinal) ?? []));
  };

  return {
    addTable: (table) => tables.set(table.number, table),
    addRows: (rows) =>
      inOneGo(() => {
        for (const row of rows) {
          putPlan(row);
          for (const issue of row.typed.issues) putIssue(row.table * TABLE + row.typed.row, issue);
        }
      }),
    addIssues: (issues) =>
      inOneGo(() => {
        for (const { table, row, issue } of issues) putIssue(table * TABLE + row, issue);
      }),
    replace: (rows) => inOneGo(() => rows.forEach(putPlan)),
    find: (table, row) => {
      const body = bodyAt.get(table * TABLE + row);
      return body === undefined ? null : unpack(body, []);
    },
    periodOf: (table) => tables.get(table)?.period ?? null,
    findByCode: (code, beforeTable) =>
      db
        .prepare<[string, number], Body>(
          `SELECT b.ordinal, b.typed, b.plan FROM staged_row r JOIN staged_body b ON b.ordinal = r.ordinal
            WHERE r.code = ? AND r.ordinal < ? AND r.kind IS NOT NULL ORDER BY r.ordinal LIMIT 100`,
        )
        .all(code, beforeTable * TABLE)
        .map((body) => unpack(body, [])),
    page: (filter) => {
      const { where, values } = rowCondition(filter, fieldNumbers);
      const total = db
        .prepare<unknown[], number>(`SELECT count(*) FROM staged_row r WHERE ${where}`)
        .pluck()
        .get(values);
      const order = filter.kinds.length === 1 && filter.kinds[0] === "decision" ? "r.anchor, r.ordinal" : "r.ordinal";
      const bodies = db
        .prepare<unknown[], Body>(
          `SELECT b.ordinal, b.typed, b.plan FROM (SELECT r.ordinal, r.anchor FROM staged_row r WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?) r
             JOIN staged_body b ON b.ordinal = r.ordinal ORDER BY ${order}`,
        )
        .all([...values, filter.limit, filter.offset]);
      return { total: total ?? 0, rows: withIssues(bodies) };
    },
    issues: ({ severity, kind, offset, limit }) => {
      const where = "(? IS NULL OR severity = ?) AND (? IS NULL OR kind = ?)";
      const values = [severity, severity, kind, kind];
      const total = db
        .prepare<unknown[], number>(`SELECT count(*) FROM staged_issue WHERE ${where}`)
        .pluck()
        .get(values);
      const found = db
        .prepare<unknown[], { ordinal: number; issue: string }>(
          `SELECT ordinal, issue FROM staged_issue WHERE ${where} ORDER BY ordinal, id LIMIT ? OFFSET ?`,
        )
        .all([...values, limit, offset]);
      return { total: total ?? 0, issues: found.map(readIssue) };
    },
    chunks: function* (table) {
      const end = (table + 1) * TABLE;
      for (let last = table * TABLE - 1; ; ) {
        const bodies = bodiesAfter.all(last, end, CHUNK);
        const final = bodies.at(-1);
        if (final === undefined) return;
        last = final.ordinal;
        yield chunkFrom(bodies);
      }
    },
    issuesOf: (table) => issuesBetween.all(table * TABLE, (table + 1) * TABLE - 1).map(readIssue),
    adders: () =>
      new Set(
        db.prepare<[], string>("SELECT DISTINCT added_by FROM staged_row WHERE added_by IS NOT NULL").pluck().all(),
      ),
    close: () => {
      if (db.open) db.close();
    },
  };
}

/** What a bulk insert does where the row is there already. */
function replacing(columns: readonly string[]): string {
  return `(ordinal) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`;
}

function readIssue({ issue }: { readonly issue: string }): CellIssue {
  const read: CellIssue = JSON.parse(issue);
  return read;
}

function codeOf({ cells }: TypedRow): string {
  const code = cells.find(({ field }) => field === "creditCode")?.value;
  return typeof code === "string" ? code : "";
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
