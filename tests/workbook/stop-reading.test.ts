import { describe, expect, test } from "vitest";
import { utils, write } from "xlsx";
import { openWorkbook } from "#workbook/open-workbook";
import { mustOpen, mustReadGrid } from "../support/read-sheet.ts";

/** A roster of the library's own making. */
function xlsOf(rows: number): Uint8Array {
  const sheet = utils.aoa_to_sheet(Array.from({ length: rows }, (_, i) => [`企业${i}`, i, i * 1.5, "是"]));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "名册");
  return new Uint8Array(write(book, { bookType: "biff8", type: "array" }));
}

describe("reading can be stopped at any moment", () => {
  test("an old workbook while the library is at work, and the next file is read all the same", async () => {
    const bytes = xlsOf(6000);
    let asked = 0;
    const stopped = await openWorkbook({ name: "a.xls", bytes }, () => {
      asked += 1;
      return asked > 1;
    });
    expect(stopped).toEqual({ ok: false, error: { type: "Cancelled" } });
    const grid = await mustReadGrid(await mustOpen(xlsOf(3), "b.xls"));
    expect(grid.rows.map(({ cells }) => cells[0])).toEqual(["企业0", "企业1", "企业2"]);
  });

  test("several old workbooks at once do not mix", async () => {
    const opened = await Promise.all([5, 50, 500].map((rows) => mustOpen(xlsOf(rows), `${rows}.xls`)));
    const grids = await Promise.all(opened.map((workbook) => mustReadGrid(workbook)));
    expect(grids.map(({ rowCount }) => rowCount)).toEqual([5, 50, 500]);
  });

  test("a long text while its encoding is looked for", async () => {
    const bytes = Buffer.from("企业名称,代码\n".repeat(200_000));
    let asked = 0;
    const stopped = await openWorkbook({ name: "a.csv", bytes }, () => {
      asked += 1;
      return asked > 2;
    });
    expect(stopped).toEqual({ ok: false, error: { type: "Cancelled" } });
    expect(asked).toBeLessThan(8);
  });
});
