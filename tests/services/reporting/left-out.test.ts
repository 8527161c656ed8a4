import { expect, test } from "vitest";
import type { FormList } from "#domain/reporting/form-binding";
import { fillWorkbook } from "#services/reporting/fill-workbook";
import { readForm } from "#workbook/read-form";
import { columnOf, listOf, printSheet, take } from "../../support/planned-form.ts";
import { need, openRegister } from "../registers/register-desk.ts";

const BYTES = printSheet([["名称"], ["东园"], [], ["小计"], ["西园"], [], ["小计"]]);
const block = (row: number, park: string): FormList =>
  listOf([row, row], [columnOf("A", take("enterpriseName"))], {
    group: { field: "park", text: park, cell: `A${row - 1}` },
    totalRows: [row + 1],
    selection: { where: [{ field: "park", equals: park }], orderBy: "roster", reason: "" },
  });

async function fillFrom(parks: readonly string[], lists: readonly FormList[]) {
  const desk = await openRegister();
  for (const [i, park] of parks.entries()) {
    await desk.add("enterprise", `企业${i + 1}`, park === "" ? {} : { park });
  }
  const form = need(await readForm({ name: "表.xlsx", bytes: BYTES }));
  const rest = { period: null, subjectId: null, threshold: 0.7, today: "2026-11-21" };
  const { plan } = need(fillWorkbook(desk.book, { form, bytes: BYTES, reading: { lists, cells: [] }, ...rest }));
  return {
    filled: Array.from(plan.cells, ({ cell, text }) => `${cell} ${text}`),
    said: plan.problems.map(({ cell, severity, reason }) => `${cell} ${severity} ${reason}`),
  };
}

test("groups that the form has not printed are named with how many stay out", async () => {
  const parks = ["东园", "南园", "西园", "东园", "南园", ""];
  expect(await fillFrom(parks, [block(3, "东园"), block(6, "西园")])).toEqual({
    filled: ["A3 企业1", "A4 企业4", "A7 企业3"],
    said: [
      "A2 error 表上没有印“南园”这一组，账本里这一组的 2 户没有填入",
      "A2 error 账本里有 1 户没有填“所属园区”，不知道归哪一组，没有填入",
    ],
  });
});

test("a group without entries is fine, and nothing is left out when all have their block", async () => {
  expect(await fillFrom(["东园"], [block(3, "东园"), block(6, "西园")])).toEqual({ filled: ["A3 企业1"], said: [] });
});

test("a block that a person has given a group to holds that group", async () => {
  const { group: _, ...given } = block(6, "南园");
  expect(await fillFrom(["东园", "南园"], [block(3, "东园"), given])).toEqual({
    filled: ["A3 企业1", "A6 企业2"],
    said: [],
  });
});

test("what a limit cuts off is counted", async () => {
  const { group: _, ...plain } = block(3, "东园");
  const limited = { ...plain, selection: { ...plain.selection, where: [], limit: 2 } };
  expect(await fillFrom(["", "", "", ""], [limited])).toEqual({
    filled: ["A3 企业1", "A4 企业2"],
    said: ["A3 warning 这张表只取前 2 户，还有 2 户符合条件的没有列入"],
  });
});
