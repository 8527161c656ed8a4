import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { isCreditCode } from "#domain/enterprises/credit-code";
import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import { isCoded, type PlannedKind } from "#domain/importing/planned-kind";
import { isSameValue, periodOfCell } from "#domain/importing/plan-changes";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";

/** A row of a table with its plan (已作预案的行). `period`: the table's. */
export interface JoinableRow {
  readonly plan: RowPlan;
  readonly typed: TypedRow;
  readonly period: string | null;
}

/** Rows of one enterprise in several tables of a file (同一企业分在几张表): a row whose valid code — of a carrier, cluster … whose name — stands in earlier tables, and which contradicts none of them, is taken together with them. `row.plan` is planned as if it stood alone; the answer leaves out what the earlier rows write already. Null: a person must decide — the code is not valid, a value differs, or an earlier row waits for a decision itself. */
export function joinRows(
  row: JoinableRow,
  earlier: readonly JoinableRow[],
  { index, kind }: { readonly index: CatalogueIndex; readonly kind: PlannedKind },
): RowPlan | null {
  const { plan } = row;
  if (plan.kind !== "add" && plan.kind !== "update" && plan.kind !== "unchanged") return null;
  if (earlier.some((one) => one.plan.kind === "decision")) return null;
  if (isCoded(kind) && !hasValidCode(row.typed)) return null;
  const said = new Map(earlier.flatMap((one) => [...valuesOf(one, index)]));
  for (const [key, value] of valuesOf(row, index)) {
    const before = said.get(key);
    const [field = key] = key.split("@");
    if (before !== undefined && !isSameValue(field, before, value) && !isSameValue(field, value, before)) return null;
  }
  if (plan.kind === "unchanged") return plan;
  const changes = plan.changes.filter((change) => !said.has(keyOf(change)));
  const { key, row: number, name } = plan;
  const base = { key, row: number, name };
  if (plan.kind === "update") {
    if (changes.length === 0) return { kind: "unchanged", ...base, enterpriseId: plan.enterpriseId };
    const renames = changes.some(({ field }) => field === kind.nameField);
    return { ...plan, changes, formerName: renames ? plan.formerName : null };
  }
  const addedBy = earlier.map((one) => adderOf(one.plan)).find((found) => found !== null) ?? null;
  if (addedBy === null) return null;
  if (changes.length === 0) return { kind: "unchanged", ...base, enterpriseId: 0 };
  return { kind: "update", ...base, enterpriseId: 0, addedBy, changes, formerName: null };
}

function hasValidCode({ cells }: TypedRow): boolean {
  return cells.some(({ field, value }) => field === "creditCode" && typeof value === "string" && isCreditCode(value));
}

function valuesOf({ typed, period }: JoinableRow, index: CatalogueIndex): ReadonlyMap<string, FieldValue> {
  const values = new Map<string, FieldValue>();
  for (const cell of typed.cells) {
    const at = periodOfCell(cell, { period, index });
    if (cell.value !== null && at !== undefined) values.set(keyOf({ field: cell.field, period: at }), cell.value);
  }
  return values;
}

function keyOf({ field, period }: Pick<PlannedChange, "field" | "period">): string {
  return period === null ? field : `${field}@${period}`;
}

function adderOf(plan: RowPlan): string | null {
  if (plan.kind === "add") return plan.key;
  return plan.kind === "update" ? (plan.addedBy ?? null) : null;
}
