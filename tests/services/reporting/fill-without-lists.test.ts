import { expect, test } from "vitest";
import type { FormList } from "#domain/reporting/form-binding";
import { fillWorkbook } from "#services/reporting/fill-workbook";
import { readForm } from "#workbook/read-form";
import * as XLSX from "xlsx";
import { cellOf, columnOf, listOf, printSheet, take } from "../../support/planned-form.ts";
import { need, openRegister } from "../registers/register-desk.ts";

/** A list that cannot grow stays blank and is named; everything else of the form is filled. */

/** Two lists of one printed row each; the total of the first names its rows one by one. */
const BYTES = printSheet(
  [["甲园企业"], ["名称"], [], ["合计", null], ["乙园企业"], ["名称"], [], ["填报日期"], ["第三名单"], ["名称"], []],
  { formulas: { A4: "A3" } },
);

const list = (row: number, park: string): FormList =>
  listOf([row, row], [columnOf("A", take("enterpriseName"))], {
    selection: { where: [{ field: "park", equals: park }], orderBy: "roster", reason: "" },
  });

async function fillFrom(
  lists: readonly FormList[],
  cells = [cellOf("B8", { kind: "setting", setting: "reportDate" })],
) {
  const desk = await openRegister();
  for (const [name, park] of [
    ["甲一", "甲园"],
    ["甲二", "甲园"],
    ["乙一", "乙园"],
    ["乙二", "乙园"],
    ["乙三", "乙园"],
  ])
    await desk.add("enterprise", name ?? "", { park: park ?? "" });
  const form = need(await readForm({ name: "表.xlsx", bytes: BYTES }));
  const rest = { period: null, subjectId: null, threshold: 0.7, today: "2026-11-21" };
  return fillWorkbook(desk.book, { form, bytes: BYTES, reading: { lists, cells }, ...rest });
}

const REASON =
  "这张名单有 2 户，表上印的行不够，又不能往里加行：公式“A3”把列表的行逐个写出，加行后不会算进新的行，请先改成 SUM(A3:A3)。这张名单空着，表里其余的照填；请先在表里留足空行再填一次";

test("the list whose total would go wrong stays blank, the others grow", async () => {
  const { plan, bytes } = need(await fillFrom([list(3, "甲园"), list(7, "乙园"), list(11, "甲园")]));
  const sheet = XLSX.read(bytes, { cellFormula: true }).Sheets.表1;
  const column = Array.from({ length: 14 }, (_, i) => sheet?.[`A${i + 1}`]?.f ?? sheet?.[`A${i + 1}`]?.v ?? null);
  expect(column).toEqual([
    "甲园企业",
    "名称",
    null,
    "A3",
    "乙园企业",
    "名称",
    "乙一",
    "乙二",
    "乙三",
    "填报日期",
    "第三名单",
    "名称",
    "甲一",
    "甲二",
  ]);
  expect(plan.withheld).toEqual([{ list: 0, reason: REASON }]);
  expect(plan.problems.map(({ cell, severity, reason }) => `${cell} ${severity} ${reason}`)).toEqual([
    `A3 error ${REASON}`,
  ]);
});

test("where nothing else would be filled, the form is refused as before", async () => {
  const filled = await fillFrom([list(3, "甲园")], []);
  expect(filled.ok ? null : filled.error.type).toBe("FormStructureUnsafe");
});
