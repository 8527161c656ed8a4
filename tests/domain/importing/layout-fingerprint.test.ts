/** Layouts are told apart by what their headers and titles say, not by period, data or the order of sheets; senders by their names (版式指纹、报送单位). */
import { expect, test } from "vitest";
import { plainGrid } from "../../support/plain-grid.ts";
import { columnKeys, headerOverlap, layoutFingerprint, timelessName } from "#domain/importing/layout-fingerprint";
import { recogniseTables } from "#domain/importing/recognise-tables";
import { isSameSender, senderInName, senderOf } from "#domain/importing/sender-name";
import type { Grid } from "#domain/workbook/grid";
import { loadCatalogue } from "../../support/catalogue.ts";

const index = loadCatalogue();

function roster(title: string, heads: readonly string[], names: readonly string[]): Grid {
  return plainGrid([[title], ["企业名称", ...heads], ...names.map((name, at) => [name, ...heads.map(() => 100 + at)])]);
}

const fingerprint = (...grids: readonly Grid[]) =>
  layoutFingerprint(grids.flatMap((grid) => recogniseTables(grid, index)));

test("the same table of another quarter, with other rows, in another unit, is of the same layout", () => {
  const first = roster(
    "青砚街道企业名册（2026年一季度）",
    ["2025年营业收入（万元）", "截至3月末从业人员"],
    ["甲有限公司"],
  );
  const second = roster(
    "青砚街道企业名册(2026年第二季度)",
    ["2026年营业收入（千元）", "截至6月末从业人员"],
    ["乙有限公司", "丙有限公司", "丁有限公司"],
  );
  const other = roster("青砚街道企业名册（2026年二季度）", ["净利润", "从业人员"], ["甲有限公司"]);
  expect(fingerprint(first)).toBe(fingerprint(second));
  expect(fingerprint(first)).not.toBe(fingerprint(other));
  expect(fingerprint(first, other)).toBe(fingerprint(other, second));
  expect(fingerprint(first, second)).toBe(fingerprint(first));
  expect(fingerprint()).toBe("");
});

test("this year's and last year's figures are different columns; equal headers are counted", () => {
  const columns = ["上年营业收入", "营业收入", "2024年营业收入", ""].map((text) => ({
    headerPath: text === "" ? [] : [text],
  }));
  expect(columnKeys(columns)).toEqual([
    { path: "上年营业收入", repeat: 0 },
    { path: "营业收入", repeat: 0 },
    { path: "营业收入", repeat: 1 },
    null,
  ]);
});

test("headers overlap by their columns; a column under another group counts a little less", () => {
  const heads = (...paths: readonly string[]) => paths.map((path) => ({ headerPath: path.split("/") }));
  expect(headerOverlap(heads("名称", "营业收入"), heads("名称", "营业收入"))).toBe(1);
  expect(headerOverlap(heads("名称", "营业收入"), heads("名称", "经济/营业收入"))).toBeCloseTo(0.95);
  expect(headerOverlap(heads("名称"), heads("名称", "甲", "乙", "丙"))).toBe(0.25);
  expect(headerOverlap(heads("名称"), heads("甲"))).toBe(0);
});

test.each([
  ["2026年一季度", ""],
  ["青砚街道2026年1-6月企业名册", "青砚街道企业名册"],
  ["企业名册2026.03.31", "企业名册"],
  ["企业名册_20260331", "企业名册"],
  ["2025年度高企汇总表(2)", "高企汇总表"],
  ["火炬统计2025年报", "火炬统计报"],
  ["上年企业名册", "上年企业名册"],
])("%s without its time is %s", (name, timeless) => {
  expect(timelessName(name)).toBe(timeless);
});

test.each([
  ["青砚街道企业名册2026年一季度.xlsx", "青砚街道"],
  ["附件2：云麓区科技局高企汇总表.xls", "云麓区科技局"],
  ["2026年二季度（麓谷孵化器）在孵企业.xlsx", "麓谷孵化器"],
  ["企业名册-东湖街道办事处.csv", "东湖街道办事处"],
  ["关于报送桐花镇政府企业情况的表.xlsx", "桐花镇政府"],
  ["国家级孵化器名册.xlsx", null],
  ["各街道汇总.xlsx", null],
  ["企业名册2025.xlsx", null],
])("%s was sent by %s", (file, sender) => {
  expect(senderInName(file)).toBe(sender);
});

test("what the tables say comes before the file's name; two that disagree leave it open", () => {
  const [table] = recogniseTables(roster("企业名册", ["营业收入"], ["甲有限公司"]), index);
  if (table === undefined) throw new Error("no table");
  const says = (sender: string | null) => ({ table: { ...table, sender } });
  expect([
    senderOf("青砚街道名册.xlsx", [says("云麓区科技局（盖章）,统计截止时间：2025年12月31日"), says(null)]),
    senderOf("青砚街道名册.xlsx", [says("云麓区科技局"), says("桐花街道")]),
    senderOf("青砚街道名册.xlsx", [says(null)]),
  ]).toEqual(["云麓区科技局", null, "青砚街道"]);
  expect([
    isSameSender("青砚街道（盖章）", "青砚街道办事处"),
    isSameSender("青砚 街道", "青砚街道"),
    isSameSender("青砚街道", "桐花街道"),
    isSameSender(null, null),
  ]).toEqual([true, true, false, false]);
});
