import type { FieldTally, PlanSummary } from "#contract/importing";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { DecisionCause, PlanCounts, RowPlan } from "#domain/importing/import-plan";

/** Counts what a plan holds while its rows go by (预案计数), so that nobody has to look at them again. */
export interface PlanTally {
  /** Counts a row of a table; `-1` takes it out again when its plan is replaced. */
  readonly row: (table: number, plan: RowPlan, times: 1 | -1) => void;
  readonly issue: (issue: CellIssue) => void;
  readonly countsOf: (table: number) => PlanCounts;
  readonly summary: () => Omit<PlanSummary, "planId" | "absent" | "tables">;
  /** Enterprises of the book that rows name, be it as a candidate. */
  readonly named: ReadonlySet<number>;
}

/** A table whose rows are counted. */
export interface TalliedTable {
  readonly sheet: string;
  readonly index: number;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Starts at nothing. */
export function createPlanTally(tables: readonly TalliedTable[]): PlanTally {
  const counts = tables.map((): Mutable<PlanCounts> => emptyCounts());
  const fields: Mutable<FieldTally>[] = [];
  const ofTable = tables.map(() => new Map<string, Map<string | null, Mutable<FieldTally>>>());
  const causes = new Map<DecisionCause, number>();
  const held = new Map<string, { kind: "filed" | "frozen"; changes: number }>();
  const kinds = new Map<string, Mutable<PlanSummary["issueKinds"][number]>>();
  const named = new Set<number>();
  const total = { errors: 0, warnings: 0, values: 0 };

  const tallyOf = (table: number, field: string, period: string | null): Mutable<FieldTally> => {
    const ofField = ofTable[table]?.get(field) ?? new Map<string | null, Mutable<FieldTally>>();
    const known = ofField.get(period);
    if (known !== undefined) return known;
    const { sheet = "", index = 0 } = tables[table] ?? {};
    const tally = { sheet, table: index, field, period, filled: 0, changed: 0, cleared: 0 };
    fields.push(tally);
    ofField.set(period, tally);
    ofTable[table]?.set(field, ofField);
    return tally;
  };
  const countChanges = (table: number, plan: Extract<RowPlan, { kind: "add" | "update" }>, times: 1 | -1): void => {
    for (const { field, period, before, after, held: kept } of plan.changes) {
      if (kept !== undefined && period !== null) {
        const kind = held.get(period) ?? { kind: kept, changes: 0 };
        kind.changes += times;
        held.set(period, kind);
      } else total.values += times;
      const tally = tallyOf(table, field, period);
      tally[after === null ? "cleared" : before === null ? "filled" : "changed"] += times;
    }
  };
  return {
    named,
    row: (table, plan, times) => {
      const count = counts[table];
      if (count !== undefined) count[plan.kind] += times;
      if (plan.kind === "add" || plan.kind === "update") countChanges(table, plan, times);
      if (plan.kind === "decision") causes.set(plan.about, (causes.get(plan.about) ?? 0) + times);
      if ("enterpriseId" in plan && plan.enterpriseId !== 0) named.add(plan.enterpriseId);
      if (plan.kind === "decision") for (const { enterpriseId } of plan.candidates) named.add(enterpriseId);
    },
    issue: ({ kind, severity, reason }) => {
      total[severity === "error" ? "errors" : "warnings"] += 1;
      const known = kinds.get(`${severity} ${kind}`);
      if (known === undefined) kinds.set(`${severity} ${kind}`, { kind, severity, count: 1, sentence: reason });
      else known.count += 1;
    },
    countsOf: (table) => counts[table] ?? emptyCounts(),
    summary: () => ({
      counts: sumCounts(counts),
      fields: fields.filter(({ filled, changed, cleared }) => filled + changed + cleared > 0),
      causes: Object.fromEntries([...causes].filter(([, count]) => count > 0)),
      issueKinds: [...kinds.values()].toSorted((a, b) => b.count - a.count),
      held: [...held].filter(([, { changes }]) => changes > 0).map(([period, one]) => ({ period, ...one })),
      ...total,
    }),
  };
}

function emptyCounts(): Mutable<PlanCounts> {
  return { add: 0, update: 0, unchanged: 0, decision: 0, rejected: 0 };
}

function sumCounts(all: readonly PlanCounts[]): PlanCounts {
  const sum = emptyCounts();
  for (const { add, update, unchanged, decision, rejected } of all) {
    sum.add += add;
    sum.update += update;
    sum.unchanged += unchanged;
    sum.decision += decision;
    sum.rejected += rejected;
  }
  return sum;
}
