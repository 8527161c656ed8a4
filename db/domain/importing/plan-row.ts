/** Plans one row of a table (行预案): whether it adds, updates, changes nothing, needs a person's decision, or cannot be taken. Pure; a table of any length is planned row by row. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { CellIssue } from "#domain/importing/cell-issue";
import { type Duplicate, duplicateFinding, duplicateQuestion } from "#domain/importing/find-duplicates";
import type { EnterpriseLookup, RowPlan } from "#domain/importing/import-plan";
import { type EnterpriseMatch, matchEnterprise, shownCandidates } from "#domain/importing/match-enterprise";
import { matchEntry } from "#domain/importing/match-entry";
import { type FrozenPeriods, planChanges } from "#domain/importing/plan-changes";
import { isCoded, type PlannedKind, plannedEnterprise } from "#domain/importing/planned-kind";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { identify, type RowIdentity } from "#domain/importing/row-identity";
import { RECORD_CANCELLED } from "#domain/importing/typing-context";
import type { TypedRow } from "#domain/importing/typed-row";
import { cellAddress } from "#domain/workbook/cell-address";

/** What planning a row needs besides the row (行预案条件). `period` is the one observations belong to: the table's, or the one a person gave. */
export interface RowContext {
  readonly sheet: string;
  readonly table: Pick<RecognisedTable, "index" | "subject">;
  readonly period: string | null;
  readonly index: CatalogueIndex;
  readonly frozen?: FrozenPeriods;
  /** Kind of the entries (台账类别); absent: enterprises. */
  readonly kind?: PlannedKind;
}

/** A typed row with whom it is about (已认企业的行). `refusal`: why it cannot be taken at all; then nobody was looked for. */
export type MatchedRow = {
  readonly typed: TypedRow;
  readonly identity: RowIdentity;
} & ({ readonly refusal: string; readonly match: null } | { readonly refusal: null; readonly match: EnterpriseMatch });

/** Looks for whom a row is about (认企业、认载体): enterprises by code, entries of other kinds by name. */
export function matchRow(
  typed: TypedRow,
  context: Pick<RowContext, "kind" | "index">,
  lookup: EnterpriseLookup,
): MatchedRow {
  const kind = context.kind ?? plannedEnterprise;
  const identity = identify(typed, kind);
  const refusal = whyRejected(typed, identity, { kind, index: context.index });
  if (refusal !== null) return { typed, identity, refusal, match: null };
  const match = isCoded(kind) ? matchEnterprise(identity, lookup) : matchEntry(identity, kind, lookup);
  return { typed, identity, refusal, match };
}

/** Names a row of a file (行键): `sheet!row`, with the number of the table behind it where the sheet has several. */
export function rowKey({ sheet, table }: Pick<RowContext, "sheet" | "table">, row: number): string {
  return table.index === 0 ? `${sheet}!${row}` : `${sheet}!${row}/${table.index}`;
}

/** Plans a matched row. `duplicate`: other rows of the file are about the same enterprise. */
export function planRow(matched: MatchedRow, duplicate: Duplicate | null, context: RowContext): RowPlan {
  const { typed, identity } = matched;
  const base = {
    key: rowKey(context, typed.row),
    row: typed.row,
    name: identity.name ?? identity.code ?? "",
  };
  if (matched.refusal !== null) return { kind: "rejected", ...base, reason: matched.refusal };
  const place = { base, typed, identity, context };
  if (duplicate !== null) return planDuplicate(matched.match, duplicate, place);
  const plan = planMatch(matched.match, place);
  return typed.hidden === true ? askHidden(plan, place) : plan;
}

/** The warning on a row that is not the only one about its enterprise (重复提示). `together`: the rows say different things and are taken together. */
export function duplicateIssue(
  sheet: string,
  identity: RowIdentity,
  {
    duplicate,
    together,
    kind = plannedEnterprise,
  }: { readonly duplicate: Duplicate; readonly together: boolean; readonly kind?: PlannedKind },
): CellIssue {
  const cell = identity.nameCell ?? identity.codeCell;
  const [row, column] = [cell?.row ?? identity.row, cell?.column ?? 1];
  const outcome = together
    ? `两处内容没有矛盾，写入同一${kind.classifier}${kind.label}`
    : "请决定用哪一行，不会自动以后一行为准";
  return {
    sheet,
    cell: cellAddress(row, column),
    row,
    column,
    severity: "warning",
    kind: duplicate.kind,
    raw: cell?.raw ?? "",
    field: cell?.field ?? null,
    reason: `${duplicateFinding(duplicate)}，${outcome}`,
    suggestion: null,
  };
}

/** Has the record been withdrawn (撤销记录)? It is about nobody then. */
export function isCancelled(row: TypedRow): boolean {
  return row.issues.some(({ kind }) => kind === RECORD_CANCELLED);
}

interface Place {
  readonly base: { readonly key: string; readonly row: number; readonly name: string };
  readonly typed: TypedRow;
  readonly identity: RowIdentity;
  readonly context: RowContext;
}

function whyRejected(
  typed: TypedRow,
  { name, code }: RowIdentity,
  { kind, index }: { readonly kind: PlannedKind; readonly index: CatalogueIndex },
): string | null {
  if (isCancelled(typed)) return `数据状态是撤销，不算在册${kind.label}，不导入`;
  if (name !== null || code !== null) return null;
  const wanted = index.byId.get(kind.nameFrom?.[0] ?? kind.nameField)?.label ?? "名称";
  return isCoded(kind)
    ? `没有${wanted}，也没有信用代码，不知道是哪一${kind.classifier}`
    : `没有${wanted}，不知道是哪一${kind.classifier}`;
}

function planMatch(match: EnterpriseMatch, place: Place): RowPlan {
  switch (match.kind) {
    case "new":
      return planNew(place);
    case "same":
      return planSame(match, place);
    case "unsure": {
      const { base, typed, identity, context } = place;
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
  }
}

function planNew({ base, typed, identity, context }: Place): RowPlan {
  if (identity.name === null)
    return { kind: "rejected", ...base, reason: "没有企业名称，库里也没有这个信用代码，不能新增" };
  const changes = planChanges(typed, null, { ...context, keepsName: false });
  return { kind: "add", ...base, creditCode: identity.code, changes };
}

function planSame(match: Extract<EnterpriseMatch, { kind: "same" }>, place: Place): RowPlan {
  const { typed, identity, context } = place;
  const { known, renamed, certain } = match;
  const base = { ...place.base, name: identity.name ?? known.name };
  const changes = planChanges(typed, known, { ...context, keepsName: !renamed });
  if (changes.length === 0) return { kind: "unchanged", ...base, enterpriseId: known.id };
  // A name alone only ever proposes, even where nothing would be overwritten.
  if (certain) {
    return { kind: "update", ...base, enterpriseId: known.id, changes, formerName: renamed ? known.name : null };
  }
  const reason =
    known.creditCode === null ? "名称相同，双方都没有信用代码" : `名称相同，库里的代码是 ${known.creditCode}`;
  const question = `本行没有信用代码，只有名称与库里的“${known.name}”相同，是不是同一家？`;
  return {
    kind: "decision",
    ...base,
    creditCode: identity.code,
    question,
    about: "name",
    group: null,
    candidates: shownCandidates([{ known, reason }]),
    changes,
  };
}

/** A hidden or filtered-out row is shown and taken only on a person's word. It names a candidate only when it certainly is that enterprise. */
function askHidden(plan: RowPlan, { identity }: Place): RowPlan {
  const told = "这一行在表里是隐藏的或被筛选掉的";
  if (plan.kind === "decision") return { ...plan, question: `${told}。${plan.question}` };
  if (plan.kind !== "add" && plan.kind !== "update") return plan;
  const { key, row, name, changes } = plan;
  const reason = identity.code === null ? "名称相同" : "代码相同";
  const candidates =
    plan.kind === "update" ? [{ enterpriseId: plan.enterpriseId, name, creditCode: identity.code, reason }] : [];
  const question = `${told}，要不要导入？`;
  const asked = { creditCode: identity.code, question, about: "hidden", group: null, candidates, changes } as const;
  return { kind: "decision", key, row, name, ...asked };
}

function planDuplicate(match: EnterpriseMatch, duplicate: Duplicate, place: Place): RowPlan {
  const { base, typed, identity, context } = place;
  const known = match.kind === "same" ? match.known : null;
  const changes = planChanges(typed, known, { ...context, keepsName: match.kind === "same" && !match.renamed });
  if (known !== null && changes.length === 0) return { kind: "unchanged", ...base, enterpriseId: known.id };
  const candidates =
    match.kind === "unsure"
      ? shownCandidates(match.candidates)
      : known === null
        ? []
        : shownCandidates([{ known, reason: identity.code === null ? "名称相同" : "代码相同" }]);
  return {
    kind: "decision",
    ...base,
    creditCode: identity.code,
    question: duplicateQuestion(duplicate),
    about: "duplicate",
    group: `${context.sheet}/${context.table.index}/${duplicate.group}`,
    candidates,
    changes,
  };
}
