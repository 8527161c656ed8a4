import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";

/** A change by the place of its cell among those of the row. */
type PackedChange = readonly [at: number, period: 0 | 1, before: FieldValue | null, held: "filed" | "frozen" | 0];

/** Where nothing was stored before, one sign per cell says it all. */
const UNCHANGED = "0";
const UNDATED = "1";
const DATED = "2";

type Decision = Extract<RowPlan, { kind: "decision" }>;

interface PackedPlan {
  readonly kind: RowPlan["kind"];
  readonly key: string;
  readonly name: string;
  readonly code?: string | null;
  readonly id?: number;
  readonly changes?: string | readonly PackedChange[];
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
  const changes = unpackChanges(packed.changes ?? [], typed, period);
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
function packChanges(
  changes: readonly PlannedChange[],
  { cells }: TypedRow,
  period: string | null,
): string | readonly PackedChange[] {
  const isPlain = changes.every(({ before, held }) => before === null && held === undefined);
  const packed: PackedChange[] = [];
  let marks = "";
  let done = 0;
  for (const [at, cell] of cells.entries()) {
    const change = changes[done];
    if (change === undefined) break;
    if (!isOf(change, cell)) {
      marks += UNCHANGED;
      continue;
    }
    const dated = isDated(change, cell, period);
    if (isPlain) marks += dated ? DATED : UNDATED;
    else packed.push([at, dated ? 1 : 0, change.before, change.held ?? 0]);
    done += 1;
  }
  if (done < changes.length) throw new Error("a planned change comes from no cell of its row");
  return isPlain ? marks : packed;
}

function isOf(change: PlannedChange, cell: TypedCell): boolean {
  return cell.field === change.field && cell.column === change.column && cell.row === change.row;
}

function isDated(change: PlannedChange, cell: TypedCell, period: string | null): boolean {
  if (change.period === null) return false;
  if (change.period !== (cell.period ?? period)) throw new Error("a planned change has a period its cell does not say");
  return true;
}

function unpackChanges(
  packed: string | readonly PackedChange[],
  { cells }: TypedRow,
  period: string | null,
): readonly PlannedChange[] {
  const changes: PlannedChange[] = [];
  if (typeof packed === "string") {
    for (const [at, cell] of cells.entries()) {
      const mark = packed[at];
      if (mark === DATED) changes.push(changeOf(cell, cell.period ?? period, null));
      else if (mark === UNDATED) changes.push(changeOf(cell, null, null));
    }
    return changes;
  }
  for (const [at, dated, before, held] of packed) {
    const cell = cells[at];
    if (cell === undefined) continue;
    const change = changeOf(cell, dated === 1 ? (cell.period ?? period) : null, before);
    changes.push(held === 0 ? change : { ...change, held });
  }
  return changes;
}

function changeOf(
  { field, value: after, row, column, raw }: TypedCell,
  period: string | null,
  before: FieldValue | null,
): PlannedChange {
  return { field, period, before, after, row, column, raw };
}
