import { describe, expect, test } from "vitest";
import type { CellLook, ShownCell } from "#domain/workbook/sheet-look";
import type { OpenedWorkbook } from "#workbook/open-workbook";
import { buildPackage } from "../support/build-package.ts";
import { mustOpen, sampleBytes } from "../support/read-sheet.ts";

async function shown(workbook: OpenedWorkbook, first: number, last: number): Promise<readonly ShownCell[]> {
  const cells = await workbook.shownCells(0, first, last);
  if (!cells.ok) throw new Error(cells.error.type);
  return cells.value;
}

async function looksOf(workbook: OpenedWorkbook): Promise<readonly CellLook[]> {
  const frame = await workbook.frame(0);
  if (!frame.ok) throw new Error(frame.error.type);
  return frame.value.looks;
}

const STYLES =
  '<styleSheet><fonts><font><name val="宋体"/><sz val="11"/></font>' +
  '<font><b/><i val="0"/><u/><sz val="14.5"/><color theme="4" tint="-0.25"/><name val="黑体"/></font></fonts>' +
  '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill></fills>' +
  '<borders><border><left/></border><border><left style="thin"><color indexed="64"/></left><right style="mediumDashed"/><top style="double"/><bottom style="hair"/><diagonal style="thin"/></border></borders>' +
  '<cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/>' +
  '<xf fontId="1" fillId="1" borderId="1"><alignment horizontal="centerContinuous" vertical="distributed" wrapText="1"/></xf>' +
  '<xf fontId="0" fillId="2" numFmtId="4"/></cellXfs><dxfs><dxf><font><b/></font></dxf></dxfs></styleSheet>';

describe("how a sheet looks", () => {
  test("fonts, theme and indexed colours, fills, borders and alignment", async () => {
    const sheet =
      '<row r="1"><c r="A1" s="1" t="str"><v>标题</v></c><c r="B1" s="1"/><c r="C1" s="0"/><c r="D1" s="2"><v>1234567.891</v></c></row>';
    const workbook = await mustOpen(buildPackage({ sheet, extra: { "xl/styles.xml": STYLES } }));
    expect(await looksOf(workbook)).toEqual([
      { font: "宋体", size: 11 },
      {
        font: "黑体",
        size: 14.5,
        bold: true,
        underline: true,
        color: "#376092",
        fill: "#D9E1F2",
        border: { left: "thin", right: "medium", top: "double", bottom: "hair" },
        horizontal: "center",
        vertical: "center",
        wrap: true,
      },
      { font: "宋体", size: 11, fill: "#FFFF00" },
    ]);
    expect(await shown(workbook, 1, 9)).toEqual([
      { row: 1, column: 1, text: "标题", look: 1, numeric: false },
      { row: 1, column: 2, text: "", look: 1, numeric: false },
      { row: 1, column: 4, text: "1,234,567.89", look: 2, numeric: true },
    ]);
  });

  test("widths, heights, merges, page breaks, grid lines", async () => {
    const bytes = buildPackage({
      head:
        '<sheetViews><sheetView showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="13.5" defaultColWidth="9"/>' +
        '<cols><col min="1" max="1" width="20.7109375"/><col min="2" max="2" hidden="1"/></cols>',
      sheet:
        '<row r="1" ht="30"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="C2"><v>1</v></c></row><row r="3" ht="13.5"/>',
      tail: '<mergeCells><mergeCell ref="A1:D1"/></mergeCells><rowBreaks><brk id="2" man="1"/></rowBreaks><colBreaks><brk id="1"/></colBreaks>',
    });
    const frame = await (await mustOpen(bytes)).frame(0);
    expect(frame).toEqual({
      ok: true,
      value: {
        name: "表",
        rowCount: 2,
        columnCount: 4,
        defaultRowHeight: 18,
        defaultColumnWidth: 63,
        columnWidths: { 1: 145, 2: 0 },
        rowHeights: { 1: 40, 2: 0 },
        merges: [{ firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 4 }],
        pageBreaks: [2],
        showGridLines: false,
        looks: [{}],
      },
    });
  });

  test("a real form: its title in its own font, its rows as printed", async () => {
    const workbook = await mustOpen(sampleBytes("C-山西-规上工业企业创新活动全覆盖台账.xlsx"));
    const looks = await looksOf(workbook);
    const title = (await shown(workbook, 1, 3)).find((cell) => cell.text.includes("台账"));
    expect(looks[title?.look ?? 0]).toMatchObject({ font: "方正小标宋简体", horizontal: "center" });
    const frame = await workbook.frame(0);
    expect(frame.ok && [frame.value.rowCount, frame.value.columnCount, frame.value.merges.length]).toEqual([
      39, 22, 28,
    ]);
  });

  test("windows of a sheet longer than is kept", async () => {
    const sheet = Array.from(
      { length: 60_000 },
      (_, i) => `<row r="${i + 1}"><c r="B${i + 1}"><v>${i + 1}</v></c></row>`,
    ).join("");
    const workbook = await mustOpen(buildPackage({ sheet }));
    const cell = (row: number): object => ({ row, column: 2, text: String(row), look: 0, numeric: true });
    expect(await shown(workbook, 1, 2)).toEqual([cell(1), cell(2)]);
    expect(await shown(workbook, 58_000, 58_001)).toEqual([cell(58_000), cell(58_001)]);
    expect(await shown(workbook, 59_999, 70_000)).toEqual([cell(59_999), cell(60_000)]);
    expect(await shown(workbook, 30_000, 30_000)).toEqual([cell(30_000)]);
  });

  test("text and old files have a plain look", async () => {
    const workbook = await mustOpen(new TextEncoder().encode("甲,乙\n1,2\n"), "a.csv");
    expect(await shown(workbook, 2, 2)).toEqual([
      { row: 2, column: 1, text: "1", look: 0, numeric: false },
      { row: 2, column: 2, text: "2", look: 0, numeric: false },
    ]);
    expect(await looksOf(workbook)).toEqual([{ vertical: "center" }]);
  });
});

test("a sheet says what of it is printed, the first range where there are several", async () => {
  const workbook = await mustOpen(sampleBytes("C-山西-规上工业企业创新活动全覆盖台账.xlsx"));
  const frame = await workbook.frame(workbook.sheets.findIndex(({ name }) => name === "台账"));
  if (!frame.ok) throw new Error(frame.error.type);
  expect(frame.value.printArea).toEqual({ firstRow: 1, firstColumn: 1, lastRow: 39, lastColumn: 22 });
});
