import { expect, test } from "vitest";
import type { FormColumn } from "#domain/reporting/form-binding";
import { readBack } from "#workbook/read-back";
import { columnOf, fillPlanned, listOf, printSheet, REVENUE, rowOf, take } from "../support/planned-form.ts";

const NAME = take("enterpriseName");
const unit: FormColumn = columnOf("C", null, { kind: "fixed" });

/** Four entries; two have no 营业收入. */
const rows = [rowOf(1, { [REVENUE]: 10_000 }), rowOf(2), rowOf(3), rowOf(4, { [REVENUE]: 40_000 })];

function check(blank: Uint8Array, { bytes, plan }: Awaited<ReturnType<typeof fillPlanned>>) {
  return readBack({ blank, written: bytes, fills: plan.fills }).findings;
}

test("added records repeat what every printed one says, and nothing the last one says alone", async () => {
  const blank = printSheet([
    ["名称", "收入", "单位", "备注", "编号"],
    [null, null, "万元", "例", 7],
    [null, 30, "万元", "例如甲", 8],
  ]);
  const area = listOf([2, 3], [columnOf("A", NAME), columnOf("B", take("operatingRevenue", "report")), unit]);
  const filled = await fillPlanned(blank, { areas: [area], lists: [{ list: 0, rows }] });
  expect([2, 3, 4, 5].map((row) => filled.line(row, "ABCDE"))).toEqual([
    ["企业1", 1, "万元", "例", 7],
    ["企业2", null, "万元", null, null],
    ["企业3", null, "万元", null, null],
    ["企业4", 4, "万元", "例如甲", 8],
  ]);
  expect(check(blank, filled)).toEqual([]);
});

test("the example of a lone printed record is no added record's number or word", async () => {
  const blank = printSheet([
    ["名称", "收入", "单位", "编号"],
    ["XX公司", 30, "万元", 8],
  ]);
  const area = listOf([2, 2], [columnOf("A", NAME), columnOf("B", take("operatingRevenue", "report")), unit]);
  const filled = await fillPlanned(blank, { areas: [area], lists: [{ list: 0, rows }] });
  expect([2, 3, 4, 5].map((row) => filled.line(row, "ABCD"))).toEqual([
    ["企业1", 1, "万元", null],
    ["企业2", null, "万元", null],
    ["企业3", null, "万元", null],
    ["企业4", 4, "万元", 8],
  ]);
  expect(check(blank, filled)).toEqual([]);
});

test("a printed number that stays beside an entry the book has none for is told", async () => {
  const blank = printSheet([
    ["名称", "收入"],
    [null, 30],
    [null, 31],
  ]);
  const area = listOf([2, 3], [columnOf("A", NAME), columnOf("B", take("operatingRevenue", "report"))]);
  const { plan } = await fillPlanned(blank, { areas: [area], lists: [{ list: 0, rows: rows.slice(1, 3) }] });
  expect(plan.problems.map(({ cell, reason }) => `${cell} ${reason}`)).toContain(
    "B2 账本里没有要填的数，这一列有 2 格还留着表上原来印的内容（例如“30”），没有动，请核对",
  );
});
