import type { CellIssue } from "#domain/importing/cell-issue";
import type { RowPlan } from "#domain/importing/import-plan";
import type { TypedRow } from "#domain/importing/typed-row";
import { createBulkInsert } from "../values/value-store.ts";
import { packPlan } from "./pack-plan.ts";
import type { StagedRow, Staging } from "./staging.ts";
import { ordinalOf, type StagingParts } from "./staging-parts.ts";

/** Puts rows and problems down (暂存写入). */
export function createStagingWriter({
  db,
  packer,
  tables,
  fieldNumbers,
}: StagingParts): Pick<Staging, "addRows" | "addIssues" | "replace"> {
  const rowColumns = ["kind", "about", "anchor", "name", "code", "added_by", "fields"];
  const insertRow = createBulkInsert(db, `staged_row (ordinal, ${rowColumns.join(", ")})`, 8, replacing(rowColumns));
  const insertBody = createBulkInsert(db, "staged_body (ordinal, typed, plan)", 3, replacing(["typed", "plan"]));
  const insertIssue = createBulkInsert(db, "staged_issue (ordinal, severity, kind, issue)", 4);
  const anchorOf = createAnchors();
  const marksOf = createFieldMarks(fieldNumbers);
  const putPlan = ({ table, typed, plan }: StagedRow): void => {
    const ordinal = ordinalOf(table, typed.row);
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
  return {
    addRows: (rows) =>
      inOneGo(() => {
        for (const row of rows) {
          putPlan(row);
          for (const issue of row.typed.issues) putIssue(ordinalOf(row.table, row.typed.row), issue);
        }
      }),
    addIssues: (issues) =>
      inOneGo(() => {
        for (const { table, row, issue } of issues) putIssue(ordinalOf(table, row), issue);
      }),
    replace: (rows) =>
      inOneGo(() => {
        for (const row of rows) putPlan(row);
      }),
  };
}

/** The first row of every group: rows of a group are shown behind it. */
function createAnchors(): (ordinal: number, group: string | null) => number {
  const groups = new Map<string, number>();
  return (ordinal, group) => {
    if (group === null) return ordinal;
    const anchor = groups.get(group) ?? ordinal;
    groups.set(group, anchor);
    return anchor;
  };
}

/** Which fields a row changes, as `,3,17,`: short numbers, to be looked for as text. */
function createFieldMarks(numbers: Map<string, number>): (plan: RowPlan | null) => string {
  const known = new Map<string, Map<string, string>>();
  const markOf = (field: string, period: string): string => {
    const ofField = known.get(field) ?? new Map<string, string>();
    known.set(field, ofField);
    const mark = ofField.get(period);
    if (mark !== undefined) return mark;
    numbers.set(`${field}@${period}`, numbers.size);
    const made = `,${numbers.size - 1}`;
    ofField.set(period, made);
    return made;
  };
  return (plan) => {
    const changes = plan !== null && "changes" in plan ? plan.changes : [];
    let marks = "";
    for (const { field, period } of changes) marks += markOf(field, period ?? "");
    return marks === "" ? "" : `${marks},`;
  };
}

function codeOf({ cells }: TypedRow): string {
  const code = cells.find(({ field }) => field === "creditCode")?.value;
  return typeof code === "string" ? code : "";
}

/** What a bulk insert does where the row is there already. */
function replacing(columns: readonly string[]): string {
  return `(ordinal) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`;
}
