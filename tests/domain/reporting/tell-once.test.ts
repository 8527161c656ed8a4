import { expect, test } from "vitest";
import type { FillProblem } from "#domain/reporting/fill-request";
import { tellOnce } from "#domain/reporting/tell-once";
import { cellOf, computedAs, fillPlanned, formulaOf, printSheet } from "../../support/planned-form.ts";

/** What many cells of a table have to say alike is said once; a total over cells that stayed blank is no 0. */

const warn = (cell: string, reason: string, sheet = "表1"): FillProblem => ({
  sheet,
  cell,
  severity: "warning",
  reason,
});
const say = (problems: readonly FillProblem[]) => problems.map(({ cell, reason }) => `${cell} ${reason}`);

test("the same remark of four cells is counted, what is each one's own stays with it", () => {
  const problems = [
    warn("B2", "缺2家；没写园区的按本区计"),
    warn("B3", "缺5家；没写园区的按本区计"),
    warn("B4", "没写园区的按本区计"),
    warn("B5", "原值超出格子；没写园区的按本区计"),
    warn("B6", "缺1家"),
  ];
  expect(say(tellOnce(problems))).toEqual([
    "B2 缺2家（B3、B6 2 格也是这样，数目各不同）；没写园区的按本区计（共 4 格这样）",
    "B5 原值超出格子",
  ]);
});

test("two cells, other sheets and errors are told one by one", () => {
  const errors: FillProblem[] = ["C1", "C2", "C3"].map((cell) => ({
    ...warn(cell, "填不进；太长"),
    severity: "error",
  }));
  const problems = [warn("A1", "空着"), warn("A2", "空着"), warn("A1", "空着", "表2"), ...errors];
  expect(tellOnce(problems)).toEqual(problems);
});

test("a total over cells that all stayed blank is told, one over a filled cell is not", async () => {
  const form = printSheet([["园区", "甲数", "乙数", "备注"], ["东园"], ["西园"], ["合计"]], {
    formulas: { B4: "SUM(B2:B3)", C4: "C2+C3", D4: "COUNTA(D2:D3)" },
  });
  const known = formulaOf("计数(企业)");
  const cells = [
    cellOf("B2", known.source),
    cellOf("B3", formulaOf("计数(载体)").source),
    cellOf("C2", null, { binding: { source: null, confidence: 0, reason: "" } }),
    cellOf("C3", null, { binding: { source: null, confidence: 0, reason: "" } }),
  ];
  const { said, line } = await fillPlanned(form, { cells, computed: { [known.key]: computedAs("7") } });
  expect(line(2, "ABC")).toEqual(["东园", 7, null]);
  expect(said).toContain("C4 这个合计要加的格子都空着，公式会显示 0，不是真的 0，请补填或核对");
  expect(said.filter((one) => one.startsWith("B4") || one.startsWith("D4"))).toEqual([]);
});
