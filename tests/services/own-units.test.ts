/** A file whose amounts state their own units is taken without a question, and lends none to the sender's next file (单元格自带单位). */
import { expect, test } from "vitest";
import { madeWorkbook, type MadeRows } from "../support/made-roster.ts";
import { openDesk } from "./import-desk.ts";

/** A street's roster of a quarter; the sender is in the title. */
function street(quarter: string, amounts: readonly (string | number)[]): Uint8Array {
  const names = ["云麓光电有限公司", "长沙星槎电子有限公司", "湖南衡维信息有限公司"];
  const rows: MadeRows = [
    [`青砚街道企业情况表（2026年${quarter}季度）`],
    ["序号", "企业名称", "营业收入", "从业人员"],
    ...names.map((name, at) => [at + 1, name, amounts[at] ?? null, 30 + at]),
  ];
  return madeWorkbook({ 情况表: rows }, ["A1:D1"]);
}

test("own units raise no question, and say nothing of bare numbers in the next file", async () => {
  const desk = await openDesk();
  const first = await desk.read("青砚街道2026年一季度.xlsx", street("一", ["1200万元", "900 万元", "1.5亿元"]));
  await desk.take(first);
  const { readingId } = await desk.read("青砚街道2026年二季度.xlsx", street("二", [1300, 950, 16000]));
  expect(await desk.services["importing/plan"]({ jobId: "2", readingId })).toMatchObject({
    ok: false,
    error: { type: "UnitMissing", sheet: "情况表", columns: ["C"] },
  });
});
