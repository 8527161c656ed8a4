/** The roster of the corpus in every format that is read, sound and plain. */
import { utils, write } from "xlsx";
import { ROSTER } from "./corpus-file.ts";
import { escapeXml, rosterFile } from "./sheet-parts.ts";

/** A file of the library's own making. */
export function libraryFile(bookType: "biff8" | "biff5" | "xlsb" | "xlml" | "ods" | "xlsx"): Uint8Array {
  const sheet = utils.aoa_to_sheet(ROSTER.map((row) => [...row]));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "名册");
  return new Uint8Array(write(book, { bookType, type: "array" }));
}

/** Delimited text, fields quoted where they must be. */
export function delimited(delimiter: string, lineEnd = "\r\n"): string {
  const field = (value: string | number): string =>
    /["\r\n]/u.test(String(value)) || String(value).includes(delimiter)
      ? `"${String(value).replaceAll('"', '""')}"`
      : String(value);
  return ROSTER.map((row) => row.map(field).join(delimiter) + lineEnd).join("");
}

/** A web page with the roster as its table. */
export function webPage(charset: string): string {
  const rows = ROSTER.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeXml(String(cell)).replaceAll("\n", "<br>")}</td>`).join("")}</tr>`,
  );
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><table border="1">\n${rows.join("\n")}\n</table></body></html>`;
}

/** One sound file of each kind, by the name it would have. */
export function soundFiles(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return [
    { name: "名册.xlsx", bytes: rosterFile() },
    { name: "名册.xls", bytes: libraryFile("biff8") },
    { name: "名册.xlsb", bytes: libraryFile("xlsb") },
    { name: "名册.ods", bytes: libraryFile("ods") },
    { name: "导出(XML).xls", bytes: libraryFile("xlml") },
    { name: "导出(网页).xls", bytes: Buffer.from(webPage("utf-8")) },
    { name: "名册.csv", bytes: Buffer.from(delimited(",")) },
  ];
}
