import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { columnLetters } from "#domain/workbook/cell-address";
import { fillSample, formBytes, formCRows, partHashes, partText } from "../support/forms.ts";
import { recalculate, SOFFICE } from "../support/office.ts";

const FORM_C = "C-山西-规上工业企业创新活动全覆盖台账.xlsx";
const formC = formBytes(FORM_C);
const truth: { mustStayIdentical: Record<string, string>; mayChange: Record<string, string> } = JSON.parse(
  readFileSync(new URL("../fixtures/samples/template-C.json", import.meta.url), "utf8"),
);

test("form C with 75 enterprises keeps every other part byte for byte", async () => {
  const { bytes, parts } = await fillSample(FORM_C, formC, {
    lists: [{ list: 0, rows: formCRows(75) }],
    subject: null,
  });
  const hashes = partHashes(bytes);
  const kept = Object.fromEntries(Object.keys(truth.mustStayIdentical).map((name) => [name, hashes[name]]));
  expect(kept).toEqual(truth.mustStayIdentical);
  expect([...parts.changed, ...parts.removed].filter((name) => !(name in truth.mayChange))).toEqual([]);
  expect(parts.removed).toEqual(["xl/calcChain.xml"]);
});

test("what depends on the list grows with it", async () => {
  const { bytes, plan } = await fillSample(FORM_C, formC, { lists: [{ list: 0, rows: formCRows(75) }], subject: null });
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 75, rowsInserted: 45 }]);
  const book = XLSX.read(bytes, { cellFormula: true });
  const sheet = book.Sheets.台账;
  const formulas = (cells: readonly string[], of = sheet) => cells.map((cell) => of?.[cell]?.f);
  expect(formulas(["C82", "H82", "I82", "M82", "N82", "V82"])).toEqual([
    "COUNTA(C7:C81)",
    'COUNTIF(H7:H81,"是")',
    'COUNTIF(I7:I81,"是")',
    "SUM(M7:M81)",
    "SUM(N7:N81)",
    'COUNTIF(V7:V81,"是")',
  ]);
  const perRow = Array.from({ length: 75 }, (_, i) => sheet?.[`A${7 + i}`]?.f);
  expect(perRow).toEqual(Array.from({ length: 75 }, () => "ROW()-6"));
  expect(formulas(["B4", "E8"], book.Sheets.清账汇总)).toEqual([
    'COUNTIFS(台账!$B$7:$B$81,A4,台账!$H$7:$H$81,"是")',
    'COUNTIFS(台账!$B$7:$B$81,A8,台账!$V$7:$V$81,"否")',
  ]);
  expect(formulas(["B4", "B7"], book.Sheets.核对)).toEqual([
    "IF(台账!H82=0,0,台账!I82/台账!H82*100)",
    "台账!H82-清账汇总!B9",
  ]);
  const names = Object.fromEntries((book.Workbook?.Names ?? []).map((name) => [name.Name, name.Ref]));
  expect([names.企业清单, names.研发投入, names["_xlnm.Print_Titles"], names["_xlnm.Print_Area"]]).toEqual([
    "台账!$C$7:$C$81",
    "台账!$M$7:$M$81",
    "'台账'!$4:$6",
    "'台账'!$A$1:$V$84",
  ]);
  const xml = partText(bytes, "xl/worksheets/sheet1.xml");
  const ranges = [...xml.matchAll(/sqref(?:="|>)([^"<]+)/gu)]
    .map((match) => match[1])
    .filter((range) => range !== "A1");
  expect(ranges).toEqual(
    ["I", "A", "D", "M", "B", "F", "G", "H", "V", "L", "D", "M", "R", "U", "M", "J"].map((first, i) => {
      const last = { 1: "V", 7: "I", 11: "N" }[i] ?? first;
      return `${first}7:${last}81`;
    }),
  );
  expect(sheet?.["!merges"]?.filter((merge) => merge.s.r >= 81).map((merge) => XLSX.utils.encode_range(merge))).toEqual(
    ["A82:B82", "A83:V83", "A84:D84", "G84:I84", "K84:L84", "N84:P84", "S84:V84"],
  );
});

test("values, units, words and texts around the list are right", async () => {
  const rows = formCRows(75);
  const { bytes, plan } = await fillSample(FORM_C, formC, { lists: [{ list: 0, rows }], subject: null });
  const book = XLSX.read(bytes, { cellNF: true });
  const sheet = book.Sheets.台账;
  const line = (row: number) => "BCDEFHIMR".split("").map((letter) => sheet?.[`${letter}${row}`]?.v);
  expect(line(7)).toEqual([
    "云岫片区",
    "园册<测试>&1号有限公司",
    "914310000000000000",
    "3912",
    "中型",
    "是",
    "否",
    1.25,
    45721,
  ]);
  expect(line(81)).toEqual([
    "麓野智造园",
    "园册<测试>&75号有限公司",
    "914310000000000074",
    "3912",
    "中型",
    "是",
    "是",
    75.25,
    45721,
  ]);
  const around = ["A2", "A3", "K3", "A84", "G84", "K84", "N84", "S84"].map((cell) => sheet?.[cell]?.v);
  expect(around).toEqual([
    "山西省规上工业企业创新活动全覆盖台账（2025年度）",
    "填报单位（盖章）：云麓高新区管委会",
    "填报日期：2026年1月15日",
    "单位负责人：甲某",
    "统计负责人：乙某",
    "填表人：丙某",
    "联系电话：000-00001234",
    "报出日期：2026年1月15日",
  ]);
  // Columns the book knows nothing of say so, once each; nothing else is doubtful.
  expect(plan.problems.map(({ cell, reason }) => [cell.replace(/\d+$/u, ""), /这一列空着$/u.test(reason)])).toEqual(
    ["G", "J", "K", "L", "N", "O", "P", "Q", "S", "T", "U", "V"].map((letter) => [letter, true]),
  );
  const trace = [...plan.cells].find((cell) => cell.cell === "M81");
  expect(trace).toEqual({
    sheet: "台账",
    cell: "M81",
    label: "研发投入（万元）",
    text: "75.25",
    rule: "取“园册<测试>&75号有限公司”2025年的“研发费用”，由元换算成万元",
    enterprise: { id: 75, name: "园册<测试>&75号有限公司" },
    field: "researchExpense",
    period: "2025",
    unit: "万元",
    stored: "752500",
    source: null,
    computed: null,
  });
});

test("ten enterprises leave the printed rows below blank and nothing moves", async () => {
  const { bytes, parts, plan } = await fillSample(FORM_C, formC, {
    lists: [{ list: 0, rows: formCRows(10) }],
    subject: null,
  });
  expect(plan.lists).toEqual([{ list: 0, rowsWritten: 10, rowsInserted: 0 }]);
  expect(parts.removed).toEqual([]);
  expect(parts.changed.toSorted()).toEqual([
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
  ]);
  const sheet = XLSX.read(bytes, { cellFormula: true }).Sheets.台账;
  const blank = Array.from({ length: 20 }, (_, i) => sheet?.[`C${17 + i}`]?.v);
  expect(blank.filter((value) => value !== undefined && value !== "")).toEqual([]);
  expect([sheet?.M37?.f, sheet?.A39?.v]).toEqual(["SUM(M7:M36)", "单位负责人：甲某"]);
});

test("shared strings only grow", async () => {
  const { bytes } = await fillSample(FORM_C, formC, { lists: [{ list: 0, rows: formCRows(40) }], subject: null });
  const items = (xml: string) => xml.slice(xml.indexOf("<si>"), xml.lastIndexOf("</sst>"));
  const before = items(partText(formC, "xl/sharedStrings.xml"));
  expect(items(partText(bytes, "xl/sharedStrings.xml")).startsWith(before)).toBe(true);
});

test.skipIf(SOFFICE === null)("LibreOffice calculates the same totals", async () => {
  const { bytes } = await fillSample(FORM_C, formC, { lists: [{ list: 0, rows: formCRows(75) }], subject: null });
  const book = XLSX.read(recalculate(bytes));
  const total = (75 * 76) / 2 + 75 * 0.25;
  const value = (sheet: string, cell: string) => book.Sheets[sheet]?.[cell]?.v;
  expect([value("台账", "C82"), value("台账", "H82"), value("台账", "I82"), value("台账", "M82")]).toEqual([
    75,
    75,
    50,
    total,
  ]);
  expect(["B4", "B5", "B6", "B7"].map((cell) => value("核对", cell))).toEqual([expect.closeTo(66.667, 3), total, 0, 0]);
  expect(["B9", "C9"].map((cell) => value("清账汇总", cell))).toEqual([75, 50]);
  expect(value("台账", `${columnLetters(1)}81`)).toBe(75);
});
