import { changesForSame } from "#domain/importing/accept-same";
import {
  cellKey,
  columnKey,
  type PlanChoices,
  type PlannedChange,
  type RowDecision,
  type RowPlan,
} from "#domain/importing/import-plan";

/** What becomes of a planned row once a person has chosen (行的去向). `aside`: it goes to quarantine with its reason. */
export type TakenRow =
  | { readonly kind: "add"; readonly changes: readonly PlannedChange[] }
  | { readonly kind: "update"; readonly enterpriseId: number; readonly changes: readonly PlannedChange[] }
  /** An update of the enterprise that another row of the same file adds. */
  | { readonly kind: "join"; readonly addedBy: string; readonly changes: readonly PlannedChange[] }
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "aside";
      readonly why: "decision" | "rejected" | "refused";
      readonly creditCode: string | null;
      readonly reason: string;
    };

/** Says of every row of a plan what becomes of it. */
export type RowTaker = (
  row: RowPlan,
  table: { readonly sheet: string; readonly index: number; readonly nameField?: string | undefined },
) => TakenRow;

/** Prepares a person's choices for many rows (取舍). Pure. Refused cells and columns, and changes of filed or frozen periods that nobody released, are left out of their row; a row left without any is unchanged. */
export function createRowTaker(choices: PlanChoices): RowTaker {
  const refusedRows = new Set(choices.refusedRows);
  const refusedKinds = new Set<RowPlan["kind"]>(choices.refusedKinds);
  const keep = createChangeFilter(choices);
  return (row, table) => {
    if (row.kind === "rejected") return { kind: "aside", why: "rejected", creditCode: null, reason: row.reason };
    if (row.kind === "unchanged") return { kind: "unchanged" };
    const creditCode = row.kind === "update" ? null : row.creditCode;
    if (refusedRows.has(row.key) || refusedKinds.has(row.kind)) {
      return { kind: "aside", why: "refused", creditCode, reason: "导入时选择了不导入这一行" };
    }
    const changes = row.changes.filter((change) => keep(change, row.key, table));
    if (row.kind === "add") return { kind: "add", changes };
    if (row.kind === "update") return takeUpdate(row, changes);
    const decision = decisionOf(row, choices);
    if (decision === null || decision.kind === "skip") {
      return { kind: "aside", why: "decision", creditCode, reason: row.question };
    }
    if (decision.kind === "separate") return { kind: "add", changes };
    const known = row.candidates.find(({ enterpriseId }) => enterpriseId === decision.enterpriseId);
    const said =
      known === undefined ? changes : changesForSame(changes, { known, code: creditCode, ...nameFieldOf(table) });
    return updateOf(decision.enterpriseId, said);
  };
}

function nameFieldOf({ nameField }: Parameters<RowTaker>[1]): { readonly nameField?: string } {
  return nameField === undefined ? {} : { nameField };
}

type ChangeFilter = (change: PlannedChange, rowKey: string, table: Parameters<typeof columnKey>[0]) => boolean;

function createChangeFilter(choices: PlanChoices): ChangeFilter {
  const cells = new Set(choices.refusedCells);
  const columns = new Set(choices.refusedColumns);
  const released = new Set(choices.released);
  return (change, rowKey, table) => {
    if (change.held !== undefined && !released.has(change.period ?? "")) return false;
    if (cells.size > 0 && cells.has(cellKey(rowKey, change))) return false;
    return columns.size === 0 || !columns.has(columnKey(table, change));
  };
}

function takeUpdate(row: Extract<RowPlan, { kind: "update" }>, changes: readonly PlannedChange[]): TakenRow {
  if (row.addedBy !== undefined) return { kind: "join", addedBy: row.addedBy, changes };
  return updateOf(row.enterpriseId, changes);
}

function updateOf(enterpriseId: number, changes: readonly PlannedChange[]): TakenRow {
  return changes.length === 0 ? { kind: "unchanged" } : { kind: "update", enterpriseId, changes };
}

/** A hidden row that certainly is one known enterprise updates it when hidden rows are taken; other rows are added. */
function decisionOf(row: Extract<RowPlan, { kind: "decision" }>, choices: PlanChoices): RowDecision | null {
  if (Object.hasOwn(choices.decisions, row.key)) return choices.decisions[row.key] ?? null;
  const answer = choices.byCause[row.about];
  if (answer === undefined) return null;
  const [only, second] = row.candidates;
  if (answer === "same") {
    return only === undefined || second !== undefined ? null : { kind: "same", enterpriseId: only.enterpriseId };
  }
  if (answer === "separate" && row.about === "hidden" && only !== undefined) {
    return { kind: "same", enterpriseId: only.enterpriseId };
  }
  return { kind: answer };
}
