import { describe, expect, test } from "vitest";
import { failureOf, mustOpen, mustReadGrid, rowsOf } from "../support/read-sheet.ts";

const page = (body: string): Uint8Array =>
  Buffer.from(`<html><head><title>导出</title></head><body>${body}</body></html>`);

describe("web pages saved as workbooks", () => {
  test("tables stand below each other with the words around them, as Excel shows them", async () => {
    const body =
      "<h2>2025年企业名册</h2><p>单位：万元</p><table><caption>表一</caption><tr><th>名称<th>收入<tr><td>甲<td>1</table>" +
      "<script>if (a < b) document.write('<td>')</script><div>注：a < b</div><table><tr><td>乙</td></tr></table>";
    expect(await rowsOf(page(body), "导出.xls")).toEqual([
      [1, ["2025年企业名册"]],
      [2, ["单位：万元"]],
      [3, ["名称", "收入"]],
      [4, ["甲", "1"]],
      [5, ["注：a < b"]],
      [6, ["乙"]],
    ]);
  });

  test("text is what the page shows: references, breaks, blanks; codes keep every digit", async () => {
    const body =
      "<table><tr><td>甲&amp;乙&#x3402;&#134071;&#20225;</td><td>  一\n  二<br>三<p>四</p></td><td>&nbsp;&times;&lt;b&gt;&nbsp;</td>" +
      `<td x:num="9.14403007084610E+17">914403007084610231</td><td style='mso-number-format:"\\@"'>00123</td></tr></table>`;
    expect(await rowsOf(page(body), "导出.xls")).toEqual([
      [1, ["甲&乙㐂𠮷企", "一 二\n三\n四", "×<b>", "914403007084610231", "00123"]],
    ]);
  });

  test("spans become merges; rows and columns that do not show are told", async () => {
    const body =
      "<table><col span=2><col style='display:none'><tr><td rowspan=2>园区</td><td colspan=2>指标</td></tr><tr style='display:none'><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>";
    const grid = await mustReadGrid(await mustOpen(page(body), "导出.xls"));
    expect(grid.rows.map(({ hidden, cells }) => [hidden, Array.from(cells)])).toEqual([
      [false, ["园区", "指标"]],
      [true, [undefined, "甲", "乙"]],
      [false, ["1", "2", "3"]],
    ]);
    expect(grid.merges).toEqual([
      { firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 1 },
      { firstRow: 1, firstColumn: 2, lastRow: 1, lastColumn: 3 },
    ]);
    expect(grid.hiddenColumns).toEqual([3]);
  });

  test("a table within a table", async () => {
    const body = "<table><tr><td><table><tr><td>甲</td><td>1</td></tr></table></td></tr><tr><td>完</td></tr></table>";
    expect((await rowsOf(page(body), "导出.xls")).map(([, cells]) => cells)).toEqual([["甲", "1"], ["完"]]);
  });

  test("an archived page (MHTML) in quoted-printable and in base64", async () => {
    const table =
      "<html><head><meta charset=utf-8></head><body><table><tr><td>名称</td><td>甲</td></tr></table></body></html>";
    const quoted = [...Buffer.from(table)]
      .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
      .join("")
      .replace(/.{60}(?!=)/u, "$&=\r\n");
    const archive = (encoding: string, body: string): Uint8Array =>
      Buffer.from(
        `MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="----=_B"\r\n\r\n------=_B\r\nContent-Type: text/html\r\n\r\n<html>frames</html>\r\n------=_B\r\nContent-Location: sheet001.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${body}\r\n------=_B--\r\n`,
      );
    const expected = [[1, ["名称", "甲"]]];
    expect(await rowsOf(archive("quoted-printable", quoted), "导出.xls")).toEqual(expected);
    expect(await rowsOf(archive("base64", Buffer.from(table).toString("base64")), "导出.mht")).toEqual(expected);
  });

  test("a page without a table is no workbook", async () => {
    expect(await failureOf(page("<p>您好</p>"), "首页.xls")).toEqual({ type: "FileNotWorkbook", file: "首页.xls" });
  });
});
