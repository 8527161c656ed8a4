/** What one record says must agree with itself: dates in order, parts within wholes, certificates of three years; whatever the writing and the units. */
import { expect, test } from "vitest";
import { recogniseTables } from "#domain/importing/recognise-tables";
import type { CellContent } from "#domain/workbook/grid";
import { loadCatalogue, loadRowChecks } from "../../support/catalogue.ts";
import { plainGrid } from "../../support/plain-grid.ts";
import { typeAll } from "../../support/read-roster.ts";

const catalogue = { index: loadCatalogue(), checks: loadRowChecks() };

function issuesOf(rows: readonly (readonly CellContent[])[], merged: readonly string[] = []) {
  const grid = plainGrid(rows, { merged, delimited: true });
  const [table] = recogniseTables(grid, catalogue.index);
  if (table === undefined) throw new Error("no table");
  return typeAll(grid, table, catalogue)
    .flatMap(({ issues }) => issues)
    .filter(({ kind }) => /^check-failed|merged/u.test(kind))
    .map(({ cell, kind, severity }) => `${severity} ${cell} ${kind.replace("check-failed:", "")}`);
}

test("dates of one enterprise stand in order, as far as they are known", () => {
  const header = ["企业名称", "成立日期", "入驻日期", "毕业日期"];
  expect(
    issuesOf([
      ["在孵企业情况表（2025年度）"],
      header,
      ["甲科技有限公司", "2021-03-05", "2021-03", "2024-01"],
      ["乙科技有限公司", "2021-03-05", "2019-06", "2024-01"],
      ["丙科技有限公司", "2021", "2021-01-15", "2020-12"],
      ["丁科技有限公司", "2021-03-05", "2020-12", "2028-01"],
      ["戊科技有限公司", "2031-03-05", "", ""],
    ]),
  ).toEqual([
    "warning C4 establishmentDate<=entryDate",
    "warning D5 entryDate<=graduationDate",
    "warning D6 graduationDate<=period",
    "warning B7 establishmentDate<=period",
  ]);
});

test("a high-tech certificate holds three years, and who has the title has the certificate", () => {
  expect(
    issuesOf([
      ["企业名称", "是否高企", "证书编号", "发证日期", "有效期至"],
      ["甲科技有限公司", "是", "GR202343001234", "2023-11-06", "2026-11-05"],
      ["乙科技有限公司", "是", "GR202343001235", "2023-11-06", "2026-11-06"],
      ["丙科技有限公司", "是", "GR202343001236", "2023-11", "2026"],
      ["丁科技有限公司", "是", "GR202343001237", "2023-11-06", "2025-11-05"],
      ["戊科技有限公司", "是", "", "2023-11-06", "2026-11-05"],
      ["己科技有限公司", "否", "", "", ""],
    ]),
  ).toEqual(["warning E5 highTechValidUntil=highTechIssueDate+3", "warning C6 highTech=>certificate"]);
});

test("parts stay within their wholes in any unit, and only losses are below zero", () => {
  expect(
    issuesOf([
      ["企业名称", "从业人员", "研发人员", "营业收入（万元）", "出口总额（千元）", "利润总额（万元）", "净利润（元）"],
      ["甲科技有限公司", "50人", "12", "100", "900", "10", "90000"],
      ["乙科技有限公司", "50人", "约60", "100", "9000", "10", "190000"],
      ["丙科技有限公司", "50", "12", "-100", "", "-10", "-90000"],
    ]),
  ).toEqual([
    "warning C3 employees>=researchers",
    "warning G3 totalProfit>=netProfit",
    "warning E3 operatingRevenue>=exportValue",
    "warning D4 operatingRevenue>=0",
  ]);
});

test("a number in a merged cell is told on the rows that only share it", () => {
  const rows = [
    ["企业名称", "营业收入（万元）", "占用面积"],
    ["甲科技有限公司", "100", "300"],
    ["乙科技有限公司", "200", ""],
  ];
  expect(issuesOf(rows, ["C2:C3"])).toEqual(["warning C3 number-in-merged-cell"]);
});
