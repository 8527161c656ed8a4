import { expect, test } from "vitest";
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import { createFormer, type FormedValue, type FormTarget } from "#domain/reporting/form-value";
import { catalogueIndex } from "../../support/forms.ts";

function field(id: string): Field {
  const found = catalogueIndex.byId.get(id);
  if (found === undefined) throw new Error(id);
  return found;
}

const PLAIN: FormTarget = { unit: null, numberFormat: null, allowed: [] };

function formValue(field: Field, stored: FieldValue, target: FormTarget): FormedValue {
  return createFormer(field, target)(stored);
}

/** What the cell holds, and whether a person is warned. */
function formed(id: string, stored: FieldValue, target: Partial<FormTarget>) {
  const { value, problem } = formValue(field(id), stored, { ...PLAIN, ...target });
  return [
    value === null
      ? null
      : value.kind === "text"
        ? value.text
        : value.kind === "number"
          ? Number(value.decimal)
          : value.date,
    problem !== null,
  ];
}

test.each([
  ["12345678", { unit: "万元", numberFormat: "#,##0.00" }, [1234.57, false]],
  ["12345678", { unit: "万元" }, [1234.5678, false]],
  ["12344999", { unit: "千元", numberFormat: "0" }, [12345, false]],
  ["-12345500", { unit: "千元", numberFormat: "#,##0_ " }, [-12346, false]],
  ["4000", { unit: "亿元", numberFormat: "0.00" }, [0, true]],
  ["0", { unit: "亿元", numberFormat: "0.00" }, [0, false]],
  ["12345678", { unit: "万元", numberFormat: "@" }, ["1234.5678", false]],
  ["12345678", { unit: "人" }, [null, true]],
] as const)("money %s in %o", (stored, target, expected) => {
  expect(formed("operatingRevenue", stored, target)).toEqual(expected);
});

test.each([
  ["2018-03-05", "yyyy-mm-dd", ["2018-03-05", false]],
  ["2018-03", 'yyyy"年"m"月"', ["2018-03-01", false]],
  ["2018-03", "yyyy-mm-dd", ["2018-03", true]],
  ["2018", "yyyy-mm-dd", ["2018", true]],
] as const)("date %s in %s", (stored, numberFormat, expected) => {
  expect(formed("establishmentDate", stored, { numberFormat })).toEqual(expected);
});

test("dates stand as text where the cell has no date format", () => {
  expect(formed("establishmentDate", "2018-03", {})).toEqual(["2018-03", false]);
});

test.each([
  [true, ["是", "否"], ["是", false]],
  [false, ["1.是", "2.否"], ["2", false]],
  [true, ["√", "×"], ["√", false]],
  [true, [], ["是", false]],
  [true, ["甲", "乙"], [null, true]],
] as const)("yes or no %s among %o", (stored, allowed, expected) => {
  expect(formed("aboveScale", stored, { allowed })).toEqual(expected);
});

test("a word outside the list is left blank and told", () => {
  expect(formValue(field("enterpriseScale"), "巨型", { ...PLAIN, allowed: ["大型", "中型"] })).toEqual({
    value: null,
    text: "",
    note: "",
    problem: { severity: "warning", reason: "“巨型”不在表格允许的选项里（大型、中型），没有填入" },
    absent: false,
  });
});

test("codes stay text, control characters do not reach the file", () => {
  expect(formed("creditCode", "914301000000000000", {})).toEqual(["914301000000000000", false]);
  expect(formed("remarks", "甲\u0007乙", {})).toEqual(["甲乙", true]);
});
