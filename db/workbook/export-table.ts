import { type CellObject, utils, type WorkSheet, write } from "xlsx";

/** A column of a plain table (导出列): heading and width in characters. */
export interface ExportColumn {
  readonly heading: string;
  readonly width: number;
}

/** What stands in a cell: text stays text (codes keep their zeros), `decimal` becomes a number where Excel can hold it exactly. */
export type ExportCell = string | { readonly decimal: string } | null;

/** A plain table to be written (导出表格): a title over all columns, one row of headings, rows. */
export interface ExportTable {
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** Rows above the data: title and headings. */
const HEAD_ROWS = 2;
/** Significant digits Excel and WPS keep of a number; what has more is written as text. */
const EXACT_DIGITS = 15;

/** Writes a plain table as .xlsx (写出普通表格), to be opened in Excel or WPS: title, headings with a filter, text codes as text, numbers with separators. */
export function exportTable({ sheet, title, columns, rows }: ExportTable): Uint8Array {
  const lastColumn = Math.max(0, columns.length - 1);
  const data: CellObject[][] = [
    [textCell(title)],
    columns.map(({ heading }) => textCell(heading)),
    ...rows.map((row) => row.map(cellObject)),
  ];
  const worksheet: WorkSheet = {
    "!data": data,
    "!ref": utils.encode_range({ s: { r: 0, c: 0 }, e: { r: data.length - 1, c: lastColumn } }),
    "!merges": lastColumn === 0 ? [] : [{ s: { r: 0, c: 0 }, e: { r: 0, c: lastColumn } }],
    "!cols": columns.map(({ width }) => ({ wch: width })),
    "!autofilter": {
      ref: utils.encode_range({ s: { r: HEAD_ROWS - 1, c: 0 }, e: { r: data.length - 1, c: lastColumn } }),
    },
  };
  const workbook = { SheetNames: [sheet], Sheets: { [sheet]: worksheet } };
  const bytes: unknown = write(workbook, { type: "array", bookType: "xlsx", compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError("xlsx writes an ArrayBuffer");
  return new Uint8Array(bytes);
}

function cellObject(cell: ExportCell): CellObject {
  if (cell === null || cell === "") return { t: "z" };
  return typeof cell === "string" ? textCell(cell) : numberCell(cell.decimal);
}

function textCell(text: string): CellObject {
  return { t: "s", v: text, z: "@" };
}

function numberCell(decimal: string): CellObject {
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  if (`${whole}${fraction}`.replace(/^0+/u, "").length > EXACT_DIGITS) return textCell(decimal);
  const format = fraction === "" ? "#,##0" : `#,##0.${"0".repeat(fraction.length)}`;
  return { t: "n", v: Number(decimal), z: format };
}
