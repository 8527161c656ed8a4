/** Rows of one file that are about the same enterprise: shown together, in groups that no order of rows changes. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateQuestion, findDuplicates } from "#domain/importing/find-duplicates";
import { foldName } from "#domain/shared/chinese-text";

const row = (number: number, name: string, code: string | null = null) => ({
  row: number,
  nameKey: foldName(name),
  code,
});
const CODE = "91440300708461136T";

test("same code, a look-alike letter in it, same name with other brackets or （筹）: one group, all its rows named", () => {
  const rows = [
    row(2, "甲（长沙）有限公司", CODE),
    row(3, "乙公司", CODE),
    row(4, "丙公司", CODE.replace("0", "O")),
    row(5, "甲(长沙)有限公司（筹）"),
    row(6, "丁公司"),
  ];
  const found = findDuplicates(rows, []);
  expect([...found].map(([at, { by, rows: others, group }]) => [at, by, others, group])).toEqual([
    [2, "code", [3], "2"],
    [3, "code", [2], "2"],
    [4, "similarCode", [2, 3], "2"],
    [5, "name", [2], "2"],
  ]);
  const [two, four, five] = [2, 4, 5].map((at) => found.get(at));
  expect([two, four, five].map((one) => (one === undefined ? "" : duplicateQuestion(one)))).toEqual([
    "与第 3 行是同一个信用代码，用哪一行？",
    "与第 2、3 行的信用代码只差容易看混的字母和数字（O 与 0、I 与 1），是同一家吗，用哪一行？",
    "与第 2 行同名，是同一家吗，用哪一行？",
  ]);
});

test("rows of another sheet are named with it", () => {
  const others = [{ ...row(9, "甲公司"), sheet: "上半年" }];
  const found = findDuplicates([row(2, "甲 公司"), row(3, "乙公司")], others);
  expect([...found]).toEqual([
    [2, { kind: "duplicate-across-sheets", by: "name", rows: [9], sheet: "上半年", group: "上半年!9" }],
  ]);
});

test("a file of one name says so without naming every row in every row", () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => row(at + 2, "甲公司"));
  const found = findDuplicates(rows, []);
  expect(found.size).toBe(50_000);
  expect(found.get(40_000)?.rows).toHaveLength(20);
  expect(new Set([...found.values()].map(({ group }) => group))).toEqual(new Set(["2"]));
});

test("who belongs together does not depend on the order of the rows", () => {
  const some = fc.array(
    fc.record({ name: fc.constantFrom("甲", "乙", "丙", "丁"), code: fc.constantFrom(null, "A1", "A2", "A3") }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(some, (entries) => {
      const rows = entries.map(({ name, code }, at) => row(at + 1, name, code));
      const groups = (found: ReturnType<typeof findDuplicates>) =>
        rows.map(({ row: at }) => found.get(at)?.group ?? null);
      expect(groups(findDuplicates(rows, []))).toEqual(groups(findDuplicates(rows.toReversed(), [])));
    }),
  );
});
