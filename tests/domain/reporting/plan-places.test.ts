import { expect, test } from "vitest";
import {
  cellOf,
  columnOf,
  fillPlanned,
  listOf,
  printSheet,
  REVENUE,
  REVENUE_BEFORE,
  rowOf,
  take,
} from "../../support/planned-form.ts";

const NAME = columnOf("A", take("enterpriseName"));
const BOUND = { confidence: 1, reason: "" };

test("formulas in a column that is filled are not overwritten, nor what is bound by itself", async () => {
  const form = printSheet([["名称", "数"], [], [], [], ["合计"]], { formulas: { B3: "1+1" } });
  const rows = [1, 2, 3].map((i) => rowOf(i, { [REVENUE]: `${i}0000` }));
  const free = cellOf("B4", { kind: "constant", text: "见附注" });
  const areas = [listOf([2, 4], [NAME, columnOf("B", take("operatingRevenue", "report"))])];
  const { line, plan, said } = await fillPlanned(form, { areas, cells: [free], lists: [{ list: 0, rows }] });
  expect([2, 3, 4].map((row) => line(row, "AB"))).toEqual([
    ["企业1", 1],
    ["企业2", "1+1"],
    ["企业3", "见附注"],
  ]);
  expect(said).toEqual(["B3 这一格是公式，不覆盖"]);
  expect([plan.cells.count, Array.from(plan.cells, ({ cell }) => cell)]).toEqual([5, ["A2", "B2", "A3", "A4", "B4"]]);
});

test("fixed numbers are numbers, in the unit the cell is printed for; codes stay text", async () => {
  const cells = [
    cellOf("A1", { kind: "constant", text: "12.50" }),
    cellOf("B1", { kind: "constant", text: "12" }, { numberFormat: "0%" }),
    cellOf("C1", { kind: "constant", text: "0012" }),
    cellOf("D1", { kind: "constant", text: "12" }, { numberFormat: "@" }),
    cellOf("E1", { kind: "constant", text: "2026/1/5" }, { numberFormat: "yyyy-mm-dd" }),
    cellOf("F1", { kind: "field", field: "operatingRevenue", unit: null, period: "report" }, { unit: "亿元" }),
  ];
  const form = printSheet([[null, null, null, null, null, null, "尾"]]);
  const { line } = await fillPlanned(form, { cells, subject: rowOf(1, { [REVENUE]: "250000000" }) });
  expect(line(1, "ABCDEF")).toEqual([12.5, 0.12, "0012", "12", 46_027, 2.5]);
});

test("a free cell inside a merged area is written where the area is shown; a formula is left", async () => {
  const form = printSheet([["标题"], [null, null, null], [null, 5]], { merges: ["A2:C2"], formulas: { A3: "B3*2" } });
  const cells = [cellOf("C2", { kind: "constant", text: "汇总" }), cellOf("A3", { kind: "constant", text: "7" })];
  const { at, said } = await fillPlanned(form, { cells });
  expect([at("A2"), at("C2"), at("A3"), said]).toEqual(["汇总", null, "B3*2", ["A3 这一格是公式，不覆盖"]]);
});

test("growth in a sentence is printed with one decimal, and its trace says so", async () => {
  const printed = "同比增长____%。";
  const cells = [
    cellOf("A1", take("operatingRevenue", "growth"), { prefix: "同比增长", suffix: "%。", unit: "%" }),
    cellOf("B1", take("operatingRevenue", "growth"), { unit: "%", numberFormat: "0.00" }),
  ];
  const subject = rowOf(1, { [REVENUE]: "1294073500", [REVENUE_BEFORE]: "1499425000" });
  const { at, plan } = await fillPlanned(printSheet([[printed, null, "尾"]]), { cells, subject });
  expect([at("A1"), at("B1")]).toEqual(["同比增长-13.7%。", -13.7]);
  expect(plan.cells.find("表1", "A1").map(({ text, rule }) => [text, /四舍五入到 1 位小数/u.test(rule)])).toEqual([
    ["-13.7", true],
  ]);
});

test("boxes are ticked in place, by themselves and beside a gap", async () => {
  const alone = "是否规上：□是　□否";
  const mixed = "企业名称：　　　　 规模：□大型 □中型";
  const form = printSheet([[alone], [mixed], ["行业：□甲 □乙"]]);
  const cells = [
    cellOf("A1", take("aboveScale"), {
      ticks: [
        { word: "是", at: alone.indexOf("□是") },
        { word: "否", at: alone.indexOf("□否") },
      ],
    }),
    cellOf("A2", take("enterpriseName"), { prefix: "企业名称：", suffix: " 规模：□大型 □中型" }),
    cellOf("A2", take("enterpriseScale"), {
      label: "规模",
      ticks: [
        { word: "大型", at: mixed.indexOf("□大型") },
        { word: "中型", at: mixed.indexOf("□中型") },
      ],
    }),
    cellOf("A3", { kind: "constant", text: "丙" }, { ticks: [{ word: "甲", at: 3 }] }),
  ];
  const subject = rowOf(1, { aboveScale: false, enterpriseScale: "中型" });
  const { at, said, plan } = await fillPlanned(form, { cells, subject });
  expect([at("A1"), at("A2"), at("A3")]).toEqual([
    "是否规上：□是　☑否",
    "企业名称：企业1 规模：□大型 ☑中型",
    "行业：□甲 □乙",
  ]);
  expect(said).toEqual(["A3 “丙”不在可勾选的项里（甲），没有勾选"]);
  expect(plan.cells.find("表1", "A2").map(({ label, text }) => [label, text])).toEqual([
    ["A2", "企业1"],
    ["规模", "中型"],
  ]);
});

test("boxes printed in every record are ticked, in added records too", async () => {
  const form = printSheet([
    ["名称", "规上"],
    [null, "□是 □否"],
    [null, "□是 □否"],
  ]);
  const areas = [listOf([2, 3], [NAME, columnOf("B", take("aboveScale"))])];
  const rows = [true, false, null, true].map((aboveScale, i) =>
    rowOf(i + 1, aboveScale === null ? {} : { aboveScale }),
  );
  const { line, plan, said } = await fillPlanned(form, { areas, lists: [{ list: 0, rows }] });
  expect([2, 3, 4, 5].map((row) => line(row, "B")[0])).toEqual(["☑是 □否", "□是 ☑否", "□是 □否", "☑是 □否"]);
  expect(said).toEqual(["B4 4 家里有 1 家在账本里没有“是否规上”，这些格子空着"]);
  expect(plan.cells.find("表1", "B3").map(({ text }) => text)).toEqual(["否"]);
});

test("print that our values take the place of is told", async () => {
  const form = printSheet([["名称", "数"], ["XX公司", 120], ["YY公司", 0], ["ZZ公司", 3], ["备注"]]);
  const areas = [listOf([2, 4], [NAME, columnOf("B", take("operatingRevenue", "report"))])];
  const rows = [1, 2].map((i) => rowOf(i, { [REVENUE]: `${i}0000` }));
  const cells = [cellOf("A5", { kind: "constant", text: "无" })];
  const { line, said } = await fillPlanned(form, { areas, cells, lists: [{ list: 0, rows }] });
  expect([2, 3, 4, 5].map((row) => line(row, "AB"))).toEqual([
    ["企业1", 1],
    ["企业2", 2],
    ["ZZ公司", 3],
    ["无", null],
  ]);
  expect(said).toEqual([
    "A2 这一列有 2 格原来印着内容（例如“XX公司”），已改写",
    "B2 这一格原来印着“120”，已改写",
    "A4 没有可填的条目了，下面 1 行还留着原来的内容（例如“ZZ公司”），没有动，请核对",
    "A5 这一格原来印着“备注”，已改写",
  ]);
});

test("what nothing is known of in a single cell says what would fill it", async () => {
  const binding = { ...BOUND, source: take("legalRepresentative"), empty: "/" } as const;
  const cells = [
    cellOf("B1", take("operatingRevenue", "report"), { label: "营业收入" }),
    cellOf("B2", binding.source, { label: "法人", binding }),
    cellOf("B3", { kind: "setting", setting: "phone" }, { label: "电话" }),
  ];
  const { at, said } = await fillPlanned(printSheet([["营业收入"], ["法人"], ["电话"]]), {
    cells,
    subject: rowOf(1),
    settings: {},
  });
  expect([at("B1"), at("B2"), at("B3")]).toEqual([null, "/", null]);
  expect(said).toEqual([
    "B1 账本里没有“营业收入”，“营业收入”空着",
    "B2 账本里没有“法定代表人”，“法人”按“/”填",
    "B3 设置里还没有填“联系电话”，“电话”空着；在“设置”里填好后再导出一次",
  ]);
});

test("while nobody is chosen whom the form is about, no word stands in for what is not known", async () => {
  const source = take("legalRepresentative");
  const cells = [cellOf("B1", source, { label: "法人", binding: { ...BOUND, source, empty: "—" } })];
  const { at, said } = await fillPlanned(printSheet([["法人"]]), { cells });
  expect([at("B1"), said]).toEqual([null, ["B1 账本里没有“法定代表人”，“法人”空着"]]);
});

test("boxes that are questions by themselves are ticked or left, each for its own field", async () => {
  const text = "资质：□高新技术企业 □规上企业";
  const box = (word: string) => ({ ticks: [{ word, at: text.indexOf(`□${word}`) }] });
  const cells = [
    cellOf("A1", take("highTechEnterprise"), box("高新技术企业")),
    cellOf("A1", take("aboveScale"), box("规上企业")),
  ];
  const subject = rowOf(1, { highTechEnterprise: true, aboveScale: false });
  const { at, said } = await fillPlanned(printSheet([[text]]), { cells, subject });
  expect([at("A1"), said]).toEqual(["资质：☑高新技术企业 □规上企业", []]);
});
