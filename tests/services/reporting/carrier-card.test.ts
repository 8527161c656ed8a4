import { expect, test } from "vitest";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import { fillWorkbook } from "#services/reporting/fill-workbook";
import { proposeReading } from "#services/reporting/propose-reading";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { need, openRegister } from "../registers/register-desk.ts";

/** The card of one carrier with a list below: the list holds those who sit in it, and waits while nobody says which carrier it is. */

const BYTES = drawWorkbook([
  {
    name: "卡片",
    drawn: `
    众创空间运行情况卡|>|>
    #众创空间名称||>
    #获奖情况||>
    #培训情况||>
    #开放情况||>
    #合作院校||>
    #特色活动||>
    #下步打算||>
    #二、在孵企业清单（单位：万元）|>|>
    #序号|企业名称|技术领域
    #1||
    #合计|>|`,
  },
]);

async function fillCard(choose: boolean) {
  const desk = await openRegister();
  const one = await desk.add("carrier", "岚湖众创空间", { carrierType: "众创空间" });
  await desk.add("carrier", "砚池众创空间", { carrierType: "众创空间" });
  for (const [name, carrier, incubationStatus] of [
    ["甲公司", "岚湖众创空间", "在孵"],
    ["乙公司", "砚池众创空间", "在孵"],
    ["丙公司", "岚湖众创空间", "毕业"],
    ["丁公司", "岚湖众创空间", "在孵"],
  ] as const)
    await desk.add("enterprise", name, { carrier, incubationStatus, technologyField: "新材料" });
  const form = need(await readForm({ name: "卡片.xlsx", bytes: BYTES }));
  const reading = proposeReading(desk.book.db, form);
  const rest = { period: null, threshold: FILL_THRESHOLD, today: "2026-11-21" };
  const subjectId = choose ? one : null;
  const { plan } = need(fillWorkbook(desk.book, { form, bytes: BYTES, reading, subjectId, ...rest }));
  return {
    filled: Array.from(plan.cells, ({ cell, text }) => `${cell} ${text}`),
    said: plan.problems.map(({ cell, reason }) => `${cell} ${reason}`),
  };
}

test("its own incubatees stand in the list", async () => {
  expect(await fillCard(true)).toEqual({
    filled: ["B2 岚湖众创空间", "B11 甲公司", "C11 新材料", "B12 丁公司", "C12 新材料"],
    said: [],
  });
});

test("without a carrier nothing is listed", async () => {
  expect(await fillCard(false)).toEqual({
    filled: [],
    said: ["B2 这张表是填一家孵化载体的，还没有说是哪一家，表里的格子都空着。请选一家"],
  });
});
