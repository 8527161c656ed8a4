import { describe, expect, test } from "vitest";
import type { ShownCell, SheetFrame } from "#domain/workbook/sheet-look";
import { condensed, textWidth } from "../../../renderer/ui/sheet-view/cell-style";
import { createMergeIndex } from "../../../renderer/ui/sheet-view/merge-index";
import { drawnRow } from "../../../renderer/ui/sheet-view/row-cells";
import { createSheetAxis, nextShownTrack, tracksBetween } from "../../../renderer/ui/sheet-view/sheet-axis";
import { cellAfterKey } from "../../../renderer/ui/sheet-view/sheet-keys";
import { layOutSheet, rowsToDraw, visibleRange, zoomToFit } from "../../../renderer/ui/sheet-view/sheet-model";
import { laneBlocks, type SheetRegion } from "../../../renderer/ui/sheet-view/sheet-overlay";
import { rangeRectangle, scrollToShow } from "../../../renderer/ui/sheet-view/sheet-rectangle";

const frame: SheetFrame = {
  name: "企业名册",
  rowCount: 10_000,
  columnCount: 6,
  defaultRowHeight: 20,
  defaultColumnWidth: 80,
  columnWidths: { 2: 200, 4: 0 },
  rowHeights: { 1: 40, 3: 0 },
  merges: [
    { firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 6 },
    { firstRow: 5, firstColumn: 1, lastRow: 600, lastColumn: 1 },
  ],
  pageBreaks: [],
  showGridLines: true,
  looks: [{}, { wrap: true }],
};

describe("an axis of tracks", () => {
  test("knows where tracks begin, hidden ones included", () => {
    const rows = createSheetAxis(5, 20, { 1: 40, 3: 0 }, 1);
    expect([1, 2, 3, 4, 5, 6].map(rows.start)).toEqual([0, 40, 60, 60, 80, 100]);
    expect([0, 39, 40, 60, 99, 5000].map(rows.trackAt)).toEqual([1, 1, 2, 4, 5, 5]);
    expect(rows.total).toBe(100);
  });

  test("grows with the zoom in whole pixels", () => {
    const columns = createSheetAxis(3, 15, {}, 1.5);
    expect([1, 2, 3].map(columns.size)).toEqual([23, 23, 23]);
  });

  test("gives the tracks of a viewport with some around, never beyond the sheet", () => {
    const rows = createSheetAxis(100, 10, {}, 1);
    expect(tracksBetween(rows, 300, 400, 5)).toEqual({ first: 26, last: 46 });
    expect(tracksBetween(rows, 0, 50, 5)).toEqual({ first: 1, last: 11 });
    expect(tracksBetween(createSheetAxis(0, 10, {}, 1), 0, 100, 5)).toEqual({ first: 1, last: 0 });
  });

  test("moves past hidden tracks and stops at the ends", () => {
    const rows = createSheetAxis(4, 20, { 2: 0, 4: 0 }, 1);
    expect(nextShownTrack(rows, 1, 1)).toBe(3);
    expect(nextShownTrack(rows, 3, 5)).toBe(3);
    expect(nextShownTrack(rows, 3, -1)).toBe(1);
  });
});

describe("a sheet laid out", () => {
  const { axes, merges } = layOutSheet(frame, 1);

  test("draws a merged cell over all it covers, hidden tracks taking no room", () => {
    expect(rangeRectangle({ firstRow: 1, firstColumn: 1, lastRow: 4, lastColumn: 5 }, axes)).toEqual({
      left: 0,
      top: 0,
      width: 80 + 200 + 80 + 0 + 80,
      height: 40 + 20 + 0 + 20,
    });
  });

  test("draws only what is near the viewport, and rows above whose merged cells reach into it", () => {
    const range = visibleRange(axes, { left: 0, top: 9_000, width: 800, height: 600 }, 24, 46);
    const rows = rowsToDraw(range, axes, merges);
    expect(rows[0]).toBe(5);
    expect(rows.length).toBeLessThan(50);
    expect(rows).toContain(460);
  });

  test("finds merges by any of their cells", () => {
    expect(merges.at(599, 1)).toEqual(frame.merges[1]);
    expect(merges.at(599, 2)).toBeNull();
    expect(createMergeIndex([]).within({ firstRow: 1, lastRow: 9, firstColumn: 1, lastColumn: 9 })).toEqual([]);
  });

  test("fits its columns between half and full size", () => {
    expect(zoomToFit(frame, 520)).toBe(1);
    expect(zoomToFit(frame, 390)).toBe(0.75);
    expect(zoomToFit(frame, 10)).toBe(0.5);
  });

  test("moves by keys as Excel does: a merged cell is one cell, hidden rows are passed", () => {
    const sheet = { axes, merges, pageRows: 20 };
    const go = (key: string, from: { row: number; column: number }, ctrlKey = false) =>
      cellAfterKey({ key, ctrlKey, shiftKey: false }, from, sheet);
    expect(go("ArrowDown", { row: 2, column: 2 })).toEqual({ row: 4, column: 2 });
    expect(go("ArrowRight", { row: 2, column: 3 })).toEqual({ row: 2, column: 5 });
    expect(go("ArrowDown", { row: 5, column: 1 })).toEqual({ row: 601, column: 1 });
    expect(go("ArrowLeft", { row: 300, column: 2 })).toEqual({ row: 5, column: 1 });
    expect(go("Home", { row: 300, column: 5 }, true)).toEqual({ row: 1, column: 1 });
    expect(go("PageDown", { row: 700, column: 3 })).toEqual({ row: 720, column: 3 });
    expect(go("x", { row: 1, column: 1 })).toBeNull();
  });
});

describe("the cells of a row", () => {
  const { axes, merges } = layOutSheet(frame, 1);
  const cell = (row: number, column: number, text: string, look = 0, numeric = false): ShownCell => ({
    row,
    column,
    text,
    look,
    numeric,
  });

  test("leave out what a merge covers", () => {
    const drawn = drawnRow([cell(1, 1, "标题"), cell(1, 2, ""), cell(1, 6, "")], frame, merges, axes.columns);
    expect(drawn.map((one) => one.range)).toEqual([frame.merges[0]]);
  });

  test("run on over empty neighbours, unless wrapped or numbers", () => {
    const row = [cell(9, 2, "很长的一句话"), cell(9, 3, ""), cell(9, 5, "止")];
    expect(drawnRow(row, frame, merges, axes.columns).map((one) => one.spill)).toEqual([
      80,
      0,
      axes.columns.total - axes.columns.start(6),
    ]);
    expect(
      drawnRow([cell(9, 2, "折行的", 1), cell(9, 3, "12", 0, true)], frame, merges, axes.columns).map(
        (one) => one.spill,
      ),
    ).toEqual([0, 0]);
  });
});

test("scrolling brings a cell into view with the least movement", () => {
  expect(scrollToShow({ start: 100, size: 20 }, { start: 0, size: 400 })).toBe(0);
  expect(scrollToShow({ start: 500, size: 20 }, { start: 0, size: 400 })).toBe(120);
  expect(scrollToShow({ start: 50, size: 20 }, { start: 300, size: 400 })).toBe(50);
  expect(scrollToShow({ start: 500, size: 900 }, { start: 0, size: 400 })).toBe(500);
});

test("the lane names each stretch of rows once", () => {
  const region = (word: string, firstRow: number, lastRow: number): SheetRegion => ({
    id: word,
    tone: "data",
    word,
    range: { firstRow, lastRow, firstColumn: 1, lastColumn: 3 },
  });
  const blocks = laneBlocks([region("数据", 5, 9), region("表头", 3, 4), region("重叠", 4, 6), region("", 1, 2)]);
  expect(blocks.map((block) => block.word)).toEqual(["表头", "数据"]);
});

test("a code a little wider than its cell is drawn closer, not broken; words that may wrap and words far too long are left", () => {
  const code = "91430111MAX3WXHB2Q";
  expect(condensed(code, 10, 200)).toBe(0);
  const closer = condensed(code, 10, 100) ?? 0;
  expect(closer < 0 && closer > -1.6).toBe(true);
  expect([condensed("云麓科技有限公司", 10, 20), condensed("A B", 10, 20), condensed(code, 10, 30)]).toEqual([
    null,
    null,
    null,
  ]);
});

test("text that runs over blank cells is cut off where the next figure begins", () => {
  expect(textWidth(80, 40)).toEqual({ maxWidth: 120, overflow: "hidden" });
  expect(textWidth(80, 0)).toEqual({ maxWidth: 80 });
});
