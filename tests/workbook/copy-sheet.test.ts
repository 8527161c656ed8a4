import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { fillCopies, type SheetCopy } from "#workbook/copy-sheet";
import { readBack } from "#workbook/read-back";
import { legalSheetNames } from "#workbook/copy-sheet-names";
import { craftedForm } from "../support/crafted-form.ts";
import { formBytes, partHashes, partText } from "../support/forms.ts";

const FORM_D = "D-火炬口径-科技企业孵化器综合情况.xlsx";

function copyOf(name: string, amount: number, more = 0): SheetCopy {
  return {
    name,
    fill: {
      insertions: more === 0 ? [] : [{ firstRow: 4, lastRow: 6, count: more }],
      writes: Array.from({ length: 3 + more }, (_, i) => ({
        row: 4 + i,
        column: 3,
        value: { kind: "number", decimal: String(amount + i) } as const,
      })),
    },
  };
}

function make(form: Uint8Array, sheet: string, copies: readonly SheetCopy[]) {
  const made = fillCopies(form, sheet, copies);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);

test("each entry has a sheet of its own, with drawing, comments and table of its own", () => {
  const { bytes, names } = make(craftedForm(), "测试", [
    copyOf("甲公司", 10),
    copyOf("乙/公司", 100, 2),
    copyOf("甲公司", 1),
  ]);
  expect(names).toEqual(["甲公司", "乙 公司", "甲公司(2)"]);
  const book = XLSX.read(bytes, { cellFormula: true });
  expect(book.SheetNames).toEqual(names);
  expect(
    names.map((name) => [book.Sheets[name]?.C7?.f ?? null, book.Sheets[name]?.C7?.v, book.Sheets[name]?.C9?.f]),
  ).toEqual([
    ["SUM(C4:C6)", 33, undefined],
    [null, 103, "SUM(C4:C8)"],
    ["SUM(C4:C6)", 6, undefined],
  ]);
  expect(
    Object.keys(unzipSync(bytes))
      .filter((name) => /sheet|drawing|comment|table/u.test(name))
      .sort(),
  ).toEqual(
    [1, 2, 3]
      .flatMap((n) => [
        `xl/comments${n}.xml`,
        `xl/drawings/drawing${n}.xml`,
        `xl/drawings/vml${n}.vml`,
        `xl/tables/table${n}.xml`,
        `xl/worksheets/_rels/sheet${n}.xml.rels`,
        `xl/worksheets/sheet${n}.xml`,
      ])
      .sort(),
  );
  expect(all(partText(bytes, "xl/worksheets/_rels/sheet2.xml.rels"), /Target="([^"]*)"/gu)).toEqual([
    "/xl/drawings/drawing2.xml",
    "../drawings/vml2.vml",
    "../comments2.xml",
    "../tables/table2.xml",
  ]);
  expect(all(partText(bytes, "xl/workbook.xml"), /<definedName ([^>]*>[^<]*)</gu)).toEqual([
    "name=\"合计格\">'甲公司'!$C$7",
    'name="合计格" localSheetId="1">\'乙 公司\'!$C$9',
    'name="合计格" localSheetId="2">\'甲公司(2)\'!$C$7',
  ]);
  expect(names.map((_, i) => all(partText(bytes, `xl/worksheets/sheet${i + 1}.xml`), /location="([^"]*)"/gu))).toEqual([
    ["'甲公司'!A7"],
    ["'乙 公司'!A9"],
    ["'甲公司(2)'!A7"],
  ]);
});

test("a form of single cells is copied with its print set-up, and the other parts stay as they were", () => {
  const form = formBytes(FORM_D);
  const [sheet = ""] = XLSX.read(form).SheetNames;
  const copies = Array.from({ length: 5 }, (_, i) => ({
    name: `孵化器${i + 1}`,
    fill: { insertions: [], writes: [] },
  }));
  const { bytes, names, parts } = make(form, sheet, copies);
  const book = XLSX.read(bytes, { cellStyles: true });
  const blank = XLSX.read(form, { cellStyles: true });
  expect(book.SheetNames).toEqual([...names, ...blank.SheetNames.slice(1)]);
  expect(names.map((name) => [book.Sheets[name]?.["!merges"], book.Sheets[name]?.["!cols"]])).toEqual(
    names.map(() => [blank.Sheets[sheet]?.["!merges"], blank.Sheets[sheet]?.["!cols"]]),
  );
  const printed = (of: XLSX.WorkBook, place: number) =>
    (of.Workbook?.Names ?? [])
      .filter((one) => one.Sheet === place)
      .map((one) => [one.Name, one.Ref.replace(/^.*!/u, "")]);
  expect(names.map((_, i) => printed(book, i))).toEqual(names.map(() => printed(blank, 0)));
  const [before, after] = [partHashes(form), partHashes(bytes)];
  expect(parts.unchanged.filter((name) => before[name] !== after[name])).toEqual([]);
});

test("the second reader compares every copy with the blank sheet", () => {
  const form = craftedForm();
  const copies = [copyOf("甲", 10), copyOf("乙", 100, 2)];
  const { bytes, names } = make(form, "测试", copies);
  const fills = copies.map(({ fill }, i) => ({ ...fill, sheet: names[i] ?? "" }));
  const check = (written: readonly SheetFill[]) =>
    readBack({ blank: form, written: bytes, fills: written, copies: { sheet: "测试", names } });
  expect(check(fills).findings).toEqual([]);
  expect(check(fills.map((fill) => ({ ...fill, writes: fill.writes.slice(1) }))).findings).toEqual(
    ["甲", "乙"].map((sheet, i) => ({ sheet, cell: "C4", what: `计划外多了内容“${i === 0 ? 10 : 100}”` })),
  );
});

test("names are made legal and different", () => {
  const long = "湖南云麓高新技术产业开发区第一精密制造股份有限责任公司分公司";
  expect(
    legalSheetNames([`${long}一`, `${long}二`, "a:b", "A B", "'", "𠮷".repeat(20), "HISTORY", "汇总"], ["汇总"]),
  ).toEqual([`${long}一`, `${long}二`, "a b", "A B(2)", "表", "𠮷".repeat(15), "HISTORY(2)", "汇总(2)"]);
});

test("what cannot be copied is refused by name", () => {
  const withTotals = craftedForm({ total: '<f>SUM(INDIRECT("测试!C4:C6"))</f>' });
  expect(fillCopies(withTotals, "测试", [copyOf("甲", 1)])).toEqual({
    ok: false,
    error: {
      type: "FormNotRepeatable",
      sheet: "测试",
      what: "公式跨多张工作表引用，或用文字写出表名（INDIRECT），复制后会取错表，请改为每户一个文件",
    },
  });
});
