import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RecordSplitter, sniffDelimiter } from "#workbook/delimited-records";
import { failureOf, mustOpen, mustReadGrid, rowsOf } from "../support/read-sheet.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...utf8(part)] : [...part])));

describe("delimited text", () => {
  test("every cell stays the text that was written; a row is a record", async () => {
    const text =
      '序号,代码,"名称, 全称",备注\r\n1,\t914301000000000000,"长沙""智造""\r\n有限公司",\n002,\'123,9.1E+17,  x \n\n,,,\n5,a"b,"c"d,';
    expect(await rowsOf(utf8(text), "名单.csv")).toEqual([
      [1, ["序号", "代码", "名称, 全称", "备注"]],
      [2, ["1", "\t914301000000000000", '长沙"智造"\r\n有限公司']],
      [3, ["002", "'123", "9.1E+17", "  x "]],
      [6, ["5", 'a"b', "cd"]],
    ]);
  });

  test("a formula that only protects a text is that text", async () => {
    const text = '名称,电话\r\n"=""甲""","=""0731"""\r\n="乙",="0731-1"\r\n';
    expect((await rowsOf(utf8(text), "名单.csv")).slice(1)).toEqual([
      [2, ["甲", "0731"]],
      [3, ["乙", "0731-1"]],
    ]);
  });

  test.each([
    ["UTF-8 without mark", bytesOf("名称,𠮷\n")],
    ["UTF-8 with mark", bytesOf([0xef, 0xbb, 0xbf], "名称,𠮷\n")],
    ["UTF-16 little endian", bytesOf([0xff, 0xfe], [...Buffer.from("名称,𠮷\n", "utf16le")])],
    ["UTF-16 big endian", bytesOf([0xfe, 0xff], [...Buffer.from("名称,𠮷\n", "utf16le").swap16()])],
    ["GB18030 with a four-byte character", bytesOf([0xc3, 0xfb, 0xb3, 0xc6], ",", [0x95, 0x34, 0xb7, 0x38], "\n")],
  ])("%s", async (name, bytes) => {
    const [first] = await rowsOf(bytes, "a.txt");
    expect(first?.[1][0]).toBe("名称");
    expect(String(first?.[1][1]).codePointAt(0)).toBeGreaterThan(name.startsWith("GB") ? 0xffff : 0x20000);
  });

  test("the name does not decide: text called .xls is read as text", async () => {
    const workbook = await mustOpen(utf8("甲\t乙\n1\t2\n"), "导出.xls");
    expect([workbook.format, workbook.sheets[0]?.name]).toEqual(["csv", "导出"]);
    expect((await mustReadGrid(workbook)).rows.map((row) => row.cells)).toEqual([
      ["甲", "乙"],
      ["1", "2"],
    ]);
  });

  test.each([
    ["a;b;c\n1,5;2;3\n4;5,5;6\n", ";"],
    ["a\tb\n1\t2,3\n", "\t"],
    ["标题,,\n\t9143,甲,乙\n\t9144,丙,丁\n", ","],
    ["只有一列\n甲\n", ","],
    ["sep=;\na;b,c,d\n", ";"],
  ])("delimiter of %j", (sample, delimiter) => {
    expect(sniffDelimiter(sample)).toBe(delimiter);
  });

  test("a quote that never closes does not swallow the file", async () => {
    expect(await rowsOf(utf8('a,b\n"x,y\n1,2\n'))).toEqual([
      [1, ["a", "b"]],
      [2, ['"x', "y"]],
      [3, ["1", "2"]],
    ]);
  });

  test("bytes of no known encoding are refused in words", async () => {
    expect(await failureOf(Uint8Array.of(0x41, 0xff, 0xff, 0x0a), "a.csv")).toMatchObject({ type: "FileDamaged" });
  });

  test("what is quoted comes back, wherever the text is sliced", () => {
    const field = fc.string({ unit: fc.constantFrom("a", "甲", '"', ",", "\n", "\r", " "), maxLength: 6 });
    const records = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        records,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 9 }),
        (rows, lineEnd, step) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((row) => row.map(quote).join(",") + lineEnd).join("");
          const read: string[][] = [];
          const splitter = new RecordSplitter(",", (fields) => read.push(fields));
          for (let from = 0; from < text.length; from += step) splitter.push(text.slice(from, from + step));
          splitter.end();
          expect(read).toEqual(rows);
        },
      ),
    );
  });
});
