/** Names of forms filled one by one (一企一表的文件名). */
import { expect, test } from "vitest";
import { distinguishNames, longestName, nameByPattern } from "#domain/reporting/name-pattern";

const parts = {
  ordinal: 7,
  total: 120,
  name: "云麓光电（集团）有限公司",
  creditCode: "91430000MA4L000001",
  period: "2025",
  form: "企业情况表",
};

test("the words of the pattern are put in, ordinals as wide as the last one", () => {
  expect(nameByPattern("{序号}-{名称}_{时期}", parts, longestName.file)).toBe("007-云麓光电（集团）有限公司_2025年");
  expect(nameByPattern("{时期}", { ...parts, period: "2026Q1" }, longestName.file)).toBe("2026年一季度");
  expect(nameByPattern("{信用代码} {表名}{没有}", parts, longestName.file)).toBe("91430000MA4L000001 企业情况表{没有}");
});

test("what a name cannot hold goes out, and nothing is left without a name", () => {
  expect(nameByPattern("{名称}", { ...parts, name: '甲/乙:"丙"[1]*? ' }, longestName.sheet)).toBe("甲 乙 丙 1");
  expect(nameByPattern("{信用代码}", { ...parts, creditCode: null }, longestName.file)).toBe("007");
  expect([...nameByPattern("{名称}", { ...parts, name: "长".repeat(200) }, longestName.sheet)]).toHaveLength(31);
});

test("equal names are told apart within the length", () => {
  expect(distinguishNames(["甲", "乙", "甲", "甲"], 31)).toEqual(["甲", "乙", "甲(2)", "甲(3)"]);
  expect(distinguishNames(["ABC", "abc"], 31)).toEqual(["ABC", "abc(2)"]);
  const long = "长".repeat(31);
  expect(distinguishNames([long, long], 31)[1]).toBe(`${"长".repeat(28)}(2)`);
});
