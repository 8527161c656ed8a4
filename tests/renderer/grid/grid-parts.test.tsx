import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowWindow, scrollTopFor } from "../../../renderer/ui/grid/row-window";
import { formatTabularText, parseTabularText } from "../../../renderer/ui/grid/tabular-text";

describe("clipboard text", () => {
  test("cells with line breaks, tabs and quotes survive as Excel writes them", () => {
    expect(parseTabularText('名称\t"两行\n地址"\r\n"他说""好"""\t\r\n')).toEqual([
      ["名称", "两行\n地址"],
      ['他说"好"', ""],
    ]);
  });

  test("what is copied is read back the same", () => {
    const cellText = fc.string().map((text) => text.replaceAll("\r", ""));
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTabularText(`${formatTabularText(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });
});

describe("the window of rows", () => {
  const measures = fc.record({
    total: fc.integer({ min: 1, max: 5_000_000 }),
    rowHeight: fc.constantFrom(28, 32, 40),
    view: fc.integer({ min: 200, max: 1400 }),
  });

  test("any row can be brought into sight, also where the rows are taller than the browser allows", () => {
    fc.assert(
      fc.property(measures, fc.nat(), fc.nat(), (sizes, target, start) => {
        const row = target % sizes.total;
        const from = rowWindow(sizes, 0).height > sizes.view ? start % (rowWindow(sizes, 0).height - sizes.view) : 0;
        const window = rowWindow(sizes, scrollTopFor(sizes, row, from));
        expect(window.first).toBeLessThanOrEqual(row);
        expect(window.last).toBeGreaterThanOrEqual(row);
      }),
    );
  });

  test("no more rows are drawn than fit, with a few beyond", () => {
    fc.assert(
      fc.property(measures, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, share) => {
        const { height } = rowWindow(sizes, 0);
        const window = rowWindow(sizes, Math.max(0, height - sizes.view) * share);
        expect(height).toBeLessThanOrEqual(15_000_000);
        expect(window.last - window.first).toBeLessThanOrEqual(sizes.view / sizes.rowHeight + 20);
        expect(window.last).toBeLessThan(sizes.total);
      }),
    );
  });
});
