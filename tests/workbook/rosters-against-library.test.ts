import { describe, expect, test } from "vitest";
import { type CellObject, read } from "xlsx";
import type { CellContent } from "#domain/workbook/grid";
import { mustOpen, mustReadGrid, sampleBytes } from "../support/read-sheet.ts";

/** The library is an independent witness: slow, and wrong on numeric references beyond U+FFFF, but made by others. */
type Plain = string | number | boolean | null;

function plainOf(content: CellContent | undefined): Plain {
  if (content === undefined) return null;
  if (typeof content !== "object") return content;
  switch (content.kind) {
    case "date":
      return content.serial;
    case "number":
      return content.value;
    case "error":
      return content.text;
    case "formula":
      return content.value === null ? null : plainOf(content.value);
  }
}

function libraryPlain(cell: CellObject | undefined): Plain {
  if (cell?.v === undefined || cell.t === "z") return null;
  if (cell.t === "e") return cell.w ?? null;
  if (cell.v instanceof Date) throw new TypeError("the library was asked for serial numbers");
  return cell.v === "" && cell.f === undefined ? null : cell.v;
}

function listCells<Cell>(rows: readonly (readonly Cell[])[], plain: (cell: Cell) => Plain): Map<string, Plain> {
  const cells = new Map<string, Plain>();
  for (const [row, content] of rows.entries()) {
    for (const [column, cell] of (content ?? []).entries()) {
      const value = plain(cell);
      const beyond = typeof value === "string" && /[\u{10000}-\u{10FFFF}]/u.test(value);
      if (value !== null && !beyond) cells.set(`${row + 1}:${column + 1}`, value);
    }
  }
  return cells;
}

const OPTIONS = { dense: true, cellStyles: true, cellFormula: true, raw: true } as const;

describe("every cell of the sample rosters is what the library reads", () => {
  test.each([
    "高新区企业名册2025.xlsx",
    "在孵企业情况表2025(火炬口径).xls",
    "街道报送汇总(原样).xlsx",
    "企业名册2026年一季度更新.xlsx",
    "火炬企业年报导出2024.xlsx",
    "孵化载体汇总表.xlsx",
    "高企名单(PDF转换).xlsx",
    "C-上年已报.xlsx",
  ])("%s", async (name) => {
    const bytes = sampleBytes(name);
    const workbook = await mustOpen(bytes, name);
    const book = read(bytes, { ...OPTIONS, type: "array" });
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(book.SheetNames);
    for (const [number, sheetName] of book.SheetNames.entries()) {
      const grid = await mustReadGrid(workbook, number);
      const rows: (readonly (CellContent | undefined)[])[] = [];
      for (const row of grid.rows) rows[row.index - 1] = row.cells;
      const sheet = book.Sheets[sheetName];
      expect(grid.rows.length).toBeGreaterThan(1);
      expect(listCells(rows, plainOf)).toEqual(listCells(sheet?.["!data"] ?? [], libraryPlain));
      expect(grid.merges.length).toBe(sheet?.["!merges"]?.length ?? 0);
    }
  });

  test("高企汇总表2025.csv", async () => {
    const bytes = sampleBytes("高企汇总表2025.csv");
    const grid = await mustReadGrid(await mustOpen(bytes, "高企汇总表2025.csv"));
    const book = read(new TextDecoder("gb18030").decode(bytes), { ...OPTIONS, type: "string" });
    const rows: (readonly (CellContent | undefined)[])[] = [];
    for (const row of grid.rows) rows[row.index - 1] = row.cells;
    expect(listCells(rows, plainOf)).toEqual(listCells(book.Sheets.Sheet1?.["!data"] ?? [], libraryPlain));
  });
});
