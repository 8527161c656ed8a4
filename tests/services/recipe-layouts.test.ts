/** Recipes over awkward layouts: corrected headers, marked tables, senders nobody named, layouts that alternate, rows left out for good (导入方案). */
import { beforeEach, expect, test } from "vitest";
import { importFile } from "#services/importing/import-file";
import { madeWorkbook, type MadeRows } from "../support/made-roster.ts";
import { type ImportDesk, meaningOf, openDesk, tablesOf } from "./import-desk.ts";

const NAMES = ["云麓光电有限公司", "长沙星槎电子有限公司", "湖南衡维信息有限公司"];
const CODES = ["91430100MA4L16JQ9B", "91430100MA4PQHM94N", "91430111MAX3WXHB2Q"];

/** Rows below a header `企业名称, 统一社会信用代码, …figures`. */
function body(figures: number, base = 100): MadeRows {
  return NAMES.map((name, at) => [
    name,
    CODES[at] ?? "",
    ...Array.from({ length: figures }, (_, of) => base + at * 10 + of),
  ]);
}

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk();
});

async function recipes() {
  const list = await desk.services["recipes/list"](null);
  if (!list.ok) throw new Error(list.error.type);
  return list.value.map(({ name, version, uses }) => `${name} 第${version}版 用过${uses}次`);
}

test("a corrected header is found again although the notes above it have grown", async () => {
  const head = ["企业名称", "统一社会信用代码", "甲类", "乙类"];
  const groups = ["企业", "企业", "营业收入（万元）", "净利润（万元）"];
  const file = (notes: MadeRows): Uint8Array =>
    madeWorkbook({ 名册: [["企业表2025年"], ...notes, groups, head, ...body(2)] });
  const reading = await desk.read("甲.xlsx", file([]));
  const { readingId } = reading;
  const corrected = await desk.services["importing/correct"]({
    readingId,
    sheet: "名册",
    table: 0,
    headerRows: [3, 3],
  });
  if (!corrected.ok) throw new Error(JSON.stringify(corrected.error));
  await desk.services["importing/correct"]({
    readingId,
    sheet: "名册",
    table: 0,
    columns: { C: { fields: ["totalProfit"], unit: "万元" }, D: { fields: [], unit: null } },
  });
  await desk.take(reading);
  const again = await desk.read("乙.xlsx", file([["注：以下各项请如实填写，有疑问请与联系人核对后再报"]]));
  const [table] = tablesOf(again);
  expect([table?.headerRows, meaningOf(table), again.recipe?.drift]).toEqual([
    [4, 4],
    { 企业名称: "enterpriseName", 统一社会信用代码: "creditCode", 甲类: "totalProfit 万元" },
    [],
  ]);
});

test("a table marked by hand is found at the same place", async () => {
  const odd = (base: number): Uint8Array => madeWorkbook({ 名册: [["企业名称", "甲类", "乙类"], ...body(1, base)] });
  const reading = await desk.read("名册2025.xlsx", odd(100));
  expect(tablesOf(reading)).toEqual([]);
  const { readingId } = reading;
  const marked = await desk.services["importing/mark-table"]({
    readingId,
    sheet: "名册",
    orientation: "rows",
    headerRows: [1, 1],
    columns: null,
  });
  expect(marked).toMatchObject({ ok: true });
  const columns = { C: { fields: ["employees"], unit: null } };
  await desk.services["importing/correct"]({ readingId, sheet: "名册", table: 0, columns });
  await desk.take(reading);
  const again = await desk.read("名册2026.xlsx", odd(200));
  expect([tablesOf(again).map(meaningOf), tablesOf(again)[0]?.period, again.recipe?.kind]).toEqual([
    [{ 企业名称: "enterpriseName", 甲类: "creditCode", 乙类: "employees 人" }],
    "2026",
    "whole",
  ]);
  const without = await desk.services["importing/use-recipe"]({ readingId: again.readingId, recipeId: null });
  expect(without.ok && tablesOf(without.value)).toEqual([]);
  const frame = { sheet: "名册", orientation: "rows", headerRows: [1, 1], columns: null } as const;
  await desk.services["importing/mark-table"]({ readingId: again.readingId, ...frame });
  const both = await desk.services["importing/use-recipe"]({ readingId: again.readingId, recipeId: 1 });
  expect(both.ok && tablesOf(both.value).map(meaningOf)).toEqual(tablesOf(again).map(meaningOf));
  expect(
    tablesOf(
      await desk.read(
        "别的.xlsx",
        madeWorkbook({
          说明: [
            ["企业名称", "丙类"],
            ["甲", "乙"],
          ],
        }),
      ),
    ),
  ).toEqual([]);
});

test("nobody said who sent it: a unit that a person said is not lent, until the sender is named", async () => {
  const file = (year: number): Uint8Array =>
    madeWorkbook({ 名册: [[`企业表${year}年`], ["企业名称", "统一社会信用代码", "营业收入"], ...body(1)] });
  const teach = async (name: string, sender: string | null, unit: string): Promise<void> => {
    const { readingId } = await desk.read(name, file(2025));
    if (sender !== null) await desk.services["importing/name-sender"]({ readingId, sender });
    await desk.services["importing/correct"]({ readingId, sheet: "名册", table: 0, unit });
    const reading = await desk.services["importing/name-sender"]({ readingId, sender });
    if (!reading.ok) throw new Error(reading.error.type);
    await desk.take(reading.value);
  };
  await teach("a.xlsx", "青砚街道", "万元");
  const same = await desk.read("b.xlsx", file(2026));
  expect([same.sender, tablesOf(same)[0]?.unit]).toEqual([null, null]);
  expect(same.recipe?.drift).toEqual([
    "“青砚街道”报过同样的版式，单位是当时人工定的；请先说明这份是谁报送的，是它就照用",
  ]);
  const { readingId: again } = same;
  const known = await desk.services["importing/name-sender"]({ readingId: again, sender: "青砚街道" });
  expect(known.ok && [tablesOf(known.value)[0]?.unit, known.value.recipe?.kind]).toEqual(["万元", "whole"]);
  await teach("c.xlsx", "桐花街道", "千元");
  const open = await desk.read("d.xlsx", file(2026));
  expect([open.sender, tablesOf(open)[0]?.unit]).toEqual([null, null]);
  expect(open.recipe?.drift).toEqual(["报过同样版式的有“桐花街道”“青砚街道”，写法不一样，请先说明这份是谁报送的"]);
  const { readingId } = open;
  const named = await desk.services["importing/name-sender"]({ readingId, sender: "桐花街道" });
  expect(named.ok && [tablesOf(named.value)[0]?.unit, named.value.recipe?.kind]).toEqual(["千元", "whole"]);
  expect(await recipes()).toEqual(["桐花街道：企业表 第1版 用过1次", "青砚街道：企业表 第1版 用过1次"]);
});

test("a sender whose quarterly and yearly layouts alternate is asked about each once", async () => {
  const quarterly = (quarter: string): Uint8Array =>
    madeWorkbook({
      名册: [[`企业季报2026年${quarter}季度`], ["企业名称", "统一社会信用代码", "营业收入", "从业人员"], ...body(2)],
    });
  const yearly = (year: number): Uint8Array =>
    madeWorkbook({
      名册: [
        [`企业年报${year}年`],
        ["企业名称", "统一社会信用代码", "营业收入", "从业人员", "净利润", "研发费用"],
        ...body(4),
      ],
    });
  const first = await desk.read("青砚街道1.xlsx", quarterly("一"));
  await desk.services["importing/correct"]({ readingId: first.readingId, sheet: "名册", table: 0, unit: "万元" });
  await desk.take(first);
  const second = await desk.read("青砚街道2.xlsx", yearly(2025));
  expect([second.recipe?.drift, tablesOf(second)[0]?.unit]).toEqual([["新增了“净利润”“研发费用”列"], "万元"]);
  await desk.take(second);
  for (const [name, bytes] of [
    ["青砚街道3.xlsx", quarterly("二")],
    ["青砚街道4.xlsx", yearly(2026)],
    ["青砚街道5.xlsx", quarterly("三")],
  ] as const) {
    const reading = await desk.read(name, bytes);
    expect([name, reading.recipe?.kind]).toEqual([name, "whole"]);
    await desk.take(reading);
  }
  expect(await recipes()).toEqual(["青砚街道：企业季报 第2版 用过5次"]);
});

test("files dropped together: when the first is written, the others are looked at once more", async () => {
  const file = (year: number): Uint8Array =>
    madeWorkbook({ 名册: [[`企业表${year}年`], ["企业名称", "统一社会信用代码", "营业收入"], ...body(1)] });
  const [first, second] = [
    await desk.read("青砚街道a.xlsx", file(2025)),
    await desk.read("青砚街道b.xlsx", file(2026)),
  ];
  await desk.services["importing/correct"]({ readingId: first.readingId, sheet: "名册", table: 0, unit: "万元" });
  await desk.take(first);
  const { readingId, sender } = second;
  const again = await desk.services["importing/name-sender"]({ readingId, sender });
  if (!again.ok) throw new Error(again.error.type);
  expect([second.recipe, again.value.recipe?.kind, tablesOf(again.value)[0]?.unit]).toEqual([null, "whole", "万元"]);
  await desk.take(again.value);
});

test("a sample line refused once is left out for good, an enterprise refused once is not", async () => {
  const file = (year: number): Uint8Array =>
    madeWorkbook({
      名册: [
        [`企业表${year}年`],
        ["企业名称", "统一社会信用代码", "营业收入（万元）"],
        ["填写样例", "91430100MA4PQHM94N", 5],
        ...body(1).filter((_row, at) => at !== 1),
      ],
    });
  const reading = await desk.read("青砚街道1.xlsx", file(2025));
  await desk.take(reading, ["名册!3", "名册!5"]);
  const again = await desk.read("青砚街道2.xlsx", file(2026));
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId: again.readingId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const rows = await desk.services["importing/plan-rows"]({
    planId: plan.value.planId,
    kinds: ["add", "update", "unchanged", "decision", "rejected"],
    offset: 0,
    limit: 10,
  });
  expect(rows.ok && rows.value.rows.map(({ name }) => name)).toEqual(["云麓光电有限公司", "湖南衡维信息有限公司"]);
});

test("an unattended import takes a recipe over but teaches nothing", async () => {
  const file = (year: number): Uint8Array =>
    madeWorkbook({ 名册: [[`企业表${year}年`], ["企业名称", "统一社会信用代码", "营业收入"], ...body(1)] });
  const job = { progress: () => undefined, cancelled: () => false };
  const alone = async (name: string, year: number) => {
    const request = {
      file: { name, bytes: file(year) },
      period: null,
      apply: true,
      at: "2026-04-01T08:00:00Z",
      by: "命令行",
    };
    const outcome = await importFile(desk.book, request, job);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value;
  };
  expect((await alone("青砚街道a.xlsx", 2025)).missing?.type).toBe("UnitMissing");
  expect(await recipes()).toEqual([]);
  const reading = await desk.read("青砚街道b.xlsx", file(2025));
  const { readingId } = reading;
  await desk.services["importing/correct"]({ readingId, sheet: "名册", table: 0, unit: "万元" });
  await desk.take(reading);
  const done = await alone("青砚街道c.xlsx", 2026);
  expect([done.missing, done.opened.recipe?.kind, done.receipt === null]).toEqual([null, "whole", false]);
  expect(await recipes()).toEqual(["青砚街道：企业表 第1版 用过1次"]);
});
