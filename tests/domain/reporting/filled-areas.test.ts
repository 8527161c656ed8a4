/** Filled cells as stretches of columns: runs of rows are one area, gaps and other sheets are not, and rows that moved stand where they are now. */
import { expect, test } from "vitest";
import { filledAreas } from "#domain/reporting/filled-areas";

const area = (sheet: string, column: number, firstRow: number, lastRow: number) => ({
  sheet,
  range: { firstRow, lastRow, firstColumn: column, lastColumn: column },
});

test("runs of a column are one area; a gap, another sheet or a row that is gone ends it", () => {
  const cells = [
    { sheet: "台 账", cell: "A3" },
    { sheet: "台 账", cell: "B3" },
    { sheet: "台 账", cell: "A4" },
    { sheet: "台 账", cell: "A4" },
    { sheet: "台 账", cell: "A6" },
    { sheet: "台 账", cell: "A7" },
    { sheet: "汇总", cell: "A5" },
  ];
  expect(filledAreas(cells, (_, row) => row)).toEqual([
    area("台 账", 1, 3, 4),
    area("台 账", 1, 6, 7),
    area("台 账", 2, 3, 3),
    area("汇总", 1, 5, 5),
  ]);
  // A row was taken out of the first sheet: what stood at 6 stands at 5 now.
  const moved = (sheet: string, row: number) => (sheet === "汇总" ? null : row >= 6 ? row - 1 : row);
  expect(filledAreas(cells, moved)).toEqual([area("台 账", 1, 3, 6), area("台 账", 2, 3, 3)]);
});
