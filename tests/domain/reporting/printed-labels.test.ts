import { expect, test } from "vitest";
import { columnOf, fillPlanned, listOf, printSheet, rowOf, rowsOf, take } from "../../support/planned-form.ts";

/** What a form prints inside of what was taken for a list: labels stay, examples and last year's entries give way. */

const NAME = take("enterpriseName");
const MAN = take("legalRepresentative");
const serial = columnOf("A", { kind: "sequence" }, { kind: "sequence" });
const columns = [serial, columnOf("B", NAME), columnOf("C", MAN)];
const people = [1, 2, 3, 4].map((i) => rowOf(i, { legalRepresentative: `法人${i}` }));

test("a total that was taken for the last record keeps its label, and the entries go above it", async () => {
  const form = printSheet([["序号", "名称", "法人"], [1], [2], ["企业户数总计"]], {
    formulas: { C4: "COUNTA(C2:C3)" },
    merges: ["A4:B4"],
  });
  const { line, plan } = await fillPlanned(form, {
    areas: [listOf([2, 4], columns)],
    lists: [{ list: 0, rows: people }],
  });
  expect([2, 3, 4, 5, 6].map((row) => line(row, "ABC"))).toEqual([
    [1, "企业1", "法人1"],
    [2, "企业2", "法人2"],
    [3, "企业3", "法人3"],
    [4, "企业4", "法人4"],
    ["企业户数总计", null, "COUNTA(C2:C5)"],
  ]);
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 4, rowsInserted: 2 }]);
});

test("a text that runs over the cell of the name is no record, wherever it stands", async () => {
  const form = printSheet([["序号", "名称", "法人"], ["以下为续报企业"], [1], ["本栏由县区填写"], [2]], {
    merges: ["A2:B2", "A4:C4"],
  });
  const { line } = await fillPlanned(form, {
    areas: [listOf([2, 5], columns, { growable: false })],
    lists: [{ list: 0, rows: people.slice(0, 2) }],
  });
  expect([2, 3, 4, 5].map((row) => line(row, "ABC"))).toEqual([
    ["以下为续报企业", null, null],
    [1, "企业1", "法人1"],
    ["本栏由县区填写", null, null],
    [2, "企业2", "法人2"],
  ]);
});

test("a word in a row that names nobody stays and is told; an example and last year's row give way", async () => {
  const form = printSheet([
    ["序号", "名称", "法人"],
    [1, null, "由市局填写"],
    [2, "某某公司（示例）", "张某"],
    [3, "旧企业", "旧法人"],
    [4, null, "（请填写姓名）"],
  ]);
  const { line, said } = await fillPlanned(form, {
    areas: [listOf([2, 5], columns)],
    lists: [{ list: 0, rows: people }],
  });
  expect([2, 3, 4, 5].map((row) => line(row, "ABC"))).toEqual([
    [1, "企业1", "由市局填写"],
    [2, "企业2", "法人2"],
    [3, "企业3", "法人3"],
    [4, "企业4", "法人4"],
  ]);
  expect(said).toEqual([
    "C2 这一格印着文字，没有改写，该填的内容请核对",
    "B3 这一列有 2 格原来印着内容（例如“某某公司（示例）”），已改写",
    "C3 这一列有 3 格原来印着内容（例如“张某”），已改写",
  ]);
});

test("nothing but labels: no entry is written, and the entries left out are counted", async () => {
  const form = printSheet([["序号", "名称"], ["合计"]], { merges: ["A2:B2"] });
  const { line, said } = await fillPlanned(form, {
    areas: [listOf([2, 2], columns.slice(0, 2))],
    lists: [{ list: 0, rows: rowsOf(2) }],
  });
  expect(line(2, "AB")).toEqual(["合计", null]);
  expect(said).toEqual(["A2 这张表没有印可以填的行，还有 2 户没有填入"]);
});
