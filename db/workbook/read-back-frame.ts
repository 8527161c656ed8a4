import { formatCellRange, parseCellRange } from "#domain/workbook/cell-address";
import type { CheckedBook, CheckedSheet } from "./read-back-book.ts";
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
  const { blank, written, moves } = compared;
  if (blank.names.join("\n") !== written.names.join("\n")) {
    report(blank.names[0] ?? "", "", `工作表应为 ${blank.names.join("、")}，读到 ${written.names.join("、")}`);
  }
  for (const name of blank.names) {
    const [before, after] = [blank.sheet(name), written.sheet(name)];
    if (before === null || after === null) continue;
    const say = (cell: string, what: string): void => report(name, cell, what);
    if (before.hidden !== after.hidden) say("", "工作表的显示或隐藏变了");
    compareMerges({ before, after, moves: moves(name) }, say);
    comparePrinting(before, after, say);
    comparePrintNames({ before, after, moves: moves(name) }, say);
  }
}

interface ComparedSheets {
  readonly before: CheckedSheet;
  readonly after: CheckedSheet;
  readonly moves: RowMoves;
}

type Say = (cell: string, what: string) => void;

function compareMerges({ before, after, moves }: ComparedSheets, say: Say): void {
  const found = new Set(after.merges.map(formatCellRange));
  for (const merge of before.merges) {
    for (const range of moves.ranges(merge)) {
      const text = formatCellRange(range);
      // A merge of a single cell is none; a record of which one row is left can end so.
      if (!found.delete(text) && text.includes(":")) say(text.split(":")[0] ?? "", `少了合并单元格 ${text}`);
    }
  }
  for (const text of found) say(text.split(":")[0] ?? "", `多了合并单元格 ${text}`);
}

const PRINTING: readonly (readonly [string, string])[] = [
  ["pageSetup", "纸张和打印方向"],
  ["pageMargins", "页边距"],
  ["printOptions", "打印选项"],
  ["pageSetUpPr", "缩放到页"],
  ["sheetFormatPr", "默认行高列宽"],
];

/** The library tells margins only, so the set-up is read from the parts it unpacked, attribute by attribute. */
function comparePrinting(one: CheckedSheet, two: CheckedSheet, say: Say): void {
  const [before, after] = [withoutRows(one.xml()), withoutRows(two.xml())];
  for (const [tag, words] of PRINTING) {
    if (readAttributes(before, tag) !== readAttributes(after, tag)) say("", `${words}与空表不同`);
  }
  for (const tag of ["headerFooter", "cols"]) {
    const words = tag === "cols" ? "列宽" : "页眉页脚";
    if (readElement(before, tag) !== readElement(after, tag)) say("", `${words}与空表不同`);
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

function comparePrintNames({ before, after, moves }: ComparedSheets, say: Say): void {
  for (const [name, ref] of before.printed) {
    const words = PRINT_NAMES[name];
    if (words === undefined) continue;
    const now = plain(after.printed.get(name) ?? "");
    const expected = plain(moveNames(ref, moves));
    if (now !== expected) say("", `${words}应为 ${expected}，读到 ${now || "无"}`);
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
