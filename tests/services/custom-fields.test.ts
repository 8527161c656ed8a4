/** A column nobody knows becomes a field of the zone's own, and from then on it is everywhere (自定义字段). */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { read } from "xlsx";
import { err } from "#domain/shared/result";
import { readCatalogueIndex } from "#services/catalogue";
import { addCustomField } from "#services/custom-fields";
import { openBook } from "#store/connection";
import { madeWorkbook } from "../support/made-roster.ts";
import { type ImportDesk, meaningOf, openDesk, tablesOf } from "./import-desk.ts";

const author = { at: "2026-03-31T08:00:00.000Z", by: "小王" };
const everything = { search: "", filters: [], sort: [] };
const roster = madeWorkbook({
  名册: [
    ["企业情况表（2025年度）"],
    ["企业名称", "统一社会信用代码", "数字化转型投入（万元）", "绿色工厂级别", "产线数量"],
    ["云麓光电有限公司", "91430100MA4L16JQ9B", 120.5, "国家级", 3],
    ["长沙星槎电子有限公司", "91430100MA4PQHM94N", 80, "省级", 12],
  ],
});

let desk: ImportDesk;
beforeEach(async () => {
  desk = await openDesk();
});

async function makeFields(): Promise<void> {
  const make = desk.services["fields/create"];
  const money = {
    label: "数字化转型投入（万元）",
    kind: "observation",
    type: "decimal",
    unit: null,
    choices: [],
  } as const;
  const level = {
    label: "绿色工厂级别",
    kind: "attribute",
    type: "choice",
    unit: null,
    choices: ["国家级", "省级"],
  } as const;
  const lines = { label: "产线数量", kind: "observation", type: "integer", unit: null, choices: [] } as const;
  for (const field of [money, level, lines]) expect(await make(field)).toMatchObject({ ok: true });
}

test("made while a file is open: the column takes it at once; the next reading knows it by its header", async () => {
  const reading = await desk.read("名册.xlsx", roster);
  const { readingId } = reading;
  expect(meaningOf(tablesOf(reading)[0])).toEqual({ 企业名称: "enterpriseName", 统一社会信用代码: "creditCode" });
  await makeFields();
  const corrected = await desk.services["importing/correct"]({
    readingId,
    sheet: "名册",
    table: 0,
    columns: { C: { fields: ["custom:1"], unit: null } },
  });
  expect(corrected.ok && meaningOf(corrected.value.tables[0])).toMatchObject({
    "数字化转型投入（万元）": "custom:1 万元",
  });
  expect(meaningOf(tablesOf(await desk.read("名册.xlsx", roster))[0])).toEqual({
    企业名称: "enterpriseName",
    统一社会信用代码: "creditCode",
    "数字化转型投入（万元）": "custom:1 万元",
    绿色工厂级别: "custom:2",
    产线数量: "custom:3",
  });
});

test("typed, stored, listed, filtered, sorted, edited, exported and filled like any other", async () => {
  await makeFields();
  await desk.take(await desk.read("名册.xlsx", roster));
  const known = await desk.services["enterprises/columns"](null);
  expect(
    known.ok &&
      known.value.fields.filter(({ group }) => group === "自定义").map(({ id, shownUnit }) => [id, shownUnit]),
  ).toEqual([
    ["custom:1", "万元"],
    ["custom:2", null],
    ["custom:3", null],
  ]);
  const columns = ["custom:1@2025", "custom:2", "custom:3@2025"];
  const filters = [{ key: "custom:3@2025", test: "atLeast", text: "10", values: [] }] as const;
  const list = await desk.services["enterprises/list"]({ ...everything, filters, columns, offset: 0, limit: 9 });
  expect(list.ok && list.value.rows.map(({ name, values }) => [name, values])).toEqual([
    ["长沙星槎电子有限公司", { "custom:1@2025": "800000", "custom:2": "省级", "custom:3@2025": 12 }],
  ]);
  const sort = [{ key: "custom:3@2025", descending: true }];
  const sorted = await desk.services["enterprises/list"]({ ...everything, sort, columns, offset: 0, limit: 9 });
  expect(sorted.ok && sorted.value.rows.map(({ id }) => id)).toEqual([2, 1]);

  const edit = (field: string, period: string | null, text: string) => ({ enterpriseId: 1, field, period, text });
  const edited = await desk.services["enterprises/edit-cells"]({
    edits: [edit("custom:1", "2025", "130.25"), edit("custom:2", null, "市级")],
  });
  expect(edited.ok && edited.value.cells).toEqual([
    { ok: true, value: "1302500", warning: null },
    err({ type: "ValueUnreadable", field: "绿色工厂级别", text: "市级", reason: "这一格只能填“国家级”、“省级”" }),
  ]);
  expect(await desk.services["enterprises/undo"](null)).toMatchObject({
    ok: true,
    value: { sentence: "已撤销：云麓光电有限公司的2025年“数字化转型投入”由“1302500”改回“1205000”。" },
  });
  const detail = await desk.services["enterprises/detail"]({ id: 1 });
  expect(detail.ok && detail.value.attributes.find(({ field }) => field === "custom:2")?.value).toBe("国家级");

  const exported = await desk.services["enterprises/export"]({
    ...everything,
    columns: ["enterpriseName", ...columns],
    token: "导出.xlsx",
  });
  expect(exported).toMatchObject({ ok: true });
  const sheet = read(desk.written.get("导出.xlsx") ?? new Uint8Array()).Sheets.企业名册 ?? {};
  expect(["B2", "C2", "B3", "C3", "D3"].map((cell) => sheet[cell]?.v)).toEqual([
    "数字化转型投入（万元）",
    "绿色工厂级别",
    120.5,
    "国家级",
    3,
  ]);
});

test("a form that asks for it is bound and filled", async () => {
  await makeFields();
  await desk.take(await desk.read("名册.xlsx", roster));
  const form = madeWorkbook({
    报表: [
      ["绿色工厂情况表（2025年度）"],
      ["序号", "企业名称", "绿色工厂级别", "数字化转型投入（元）"],
      [null, null, null, null],
    ],
  });
  desk.offer("报表.xlsx", form);
  const opened = await desk.services["reporting/open"]({ jobId: "1", token: "报表.xlsx" });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const sources = opened.value.reading.lists[0]?.columns.map(({ binding }) => binding.source);
  expect(sources).toMatchObject([
    { kind: "sequence" },
    { kind: "field", field: "enterpriseName" },
    { kind: "field", field: "custom:2" },
    { kind: "field", field: "custom:1", unit: "元" },
  ]);
  const { formId } = opened.value;
  const filled = { jobId: "1", formId, period: "2025", subjectId: null };
  expect(await desk.services["reporting/preview"](filled)).toMatchObject({
    ok: true,
    value: { lists: [{ rows: 2 }], filledCells: 6, problems: [] },
  });
});

test("a name that is taken and a unit nobody knows are refused; renaming keeps values and the old header", async () => {
  await makeFields();
  await desk.take(await desk.read("名册.xlsx", roster));
  const make = (label: string, unit: string | null = null) =>
    desk.services["fields/create"]({ label, kind: "observation", type: "decimal", unit, choices: [] });
  expect([
    await make("营业收入"),
    await make("企业营业收入（万元）"),
    await make("2025年营业收入"),
    await make(" 产线数量 "),
    await make("用水量", "立方米每天"),
  ]).toEqual([
    err({ type: "FieldNameTaken", label: "营业收入" }),
    err({ type: "FieldNameTaken", label: "营业收入" }),
    err({ type: "FieldNameTaken", label: "营业收入" }),
    err({ type: "FieldNameTaken", label: "产线数量" }),
    err({ type: "UnitUnknown", unit: "立方米每天" }),
  ]);
  const rename = desk.services["fields/rename"];
  expect(await rename({ id: "custom:9", label: "生产线数" })).toEqual(err({ type: "FieldNotFound" }));
  expect(await rename({ id: "custom:3", label: "绿色工厂级别" })).toEqual(
    err({ type: "FieldNameTaken", label: "绿色工厂级别" }),
  );
  expect(await rename({ id: "custom:3", label: "生产线数" })).toMatchObject({ ok: true, value: { label: "生产线数" } });
  const again = await desk.read("名册.xlsx", roster);
  expect(meaningOf(tablesOf(again)[0])).toMatchObject({ 产线数量: "custom:3" });
  const custom = await desk.services["fields/custom"](null);
  expect(custom.ok && custom.value.map(({ label }) => label)).toEqual(["数字化转型投入", "绿色工厂级别", "生产线数"]);
  const columns = ["custom:3@2025"];
  const list = await desk.services["enterprises/list"]({ ...everything, columns, offset: 0, limit: 1 });
  expect(list.ok && list.value.rows[0]?.values).toEqual({ "custom:3@2025": 3 });
});

test("the other worker's connection knows a new or renamed field with its next command", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "parkbook-")), "账本.db");
  const [one, two] = [await openBook(file), await openBook(file)];
  if (!one.ok || !two.ok) throw new Error("the book did not open");
  const before = readCatalogueIndex(two.value.db);
  const draft = { label: "产线数量", kind: "observation", type: "integer", unit: null, choices: [] } as const;
  expect(addCustomField(one.value.db, draft, author)).toMatchObject({ ok: true });
  const after = readCatalogueIndex(two.value.db);
  expect([before.byLabel.has("产线数量"), after.byLabel.get("产线数量")?.id]).toEqual([false, "custom:1"]);
  expect(readCatalogueIndex(two.value.db)).toBe(after);
  one.value.close();
  two.value.close();
});
