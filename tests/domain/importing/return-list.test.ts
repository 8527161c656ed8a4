/** What goes back to the sender, and what is taken when it returns (退回清单). */
import { describe, expect, test } from "vitest";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import {
  createReturnedScope,
  formatReturnMark,
  listReturnedCells,
  narrowToScope,
  parseReturnMark,
  type ReturnedCell,
} from "#domain/importing/return-list";

function issue(column: number, kind: string, severity: "error" | "warning", field: string): CellIssue {
  return {
    sheet: "表",
    cell: "",
    row: 5,
    column,
    severity,
    kind,
    raw: "x",
    field,
    reason: `${kind} 有问题`,
    suggestion: null,
  };
}

function change(field: string, after: string): PlannedChange {
  return { field, period: null, before: null, after, row: 5, column: 3, raw: after };
}

const update: RowPlan = {
  kind: "update",
  key: "表!5",
  row: 5,
  name: "甲科技有限公司",
  enterpriseId: 1,
  formerName: null,
  changes: [change("contact", "张三"), change("registeredCapital", "5000000")],
};

test("errors and doubts go back; what was read all the same does not", () => {
  const issues = [
    issue(3, "credit-code-check-digit", "error", "creditCode"),
    issue(4, "date-text", "warning", "foundedOn"),
    issue(6, "slip-against-previous", "warning", "operatingRevenue"),
    issue(7, "placeholder", "warning", "contact"),
  ];
  const cells = listReturnedCells({ sheet: "表", plan: update, issues, nameColumn: 2 });
  expect(cells.map(({ column, field }) => [column, field])).toEqual([
    [3, "creditCode"],
    [6, "operatingRevenue"],
  ]);
});

test("a row that waits for a decision is asked about on its name; a carrier's is not", () => {
  const rejected = (reason: string): RowPlan => ({ kind: "rejected", key: "表!5", row: 5, name: "", reason });
  const asked = listReturnedCells({
    sheet: "表",
    plan: rejected("没有企业名称，也没有信用代码"),
    issues: [],
    nameColumn: 2,
  });
  expect(asked.map(({ row, column, field }) => [row, column, field])).toEqual([[5, 2, null]]);
  const carrier = rejected("这是孵化载体的名册，不写入企业名册");
  expect(listReturnedCells({ sheet: "表", plan: carrier, issues: [], nameColumn: 2 })).toEqual([]);
});

describe("when it comes back", () => {
  const asked: ReturnedCell = {
    sheet: "表",
    row: 5,
    column: 6,
    field: "registeredCapital",
    name: "甲科技有限公司",
    code: null,
    raw: "x",
    reason: "",
    suggestion: null,
  };
  const scopeOf = createReturnedScope({ cells: [asked], wholeRows: new Set() });

  test("only the cells that were asked about are taken", () => {
    const kept = narrowToScope(update, scopeOf("表", update));
    expect(kept?.kind === "update" ? kept.changes.map(({ field }) => field) : []).toEqual(["registeredCapital"]);
  });

  test("a row that has moved is known by its name; a row that was never asked about is left out", () => {
    const moved = { ...update, row: 9, key: "表!9" };
    expect(scopeOf("表", moved).kind).toBe("fields");
    const other = { ...update, name: "乙科技有限公司" };
    expect(narrowToScope(other, scopeOf("表", other))).toBeNull();
  });

  test("a row that was set apart then is taken whole now", () => {
    const whole = createReturnedScope({ cells: [asked], wholeRows: new Set(["表!5"]) });
    expect(narrowToScope(update, whole("表", update))).toBe(update);
  });
});

test("the mark survives its line", () => {
  expect(parseReturnMark(formatReturnMark("K7F3-22A9"))).toBe("K7F3-22A9");
  expect(parseReturnMark("企业名称")).toBeNull();
});
