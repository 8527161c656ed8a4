/** Checks on a real book (达标体检): where each value comes from, what is counted when nobody typed it, and rules of two years side by side. */
import { beforeEach, expect, test } from "vitest";
import type { CriteriaReport } from "#contract/criteria";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const DAY = "2025-12-31";

async function check(subject: number, rules: readonly string[], asOf = DAY): Promise<readonly CriteriaReport[]> {
  return need(await desk.services["criteria/check"]({ subject, rules, asOf, period: null }));
}

async function figure(id: number, field: string, period: string, text: string): Promise<void> {
  const edits = [{ enterpriseId: id, field, period, text }];
  const [cell] = need(await desk.services["enterprises/edit-cells"]({ edits })).cells;
  expect(cell?.ok).toBe(true);
}

function verdict(report: CriteriaReport | undefined, id: string) {
  const all = (report?.conditions ?? []).flatMap((one) => [one, ...one.anyOf]);
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no condition ${id}`);
  return found;
}

const incubator = { carrierType: "科技企业孵化器", carrierSpecialisation: "专业", floorArea: "10000" };

test("the rules of the packs are there, newest first, also before the national pack is installed", async () => {
  const sets = need(await desk.services["criteria/rule-sets"]({ kind: "carrier" })).filter(
    ({ pack }) => pack === "national",
  );
  expect(sets.map(({ id, number }) => [id, number])).toEqual([
    ["incubator-2025-standard", "工信部科〔2025〕131号"],
    ["incubator-2025-outstanding", "工信部科〔2025〕131号"],
    ["university-park-2019", "国科发区〔2019〕117号"],
    ["incubator-2018-general", "国科发区〔2018〕300号"],
    ["incubator-2018-specialised", "国科发区〔2018〕300号"],
    ["maker-space-2017", "国科火字〔2017〕120号"],
  ]);
});

test("a typed value stands with its source, the counted one beside it", async () => {
  const id = await desk.add("carrier", "青山孵化器", incubator);
  await figure(id, "incubatees", "2025", "31");
  await desk.add("enterprise", "甲公司", { carrier: "青山孵化器" });
  const [report] = await check(id, ["incubator-2018-specialised"]);
  const { evidence, ...rest } = verdict(report, "incubatees");
  expect(rest).toMatchObject({ value: "31", threshold: "30", status: "met", gap: "" });
  expect(evidence).toEqual([
    { label: "在孵企业数（2025年）", value: "31 家", source: expect.objectContaining({ kind: "person", raw: "31" }) },
    { label: "按在孵记录和企业的所属载体计得（共 1 家企业有记录）", value: "1 家", source: null },
  ]);
  expect(report).toMatchObject({ period: "2025", asOf: DAY, applies: true });
});

test("without a typed value who is there on the day is counted, from stays and from the roster, once each", async () => {
  const id = await desk.add("carrier", "青山孵化器", incubator);
  await desk.add("enterprise", "甲公司", { carrier: "青山孵化器", entryDate: "2024-05-01" });
  await desk.add("enterprise", "乙公司", { carrier: "青山孵化器", entryDate: "2021", incubationStatus: "毕业" });
  await desk.add("enterprise", "丙公司", { carrier: "青山孵化器" });
  await desk.add("stay", "", { incubatee: "甲公司", stayCarrier: "青山孵化器", stayFrom: "2024-05-01" });
  await desk.add("stay", "", { incubatee: "丁公司", stayCarrier: "青山孵化器", stayFrom: "2025-09" });
  await desk.add("stay", "", {
    incubatee: "丙公司",
    stayCarrier: "青山孵化器",
    stayFrom: "2020-01-01",
    graduatedOn: "2025-12-31",
  });
  const counts = async (day: string) => {
    const [report] = await check(id, ["incubator-2018-specialised"], day);
    return ["incubatees", "graduates"].map((condition) => verdict(report, condition).value);
  };
  // 甲 and 丁 stay; 丙 graduated on the day itself, 乙 nobody knows when.
  expect(await counts("2025-12-31")).toEqual(["2", "2"]);
  expect(await counts("2025-12-30")).toEqual(["3", "1"]);
  expect(await counts("2025-08-31")).toEqual(["2", "1"]);
  const [report] = await check(id, ["incubator-2018-specialised"]);
  expect(verdict(report, "incubatees").gap).toBe("还差 28 家。");
  expect(verdict(report, "incubatees").evidence.map(({ label, value }) => [label, value])).toEqual([
    ["按在孵记录和企业的所属载体计得（共 4 家企业有记录）", "2 家"],
    ["甲公司", "载体：青山孵化器"],
    [expect.stringContaining("丁公司"), "载体：青山孵化器"],
  ]);
});

test("what tenants report decides only as far as it is there", async () => {
  const id = await desk.add("carrier", "青山孵化器", incubator);
  for (const [name, before, now] of [
    ["甲公司", "100", "121"],
    ["乙公司", "100", "120"],
    ["丙公司", "100", null],
  ] as const) {
    const enterprise = await desk.add("enterprise", name, { carrier: "青山孵化器" });
    await figure(enterprise, "operatingRevenue", "2024", before);
    if (now !== null) await figure(enterprise, "operatingRevenue", "2025", now);
    await figure(enterprise, "researchExpense", "2024", "10");
    await figure(enterprise, "researchExpense", "2025", "10");
  }
  await figure(id, "fullTimeStaff", "2025", "3");
  const [report] = await check(id, ["incubator-2025-standard"]);
  // 甲 grew by more than 20 %, 乙 by 20 % exactly, of 丙 nobody knows: 1 to 2 of 3.
  expect(verdict(report, "growing")).toMatchObject({ status: "met", value: "33.33", threshold: "30" });
});

test("rules of 2018 and 2025 stand side by side; what is not kept is asked for by name", async () => {
  const id = await desk.add("carrier", "青山孵化器", { ...incubator, carrierSpecialisation: "综合" });
  await figure(id, "incubatees", "2025", "49");
  const reports = await check(id, ["国家级科技企业孵化器（综合，2018）", "national/incubator-2025-standard"]);
  expect(reports.map(({ rules, applies }) => [rules.id, applies])).toEqual([
    ["incubator-2018-general", true],
    ["incubator-2025-standard", true],
  ]);
  expect(verdict(reports[0], "incubatees")).toMatchObject({ status: "missed", gap: "还差 1 家。" });
  expect(verdict(reports[1], "income").gap).toBe(
    "缺2025年的“孵化器总收入”；缺2025年的“房租及物业收入”，补上后才能判定。",
  );
  expect(reports[0]?.sentence).toContain("政策包“国家”没有安装，用的是随程序发布的条件。");
});

test("a figure of another year is not taken for this one, but said to be there", async () => {
  const id = await desk.add("carrier", "青山孵化器", incubator);
  await figure(id, "fullTimeStaff", "2025", "5");
  await figure(id, "incubatees", "2024", "60");
  const [report] = await check(id, ["incubator-2018-specialised"]);
  expect(verdict(report, "incubatees")).toMatchObject({
    status: "nodata",
    value: null,
    gap: "缺2025年的“在孵企业数”（有2024年的），补上后才能判定。",
  });
});

test("an enterprise: its stay gives the dates, its certificates the qualification, its years the sums", async () => {
  const id = await desk.add("enterprise", "甲公司", { establishmentDate: "2021-01-01" });
  await desk.add("carrier", "青山孵化器", incubator);
  await desk.add("stay", "", { incubatee: "甲公司", stayCarrier: "青山孵化器", stayFrom: "2023-01-02" });
  await desk.add("qualification", "", {
    holder: "甲公司",
    qualificationType: "高新技术企业",
    qualificationIssued: "2023-11-01",
    qualificationUntil: "2026-10-31",
  });
  await figure(id, "operatingRevenue", "2023", "4000000");
  await figure(id, "operatingRevenue", "2024", "600");
  await figure(id, "financingReceived", "2024", "300");
  const [incubatee, graduate] = await check(id, ["incubatee-2018", "graduate-2018"]);
  expect(verdict(incubatee, "ageAtEntry")).toMatchObject({ status: "missed", value: "24.03", gap: "超出约 1 天。" });
  expect(verdict(incubatee, "stay")).toMatchObject({ status: "met", threshold: "48" });
  expect(verdict(graduate, "highTech")).toMatchObject({ status: "met", value: "是" });
  expect(verdict(graduate, "highTech").evidence.map(({ label }) => label)).toEqual(["资质认定"]);
  expect(verdict(graduate, "venture").status).toBe("nodata");
  expect(verdict(graduate, "revenue").status).toBe("met");
  expect(verdict(graduate, "ground").status).toBe("met");
  const [later] = await check(id, ["graduate-2018"], "2026-11-01");
  expect(verdict(later, "highTech").status).toBe("missed");
});

test("rules for carriers are for comparison only on an enterprise, and unknown rules are refused", async () => {
  const id = await desk.add("enterprise", "甲公司");
  const [report] = await check(id, ["maker-space-2017"]);
  expect(report).toMatchObject({ applies: false, reason: "这套条件的对象是孵化载体。" });
  expect(await desk.services["criteria/check"]({ subject: id, rules: ["没有的"], asOf: DAY, period: null })).toEqual({
    ok: false,
    error: { type: "RuleSetNotFound", rules: "没有的" },
  });
});

test("a word of one title or the number of a document chooses rules; a word of several titles is no choice", async () => {
  const id = await desk.add("carrier", "青山孵化器", incubator);
  const chosen = async (word: string) => {
    const found = await desk.services["criteria/check"]({ subject: id, rules: [word], asOf: DAY, period: null });
    return found.ok ? found.value.map(({ rules }) => rules.id) : found.error.type;
  };
  expect(await chosen("众创空间")).toEqual(["maker-space-2017"]);
  expect(await chosen("00号")).toBe("RuleSetNotFound");
  expect(await chosen("300号")).toEqual(["incubator-2018-general", "incubator-2018-specialised"]);
  expect(await chosen("国科发区[2018]300号")).toEqual(["incubator-2018-general", "incubator-2018-specialised"]);
  expect(await chosen("孵化器")).toBe("RuleSetNotFound");
});
