import { describe, expect, test } from "vitest";
import { CFB, utils, type WorkBook, write } from "xlsx";
import { failureOf, mustOpen, mustReadGrid, rowsOf, sampleBytes } from "../support/read-sheet.ts";

/** A small workbook of the library's own making; styles do not matter here, formats and structure do. */
function makeBook(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ["企业名称", "成立日期", "占比", "代码"],
    ["湖南𠮷㐂科技有限公司", 45724, 0.125, 123],
    [],
    [true, 45724.5, "", "001"],
  ]);
  sheet.B2 = { t: "n", v: 45724, z: "yyyy/m/d" };
  sheet.B4 = { t: "n", v: 45724.5, z: "yyyy-mm-dd hh:mm" };
  sheet.C2 = { t: "n", v: 0.125, z: "0.0%" };
  sheet.D2 = { t: "n", v: 123, z: "000000" };
  sheet.A5 = { t: "n", v: 246, f: "D2*2" };
  sheet["!ref"] = "A1:D5";
  sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
  sheet["!cols"] = [{ width: 9 }, { hidden: true, width: 9 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "名册");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["字典"]]), "代码表");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
}

const bytesOf = (bookType: "biff8" | "biff5" | "xlsb" | "xlml" | "ods" | "xlsx"): Uint8Array =>
  new Uint8Array(write(makeBook(), { bookType, type: "array", cellStyles: true, codepage: 936 }));

const ROWS: readonly (readonly [number, readonly unknown[]])[] = [
  [1, ["企业名称", "成立日期", "占比", "代码"]],
  [
    2,
    [
      "湖南𠮷㐂科技有限公司",
      { kind: "date", serial: 45724, iso: "2025-03-08", text: "2025/3/8" },
      { kind: "number", value: 0.125, text: "12.5%", percent: true },
      { kind: "number", value: 123, text: "000123", percent: false },
    ],
  ],
  [
    4,
    [true, { kind: "date", serial: 45724.5, iso: "2025-03-08T12:00:00", text: "2025-03-08 12:00" }, undefined, "001"],
  ],
];

describe("workbooks of the old kinds", () => {
  test.each([
    ["biff8", "名册.et", "xls"],
    ["xlsb", "名册.xls", "other"],
    ["xlsx", "名册.xls", "xlsx"],
  ] as const)("%s under the name %s", async (bookType, name, format) => {
    const workbook = await mustOpen(bytesOf(bookType), name);
    expect(workbook.format).toBe(format);
    expect(workbook.sheets).toEqual([
      { name: "名册", visibility: "visible" },
      { name: "代码表", visibility: "hidden" },
    ]);
    const grid = await mustReadGrid(workbook);
    const rows = grid.rows.filter((row) => row.index < 5);
    expect(rows.map((row) => [row.index, Array.from(row.cells)])).toEqual(ROWS);
    expect(grid.merges).toEqual([{ firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 1 }]);
    expect(grid.hiddenColumns).toEqual([2]);
    expect([grid.rowCount, grid.columnCount, grid.complete, grid.delimited]).toEqual([5, 4, true, false]);
  });

  test("formulas of an xls keep text and result", async () => {
    const rows = await rowsOf(sampleBytes("在孵企业情况表2025(火炬口径).xls"), "在孵.xls");
    const subtotal = rows.find(([row]) => row === 23)?.[1][17];
    expect(subtotal).toEqual({ kind: "formula", formula: "SUM(R7:R22)", value: 7600 });
  });

  test("Excel 95: Chinese text in GBK", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([["AABBCCDD", 5]]), "GGHH");
    const bytes = Buffer.from(write(book, { bookType: "biff5", type: "buffer" }));
    Buffer.of(0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6).copy(bytes, bytes.indexOf("AABBCCDD"));
    Buffer.of(0xc3, 0xfb, 0xb2, 0xe1).copy(bytes, bytes.indexOf("GGHH"));
    bytes.writeUInt16LE(936, bytes.indexOf(Buffer.of(0x42, 0, 2, 0)) + 4);
    const workbook = await mustOpen(bytes, "老名册.xls");
    expect(workbook.sheets).toEqual([{ name: "名册", visibility: "visible" }]);
    expect((await mustReadGrid(workbook)).rows).toEqual([{ index: 1, hidden: false, cells: ["企业名称", 5] }]);
  });

  test("a web page saved as .xls keeps codes as text", async () => {
    const page =
      '<html><head><meta charset="gb2312"></head><body><table><tr><td>名称</td><td>代码</td></tr>' +
      "<tr><td>甲</td><td>914301000000000000</td></tr></table></body></html>";
    const gbk = Buffer.from(page, "latin1");
    const encoded = Buffer.concat([...page].map((c) => GB[c] ?? Buffer.from(c, "latin1")));
    expect(gbk.length).toBeLessThan(encoded.length);
    expect(await rowsOf(encoded, "导出.xls")).toEqual([
      [1, ["名称", "代码"]],
      [2, ["甲", "914301000000000000"]],
    ]);
  });

  test("SpreadsheetML saved as .xls", async () => {
    const rows = await rowsOf(bytesOf("xlml"), "导出.xls");
    expect(rows.slice(0, 3).map(([row, cells]) => [row, cells[1]])).toEqual([
      [1, "成立日期"],
      [2, ROWS[1]?.[1][1]],
      [4, ROWS[2]?.[1][1]],
    ]);
  });

  test("a password, another compound file, a cut file", async () => {
    const encrypted = CFB.utils.cfb_new();
    CFB.utils.cfb_add(encrypted, "/EncryptedPackage", Buffer.alloc(600));
    CFB.utils.cfb_add(encrypted, "/EncryptionInfo", Buffer.alloc(300));
    const letter = CFB.utils.cfb_new();
    CFB.utils.cfb_add(letter, "/WordDocument", Buffer.alloc(5000));
    const asBytes = (container: unknown): Uint8Array =>
      new Uint8Array(Buffer.from(CFB.write(Object(container), { type: "buffer" })));
    expect(await failureOf(asBytes(encrypted), "a.xlsx")).toEqual({ type: "FileEncrypted", file: "a.xlsx" });
    expect(await failureOf(asBytes(letter), "a.xls")).toEqual({ type: "FileNotWorkbook", file: "a.xls" });
    const whole = sampleBytes("在孵企业情况表2025(火炬口径).xls");
    expect(await failureOf(whole.slice(0, 20_000), "a.xls")).toMatchObject({ type: "FileDamaged", file: "a.xls" });
  });
});

/** GBK bytes of the few characters used above. */
const GB: Readonly<Record<string, Buffer>> = {
  名: Buffer.of(0xc3, 0xfb),
  称: Buffer.of(0xb3, 0xc6),
  代: Buffer.of(0xb4, 0xfa),
  码: Buffer.of(0xc2, 0xeb),
  甲: Buffer.of(0xbc, 0xd7),
};
