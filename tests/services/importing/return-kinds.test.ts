/** A roster of carriers goes back to its sender and returns corrected; two tables about the same carriers are taken together. */
import { read, write } from "xlsx";
import { expect, test } from "vitest";
import { madeWorkbook } from "../../support/made-roster.ts";
import { readKnownValues } from "#store/queries/enterprise-lookup";
import { type ImportDesk, openDesk } from "../import-desk.ts";

const head = ["载体名称", "载体类型", "级别", "在孵企业数"];
const roster = [
  ["云麓高新区孵化载体汇总表（2025年）"],
  head,
  ["云麓创业园", "众创空间", "省级", "见附表"],
  ["岳北孵化器", "科技企业孵化器", "市级", "30"],
  ["", "加速器", "市级", "12"],
];

function carriersOf({ book }: ImportDesk): Readonly<Record<string, unknown>> {
  const rows = book.db
    .prepare<[], { id: number; name: string }>("SELECT id, name FROM enterprise WHERE kind = 'carrier' ORDER BY id")
    .all();
  return Object.fromEntries(
    rows.map(({ id, name }) => [name, readKnownValues(book.db, id)["incubatees@2025"] ?? null]),
  );
}

test("only what was asked comes back in: the figure that was none, and the row without a name", async () => {
  const desk = await openDesk();
  const reading = await desk.read("载体2025.xlsx", madeWorkbook({ 载体: roster }));
  await desk.take(reading);
  expect(carriersOf(desk)).toEqual({ 云麓创业园: null, 岳北孵化器: 30 });
  const plan = await desk.services["importing/plan"]({ jobId: "1", readingId: reading.readingId });
  const planId = plan.ok ? plan.value.planId : "";
  const made = await desk.services["importing/return-file"]({ jobId: "1", planId, token: "退回.xlsx" });
  expect(made).toEqual({ ok: true, value: { file: "退回.xlsx", cells: 2 } });
  const book = read(desk.written.get("退回.xlsx") ?? new Uint8Array());
  const sheet = book.Sheets.载体 ?? {};
  for (const [place, text] of [
    ["D3", "44"],
    ["D4", "99"],
    ["A5", "青砚加速器"],
  ] as const) {
    sheet[place] = { t: "s", v: text };
  }
  const corrected: Uint8Array = write(book, { type: "buffer", bookType: "xlsx" });
  await desk.take(await desk.read("载体2025(改).xlsx", corrected));
  expect(carriersOf(desk)).toEqual({ 云麓创业园: 44, 岳北孵化器: 30, 青砚加速器: 12 });
});

test("carriers said on two sheets without contradiction are one each, with what both say", async () => {
  const desk = await openDesk();
  const file = madeWorkbook({
    基本情况: [
      ["孵化载体基本情况（2025年）"],
      ["载体名称", "载体类型", "级别"],
      ["云麓创业园", "众创空间", "省级"],
      ["岳北孵化器", "科技企业孵化器", "市级"],
    ],
    运行情况: [
      ["孵化载体运行情况（2025年）"],
      ["载体名称", "载体类型", "在孵企业数"],
      ["岳北孵化器", "科技企业孵化器", 30],
      ["云麓创业园", "众创空间", 44],
    ],
  });
  await desk.take(await desk.read("载体2025.xlsx", file));
  expect(carriersOf(desk)).toEqual({ 云麓创业园: 44, 岳北孵化器: 30 });
});

test("a level written with its type is read as the level, with a word about it", async () => {
  const desk = await openDesk();
  const file = madeWorkbook({
    载体: [
      ["孵化载体汇总表（2025年）"],
      ["载体名称", "级别", "场地面积（㎡）"],
      ["云麓创业园", "国家级科技企业孵化器", 900],
      ["岳北孵化器", "区级", 800],
    ],
  });
  const reading = await desk.read("载体.xlsx", file);
  await desk.take(reading);
  const levels = desk.book.db
    .prepare(
      "SELECT a.value FROM enterprise_attribute a JOIN stored_field f ON f.id = a.field_id WHERE f.field = 'carrierLevel' ORDER BY a.enterprise_id",
    )
    .pluck()
    .all();
  expect(levels).toEqual(["国家级", "区级"]);
});
