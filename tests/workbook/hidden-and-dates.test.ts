import { describe, expect, test } from "vitest";
import { utils, type WorkBook, write } from "xlsx";
import type { Grid } from "#domain/workbook/grid";
import { MAIN, rosterFile, sheet, workbook } from "../corpus/sheet-parts.ts";
import { convert, SOFFICE } from "../support/office.ts";
import { mustOpen, mustReadGrid } from "../support/read-sheet.ts";

/** Row 2 is filtered out, row 3 has no height, row 4 is folded away; columns B and D do not show, one by width. */
const ROSTER = rosterFile({
  "xl/workbook.xml": workbook('<sheet name="名册" sheetId="1" r:id="r1"/>', '<workbookPr date1904="1"/>'),
  "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="200" formatCode="yyyy/m/d"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  "xl/worksheets/sheet1.xml": sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1"><v>1</v></c><c r="C1" s="1"><v>45724</v></c><c r="D1"><v>2</v></c><c r="E1"><v>3</v></c></row>' +
      '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="E2"><v>1</v></c></row>' +
      '<row r="3" ht="0" customHeight="1"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="E3"><v>2</v></c></row>' +
      '<row r="4" outlineLevel="1" hidden="1"><c r="A4" t="inlineStr"><is><t>丙</t></is></c><c r="E4"><v>3</v></c></row>' +
      '<row r="5" collapsed="1" ht="14.25"><c r="A5" t="inlineStr"><is><t>丁</t></is></c><c r="E5"><v>914403007084610000</v></c></row>',
    '<cols><col min="2" max="2" width="0" customWidth="1"/><col min="4" max="4" width="9" hidden="1"/></cols>',
    '<autoFilter ref="A1:E5"><filterColumn colId="0"><customFilters><customFilter operator="notEqual" val="甲"/></customFilters></filterColumn></autoFilter>',
  ),
});

/** What a reader must know of it, whatever the format. */
function factsOf(grid: Grid): unknown {
  const date = grid.rows[0]?.cells[2];
  return {
    hiddenRows: grid.rows.filter((row) => row.hidden).map((row) => row.index),
    shownRows: grid.rows.filter((row) => !row.hidden).map((row) => row.index),
    hiddenColumns: grid.hiddenColumns,
    date: typeof date === "object" && date.kind === "date" ? date.iso : date,
    longNumber: grid.rows[4]?.cells[4],
  };
}

const FACTS = {
  hiddenRows: [2, 3, 4],
  shownRows: [1, 5],
  hiddenColumns: [2, 4],
  // 45,724 days after 1904-01-01, not after 1899-12-30.
  date: "2029-03-09",
  longNumber: 914403007084610000,
};

describe("rows and columns that do not show, dates of 1904, numbers that lost digits", () => {
  test("xlsx", async () => {
    expect(factsOf(await mustReadGrid(await mustOpen(ROSTER)))).toEqual(FACTS);
  });

  test.skipIf(SOFFICE === null)(
    "xls written by LibreOffice, which gives rows and columns of no size a size",
    async () => {
      const grid = await mustReadGrid(await mustOpen(convert(ROSTER, "xls"), "名册.xls"));
      expect(factsOf(grid)).toEqual({ ...FACTS, hiddenRows: [2, 4], shownRows: [1, 3, 5], hiddenColumns: [4] });
    },
  );

  test.each(["xlsb", "xlml"] as const)("%s written by the library", async (bookType) => {
    const bytes = new Uint8Array(write(makeBook(), { bookType, type: "array", cellStyles: true }));
    const opened = await mustOpen(bytes, "名册.xls");
    expect(opened.sheets.map(({ visibility }) => visibility)).toEqual(["visible", "hidden", "veryHidden"]);
    expect(factsOf(await mustReadGrid(opened))).toEqual({ ...FACTS, hiddenRows: [2, 4], shownRows: [1, 3, 5] });
  });
});

/** The same roster for the library to write; it knows no row without height. */
function makeBook(): WorkBook {
  const roster = utils.aoa_to_sheet([
    ["名称", 1, 45724, 2, 3],
    ["甲"],
    ["乙"],
    ["丙"],
    ["丁", "", "", "", 914403007084610000],
  ]);
  roster.C1 = { t: "n", v: 45724, z: "yyyy/m/d" };
  roster["!rows"] = [{}, { hidden: true }, {}, { hidden: true, level: 1 }];
  const shown = { width: 9 };
  roster["!cols"] = [shown, { ...shown, hidden: true }, shown, { ...shown, hidden: true }, shown];
  const book = utils.book_new();
  utils.book_append_sheet(book, roster, "名册");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["字典"]]), "代码表");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["字典"]]), "系统");
  book.Workbook = { WBProps: { date1904: true }, Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] };
  return book;
}
