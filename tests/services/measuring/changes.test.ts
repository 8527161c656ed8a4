/** Frozen years, changes taken apart, opened values, own indicators: everything that stands around a value. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { MeasureQuestion, ValueChange } from "#contract/indicators";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { parseDecimal, sumDecimals } from "#domain/shared/decimal";
import { createMeasurer } from "#services/measuring/measure";
import { listJournal } from "#store/queries/journal";
import { need, openRegister, type RegisterDesk } from "../registers/register-desk.ts";

let desk: RegisterDesk;
beforeEach(async () => {
  desk = await openRegister();
});

const year = (asOf: string, period: string | null = null): MeasureQuestion => ({
  asOf,
  zone: null,
  period,
  snapshot: null,
});

const definition = (code: string, formula: string, unit: string): IndicatorDefinition => ({
  code,
  name: `指标${code}`,
  unit,
  direction: "up",
  note: "",
  source: { document: "", place: "" },
  effective: { from: null, until: null },
  formula,
  group: "",
  unconfirmed: null,
  decimals: 2,
  time: "flow",
});

const save = async (code: string, formula: string, unit: string): Promise<void> => {
  need(await desk.services["indicators/save"]({ definition: definition(code, formula, unit) }));
};
const change = async (code: string, before: string, after: string): Promise<ValueChange> =>
  need(await desk.services["indicators/change"]({ ...year(after), pack: "own", code, readAs: null, before }));

test("a change says who came, went, moved, was renamed, grew and shrank, and adds up", async () => {
  const figures = (before: string, after: string) => ({
    "operatingRevenue@2024": before,
    "operatingRevenue@2025": after,
  });
  await desk.add("enterprise", "增长公司", figures("100元", "160.5元"));
  await desk.add("enterprise", "下降公司", figures("90元", "80元"));
  await desk.add("enterprise", "新公司", { "operatingRevenue@2025": "7元", establishmentDate: "2025-03-01" });
  await desk.add("enterprise", "来公司", { ...figures("1000元", "11元"), movedIn: "2025-05" });
  await desk.add("enterprise", "走公司", { ...figures("40元", "44元"), movedOut: "2025-10-01" });
  await desk.add("enterprise", "关公司", { ...figures("5元", "5元"), closedOn: "2025-10-01" });
  await desk.add("enterprise", "改名公司", figures("10元", "12元"));
  await desk.add("event", "", { eventSubject: "改名公司", eventType: "更名", eventDate: "2025-06-01" });
  await save("A", "求和(企业.营业收入)", "元");
  const answer = await change("A", "2024-12-31", "2025-12-31");
  expect([answer.before, answer.after, answer.difference]).toEqual(["245", "270.5", "25.5"]);
  expect(
    answer.parts.map(({ reason, count, amount, movers }) => [reason, count, amount, movers.map(({ name }) => name)]),
  ).toEqual([
    ["new", 1, "7", ["新公司"]],
    ["left", 1, "-5", ["关公司"]],
    ["movedIn", 1, "11", ["来公司"]],
    ["movedOut", 1, "-40", ["走公司"]],
    ["renamed", 1, "2", ["改名公司"]],
    ["grown", 1, "60.5", ["增长公司"]],
    ["shrunk", 1, "-10", ["下降公司"]],
  ]);
});

test("against a frozen year, a figure of the same period that was changed since is a revision", async () => {
  const id = await desk.add("enterprise", "甲公司", { "operatingRevenue@2024": "100元" });
  need(await desk.services["registers/freeze"]({ name: "2024年度", year: 2024, day: "2024-12-31", note: "" }));
  await desk.services["enterprises/edit-cells"]({
    edits: [{ enterpriseId: id, field: "operatingRevenue", period: "2024", text: "130元" }],
  });
  await desk.add("enterprise", "后补公司", { "operatingRevenue@2024": "1元" });
  await save("A", "求和(企业.营业收入)", "元");
  const asked = { ...year("2025-06-30", "2024"), pack: "own", code: "A", readAs: null, before: "2024-12-31" };
  const { difference, parts } = need(await desk.services["indicators/change"](asked));
  expect([difference, parts.map(({ reason, amount }) => `${reason} ${amount}`)]).toEqual([
    "31",
    ["new 1", "restated 30"],
  ]);
});

test("a frozen year answers the same for ever, and base years come from it", async () => {
  const a = await desk.add("carrier", "甲空间", {
    carrierType: "众创空间",
    carrierLevel: "省级",
    accreditedOn: "2018",
  });
  await desk.add("cluster", "云麓集群", { clusterLevel: "省级" });
  await desk.add("enterprise", "甲公司", { "operatingRevenue@2019": "10元" });
  await desk.add("membership", "", { memberEnterprise: "甲公司", memberCluster: "云麓集群" });
  const frozen = need(
    await desk.services["registers/freeze"]({ name: "2019年度", year: 2019, day: "2019-12-31", note: "" }),
  );
  const formulas = ['计数(众创空间[级别 = "省级"])', "求和(企业.营业收入)", "计数(企业[在(创新型产业集群)])"];
  const ask = (question: MeasureQuestion) =>
    formulas.map((formula) => createMeasurer(desk.book.db, question).value(formula).value);
  const then = { ...year("2019-12-31"), snapshot: frozen.id };
  expect(ask(then)).toEqual(["1", "10", "1"]);
  await desk.edit(a, "carrierLevel", "国家级");
  await desk.edit(3, "enterpriseName", "甲集团有限公司");
  await desk.services["enterprises/edit-cells"]({
    edits: [{ enterpriseId: 3, field: "operatingRevenue", period: "2019", text: "99元" }],
  });
  need(await desk.services["registers/remove"]({ ids: [2] }));
  expect(ask(then)).toEqual(["1", "10", "1"]);
  expect(ask(year("2019-12-31"))).toEqual(["0", "99", null]);
  const growth = createMeasurer(desk.book.db, year("2020-12-31")).value('增量(计数(众创空间[级别 = "省级"]), 2019)');
  expect([growth.value, growth.notes]).toEqual(["-1", ["2019年取自冻结的年度快照“2019年度”。"]]);
});

test("a year is frozen on a day of its own that is over, and one frozen within the year does not stand for its end", async () => {
  const freeze = (frozenYear: number, day: string) =>
    desk.services["registers/freeze"]({ name: day, year: frozenYear, day, note: "" });
  const wrong = (frozenYear: number, day: string, why: string) => ({
    ok: false,
    error: { type: "SnapshotDayWrong", year: frozenYear, day, why },
  });
  expect(await freeze(2018, "2019-12-31")).toEqual(wrong(2018, "2019-12-31", "year"));
  expect(await freeze(2099, "2099-12-31")).toEqual(wrong(2099, "2099-12-31", "future"));
  await desk.add("carrier", "早空间", { carrierType: "众创空间", accreditedOn: "2019-03-01" });
  need(await freeze(2019, "2019-06-30"));
  await desk.add("carrier", "晚空间", { carrierType: "众创空间", accreditedOn: "2019-09-01" });
  const growth = createMeasurer(desk.book.db, year("2020-12-31")).value("增量(计数(众创空间), 2019)");
  expect([growth.value, growth.notes]).toEqual(["0", []]);
});

test("a word that a field can never hold is a fault, not a count of nobody", async () => {
  const check = (formula: string) => desk.services["indicators/check-formula"]({ formula });
  const fault = { type: "FormulaWrong", sentence: "“高新区级别”没有“国家”这一项；可以写国家级、省级、后备。" };
  expect(await check('计数(高新区[高新区级别 = "国家"])')).toMatchObject({ ok: false, error: fault });
  expect(await check('计数(高新区[高新区级别 属于 ("省级"、"国家")])')).toMatchObject({ ok: false, error: fault });
  expect(await check('计数(高新区[高新区级别 ≠ "国家级"])')).toMatchObject({ ok: true });
});

const formula = fc.constantFrom(
  ["求和(企业.营业收入)", "元"],
  ["求和(企业[是否规上 = 是].营业收入) - 求和(企业.研发费用)", "万元"],
  ["计数(企业[是否规上 = 是])", "家"],
  ["比率(求和(企业.研发费用), 求和(企业.营业收入))", "%"],
  ["求和(企业.营业收入) ÷ 3", "元"],
  ["同比(求和(企业.营业收入))", "%"],
);
const amount = fc.option(fc.integer({ min: -1e12, max: 1e12 }).map((cents) => `${(cents / 100).toFixed(2)}元`));
const company = fc.record({
  revenue: fc.tuple(amount, amount),
  research: fc.tuple(amount, amount),
  above: fc.option(fc.boolean()),
  movedIn: fc.option(fc.constantFrom("2023", "2025-02-01", "2026")),
  closedOn: fc.option(fc.constantFrom("2024-05", "2025-06-30")),
});

test("the parts of every change add up to the difference, to the last unit", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(company, { minLength: 1, maxLength: 6 }),
      formula,
      async (companies, [text = "", unit = ""]) => {
        desk = await openRegister();
        for (const [at, one] of companies.entries()) {
          const figures = Object.entries({
            "operatingRevenue@2024": one.revenue[0],
            "operatingRevenue@2025": one.revenue[1],
            "researchExpense@2024": one.research[0],
            "researchExpense@2025": one.research[1],
            movedIn: one.movedIn,
            closedOn: one.closedOn,
            aboveScale: one.above === null ? null : one.above ? "是" : "否",
          });
          await desk.add(
            "enterprise",
            `公司${at}`,
            Object.fromEntries(figures.flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
          );
        }
        await save("P", text, unit);
        const { difference, parts, before, after } = await change("P", "2024-12-31", "2025-12-31");
        if (difference === null) {
          expect(before === null || after === null).toBe(true);
          return;
        }
        const total = sumDecimals(parts.flatMap((part) => need(parseDecimal(part.amount))));
        expect(total).toBe(difference);
        expect(sumDecimals([need(parseDecimal(before ?? "")), total])).toBe(after);
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});

const day = fc.constantFrom("2019", "2020-06", "2020-06-30", "2021-01-01", "2022-12-31");
const FIELDS = ["establishmentDate", "movedIn", "movedOut", "closedOn"] as const;
const step = fc.record({
  target: fc.nat(4),
  field: fc.constantFrom(...FIELDS),
  to: fc.option(day),
  undo: fc.boolean(),
});

test("who counts on a day is what replaying the journal says, and what the roster lists", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 14 }),
      fc.constantFrom("2019-12-31", "2020-06-15", "2020-06-30", "2022-01-01"),
      async (steps, asOf) => {
        desk = await openRegister();
        const ids: number[] = [];
        for (let at = 0; at < 5; at += 1) ids.push(await desk.add("enterprise", `公司${at}`));
        for (const { target, field, to, undo } of steps) {
          await desk.edit(ids[target] ?? 1, field, to ?? "");
          if (undo && to !== null) await desk.undo();
        }
        const counting = ids.filter((id) => countsOn(replay(id), asOf));
        const measurer = createMeasurer(desk.book.db, year(asOf));
        expect(need(measurer.list("企业")).map(({ id }) => id)).toEqual(counting);
        expect(measurer.value("计数(企业)").value).toBe(String(counting.length));
        expect(await desk.names("enterprise", { asOf })).toEqual(counting.map((id) => `公司${ids.indexOf(id)}`));
      },
    ),
    { numRuns: 60, seed: 20261121 },
  );
});

/** What the journal says of an entry, line by line. */
function replay(enterpriseId: number): Readonly<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const { field, after } of [...listJournal(desk.book.db, { enterpriseId, limit: 10_000 })].reverse()) {
    if (field === null) continue;
    if (after === null) delete state[field];
    else state[field] = String(after);
  }
  return state;
}

function countsOn(
  { establishmentDate, movedIn, movedOut, closedOn }: Readonly<Record<string, string>>,
  asOf: string,
): boolean {
  const over = (date: string | undefined): boolean | null => {
    if (date === undefined) return null;
    const last = { 4: `${date}-12-31`, 7: `${date}-30`, 10: date }[date.length] ?? date;
    return last <= asOf;
  };
  const begun = over(establishmentDate) !== false && over(movedIn) !== false;
  return begun && over(movedOut) !== true && over(closedOn) !== true;
}

test("an opened value shows its parts, the entries with their cells, and who lacks what", async () => {
  await desk.add("enterprise", "甲公司", { "operatingRevenue@2025": "300万元", "researchExpense@2025": "30万元" });
  await desk.add("enterprise", "乙公司", { "operatingRevenue@2025": "100万元" });
  await desk.add("enterprise", "丙公司", { "operatingRevenue@2025": "0元", supportDepartment: "科技局" });
  await save("R", "比率(求和(企业.研发费用), 求和(企业.营业收入))", "%");
  const asked = { ...year("2025-12-31"), pack: "own", code: "R", readAs: null, offset: 0, limit: 10 };
  const opened = need(await desk.services["indicators/open"](asked));
  expect(opened.value).toMatchObject({ value: "7.5", status: "partial", period: "2025" });
  expect(opened.parts.map(({ label, value, unit }) => `${label} ${value} ${unit}`)).toEqual([
    "分子 30 万元",
    "分母 400 万元",
  ]);
  expect(opened.behind.rows.map(({ name, amount, share, source }) => [name, amount, share, source?.kind])).toEqual([
    ["甲公司", "30", "100", "person"],
  ]);
  expect(opened.lacking.rows.map(({ name, lacks, whose }) => `${name} ${lacks} ${whose}`)).toEqual([
    "乙公司 研发费用（2025年） 没有记录报送单位",
    "丙公司 研发费用（2025年） 科技局",
  ]);
  expect(opened.trend).toEqual([{ period: "2025", value: "7.5" }]);
});

test("counted entries say what they are counted by, and a reading of a target opens as it is read", async () => {
  const incubator = { carrierType: "科技企业孵化器", carrierLevel: "省级", accreditationYear: "2018" };
  await desk.add("carrier", "甲孵化器", incubator);
  await desk.add("enterprise", "甲公司", { "researchExpense@2025": "30元" });
  const certificate = { qualificationType: "高新技术企业", qualificationIssued: "2024-12-01" };
  await desk.add("qualification", "", { holder: "甲公司", ...certificate, qualificationUntil: "2027-11-30" });
  await save("K", '计数(科技企业孵化器[级别 ≥ "省级"])', "家");
  await save("H", '首选(求和(高新区.高新技术企业数), 计数(企业[具备("高新技术企业")]))', "家");
  const open = async (code: string, readAs: { formula: string; unit: string } | null = null) => {
    const asked = { ...year("2025-12-31"), pack: "own", code, readAs, offset: 0, limit: 10 };
    const { value, behind } = need(await desk.services["indicators/open"](asked));
    const rows = behind.rows.map(({ name, note, source }) => [name, note, source?.kind, source?.raw]);
    return [`${value.value} ${value.definition.unit}`, ...rows];
  };
  expect(await open("K")).toEqual(["1 家", ["甲孵化器", "省级", "person", "省级"]]);
  expect(await open("H")).toEqual([
    "1 家",
    ["甲公司", "高新技术企业（有效期至 2027-11-30）", "person", "高新技术企业"],
  ]);
  expect(await open("K", { formula: "求和(企业.研发费用)", unit: "元" })).toEqual([
    "30 元",
    ["甲公司", null, "person", "30元"],
  ]);
});

test("an own indicator is refused while its formula or unit is wrong, and goes when it is removed", async () => {
  const refused = await desk.services["indicators/save"]({ definition: definition("W", "计数(企业)", "元") });
  expect(refused).toMatchObject({ ok: false, error: { sentence: "公式得出的单位是“家”，和填写的单位“元”对不上。" } });
  await save("W", "计数(企业)", "家");
  await save("W", "计数(企业) + 1家", "家");
  const list = async () =>
    need(await desk.services["indicators/list"](year("2025-12-31"))).map(({ definition: { formula: text } }) => text);
  expect(await list()).toEqual(["计数(企业) + 1家"]);
  need(await desk.services["indicators/remove"]({ code: "W" }));
  expect(await list()).toEqual([]);
  expect(await desk.services["indicators/check-formula"]({ formula: "求和(企业.营业收入) ÷ 计数(企业)" })).toEqual({
    ok: true,
    value: { words: "企业的营业收入合计除以企业的数量", unit: "元/家", fields: ["operatingRevenue"] },
  });
});
