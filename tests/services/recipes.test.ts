/** A sender's second file asks nothing: what was decided for the first is taken over, and what no longer fits is said (导入方案). */
import { beforeEach, describe, expect, test } from "vitest";
import { err } from "#domain/shared/result";
import { madeWorkbook, type MadeRows } from "../support/made-roster.ts";
import { type ImportDesk, meaningOf, openDesk, tablesOf } from "./import-desk.ts";

const CODES = ["91430100MA4L16JQ9B", "91430100MA4PQHM94N", "91430111MAX3WXHB2Q"];
const head = ["序号", "企业名称", "统一社会信用代码", "营业收入", "产出规模", "规上标识", "从业人员"];

/** A street's roster without a unit, with a heading nobody knows, and yes/no as 1 and 2; the second sheet says the same again. */
function street(quarter: string, more: { head?: readonly string[]; title?: string } = {}): Uint8Array {
  const rows = ["云麓光电有限公司", "长沙星槎电子有限公司", "湖南衡维信息有限公司"].map((name, at) => [
    at + 1,
    name,
    CODES[at] ?? "",
    1200 + at,
    900 + at,
    at === 1 ? 2 : 1,
    30 + at,
  ]);
  const title = more.title ?? `青砚街道企业情况表（2026年${quarter}季度）`;
  const sheet: MadeRows = [[title], more.head ?? head, ...rows];
  return madeWorkbook({ 情况表: sheet, 汇总: [["打印用副本"], ...sheet.slice(1)] }, ["A1:G1"]);
}

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk();
});

/** First file: the clerk says the unit, two columns, the codes of one, and leaves the second sheet out. */
async function teach(): Promise<void> {
  const reading = await desk.read("青砚街道2026年一季度.xlsx", street("一"));
  const { readingId } = reading;
  expect(reading).toMatchObject({ sender: "青砚街道", recipe: null });
  expect(await desk.services["importing/plan"]({ jobId: "1", readingId })).toMatchObject({
    ok: false,
    error: { type: "UnitMissing" },
  });
  const about = { readingId, sheet: "情况表", table: 0 };
  await desk.services["importing/correct"]({ ...about, unit: "万元" });
  await desk.services["importing/correct"]({
    ...about,
    columns: {
      E: { fields: ["industrialOutput"], unit: "万元" },
      F: { fields: ["aboveScale"], unit: null, valueMap: { "1": "是", "2": "否" } },
    },
  });
  await desk.services["importing/correct"]({ readingId, sheet: "汇总", table: 0, skip: true });
  await desk.take(reading);
}

const taught = {
  企业名称: "enterpriseName",
  统一社会信用代码: "creditCode",
  营业收入: "operatingRevenue 万元",
  产出规模: "industrialOutput 万元",
  规上标识: "aboveScale",
  从业人员: "employees 人",
};

describe("the second file of a sender", () => {
  test("of the same layout is read, planned and written without a question", async () => {
    await teach();
    desk.setToday("2026-06-30");
    const reading = await desk.read("青砚街道2026年二季度.xlsx", street("二"));
    expect(reading.recipe).toEqual({
      recipeId: 1,
      name: "青砚街道企业情况表",
      version: 1,
      kind: "whole",
      applied: 6,
      drift: [],
    });
    const [table, copy] = tablesOf(reading);
    expect([meaningOf(table), table?.period, table?.unit, copy?.skipped]).toEqual([taught, "2026Q2", "万元", true]);
    expect(table?.columns[3]?.reason).toContain("按“青砚街道”2026-03 的导入方案");
    await desk.take(reading);
    const detail = await desk.services["enterprises/detail"]({ id: 2 });
    if (!detail.ok) throw new Error(detail.error.type);
    const { attributes, observations } = detail.value;
    expect(attributes.find(({ field }) => field === "aboveScale")?.value).toBe(false);
    expect(observations.map(({ field, period, value }) => `${field}@${period} ${String(value)}`).toSorted()).toEqual([
      "employees@2026Q1 31",
      "employees@2026Q2 31",
      "industrialOutput@2026Q1 9010000",
      "industrialOutput@2026Q2 9010000",
      "operatingRevenue@2026Q1 12010000",
      "operatingRevenue@2026Q2 12010000",
    ]);
    const list = await desk.services["recipes/list"](null);
    expect(list.ok && list.value.map(({ family, version, uses, sender }) => [family, version, uses, sender])).toEqual([
      [1, 1, 2, "青砚街道"],
    ]);
  });

  test("of another layout takes what still fits, says what does not, and becomes the next version", async () => {
    await teach();
    const drifted = [...head.slice(0, 5), "研发人员", "规上标识", "从业人员"];
    const rows: MadeRows = [
      ["青砚街道企业情况表（2026年三季度）"],
      [...head.slice(0, 3), "经济", null, "人员", null, null],
      [null, null, null, ...drifted.slice(3)],
      [1, "云麓光电有限公司", CODES[0] ?? "", 1300, 950, 8, 1, 33],
      [2, "长沙星槎电子有限公司", CODES[1] ?? "", 1301, 951, 9, 2, 34],
    ];
    const reading = await desk.read(
      "青砚街道三季度.xlsx",
      madeWorkbook({ 情况表: rows }, ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:H2"]),
    );
    const [table] = tablesOf(reading);
    expect(meaningOf(table)).toMatchObject({
      "经济/营业收入": "operatingRevenue 万元",
      "经济/产出规模": "industrialOutput 万元",
      "人员/规上标识": "aboveScale",
    });
    expect(reading.recipe).toMatchObject({ version: 1, kind: "part", drift: ["表头多了一行", "新增了“研发人员”列"] });
    await desk.take(reading);
    const versions = await desk.services["recipes/versions"]({ family: 1 });
    expect(versions.ok && versions.value.map(({ version }) => version)).toEqual([1, 2]);
  });

  test("that now states another unit is asked about, never overridden", async () => {
    await teach();
    const title = "青砚街道企业情况表（2026年二季度） 单位：千元";
    const reading = await desk.read("青砚街道2026年二季度.xlsx", street("二", { title }));
    expect(reading.recipe?.drift).toEqual(["“营业收入”“工业总产值”的单位由万元改成了千元，请确认"]);
    const { readingId } = reading;
    expect(await desk.services["importing/plan"]({ jobId: "1", readingId })).toEqual(
      err({ type: "UnitMissing", sheet: "情况表", columns: ["D", "E"] }),
    );
    const said = await desk.services["importing/correct"]({ readingId, sheet: "情况表", table: 0, unit: "千元" });
    expect(said.ok && meaningOf(said.value.tables[0])).toMatchObject({ 营业收入: "operatingRevenue 千元" });
  });
});

test("another sender's file of the same layout is not given a unit; naming the sender gives it, and takes corrections along", async () => {
  await teach();
  const title = "企业情况表（2026年二季度）";
  const reading = await desk.read("桐花街道2026年二季度.xlsx", street("二", { title }));
  const { readingId } = reading;
  expect(reading.sender).toBe("桐花街道");
  expect(meaningOf(tablesOf(reading)[0])).toMatchObject({ 营业收入: "operatingRevenue", 产出规模: "industrialOutput" });
  await desk.services["importing/correct"]({
    readingId,
    sheet: "情况表",
    table: 0,
    columns: { G: { fields: [], unit: null } },
  });
  const named = await desk.services["importing/name-sender"]({ readingId, sender: "青砚街道" });
  if (!named.ok) throw new Error(named.error.type);
  const { 从业人员: _left, ...rest } = taught;
  expect([named.value.sender, meaningOf(tablesOf(named.value)[0])]).toEqual(["青砚街道", rest]);
  const without = await desk.services["importing/use-recipe"]({ readingId, recipeId: null });
  expect(without.ok && [without.value.recipe, meaningOf(tablesOf(without.value)[0])]).toEqual([
    null,
    { 企业名称: "enterpriseName", 统一社会信用代码: "creditCode", 营业收入: "operatingRevenue" },
  ]);
  expect(await desk.services["importing/use-recipe"]({ readingId, recipeId: 99 })).toEqual(
    err({ type: "RecipeNotFound" }),
  );
});

test("an edited recipe is the next version and is what the next file gets; a removed one is forgotten", async () => {
  await teach();
  const edited = await desk.services["recipes/edit"]({
    id: 1,
    name: "青砚街道季报",
    sender: "青砚街道",
    columns: [{ table: 0, column: 4, fields: ["totalProfit"], unit: "千元", blank: "clear" }],
  });
  expect(edited).toMatchObject({ ok: true, value: { id: 2, family: 1, version: 2, name: "青砚街道季报" } });
  const reading = await desk.read("青砚街道2026年二季度.xlsx", street("二"));
  expect(tablesOf(reading)[0]?.columns[4]).toMatchObject({ fields: ["totalProfit"], unit: "千元", blank: "clear" });
  expect(await desk.services["recipes/remove"]({ family: 1 })).toMatchObject({ ok: true });
  expect(await desk.read("青砚街道2026年二季度.xlsx", street("二"))).toMatchObject({ recipe: null });
  expect(await desk.services["recipes/list"](null)).toEqual({ ok: true, value: [] });
});

test("a recipe goes to another machine in a file, with the fields it needs; a bad file is refused with a clause", async () => {
  const made = await desk.services["fields/create"]({
    label: "产出规模口径二",
    kind: "observation",
    type: "decimal",
    unit: "万元",
    choices: [],
  });
  if (!made.ok) throw new Error(made.error.type);
  await teach();
  const column = { table: 0, column: 4, fields: [made.value.id], unit: "万元", blank: "keep" } as const;
  await desk.services["recipes/edit"]({ id: 1, name: "季报", sender: "青砚街道", columns: [column] });
  expect(await desk.services["recipes/export"]({ id: 2, token: "方案.json" })).toMatchObject({ ok: true });
  const bytes = desk.written.get("方案.json") ?? new Uint8Array();

  const other = await openDesk();
  other.offer("方案.json", bytes);
  expect(await other.services["recipes/take"]({ token: "方案.json" })).toMatchObject({
    ok: true,
    value: { name: "季报", sender: "青砚街道", version: 1 },
  });
  expect(await other.services["recipes/take"]({ token: "方案.json" })).toMatchObject({ ok: true, value: { id: 1 } });
  const reading = await other.read("青砚街道2026年二季度.xlsx", street("二"));
  expect(meaningOf(tablesOf(reading)[0])).toMatchObject({
    产出规模: "custom:1 万元",
    营业收入: "operatingRevenue 万元",
  });

  const refuse = async (text: string): Promise<unknown> => {
    other.offer("坏.json", new TextEncoder().encode(text));
    const reply = await other.services["recipes/take"]({ token: "坏.json" });
    return reply.ok ? null : reply.error;
  };
  const text = new TextDecoder().decode(bytes);
  other.book.db.exec("UPDATE import_recipe SET recipe = '{}'");
  expect(await other.read("青砚街道2026年二季度.xlsx", street("二"))).toMatchObject({ recipe: null });
  expect(await other.services["recipes/list"](null)).toEqual({ ok: true, value: [] });
  const about = { type: "RecipeUnreadable", file: "坏.json" };
  expect([
    await refuse("{"),
    await refuse(text.replace("万元", "千元")),
    await refuse(text.replace('"repeat"', '"repeats"')),
    await refuse(text.replace('"version": 1', '"version": 2')),
  ]).toEqual([
    { ...about, reason: "它不是园册导出的导入方案" },
    { ...about, reason: "内容与校验码不符，可能没有传完整或被改动过" },
    { ...about, reason: "内容不完整，或者被改动过" },
    { ...about, reason: "它由更新版的园册导出，请先升级园册" },
  ]);
});
