import { expect, test } from "vitest";
import { explainFormula } from "#domain/indicators/explain-formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { parsePeriod } from "#domain/shared/period";
import { createMeasurer } from "#services/measuring/measure";
import { createComputer } from "#services/reporting/compute-sources";
import { need, openRegister } from "../registers/register-desk.ts";

/** What belongs to the entry a formula is asked for: 在(本身). */

test("the tenants of a carrier are those whose stay is under way on the day", async () => {
  const desk = await openRegister();
  const carrier = await desk.add("carrier", "甲孵化器");
  const other = await desk.add("carrier", "乙孵化器");
  for (const [name, carrierName, from, until] of [
    ["一号有限公司", "甲孵化器", "2023-01-01", ""],
    ["二号有限公司", "甲孵化器", "2023-01-01", "2024-06-30"],
    ["三号有限公司", "乙孵化器", "2025-02-01", ""],
  ] as const) {
    await desk.add("enterprise", name);
    await desk.add("stay", "", { incubatee: name, stayCarrier: carrierName, stayFrom: from, stayUntil: until });
  }
  const count = (subject: number, asOf: string): string | null =>
    createMeasurer(desk.book.db, { asOf, zone: null, period: null, snapshot: null }).value("计数(企业[在(本身)])", {
      subject,
    }).value;
  expect([count(carrier, "2023-12-31"), count(carrier, "2025-12-31"), count(other, "2025-12-31")]).toEqual([
    "2",
    "1",
    "1",
  ]);
});

test("without an entry 本身 is a fault, in words it is the entry", async () => {
  const desk = await openRegister();
  await desk.add("enterprise", "一号有限公司");
  const measurer = createMeasurer(desk.book.db, { asOf: "2025-12-31", zone: null, period: null, snapshot: null });
  expect(measurer.value("计数(本身)").reason).toContain("要在某一个对象上才能用");
  expect(explainFormula(need(parseFormula("计数(企业[在(本身)])")))).toBe("属于这个对象的企业的数量");
});

test("last year is a year before the end of the period, and growth is told by both sides", async () => {
  const desk = await openRegister();
  const add = async (name: string, revenues: Readonly<Record<string, string>>): Promise<void> => {
    const id = await desk.add("enterprise", name);
    const edits = Object.entries(revenues).map(([period, text]) => ({
      enterpriseId: id,
      field: "operatingRevenue",
      period,
      text,
    }));
    need(await desk.services["enterprises/edit-cells"]({ edits }));
  };
  await add("一号有限公司", { "2024": "100", "2025": "150" });
  await add("二号有限公司", { "2024": "100", "2025": "150" });
  const computer = createComputer(desk.book.db, { period: need(parsePeriod("2025")), today: "2026-03-31" });
  const source = { kind: "formula", formula: "求和(企业.营业收入)", unit: "万元" } as const;
  expect(computer.forHome({ ...source, period: "previous" })?.value).toBe("200");
  const growth = computer.forHome({ ...source, unit: "%", period: "growth" });
  expect(growth?.value).toBe("50");
  expect(growth?.parts.map(({ label }) => label.split("：")[0])).toEqual([
    "本期",
    "本期",
    "本期",
    "上年同期",
    "上年同期",
    "上年同期",
  ]);
  expect(growth?.partsTotal).toBe(6);
  expect(computer.forHome({ ...source, formula: "计数(企业[在(本身)])", period: "report" })).toBeNull();
});
