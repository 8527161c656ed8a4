import { describe, expect, test } from "vitest";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import type { SheetFrame } from "#domain/workbook/sheet-look";
import { labelCells } from "../../../renderer/features/importing/label-cells";
import {
  cellChips,
  columnChips,
  hiddenOverlay,
  rowChips,
  tableRegions,
} from "../../../renderer/features/importing/table-overlay";
import { isMappingAt, mappingPlace, tableAt, tableRange } from "../../../renderer/features/importing/table-place";
import { columnSamples } from "../../../renderer/features/importing/use-sheet-cells";
import { revealHidden } from "../../../renderer/ui/sheet-view/reveal-hidden";
import { shippedFields } from "../../support/shipped-fields.ts";

const fields = new Map(shippedFields().map((field) => [field.id, field]));

function mapping(column: number, letter: string, part: Partial<ColumnMapping>): ColumnMapping {
  return {
    column,
    letter,
    headerPath: [],
    fields: [],
    unit: null,
    unitFrom: null,
    code: null,
    valueMap: null,
    confidence: 0.95,
    reason: "",
    alternativeOf: null,
    approximate: false,
    ...part,
  };
}

const base: RecognisedTable = {
  index: 0,
  orientation: "rows",
  titleCell: null,
  title: null,
  headerRows: [1, 1],
  codeRows: [],
  firstDataRow: 2,
  lastDataRow: 5,
  unit: null,
  unitCell: null,
  period: null,
  periodCell: null,
  firstColumn: 2,
  lastColumn: 4,
  columns: [],
  nonDataRows: [{ row: 5, kind: "total" }],
  fillDown: [],
};
const turned: RecognisedTable = {
  ...base,
  orientation: "columns",
  columns: [
    mapping(2, "2", { headerPath: ["企业名称"], fields: ["enterpriseName"] }),
    mapping(3, "3", { headerPath: ["食堂座位"] }),
  ],
};
const form: RecognisedTable = {
  ...base,
  orientation: "form",
  nonDataRows: [],
  columns: [
    mapping(2, "C3", {
      headerPath: ["企业名称"],
      fields: ["enterpriseName"],
      cell: { row: 3, column: 3 },
    }),
    mapping(4, "E3", { headerPath: ["食堂座位"], cell: { row: 3, column: 5 } }),
  ],
};

describe("a transposed table on its sheet", () => {
  test("its header, enterprises and totals stand side by side, named above and beside", () => {
    expect(tableRegions(turned, false, false).map(({ tone, range }) => [tone, Object.values(range)])).toEqual([
      ["total", [2, 4, 5, 5]],
      ["header", [2, 4, 1, 1]],
      ["data", [2, 4, 2, 4]],
    ]);
    expect(columnChips(turned, fields).map(({ column, text }) => [column, text])).toEqual([
      [1, "表头"],
      [5, "合计"],
      [2, "一家企业"],
      [3, "一家企业"],
      [4, "一家企业"],
    ]);
    expect(rowChips(turned, fields).map(({ row, text }) => [row, text])).toEqual([
      [2, "企业名称"],
      [3, "不导入"],
    ]);
  });

  test("a field's cell on an enterprise is found both ways", () => {
    const [name] = turned.columns;
    if (name === undefined) throw new Error("no column");
    expect(mappingPlace(turned, name, 4)).toEqual({ row: 2, column: 4 });
    expect(isMappingAt(turned, name, { row: 2, column: 9 })).toBe(true);
    expect(tableRange(turned)).toEqual({ firstRow: 2, lastRow: 4, firstColumn: 1, lastColumn: 5 });
    const sheet = {
      name: "横排",
      visibility: "visible" as const,
      rowCount: 9,
      columnCount: 9,
      hiddenColumns: [],
      tables: [{ ...turned, skipped: false }],
    };
    const reading = {
      readingId: "r",
      file: "f",
      format: "xlsx",
      sheets: [sheet],
      importedBefore: null,
      sender: null,
      recipe: null,
      standing: "confirmed" as const,
      returned: null,
    };
    expect(tableAt(reading, "横排", { row: 4, column: 5 })?.index).toBe(0);
    expect(tableAt(reading, "横排", { row: 5, column: 5 })).toBeNull();
  });

  test("samples of a field run along its row", () => {
    const cells = ["甲公司", "乙公司", "甲公司", "合计"].map((text, at) => ({
      row: 2,
      column: at + 2,
      text,
      look: 0,
      numeric: false,
    }));
    expect(columnSamples(turned, cells)).toEqual(
      new Map([
        ["2", ["甲公司", "乙公司"]],
        ["3", []],
      ]),
    );
  });
});

describe("a form on its sheet", () => {
  const cell = (row: number, column: number, text: string) => ({ row, column, text, look: 0, numeric: false });

  test("each value cell is a region; only what is doubtful or left out says so on the cell", () => {
    expect(
      tableRegions(form, false, false).map(({ tone, range }) => [tone, range.firstRow, range.firstColumn]),
    ).toEqual([
      ["data", 3, 3],
      ["ignored", 3, 5],
    ]);
    expect(cellChips(form, fields).map(({ text }) => text)).toEqual(["", "不导入"]);
    expect(columnChips(form, fields)).toEqual([]);
  });

  test("the label is the nearest cell left of or above the value with its text", () => {
    const cells = [cell(1, 1, "企业名称"), cell(3, 2, "企业名称："), cell(2, 5, "食堂 座位"), cell(9, 9, "食堂座位")];
    expect([...labelCells(form, cells)].map(([letter, label]) => [letter, label.row, label.column])).toEqual([
      ["C3", 3, 2],
      ["E3", 2, 5],
    ]);
  });
});

describe("hidden rows and columns", () => {
  const frame: SheetFrame = {
    name: "名册",
    rowCount: 8,
    columnCount: 3,
    defaultRowHeight: 20,
    defaultColumnWidth: 90,
    columnWidths: { 1: 40, 3: 0 },
    rowHeights: { 2: 0, 3: 0, 5: 30, 7: 0 },
    merges: [],
    pageBreaks: [],
    showGridLines: true,
    looks: [],
  };

  test("are shown again, hatched, with a word beside each run", () => {
    const { frame: shown, hidden } = revealHidden(frame);
    expect([shown.rowHeights, shown.columnWidths]).toEqual([
      { 2: 20, 3: 20, 5: 30, 7: 20 },
      { 1: 40, 3: 72 },
    ]);
    const drawn = hiddenOverlay(hidden, { rows: 8, columns: 3 });
    expect(drawn.regions.map(({ range }) => Object.values(range))).toEqual([
      [2, 3, 1, 3],
      [7, 7, 1, 3],
      [1, 8, 3, 3],
    ]);
    expect(drawn.chips.map(({ hint }) => hint)).toEqual([
      "第 2—3 行在原表里是隐藏的，导入时会逐行问",
      "第 7 行在原表里是隐藏的，导入时会逐行问",
    ]);
  });
});
