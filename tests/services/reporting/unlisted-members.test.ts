import { expect, test } from "vitest";
import { parsePeriod } from "#domain/shared/period";
import { fillWorkbook } from "#services/reporting/fill-workbook";
import { readForm } from "#workbook/read-form";
import { columnOf, listOf, printSheet, take } from "../../support/planned-form.ts";
import { need, openRegister } from "../registers/register-desk.ts";

const BYTES = printSheet([["名称"], [], []]);
const TYPE = { qualificationType: "高新技术企业", qualificationIssued: "2023-10-16" };

async function fillHighTech(equals: boolean) {
  const desk = await openRegister();
  await desk.add("enterprise", "名册在列公司", { highTechEnterprise: "是" });
  await desk.add("enterprise", "名册漏标公司", { highTechEnterprise: "否" });
  await desk.add("enterprise", "证书过期公司", { highTechEnterprise: "否" });
  await desk.add("qualification", "", { holder: "名册漏标公司", ...TYPE, qualificationUntil: "2026-10-15" });
  await desk.add("qualification", "", { holder: "证书过期公司", ...TYPE, qualificationUntil: "2025-10-15" });
  const form = need(await readForm({ name: "表.xlsx", bytes: BYTES }));
  const selection = { where: [{ field: "highTechEnterprise", equals }], orderBy: "roster", reason: "" };
  const lists = [listOf([2, 3], [columnOf("A", take("enterpriseName"))], { selection })];
  const period = need(parsePeriod("2025"));
  const rest = { period, subjectId: null, threshold: 0.7, today: "2026-11-21" };
  const { plan } = need(fillWorkbook(desk.book, { form, bytes: BYTES, reading: { lists, cells: [] }, ...rest }));
  return { names: Array.from(plan.cells, ({ text }) => text), said: plan.problems.map(({ reason }) => reason) };
}

test("whoever holds a valid certificate but is not marked in the roster is told, not left out in silence", async () => {
  expect(await fillHighTech(true)).toEqual({
    names: ["名册在列公司"],
    said: [
      "有 1 户在 2025-12-31 有有效的高新技术企业证书，名册上却没有标为高新技术企业，没有列入：名册漏标公司。请核对名册",
    ],
  });
});

test("a list of those that are none is not asked about certificates", async () => {
  expect(await fillHighTech(false)).toEqual({ names: ["名册漏标公司", "证书过期公司"], said: [] });
});
