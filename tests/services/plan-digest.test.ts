/** A plan made again tells whether it would replace the same values, also where all its counts are the same (旧值变了要看得出). */
import { expect, test } from "vitest";
import type { PlanSummary } from "#contract/importing";
import { openDesk } from "./import-desk.ts";

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));
const head = ["2025年企业情况表,,", "企业名称,统一社会信用代码,从业人员（人）"];
const first = [...head, "湖南栖梧达合科技有限公司,91440300708461136T,82"];
const second = [...head, "湖南栖梧达合科技有限公司,91440300708461136T,90"];

test("an edit under a plan changes what it replaces and nothing else; an edit elsewhere changes nothing", async () => {
  const desk = await openDesk();
  await desk.take(await desk.read("名册.csv", encode(first)));
  const { readingId } = await desk.read("更新.csv", encode(second));
  const plan = async (): Promise<Omit<PlanSummary, "planId">> => {
    const planned = await desk.services["importing/plan"]({ jobId: "1", readingId });
    if (!planned.ok) throw new Error(planned.error.type);
    const { planId: _, ...summary } = planned.value;
    return summary;
  };
  const edit = (field: string, period: string | null, text: string) =>
    desk.services["enterprises/edit-cells"]({ edits: [{ enterpriseId: 1, field, period, text }] });
  const before = await plan();
  await edit("contactPerson", null, "宋妍");
  expect(await plan()).toEqual(before);
  await edit("employees", "2025", "85");
  const after = await plan();
  expect(after.replaces).not.toBe(before.replaces);
  expect({ ...after, replaces: before.replaces }).toEqual(before);
  desk.book.close();
});
