import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import {
  type Duplicate,
  duplicateFinding,
  duplicateQuestion,
  findDuplicates,
  type OtherRow,
} from "#domain/importing/find-duplicates";
import type { EnterpriseLookup, ImportPlan, PlanCounts, RowPlan } from "#domain/importing/import-plan";
import { type EnterpriseMatch, matchEnterprise, shownCandidates } from "#domain/importing/match-enterprise";
import { planChanges } from "#domain/importing/plan-changes";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { identify, type RowIdentity } from "#domain/importing/row-identity";
import { RECORD_CANCELLED } from "#domain/importing/row-typer";
import type { TypedRow } from "#domain/importing/typed-row";
import { foldName } from "#domain/shared/chinese-text";
import { cellAddress } from "#domain/workbook/cell-address";

/** What a plan is made from (预案条件). `period` is the one observations belong to: the table's, or the one a person gave. `others`: rows of the tables planned before, of the same file. */
export interface PlanInput {
  readonly sheet: string;
  readonly table: RecognisedTable;
  readonly typedRows: readonly TypedRow[];
  readonly lookup: EnterpriseLookup;
  readonly period: string | null;
  readonly index: CatalogueIndex;
  readonly others?: readonly OtherRow[];
}

/** Plans an import (导入预案): for every row, whether it adds, updates, changes nothing, needs a person's decision, or cannot be taken. Writes nothing. A code decides, a name only proposes; duplicates are shown together, the last never wins. */
export function planImport(input: PlanInput): ImportPlan {
  const { sheet, typedRows } = input;
  const identities = typedRows.map(identify);
  const living = identities.filter((_, at) => !isCancelled(typedRows[at]));
  const duplicates = findDuplicates(living, input.others ?? []);
  const rows: RowPlan[] = [];
  const issues: CellIssue[] = [];
  for (const [at, row] of typedRows.entries()) {
    const identity = identities[at];
    if (identity === undefined) continue;
    for (const issue of row.issues) issues.push(issue);
    const duplicate = duplicates.get(row.row) ?? null;
    if (duplicate !== null) issues.push(duplicateIssue(sheet, identity, duplicate));
    rows.push(planRow(row, identity, { ...input, duplicate }));
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

interface RowContext extends PlanInput {
  readonly duplicate: Duplicate | null;
}

function planRow(typed: TypedRow, identity: RowIdentity, context: RowContext): RowPlan {
  const base = { key: `${context.sheet}!${typed.row}`, row: typed.row, name: identity.name ?? identity.code ?? "" };
  const refusal = whyRejected(typed, identity, context);
  if (refusal !== null) return { kind: "rejected", ...base, reason: refusal };
  const match = matchEnterprise(identity, context.lookup);
  if (context.duplicate !== null) return planDuplicate(typed, match, { base, identity, context });
  switch (match.kind) {
    case "new":
      return planNew(typed, { base, identity, context });
    case "unsure": {
      const changes = planChanges(typed, null, { ...context, keepsName: false });
      const candidates = shownCandidates(match.candidates);
      const { question, about } = match;
      return {
        kind: "decision",
        ...base,
        creditCode: identity.code,
        question,
        about,
        group: null,
        candidates,
        changes,
      };
    }
    case "same":
      return planSame(typed, match, { base, identity, context });
  }
}

function isCancelled(row: TypedRow | undefined): boolean {
  return row?.issues.some(({ kind }) => kind === RECORD_CANCELLED) ?? false;
}

function whyRejected(typed: TypedRow, identity: RowIdentity, { table }: RowContext): string | null {
  if (isCancelled(typed)) return "数据状态是撤销，不算在册企业，不导入";
  if (table.subject === "carrier") return "这是孵化载体的名册，不写入企业名册";
  if (identity.name === null && identity.code === null) return "没有企业名称，也没有信用代码，不知道是哪一家";
  return null;
}

interface Place {
  readonly base: { readonly key: string; readonly row: number; readonly name: string };
  readonly identity: RowIdentity;
  readonly context: RowContext;
}

function planNew(typed: TypedRow, { base, identity, context }: Place): RowPlan {
  if (identity.name === null)
    return { kind: "rejected", ...base, reason: "没有企业名称，库里也没有这个信用代码，不能新增" };
  const changes = planChanges(typed, null, { ...context, keepsName: false });
  return { kind: "add", ...base, creditCode: identity.code, changes };
}

function planSame(typed: TypedRow, match: Extract<EnterpriseMatch, { kind: "same" }>, place: Place): RowPlan {
  const { base, identity, context } = place;
  const { known, renamed, certain } = match;
  const changes = planChanges(typed, known, { ...context, keepsName: !renamed });
  if (changes.length === 0) return { kind: "unchanged", ...base, enterpriseId: known.id };
  // A name alone may only fill what is empty, in a record that has no code either: nothing is overwritten on a guess.
  const isHarmless = known.creditCode === null && changes.every(({ before }) => before === null);
  if (certain || isHarmless) {
    return { kind: "update", ...base, enterpriseId: known.id, changes, formerName: renamed ? known.name : null };
  }
  const reason =
    known.creditCode === null ? "名称相同，双方都没有信用代码" : `名称相同，库里的代码是 ${known.creditCode}`;
  const question = `本行没有信用代码，只有名称与库里的“${known.name}”相同，是不是同一家？`;
  const candidates = shownCandidates([{ known, reason }]);
  return {
    kind: "decision",
    ...base,
    creditCode: identity.code,
    question,
    about: "name",
    group: null,
    candidates,
    changes,
  };
}

function planDuplicate(typed: TypedRow, match: EnterpriseMatch, { base, identity, context }: Place): RowPlan {
  const known = match.kind === "same" ? match.known : null;
  const changes = planChanges(typed, known, { ...context, keepsName: match.kind === "same" && !match.renamed });
  if (known !== null && changes.length === 0) return { kind: "unchanged", ...base, enterpriseId: known.id };
  const candidates =
    match.kind === "unsure"
      ? shownCandidates(match.candidates)
      : known === null
        ? []
        : shownCandidates([{ known, reason: identity.code === null ? "名称相同" : "代码相同" }]);
  const question = context.duplicate === null ? "" : duplicateQuestion(context.duplicate);
  return {
    kind: "decision",
    ...base,
    creditCode: identity.code,
    question,
    about: "duplicate",
    group: context.duplicate?.group ?? null,
    candidates,
    changes,
  };
}

function duplicateIssue(sheet: string, identity: RowIdentity, duplicate: Duplicate): CellIssue {
  const cell = identity.nameCell ?? identity.codeCell;
  const column = cell?.column ?? 1;
  return {
    sheet,
    cell: cellAddress(identity.row, column),
    row: identity.row,
    column,
    severity: "warning",
    kind: duplicate.kind,
    raw: cell?.raw ?? "",
    field: cell?.field ?? null,
    reason: `${duplicateFinding(duplicate)}，请决定用哪一行，不会自动以后一行为准`,
    suggestion: null,
  };
}

function countPlan(rows: readonly RowPlan[]): PlanCounts {
  const counts = { add: 0, update: 0, unchanged: 0, decision: 0, rejected: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}
