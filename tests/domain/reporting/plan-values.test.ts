import { expect, test } from "vitest";
import { fillKey } from "#domain/reporting/fill-request";
import {
  cellOf,
  columnOf,
  computedAs,
  fillPlanned,
  formulaOf,
  listOf,
  printSheet,
  REVENUE,
  REVENUE_BEFORE,
  rowOf,
  rowsOf,
  take,
} from "../../support/planned-form.ts";

const NAME = columnOf("A", take("enterpriseName"));
const list = (count: number) => printSheet([["名称", "数"], ...Array.from({ length: count }, () => []), ["合计"]]);
const BOUND = { confidence: 1, reason: "" };

test("growth is exact, and a base that allows none is told once with its number", async () => {
  const growth = columnOf("B", take("operatingRevenue", "growth"), { numberFormat: "0.00" });
  const rows = [
    rowOf(1, { [REVENUE]: "4000", [REVENUE_BEFORE]: "3000" }),
    rowOf(2, { [REVENUE]: "1", [REVENUE_BEFORE]: "3" }),
    rowOf(3, { [REVENUE]: "5", [REVENUE_BEFORE]: "0" }),
    rowOf(4, { [REVENUE]: "5", [REVENUE_BEFORE]: "-2" }),
    rowOf(5, { [REVENUE]: "5" }),
    rowOf(6, {}),
  ];
  const { line, plan, said } = await fillPlanned(list(6), {
    areas: [listOf([2, 7], [NAME, growth])],
    lists: [{ list: 0, rows }],
  });
  expect([2, 3, 4, 5, 6, 7].map((row) => line(row, "B")[0])).toEqual([33.33, -66.67, null, null, null, null]);
  expect(said).toEqual([
    "B4 上年同期数为 0 或负数，算不出“营业收入”的同比增长，空着（这一列共有 2 格这样）",
    "B6 账本里没有上年同期数，算不出“营业收入”的同比增长，空着",
    "B7 账本里没有本期数，算不出“营业收入”的同比增长，空着",
  ]);
  expect(plan.cells.find("表1", "B2").map(({ rule, unit }) => [rule, unit])).toEqual([
    ["“企业1”2025年的“营业收入”同比增长：（4000－3000）÷3000×100，四舍五入到 2 位小数", "%"],
  ]);
});

test("a percent format gets the fraction it shows", async () => {
  const growth = columnOf("B", take("operatingRevenue", "growth"), { numberFormat: "0.0%" });
  const rows = [rowOf(1, { [REVENUE]: "1125", [REVENUE_BEFORE]: "1000" })];
  const { line } = await fillPlanned(list(1), { areas: [listOf([2, 2], [NAME, growth])], lists: [{ list: 0, rows }] });
  expect(line(2, "B")).toEqual([0.125]);
});

test("a formula's result goes into the cell's unit; its remarks and missing results are told", async () => {
  const { source, key } = formulaOf("求和(企业.营业收入)", "万元");
  const column = columnOf("B", source, { numberFormat: "0.0" });
  const parts = [{ label: "企业9", entry: { id: 9, kind: "enterprise" }, value: "12345", unit: "元", source: null }];
  const money = computedAs("12345", {
    unit: "元",
    words: "企业的营业收入合计",
    notes: ["有 2 家没有数。"],
    parts,
    partsTotal: 7,
  });
  const rows = [
    rowOf(1, {}, { [key]: money }),
    rowOf(2, {}, { [key]: { ...money, value: "55000" } }),
    rowOf(3, {}, { [key]: computedAs(null, { reason: "没有一家企业有数。" }) }),
    rowOf(4, {}, { [key]: { ...money, unit: "万元/人", notes: [] } }),
    rowOf(5),
  ];
  const { line, plan, said } = await fillPlanned(list(5), {
    areas: [listOf([2, 6], [NAME, column])],
    lists: [{ list: 0, rows }],
  });
  expect([2, 3, 4, 5, 6].map((row) => line(row, "B")[0])).toEqual([1.2, 5.5, null, null, null]);
  expect(said).toEqual([
    "B2 有 2 家没有数（这一列共有 2 格这样）",
    "B4 没有一家企业有数，空着",
    "B5 公式的结果以“万元/人”计，不能换算成万元，未填入",
    "B6 5 家里有 1 家没有可填的内容，这些格子空着",
  ]);
  expect(plan.problems.map(({ severity }) => severity)).toEqual(["warning", "warning", "error", "warning"]);
  expect(plan.cells.find("表1", "B2")).toEqual([
    {
      sheet: "表1",
      cell: "B2",
      label: "B",
      text: "1.2",
      rule: "“企业1”的企业的营业收入合计，由元换算成万元，按表格的1位小数四舍五入",
      enterprise: { id: 1, name: "企业1" },
      field: null,
      period: null,
      unit: "万元",
      stored: "12345",
      source: null,
      computed: { words: "企业的营业收入合计", parts, partsTotal: 7, notes: ["有 2 家没有数。"] },
    },
  ]);
});

test("formulas of single cells are about the zone when the form is about no entry", async () => {
  const { source, key } = formulaOf("计数(企业)");
  const form = printSheet([["企业数", null]]);
  const { at } = await fillPlanned(form, { cells: [cellOf("B1", source)], computed: { [key]: computedAs("128") } });
  expect(at("B1")).toBe(128);
});

test.each([
  ["0", [0, "0"]],
  ["—", ["—", "—"]],
  ["无", ["无", "无"]],
] as const)("where the book has nothing, %s is printed and said", async (empty, expected) => {
  const columns = [
    NAME,
    columnOf("B", take("operatingRevenue", "report"), {
      binding: { ...BOUND, source: take("operatingRevenue", "report"), empty },
    }),
    columnOf("C", take("legalRepresentative"), { binding: { ...BOUND, source: take("legalRepresentative"), empty } }),
  ];
  const rows = [rowOf(1, { [REVENUE]: "10000", legalRepresentative: "甲某" }), rowOf(2)];
  const { line, plan, said } = await fillPlanned(list(2), {
    areas: [listOf([2, 3], columns)],
    lists: [{ list: 0, rows }],
  });
  expect([line(2, "BC"), line(3, "BC")]).toEqual([[1, "甲某"], expected]);
  expect(said).toEqual([
    `B3 其中 1 格账本里没有“营业收入”，按“${empty}”填`,
    `C3 其中 1 格账本里没有“法定代表人”，按“${empty}”填`,
  ]);
  expect(plan.cells.find("表1", "B3").map(({ text, stored, rule }) => [text, stored, rule])).toEqual([
    [empty, null, `取“企业2”2025年的“营业收入”，没有值，按“${empty}”填`],
  ]);
});

test("rounded parts add up where the binding says so, with a word on what was moved", async () => {
  const source = take("operatingRevenue", "report");
  const rows = ["124400", "124400", "124400"].map((revenue, i) => rowOf(i + 1, { [REVENUE]: revenue }));
  const filled = async (addsUp: boolean) => {
    const column = columnOf("B", source, { numberFormat: "0", binding: { ...BOUND, source, addsUp } });
    return fillPlanned(list(3), { areas: [listOf([2, 4], [NAME, column])], lists: [{ list: 0, rows }] });
  };
  const plain = await filled(false);
  const added = await filled(true);
  const column = ({ line }: typeof plain) => [2, 3, 4].map((row) => line(row, "B")[0]);
  // 3 × 12.44 = 37.32, so 37 in all.
  expect([column(plain), column(added)]).toEqual([
    [12, 12, 12],
    [13, 12, 12],
  ]);
  const rules = added.plan.cells.find("表1", "B2").map(({ rule }) => rule);
  expect(rules).toEqual([
    "取“企业1”2025年的“营业收入”，由元换算成万元，按表格的整数四舍五入，为使合计相符，由 12 调为 13",
  ]);
});

test("halves side by side add up together", async () => {
  const source = take("operatingRevenue", "report");
  const binding = { ...BOUND, source, addsUp: true };
  const columns = (letters: string) => [
    columnOf(letters.charAt(0), take("enterpriseName")),
    columnOf(letters.charAt(1), source, { numberFormat: "0", binding }),
  ];
  const form = printSheet([["名称", "数", "名称", "数"], [], []]);
  const areas = [listOf([2, 3], columns("AB")), listOf([2, 3], columns("CD"), { continues: 0 })];
  const rows = ["14000", "14000", "14000", "14000"].map((revenue, i) => rowOf(i + 1, { [REVENUE]: revenue }));
  const { line } = await fillPlanned(form, { areas, lists: [{ list: 0, rows }] });
  // 4 × 1.4 = 5.6, so 6 in all.
  expect([line(2, "BD"), line(3, "BD")]).toEqual([
    [2, 1],
    [2, 1],
  ]);
});

test("a word the list of the cell has not is a question that names it, and how often", async () => {
  const column = columnOf("B", take("enterpriseScale"), { allowed: ["1.大型", "2.中型"] });
  const rows = ["大型", "巨型", "巨型", "微型"].map((enterpriseScale, i) => rowOf(i + 1, { enterpriseScale }));
  const { line, said } = await fillPlanned(list(4), {
    areas: [listOf([2, 5], [NAME, column])],
    lists: [{ list: 0, rows }],
  });
  expect([2, 3, 4, 5].map((row) => line(row, "B")[0])).toEqual(["1", null, null, null]);
  expect(said).toEqual([
    "B3 “巨型”不在表格允许的选项里（1.大型、2.中型），没有填入（这一列共有 2 格这样）",
    "B5 “微型”不在表格允许的选项里（1.大型、2.中型），没有填入",
  ]);
});

test("long whole numbers and codes stay whole, text columns get text", async () => {
  const columns = [
    NAME,
    columnOf("B", { kind: "field", field: "operatingRevenue", unit: "元", period: "report" }),
    columnOf("C", { kind: "field", field: "operatingRevenue", unit: "万元", period: "report" }, { numberFormat: "@" }),
    columnOf("D", take("creditCode")),
  ];
  const rows = [rowOf(1, { [REVENUE]: "1234567890123456", creditCode: "914301000000000001" })];
  const { line, said } = await fillPlanned(list(1), { areas: [listOf([2, 2], columns)], lists: [{ list: 0, rows }] });
  expect(line(2, "BCD")).toEqual(["1234567890123456", "123456789012.3456", "914301000000000001"]);
  expect(said).toEqual(["B2 “1234567890123456”超过 15 位，写成数会丢掉后面的数字，已按文字写入（合计公式不会算进它）"]);
});

test("a unit that does not fit is an error, told once", async () => {
  const column = columnOf("B", { kind: "field", field: "operatingRevenue", unit: "人", period: "report" });
  const rows = [1, 2, 3].map((i) => rowOf(i, { [REVENUE]: "1" }));
  const { plan, said } = await fillPlanned(list(3), {
    areas: [listOf([2, 4], [NAME, column])],
    lists: [{ list: 0, rows }],
  });
  expect([said, plan.problems[0]?.severity]).toEqual([
    ["B2 “营业收入”的单位元不能换算成人，未填入（这一列共有 3 格这样）"],
    "error",
  ]);
});

test("a hundred thousand rows are planned without making their cells", async () => {
  const bytes = list(2);
  const rows = rowsOf(100_000);
  let asked = 0;
  const counted = rows.map((row) => ({
    ...row,
    get name() {
      asked += 1;
      return "企业";
    },
  }));
  const area = listOf([2, 3], [NAME, columnOf("B", take("operatingRevenue", "report"))]);
  const { plan } = await fillPlanned(bytes, { areas: [area], lists: [{ list: 0, rows: counted }] });
  expect([plan.cells.count, plan.lists, plan.problems.length]).toEqual([
    100_000,
    [{ list: 0, rowsWritten: 100_000, rowsInserted: 99_998 }],
    1,
  ]);
  // The sentence that tells where a value comes from is made for the cell that is asked about, and no other.
  expect([asked, plan.cells.find("表1", "A50001").length, asked]).toEqual([0, 1, 2]);
  expect(fillKey("operatingRevenue", "2025")).toBe(REVENUE);
});
