import { expect, test } from "vitest";
import { groupProblems, namesInWords } from "#domain/reporting/group-problems";

/** A reminder of all 380 forms is one line, not 380. */
test("forms that share a reminder are named together, the widest shared first", () => {
  const missing = "“填报单位”要在设置里写上，先空着";
  const late = "“营业收入”没有 2025 年的数，先空着";
  const groups = groupProblems([
    { name: "甲公司", count: 2, first: late },
    { name: "乙公司", count: 1, first: missing },
    { name: "丙公司", count: 1, first: missing },
    { name: "丁公司", count: 1, first: late },
    { name: "戊公司", count: 1, first: missing },
    { name: "己公司", count: 1, first: missing },
  ]);
  expect(groups).toEqual([
    { names: ["乙公司", "丙公司", "戊公司", "己公司"], count: 1, first: missing },
    { names: ["甲公司"], count: 2, first: late },
    { names: ["丁公司"], count: 1, first: late },
  ]);
  expect(groups.map(({ names }) => namesInWords(names))).toEqual([
    "乙公司、丙公司、戊公司 等 4 份",
    "甲公司",
    "丁公司",
  ]);
});
