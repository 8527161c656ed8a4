import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { CellRange } from "#domain/workbook/grid";
import type { CheckedBook } from "./read-back-book.ts";
import type { RowMoves } from "./read-back-moves.ts";

/** Two workbooks to be compared: the blank and what was written from it. */
export interface Compared {
  readonly blank: CheckedBook;
  readonly written: CheckedBook;
  readonly moves: (sheet: string) => RowMoves;
}

/** Says what is doubtful; `cell` empty for a whole sheet. */
export type Report = (sheet: string, cell: string, what: string) => void;

/** Compares what stands around the cells (表外设置): sheets and who sees them, merges, widths, print set-up. */
export function compareFrames(compared: Compared, report: Report): void {
  const { blank, written } = compared;
  const names = blank.book.SheetNames;
  if (names.join("\n") !== written.book.SheetNames.join("\n")) {
    report(names[0] ?? "", "", `工作表应为 ${names.join("、")}，读到 ${written.book.SheetNames.join("、")}`);
  }
  for (const [place, name] of names.entries()) {
    if (written.sheet(name) === null) continue;
    const [before, after] = [blank, written].map(({ book }) => book.Workbook?.Sheets?.[place]?.Hidden ?? 0);
    if (before !== after) report(name, "", "工作表的显示或隐藏变了");
    compareMerges(compared, name, report);
    comparePrinting(compared, name, report);
  }
  comparePrintNames(compared, report);
}

function compareMerges({ blank, written, moves }: Compared, name: string, report: Report): void {
  const found = new Set(listMerges(written, name).map(formatCellRange));
  const { ranges } = moves(name);
  for (const merge of listMerges(blank, name)) {
    for (const range of ranges(merge)) {
      const text = formatCellRange(range);
      // A merge of a single cell is none; a record of which one row is left can end so.
      if (!found.delete(text) && text.includes(":")) report(name, text.split(":")[0] ?? "", `少了合并单元格 ${text}`);
    }
  }
  for (const text of found) report(name, text.split(":")[0] ?? "", `多了合并单元格 ${text}`);
}

/** Merges of a sheet, rows and columns from 1. */
export function listMerges(book: CheckedBook, name: string): CellRange[] {
  return (book.sheet(name)?.["!merges"] ?? []).map(({ s, e }) => ({
    firstRow: s.r + 1,
    firstColumn: s.c + 1,
    lastRow: e.r + 1,
    lastColumn: e.c + 1,
  }));
}

const PRINTING: readonly (readonly [string, string])[] = [
  ["pageSetup", "纸张和打印方向"],
  ["pageMargins", "页边距"],
  ["printOptions", "打印选项"],
  ["pageSetUpPr", "缩放到页"],
  ["sheetFormatPr", "默认行高列宽"],
];

/** The library tells margins only, so the set-up is read from the parts it unpacked, attribute by attribute. */
function comparePrinting({ blank, written }: Compared, name: string, report: Report): void {
  const [before, after] = [blank.xml(name), written.xml(name)].map(withoutRows);
  if (before === undefined || after === undefined) return;
  for (const [tag, words] of PRINTING) {
    if (readAttributes(before, tag) !== readAttributes(after, tag)) report(name, "", `${words}与空表不同`);
  }
  for (const tag of ["headerFooter", "cols"]) {
    const words = tag === "cols" ? "列宽" : "页眉页脚";
    if (readElement(before, tag) !== readElement(after, tag)) report(name, "", `${words}与空表不同`);
  }
}

function withoutRows(xml: string): string {
  const from = xml.search(/<(?:\w+:)?sheetData[\s>/]/u);
  const to = xml.lastIndexOf("sheetData");
  return from < 0 ? xml : xml.slice(0, from) + xml.slice(Math.max(from, to));
}

function readAttributes(xml: string, tag: string): string {
  const text = new RegExp(`<(?:\\w+:)?${tag}\\s([^>]*?)/?>`, "u").exec(xml)?.[1] ?? "";
  return (text.match(/[\w:]+\s*=\s*(?:"[^"]*"|'[^']*')/gu) ?? []).sort().join(" ");
}

function readElement(xml: string, tag: string): string {
  return new RegExp(`<(?:\\w+:)?${tag}[\\s>][\\s\\S]*?</(?:\\w+:)?${tag}>`, "u").exec(xml)?.[0] ?? "";
}

const PRINT_NAMES: Readonly<Record<string, string>> = {
  "_xlnm.Print_Area": "打印区域",
  "_xlnm.Print_Titles": "打印标题行",
};

function comparePrintNames({ blank, written, moves }: Compared, report: Report): void {
  const after = written.book.Workbook?.Names ?? [];
  for (const { Name, Ref, Sheet } of blank.book.Workbook?.Names ?? []) {
    const words = PRINT_NAMES[Name];
    const sheet = Sheet === undefined ? undefined : blank.book.SheetNames[Sheet];
    if (words === undefined || sheet === undefined) continue;
    const now = after.find((other) => other.Name === Name && other.Sheet === Sheet)?.Ref ?? "";
    const expected = moveNames(Ref, moves(sheet));
    if (plain(now) !== plain(expected))
      report(sheet, "", `${words}应为 ${plain(expected)}，读到 ${plain(now) || "无"}`);
  }
}

function moveNames(ref: string, moves: RowMoves): string {
  return ref.replace(/\$?([A-Z]{0,3})\$?(\d+):\$?([A-Z]{0,3})\$?(\d+)/gu, (whole, from, first, to, last) => {
    const range = parseCellRange(`${from || "A"}${first}:${to || "A"}${last}`);
    const moved = range === null ? null : moves.span(range);
    return moved === null ? whole : `${from}${moved.firstRow}:${to}${moved.lastRow}`;
  });
}

function plain(ref: string): string {
  return ref.replaceAll("$", "").replace(/(?:'(?:[^']|'')*'|[^',!]+)!/gu, "");
}
