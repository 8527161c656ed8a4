import { type CellObject, type WorkSheet, utils, write } from "xlsx";
import { err, ok, type Result } from "#domain/shared/result";
import type { Cancelled } from "#domain/shared/environment-error";
import type { CellContent, Grid } from "#domain/workbook/grid";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import { openWorkbook } from "./open-workbook.ts";
import type { WorkbookFile } from "./opened-workbook.ts";

/** Most rows of a sheet a copy holds: all that Excel has. */
const EVERY_ROW = 1_048_576;

/** A plain .xlsx with the values and merges of any file that can be read (另存为 xlsx 的副本): text stays text, so codes keep their digits. */
export async function writePlainCopy(file: WorkbookFile): Promise<Result<Uint8Array, WorkbookError | Cancelled>> {
  const opened = await openWorkbook(file);
  if (!opened.ok) return opened;
  const book = utils.book_new();
  const hidden: { Hidden: 0 | 1 | 2 }[] = [];
  for (const [number, { name, visibility }] of opened.value.sheets.entries()) {
    const grid = await opened.value.readGrid(number, EVERY_ROW);
    if (!grid.ok) return grid;
    utils.book_append_sheet(book, writeSheet(grid.value), plainSheetName(name));
    hidden.push({ Hidden: visibility === "visible" ? 0 : visibility === "hidden" ? 1 : 2 });
  }
  book.Workbook = { Sheets: hidden };
  const bytes: unknown = write(book, { type: "buffer", bookType: "xlsx", compression: true });
  return bytes instanceof Uint8Array
    ? ok(bytes)
    : err({ type: "FileDamaged", file: file.name, detail: "转成 xlsx 时没有成功" });
}

/** Name of a sheet in the copy: Excel takes 31 characters and none of these signs. */
export function plainSheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\]/gu, "_").slice(0, 31);
  return plain === "" ? "表" : plain;
}

function writeSheet({ rows, merges, rowCount, columnCount, hiddenColumns }: Grid): WorkSheet {
  const data: CellObject[][] = [];
  for (const { index, cells } of rows) {
    const line: CellObject[] = [];
    for (const [at, content] of cells.entries()) {
      const cell = content === undefined ? null : writeCell(content);
      if (cell !== null) line[at] = cell;
    }
    data[index - 1] = line;
  }
  const columns = Array.from({ length: columnCount }, (_, at) => ({ wch: 14, hidden: hiddenColumns.includes(at + 1) }));
  return {
    "!data": data,
    "!ref": utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: Math.max(0, rowCount - 1), c: Math.max(0, columnCount - 1) },
    }),
    "!merges": merges.map((range) => ({
      s: { r: range.firstRow - 1, c: range.firstColumn - 1 },
      e: { r: range.lastRow - 1, c: range.lastColumn - 1 },
    })),
    "!cols": columns,
  };
}

function writeCell(content: CellContent): CellObject | null {
  switch (typeof content) {
    case "string":
      return { t: "s", v: content };
    case "number":
      return { t: "n", v: content };
    case "boolean":
      return { t: "b", v: content };
  }
  switch (content.kind) {
    case "date":
      return { t: "n", v: content.serial, z: "yyyy-mm-dd" };
    case "number":
      return { t: "n", v: content.value, ...(content.percent ? { z: "0.00%" } : {}) };
    case "error":
      return { t: "s", v: content.text };
    case "formula":
      return content.value === null ? null : writeCell(content.value);
  }
}
