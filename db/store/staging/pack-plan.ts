import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";

/** A change by the place of its cell among those of the row; alone when nothing was stored before. */
type PackedChange =
  | number
  | readonly [at: number, period: 0 | 1, before: FieldValue | null, held: "filed" | "frozen" | 0];

type Decision = Extract<RowPlan, { kind: "decision" }>;

interface PackedPlan {
  readonly kind: RowPlan["kind"];
  readonly key: string;
  readonly name: string;
  readonly code?: string | null;
  readonly id?: number;
  readonly changes?: readonly PackedChange[];
  /** Period of the changes that have one. */
  readonly period?: string | null;
  readonly formerName?: string | null;
  readonly addedBy?: string;
  readonly reason?: string;
  readonly asks?: Pick<Decision, "question" | "about" | "group" | "candidates">;
}

/** Writes a row's plan small (行预案的紧凑写法): a change says of its cell only what the typed row does not. `period`: the table's. */
export function packPlan(plan: RowPlan, typed: TypedRow, period: string | null): string {
  const { kind, key, name } = plan;
  const packed: PackedPlan =
    plan.kind === "rejected"
      ? { kind, key, name, reason: plan.reason }
      : plan.kind === "unchanged"
        ? { kind, key, name, id: plan.enterpriseId }
        : { kind, key, name, changes: packChanges(plan.changes, typed, period), ...packWho(plan) };
  return JSON.stringify(packed);
}

/** Back to the plan of a row. */
export function unpackPlan(text: string, typed: TypedRow, period: string | null): RowPlan {
  const packed: PackedPlan = JSON.parse(text);
  const { kind, key, name, code: creditCode = null, id: enterpriseId = 0 } = packed;
  const base = { key, row: typed.row, name };
  const changes = (packed.changes ?? []).flatMap((change) => unpackChange(change, typed, period));
  switch (kind) {
    case "rejected":
      return { kind, ...base, reason: packed.reason ?? "" };
    case "unchanged":
      return { kind, ...base, enterpriseId };
    case "add":
      return { kind, ...base, creditCode, changes };
    case "update": {
      const update = { kind, ...base, enterpriseId, changes, formerName: packed.formerName ?? null };
      return packed.addedBy === undefined ? update : { ...update, addedBy: packed.addedBy };
    }
    case "decision": {
      const asks = packed.asks ?? { question: "", about: "name", group: null, candidates: [] };
      return { kind, ...base, creditCode, ...asks, changes };
    }
  }
}

function packWho(plan: Extract<RowPlan, { kind: "add" | "update" | "decision" }>): Partial<PackedPlan> {
  if (plan.kind === "add") return { code: plan.creditCode };
  if (plan.kind === "update") {
    const { enterpriseId: id, formerName, addedBy } = plan;
    return { id, ...(formerName === null ? {} : { formerName }), ...(addedBy === undefined ? {} : { addedBy }) };
  }
  const { creditCode: code, question, about, group, candidates } = plan;
  return { code, asks: { question, about, group, candidates } };
}

/** Changes come in the order of the cells. */
function packChanges(changes: readonly PlannedChange[], { cells }: TypedRow, period: string | null): PackedChange[] {
  const packed: PackedChange[] = [];
  let at = 0;
  for (const change of changes) {
    while (at < cells.length && !isOf(change, cells[at])) at += 1;
    if (at === cells.length) throw new Error("a planned change comes from no cell of its row");
    const isDefault = change.period === (cells[at]?.period ?? period);
    const isPlain = change.before === null && change.held === undefined && change.period === null;
    packed.push(isPlain ? at : [at, change.period === null ? 0 : 1, change.before, change.held ?? 0]);
    if (change.period !== null && !isDefault) throw new Error("a planned change has a period its cell does not say");
    at += 1;
  }
  return packed;
}

function isOf(change: PlannedChange, cell: TypedRow["cells"][number] | undefined): boolean {
  return cell !== undefined && cell.field === change.field && cell.column === change.column && cell.row === change.row;
}

function unpackChange(packed: PackedChange, { cells }: TypedRow, period: string | null): readonly PlannedChange[] {
  const [at, dated, before, held] = typeof packed === "number" ? ([packed, 0, null, 0] as const) : packed;
  const cell = cells[at];
  if (cell === undefined) return [];
  const { field, value: after, row, column, raw } = cell;
  const change = { field, period: dated === 1 ? (cell.period ?? period) : null, before, after, row, column, raw };
  return [held === 0 ? change : { ...change, held }];
}
