import { utils, write } from "xlsx";

/** Rows of a sheet as a test writes them; null leaves a cell empty. */
export type MadeRows = readonly (readonly (string | number | null)[])[];

/** A workbook of plain sheets, by name (测试用工作簿). `merges`: A1 ranges of the first sheet. */
export function madeWorkbook(sheets: Readonly<Record<string, MadeRows>>, merges: readonly string[] = []): Uint8Array {
  const book = utils.book_new();
  for (const [at, [name, rows]] of Object.entries(sheets).entries()) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (at === 0) sheet["!merges"] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { type: "array", bookType: "xlsx" });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError("xlsx writes an ArrayBuffer");
  return new Uint8Array(bytes);
}
