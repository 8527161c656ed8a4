/** Rosters as offices nobody asked write them: unmerged headers of three rows, names under unknown headings, months and years in headings, marks for yes. */
import { expect, test } from "vitest";
import { plainGrid } from "../../support/plain-grid.ts";
import { matchHeader } from "#domain/importing/match-header";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { Grid } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };

function readOne(grid: Grid) {
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) return null;
  return {
    period: table.period,
    headerRows: table.headerRows,
    columns: table.columns.map(({ fields, period }) =>
      period == null ? (fields[0] ?? null) : `${fields[0]} ${period}`,
    ),
    values: typeAll(grid, table, catalogue).map(({ cells }) => cells.map(({ value }) => value)),
  };
}

test("a header of three rows without any merge is one header, groups over single columns included", () => {
  const grid = plainGrid([
    ["序号", "企业名称", "经营数据", "", "知识产权（件）", "备注"],
    ["", "", "经济指标（千元）", "", "专利授权数", ""],
    ["", "", "营业收入", "利润总额", "", ""],
    [1, "甲科技有限公司", 10, -2, 3, "新入园"],
  ]);
  expect(readOne(grid)).toEqual({
    period: null,
    headerRows: [1, 3],
    columns: [null, "enterpriseName", "operatingRevenue", "totalProfit", "patentGrants", "remarks"],
    values: [["甲科技有限公司", "10000", "-2000", 3, "新入园"]],
  });
});

test("names and codes are found by what they look like when their headings say nothing", () => {
  const grid = plainGrid([
    ["报送主体", "证照号", "控股股东", "营业收入（万元）", "联系人"],
    ["甲科技有限公司", "91430104MAQ0XYBH5K", "丙集团有限公司", 1, "王建"],
    ["乙软件有限公司", "91430105MAR1CWL91N", "丁控股有限公司", 2, "李志"],
  ]);
  expect(readOne(grid)?.columns).toEqual(["enterpriseName", "creditCode", null, "operatingRevenue", "contactPerson"]);
});

test("figures of another period than the table's keep their own", () => {
  const grid = plainGrid([
    ["云麓高新区企业名册（2025年度）"],
    ["企业名称", "2024年营业收入（万元）", "1-9月工业总产值（万元）", "2025年净利润（万元）", "利润总额（万元）"],
    ["甲科技有限公司", 1, 2, 3, 4],
  ]);
  expect(readOne(grid)).toEqual({
    period: "2025",
    headerRows: [2, 2],
    columns: ["enterpriseName", "operatingRevenue 2024", "industrialOutput 2025-01..09", "netProfit", "totalProfit"],
    values: [["甲科技有限公司", "30000", "40000", "10000", "20000"]],
  });
});

test("the figures' own period goes before the year in the title", () => {
  const year = ["云麓高新区企业台账（2026年）"];
  const dated = ["企业名称", "2025年营业收入（万元）", "2025年净利润（万元）"];
  expect(readOne(plainGrid([year, dated, ["甲科技有限公司", 1, 2]]))?.period).toBe("2025");
  const months = ["企业名称", "1-9月营业收入（万元）", "1-9月净利润（万元）"];
  expect(readOne(plainGrid([year, months, ["甲科技有限公司", 1, 2]]))?.period).toBe("2026-01..09");
});

test("years over the names tell the figures apart, though most of the row is merged into the names", () => {
  const grid = plainGrid(
    [
      ["云麓高新区企业名册（2025年）"],
      ["企业名称", "2024年", "", "2025年", ""],
      ["", "营业收入（万元）", "税收（万元）", "营业收入（万元）", "税收（万元）"],
      ["甲科技有限公司", 1, 2, 3, 4],
    ],
    { merged: ["A2:A3", "B2:C2", "D2:E2"] },
  );
  expect(readOne(grid)?.columns).toEqual([
    "enterpriseName",
    "operatingRevenue 2024",
    "taxesPaid 2024",
    "operatingRevenue",
    "taxesPaid",
  ]);
  expect(readOne(grid)?.values).toEqual([["甲科技有限公司", "30000", "40000", "10000", "20000"]]);
});

test("the unit over the next table is not this one's", () => {
  const grid = plainGrid([
    ["企业名称", "营业收入"],
    ["甲科技有限公司", 1],
    [""],
    ["二、规下企业（单位：千元）"],
    ["企业名称", "营业收入", "联系人"],
    ["乙科技有限公司", 2, "王建"],
  ]);
  expect(recogniseTables(grid, catalogue.index).map(({ unit }) => unit)).toEqual([null, "千元"]);
});

test("without a unit in the table only amounts that say theirs are taken", () => {
  const amounts = ["500万元", "1000万元人民币", "人民币200万元整", "300万美元", "5000"];
  const grid = plainGrid([["企业名称", "注册资本"], ...amounts.map((amount, at) => [`第${at}科技有限公司`, amount])]);
  const values = readOne(grid)?.values.map(([, amount]) => amount);
  expect(values).toEqual(["5000000", "10000000", "2000000", null, null]);
});

test("a star before the name of an enterprise with a code is no footnote", () => {
  const grid = plainGrid([
    ["企业名称", "统一社会信用代码", "备注"],
    ["★甲科技有限公司", "91430104MAQ0XYBH5K", ""],
    ["★为重点企业", "", ""],
  ]);
  expect(readOne(grid)?.values).toEqual([["★甲科技有限公司", "91430104MAQ0XYBH5K", null]]);
});

test("marks alone mean yes; blanks and dashes between them mean no", () => {
  const rows = (marks: readonly string[]) =>
    plainGrid([["企业名称", "是否规上"], ...marks.map((mark, at) => [`第${at}科技有限公司`, mark])]);
  const answers = (marks: readonly string[]) => readOne(rows(marks))?.values.map(([, answer]) => answer);
  expect(answers(["√", "—", "√", "", "√"])).toEqual([true, false, true, false, true]);
  expect(answers(["○", "", "○", "○"])).toEqual([true, false, true, true]);
  expect(answers(["☑", "☐", "☑", "□", "■"])).toEqual([true, false, true, false, true]);
});

test.each([
  ["是否已认定国家高新技术企业", "highTechEnterprise"],
  ["是否高企培育", undefined],
  ["所属国民经济行业", "industry"],
  ["信用代码证号码", "creditCode"],
  ["场地面积（㎡）", "occupiedArea"],
  ["房号", undefined],
  ["营业收入（预计）", undefined],
  ["工业总产值（不变价，万元）", undefined],
  ["证书编号（软件企业）", undefined],
  ["营业收入（合并）", "operatingRevenue"],
])("the heading %s means %s", (heading, field) => {
  const match = matchHeader({ path: [heading], code: null, subject: "enterprise" }, catalogue.index);
  expect(match.fields[0]).toBe(field);
});
