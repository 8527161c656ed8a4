/** What the window may say about a binding is checked at the door (取数对应的校验). */
import { expect, test } from "vitest";
import { contract } from "#contract/contract";
import { readBindingFile } from "#services/reporting/binding-file";
import { loadCatalogue } from "../support/catalogue.ts";

const change = (unit: string | null) => ({
  formId: "1",
  target: { kind: "column", list: 0, letter: "M" },
  source: { kind: "field", field: "researchExpense", unit, period: "report" },
});

test("a known unit passes under its usual sign, an unknown one is refused", () => {
  const { decode } = contract["reporting/bind"];
  expect(decode(change("万元"))).toEqual(change("万元"));
  expect(decode(change("平方米"))).toEqual(change("㎡"));
  expect(decode(change(null))).toEqual(change(null));
  expect(() => decode(change("光年"))).toThrow();
});

test("a binding file with an unknown unit or field is refused whole", () => {
  const file = (field: string, unit: string) =>
    JSON.stringify({
      version: 1,
      form: "台账.xlsx",
      lists: [],
      cells: [{ sheet: "表", cell: "B2", source: { kind: "field", field, unit, period: null } }],
    });
  expect(readBindingFile(file("researchExpense", "万元"), loadCatalogue())?.cells).toHaveLength(1);
  expect(readBindingFile(file("researchExpense", "光年"), loadCatalogue())).toBeNull();
  expect(readBindingFile(file("没有这一项", "万元"), loadCatalogue())).toBeNull();
});
