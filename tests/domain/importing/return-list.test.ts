/** What goes back to the sender, and what is taken when it returns (退回清单). */
import { describe, expect, test } from "vitest";
import type { CellIssue } from "#domain/importing/cell-issue";
import type { PlannedChange, RowPlan } from "#domain/importing/import-plan";
import { identify } from "#domain/importing/row-identity";
import type { TypedRow } from "#domain/importing/typed-row";
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
  const cells = listReturnedCells({ sheet: "表", plan: update, issues, nameCell: { row: 5, column: 2 } });
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
    nameCell: { row: 5, column: 2 },
  });
  expect(asked.map(({ row, column, field }) => [row, column, field])).toEqual([[5, 2, null]]);
  const withdrawn = rejected("数据状态是撤销，不算在册孵化载体，不导入");
  expect(listReturnedCells({ sheet: "表", plan: withdrawn, issues: [], nameCell: { row: 5, column: 2 } })).toEqual([]);
});

describe("when it comes back", () => {
  const asked: ReturnedCell = {
    sheet: "表",
    record: 5,
    row: 5,
    column: 6,
    field: "registeredCapital",
    name: "甲科技有限公司",
    code: null,
    raw: "x",
    reason: "",
    suggestion: null,
  };
  const rowOf = (row: number, name: string): TypedRow => ({
    row,
    raw: [],
    issues: [],
    cells: [
      { field: "enterpriseName", value: name, raw: name, row, column: 2 },
      { field: "contact", value: "张三", raw: "张三", row, column: 4 },
      { field: "registeredCapital", value: "5000000", raw: "500", row, column: 6 },
    ],
  });
  const take = (row: TypedRow, wholeRows: readonly string[] = []): readonly string[] | null => {
    const scopeOf = createReturnedScope({ cells: [asked], wholeRows: new Set(wholeRows) });
    return narrowToScope(row, scopeOf("表", identify(row)))?.cells.map(({ field }) => field) ?? null;
  };

  test("only the cells that were asked about are taken, and what says who it is", () => {
    expect(take(rowOf(5, "甲科技有限公司"))).toEqual(["enterpriseName", "registeredCapital"]);
  });

  test("a row that has moved is known by its name; a row that was never asked about is left out", () => {
    expect(take(rowOf(9, "甲科技有限公司"))).toEqual(["enterpriseName", "registeredCapital"]);
    expect(take(rowOf(9, "乙科技有限公司"))).toBeNull();
    expect(take(rowOf(5, "乙科技有限公司"))).toBeNull();
  });

  test("a row that was set apart then is taken whole now", () => {
    expect(take(rowOf(5, "甲科技有限公司"), ["表!5"])).toEqual(["enterpriseName", "contact", "registeredCapital"]);
  });
});

test("the mark survives its line", () => {
  expect(parseReturnMark(formatReturnMark("K7F3-22A9"))).toBe("K7F3-22A9");
  expect(parseReturnMark("企业名称")).toBeNull();
});
