import { describe, expect, test } from "vitest";
import type { PlanSummary } from "#contract/importing";
import { type PlannedChange, takeAll } from "#domain/importing/import-plan";
import {
  chooseOfGroup,
  decideCause,
  decideRow,
  refuseCell,
  refuseColumn,
  refuseKind,
  refuseRow,
  releasePeriod,
  type RowNotes,
  rowsToWrite,
  standingOf,
  undecidedRows,
} from "../../../renderer/features/importing/plan-choices";

const plan: PlanSummary = {
  planId: "p",
  counts: { add: 10, update: 20, unchanged: 5, decision: 9, rejected: 1 },
  fields: [],
  causes: { similar: 4, hidden: 3, duplicate: 2 },
  issueKinds: [],
  absent: 0,
  held: [],
  errors: 0,
  warnings: 0,
  values: 0,
  tables: [],
};
const notes: RowNotes = {
  a1: { kind: "add", about: null },
  u1: { kind: "update", about: null },
  s1: { kind: "decision", about: "similar" },
  d1: { kind: "decision", about: "duplicate" },
  d2: { kind: "decision", about: "duplicate" },
};
const change: PlannedChange = {
  field: "operatingRevenue",
  period: "2025",
  before: "1",
  after: "2",
  row: 3,
  column: 2,
  raw: "2",
};
const row = { key: "名册!3", kind: "update", sheet: "名册", table: 0 } as const;

describe("what is taken of a plan", () => {
  test("everything stands until a person says otherwise, and every refusal can be taken back", () => {
    expect(standingOf(takeAll, row, change)).toBe("taken");
    const refusals = [
      [refuseCell(takeAll, "名册!3#operatingRevenue@2025", true), "cellRefused"],
      [refuseColumn(takeAll, "名册#0#operatingRevenue@2025", true), "columnRefused"],
      [refuseRow(takeAll, "名册!3", true), "rowRefused"],
      [refuseKind(takeAll, "update", true), "kindRefused"],
    ] as const;
    for (const [choices, standing] of refusals) expect(standingOf(choices, row, change)).toBe(standing);
    expect(refuseCell(refuseCell(takeAll, "k", true), "k", false)).toEqual(takeAll);
    expect(refuseColumn(refuseColumn(takeAll, "k", true), "k", false)).toEqual(takeAll);
    expect(refuseRow(refuseRow(takeAll, "k", true), "k", false)).toEqual(takeAll);
    expect(refuseKind(refuseKind(takeAll, "add", true), "add", false)).toEqual(takeAll);
    expect(decideCause(decideCause(takeAll, "hidden", "skip"), "hidden", null)).toEqual(takeAll);
    expect(decideRow(decideRow(takeAll, "k", { kind: "skip" }), "k", null)).toEqual(takeAll);
  });

  test("a change of a filed period waits until that period is released", () => {
    const held = { ...change, held: "filed" as const };
    expect(standingOf(takeAll, row, held)).toBe("held");
    expect(standingOf(releasePeriod(takeAll, "2025", true), row, held)).toBe("taken");
    expect(standingOf(releasePeriod(takeAll, "2024", true), row, held)).toBe("held");
  });

  test("rows to write are counted from the counts, without the rows themselves", () => {
    expect(rowsToWrite(plan, takeAll, {})).toBe(30);
    expect(rowsToWrite(plan, refuseRow(refuseRow(takeAll, "a1", true), "u1", true), notes)).toBe(28);
    expect(rowsToWrite(plan, refuseRow(refuseKind(takeAll, "add", true), "a1", true), notes)).toBe(20);
    const same = decideRow(takeAll, "s1", { kind: "same", enterpriseId: 7 });
    expect([rowsToWrite(plan, same, notes), undecidedRows(plan, same, notes)]).toEqual([31, 8]);
    const others = decideCause(same, "similar", "separate");
    expect([rowsToWrite(plan, others, notes), undecidedRows(plan, others, notes)]).toEqual([34, 5]);
    const none = decideCause(same, "similar", "skip");
    expect([rowsToWrite(plan, none, notes), undecidedRows(plan, none, notes)]).toEqual([31, 5]);
  });

  test("of rows that are one enterprise exactly one is taken, or none", () => {
    const one = chooseOfGroup(takeAll, ["d1", "d2"], { key: "d2", decision: { kind: "separate" } });
    expect(one.decisions).toEqual({ d1: { kind: "skip" }, d2: { kind: "separate" } });
    expect([rowsToWrite(plan, one, notes), undecidedRows(plan, one, notes)]).toEqual([31, 7]);
    expect(chooseOfGroup(one, ["d1", "d2"], null).decisions).toEqual({ d1: { kind: "skip" }, d2: { kind: "skip" } });
  });
});
