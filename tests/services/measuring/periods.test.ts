/** Periods that never mix, quarters of a pack's own, and how final figures are (期间与数据状态). */
import { beforeEach, expect, test } from "vitest";
import type { MeasureQuestion } from "#contract/indicators";
import { emptyPack, OWN_PACK } from "#domain/packs/own-pack";
import { periodBefore, readFigurePeriod, yearBefore } from "#services/measuring/figure-periods";
import { createMeasurer } from "#services/measuring/measure";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const asked = (period: string | null): MeasureQuestion => ({ asOf: "2025-12-31", zone: null, period, snapshot: null });

/** 东莞's quarters of 高企: 1—2月, 3—5月, 6—8月, 9—11月. */
const dongguan = {
  id: "东莞高企季报",
  label: "东莞高企季报",
  quarters: [
    { from: 1, through: 2 },
    { from: 3, through: 5 },
    { from: 6, through: 8 },
    { from: 9, through: 11 },
  ],
  source: { document: "d", place: "取数说明" },
};

test("quarters of a pack's own are summed from their months, and only where every month is there", async () => {
  const months = {
    "operatingRevenue@2025-03": "1元",
    "operatingRevenue@2025-04": "2.5元",
    "operatingRevenue@2025-05": "3元",
  };
  await desk.add("enterprise", "甲公司", { ...months, "employees@2025-03": "10", "employees@2025-05": "12" });
  await desk.add("enterprise", "乙公司", { "operatingRevenue@2025-03": "7元", "operatingRevenue@2025Q2": "100元" });
  const document = {
    id: "d",
    title: "季报",
    number: null,
    issuer: "",
    issuedOn: null,
    status: "unknown" as const,
    note: "",
  };
  const pack = { ...emptyPack(OWN_PACK, "本区"), documents: [document], quarters: [dongguan] };
  need(await desk.services["packs/save-own"]({ pack }));
  const measurer = createMeasurer(desk.book.db, asked("2025Q2@东莞高企季报"));
  expect(measurer.value("求和(企业.营业收入)")).toMatchObject({
    value: "6.5",
    status: "partial",
    missing: [{ sentence: "营业收入（2025年二季度（3—5月））：有 1 家，缺 1 家。", missing: 1, of: 2 }],
  });
  expect(measurer.value("求和(企业.从业人员期末人数)", { stock: true }).value).toBe("12");
  expect(createMeasurer(desk.book.db, asked("2025Q2")).value("求和(企业.营业收入)").value).toBe("100");
  expect(createMeasurer(desk.book.db, asked("2025Q2@别处")).value("计数(企业)")).toMatchObject({ status: "wrong" });
});

test.each([
  ["2025", "2024"],
  ["2025Q1", "2024Q4"],
  ["2025Q3", "2025Q2"],
  ["2025H1", "2024H2"],
  ["2025-01", "2024-12"],
  ["2025-11", "2025-10"],
  ["2025-01..09", null],
  ["2025Q1@东莞高企季报", "2024Q4@东莞高企季报"],
])("the period before %s is %s", (period, before) => {
  expect(periodBefore(period)).toBe(before);
});

test("a year before, cumulative figures compare with cumulative ones", () => {
  expect(["2025-01..09", "2025Q1@东莞高企季报"].map(yearBefore)).toEqual(["2024-01..09", "2024Q1@东莞高企季报"]);
  expect(readFigurePeriod("2025Q4@东莞高企季报", [dongguan])).toEqual({
    text: "2025Q4@东莞高企季报",
    label: "2025年四季度（9—11月）",
    parts: ["2025-09", "2025-10", "2025-11"],
    year: 2025,
    lastDay: "2025-11-30",
  });
});

test("preliminary and corrected figures are counted apart from confirmed ones", async () => {
  const take = async (rows: string, standing: "preliminary" | "corrected" | "confirmed") => {
    const text = `企业名称,营业收入（万元）\n${rows}`;
    const reading = await desk.read(`${standing}2025年.csv`, new TextEncoder().encode(text));
    const { readingId } = reading;
    await desk.services["importing/set-standing"]({ readingId, standing });
    await desk.take(reading);
  };
  await take("甲公司,10\n乙公司,20\n", "preliminary");
  const measure = () => createMeasurer(desk.book.db, asked("2025")).value("求和(企业.营业收入)", { unit: "万元" });
  expect(measure()).toMatchObject({ value: "30", standing: { preliminary: 2, corrected: 0 } });
  await take("丙公司,0.5\n", "corrected");
  await take("丁公司,3\n", "confirmed");
  expect(measure()).toMatchObject({ value: "33.5", standing: { preliminary: 2, corrected: 1 } });
});
