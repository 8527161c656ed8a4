import type { CellIssue } from "#domain/importing/cell-issue";
import { findDuplicates, type OtherRow } from "#domain/importing/find-duplicates";
import type { EnterpriseLookup, ImportPlan, PlanCounts, RowPlan } from "#domain/importing/import-plan";
import { duplicateIssue, isCancelled, matchRow, planRow, type RowContext } from "#domain/importing/plan-row";
import { identify } from "#domain/importing/row-identity";
import type { TypedRow } from "#domain/importing/typed-row";
import { foldName } from "#domain/shared/chinese-text";

/** What a plan is made from (预案条件). `others`: rows of the tables planned before, of the same file. */
export interface PlanInput extends RowContext {
  readonly typedRows: readonly TypedRow[];
  readonly lookup: EnterpriseLookup;
  readonly others?: readonly OtherRow[];
}

/** Plans a short table at one go (导入预案): for every row, whether it adds, updates, changes nothing, needs a person's decision, or cannot be taken. Writes nothing. A code decides, a name only proposes; duplicates are shown together, the last never wins. Long files go through the same steps row by row. */
export function planImport(input: PlanInput): ImportPlan {
  const { sheet, typedRows, lookup } = input;
  const living = typedRows.filter((row) => !isCancelled(row)).map((row) => identify(row, input.kind));
  const duplicates = findDuplicates(living, input.others ?? []);
  const rows: RowPlan[] = [];
  const issues: CellIssue[] = [];
  for (const row of typedRows) {
    const matched = matchRow(row, input, lookup);
    const duplicate = duplicates.get(row.row) ?? null;
    for (const issue of row.issues) issues.push(issue);
    if (duplicate !== null) issues.push(duplicateIssue(sheet, matched.identity, { duplicate, together: false }));
    rows.push(planRow(matched, duplicate, input));
  }
  return { sheet, period: input.period, rows, typedRows, issues, counts: countPlan(rows) };
}

/** The rows of a plan as later tables of the same file need them for telling duplicates (供他表查重). */
export function otherRows(plan: ImportPlan): readonly OtherRow[] {
  const codes = new Map(plan.typedRows.map((typed) => [typed.row, identify(typed).code]));
  return plan.rows
    .filter(({ kind }) => kind !== "rejected")
    .map(({ row, name }) => ({ sheet: plan.sheet, row, nameKey: foldName(name), code: codes.get(row) ?? null }));
}

function countPlan(rows: readonly RowPlan[]): PlanCounts {
  const counts = { add: 0, update: 0, unchanged: 0, decision: 0, rejected: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
