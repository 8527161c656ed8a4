/** The indicators of 106号 on a book of two enterprises, worked out by hand beside them (国家政策包样板). */
import { expect, test } from "vitest";
import { openGolden, type Row } from "./golden-book.ts";
import { need } from "../services/registers/register-desk.ts";

/** Label for label what both enterprises reported: 甲, 乙. Money in 万元. */
const reported: readonly (readonly [field: string, first: string, second: string])[] = [
  ["operatingRevenue@2024", "1000万元", "2000万元"],
  ["operatingRevenue@2025", "1500万元", "2500万元"],
  ["industrialOutput@2025", "1000万元", "500万元"],
  ["employees@2024", "50", "40"],
  ["employees@2025", "60", "40"],
  ["researchFullTime@2025", "6", "4"],
  ["internalResearch@2025", "90万元", "60万元"],
  ["inventionGrants@2025", "2", "0"],
  ["inventionApplications@2025", "3", "0"],
  ["bachelors@2025", "30", "10"],
  ["postgraduates@2025", "6", "0"],
  ["technologyContractValue@2025", "300万元", "0"],
  ["netProfit@2025", "150万元", "100万元"],
  ["financingReceived@2025", "50万元", "0"],
  ["validInventionPatents@2025", "5", "0"],
  ["trademarks@2025", "4", "1"],
  ["valueAdded@2024", "300万元", "300万元"],
  ["valueAdded@2025", "400万元", "300万元"],
  ["industrialValueAdded@2025", "200万元", "200万元"],
  ["energyUse@2025", "40", "10"],
  ["payroll@2025", "100万元", "60万元"],
  ["exportValue@2025", "200万元", "0"],
  ["serviceExports@2025", "50万元", "0"],
  ["researchBodiesAbroad@2025", "1", "0"],
  ["entrustedInstitutes@2025", "10万元", "0"],
  ["entrustedUniversities@2025", "20万元", "0"],
  ["entrustedAbroad@2025", "0", "0"],
  ["entrustedEnterprises@2025", "0", "0"],
  ["technologyImported@2025", "10万元", "0"],
  ["technologyAbsorbed@2025", "0", "0"],
  ["trademarksAbroadThisYear@2025", "1", "0"],
  ["inventionsAbroad@2025", "0", "0"],
  ["internationalStandardsThisYear@2025", "0", "1"],
  ["foreignResidents@2025", "1", "0"],
  ["returnees@2025", "2", "1"],
  ["researchIntensive", "是", "否"],
  ["highTechService", "否", "是"],
  ["digitalIndustry", "是", "否"],
  ["manufacturer", "是", "否"],
  ["producerService", "否", "是"],
  ["domesticHeld", "是", "是"],
];

const certificate = (holder: string, issued: string): Row => [
  "qualification",
  "",
  { holder, qualificationType: "高新技术企业", qualificationIssued: issued, qualificationUntil: "2027-12-31" },
];

/** 10 + 10 + 9 + 7 + 10 items of the evaluation. */
const items = [10, 10, 9, 7, 10].flatMap((count, at) =>
  Array.from({ length: count }, (_, place) => `106-${at + 1}.${place + 1}`),
);

const rows: readonly Row[] = [
  ["enterprise", "甲公司", Object.fromEntries(reported.map(([field, first]) => [field, first]))],
  ["enterprise", "乙公司", Object.fromEntries(reported.map(([field, , second]) => [field, second]))],
  certificate("甲公司", "2024-11-01"),
  certificate("乙公司", "2025-11-01"),
  ...items.map((code): Row => ["report", `${code}标准化得分`, { "reportedValue@2025": "0.5" }]),
];

/** What comes out of the hand arithmetic, and how. */
const worked: Readonly<Record<string, string>> = {
  "106-1.2": "10 %", // 10 ÷ 100
  "106-1.3": "3.75 %", // 150 ÷ 4000
  "106-1.4": "200 件/万人", // 2 for 100 people
  "106-1.5": "20 件/千万元", // 3 for 0.15 千万
  "106-2.1": "62.5 %", // 2500 ÷ 4000
  "106-2.2": "46 %", // (40 + 6) ÷ 100
  "106-2.3": "3 万元/人", // 300 ÷ 100
  "106-2.4": "0.1 亿元", // 4000 − 3000 万元
  "106-2.5": "6.25 %", // 250 ÷ 4000
  "106-2.6": "1 家", // 2 − 1
  "106-2.7": "1 家",
  "106-2.8": "2500 件/百亿元", // 10 for 0.004 百亿
  "106-3.1": "0.125 吨标准煤/万元", // 50 ÷ 400
  "106-3.5": "0.001 万人", // 100 − 90
  "106-3.6": "22.857142857143 %", // 160 ÷ 700, rounded where it never ends
  "106-4.1": "1 家",
  "106-4.2": "1 %", // 40 ÷ 4000
  "106-4.3": "1 家",
  "106-4.4": "1 家",
  "106-4.5": "25 %", // 50 ÷ 200
  "106-4.6": "5 %", // 200 ÷ 4000
  "106-4.7": "4 %", // (1 + 3) ÷ 100
  "106-5.2": "5 %", // 7 against 600 ÷ 90
  "106-5.3": "37.5 %", // 1500 ÷ 4000
  "106-5.4": "37.5 %",
  "106-5.7": "0 家",
  "106-一": "0.5 ",
  "106-总分": "50 ",
  "2024-1.2": "100 %",
  "2024-1.3": "40 %", // 400 ÷ 1000
  "2024-1.4": "0.1 亿元",
};

test("every indicator that enterprises report comes out as by hand", async () => {
  const book = await openGolden("national", rows);
  const question = { asOf: "2025-12-31", zone: null, period: "2025", snapshot: null };
  const list = need(await book.services["indicators/list"](question));
  const found = list.flatMap(({ definition, value, status }) =>
    definition.code in worked
      ? [[definition.code, value === null ? status : `${value} ${definition.unit}`] as const]
      : [],
  );
  expect(Object.fromEntries(found)).toEqual(worked);
  // What nobody filled in has no value, never a zero.
  const open = list.filter(({ definition }) => definition.formula.startsWith("填报("));
  expect(open.every(({ value, status }) => value === null && status === "nodata")).toBe(true);
});
