/** Tables of tasks (任务分解表): each cell is read by itself, with the year of its row's 完成时限. */

import type { CarriedYear } from "./sentences.ts";
import { listYears } from "./year-mentions.ts";

/** What the first row of a table says of its columns. */
export interface TaskColumns {
  readonly headings: readonly string[];
  /** Place of 完成时限; -1 when there is none. */
  readonly due: number;
  /** Year of the row above, for a cell that was merged with it. */
  readonly above: CarriedYear | null;
}

/** A cell with the words in it. */
export interface TaskCell {
  readonly from: number;
  readonly work: string;
  /** Year the row is due; undefined where the table has no such column. */
  readonly due: CarriedYear | null | undefined;
}

/** Reads one line of a table; `columns` are those of the last header, also across the headings of groups. */
export function readTaskRow(
  { line, from }: { readonly line: string; readonly from: number },
  columns: TaskColumns,
): { readonly columns: TaskColumns; readonly cells: readonly TaskCell[] } {
  const words = line.split("|");
  const plain = words.map((cell) => cell.trim());
  if (isHeader(plain)) {
    const own = { headings: plain, due: plain.findIndex((cell) => DUE.test(cell)), above: null };
    return { columns: own, cells: [] };
  }
  const fits = plain.length === columns.headings.length;
  const due = fits && columns.due >= 0 ? dueYear(plain[columns.due] ?? "", columns.above) : undefined;
  const silent = columns.headings.some((one) => SCORES.test(one)) || plain.some((cell) => BUDGET.test(cell));
  let at = from;
  const cells = words.map((work, i) => {
    const cell = { from: at, work, due };
    at += work.length + 1;
    return { cell, skipped: fits && (i === columns.due || SKIPPED.test(columns.headings[i] ?? "")) };
  });
  return {
    columns: { ...columns, above: due === undefined ? null : due },
    cells: silent ? [] : cells.flatMap(({ cell, skipped }) => (skipped ? [] : [cell])),
  };
}

const DUE =
  /^(?:计划|预计)?(?:完成|办结|达标|实施|推进)?(?:时限|时间|期限|年限|时间节点|时间要求|时间进度|时间安排)(?:要求)?$/u;
/** The columns before any header. */
export const NO_COLUMNS: TaskColumns = { headings: [], due: -1, above: null };

/** Short words for what stands below, and no figures but years. */
function isHeader(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell.length <= 14 && HEADING.test(cell)).length;
  return named >= 2 && cells.every((cell) => cell.length <= 20 && !/\d/u.test(cell.replace(/20\d\d年?/gu, "")));
}

const HEADING =
  /序号|编号|类别|任务|内容|举措|措施|指标|名称|项目|目标|现状|基数|单位|部门|责任|时限|时间|期限|年限|节点|要求|分值|权重|得分|评分|标准|备注|实际/u;
/** Columns that tell who, why and what has been, not what is to be reached. */
const SKIPPED =
  /^(?:序号|编号|备注|依据|联系人)$|责任|牵头|配合|部门|现状|基数|实际|完成情况|进展|问题|奖补|支持政策|预算|条件|要求$/u;
const SCORES = /分值|权重|得分|评分|计分/u;
/** A row that allots money. */
const BUDGET = /^(?:[^，。；]{0,8}(?:资金|经费|投入)保障|专项(?:资金|经费)[^，。；]{0,6})$/u;

/** 2027年底, 2026年12月, 2025—2027年; an empty cell was merged with the one above; 12月底前 is in the year the document is for, 每年 in none. */
function dueYear(cell: string, above: CarriedYear | null): CarriedYear | null | undefined {
  if (cell === "") return above === null ? undefined : { year: above.year, from: "earlier" };
  const year = listYears(/20\d\d$/u.test(cell) ? `${cell}年` : cell).at(-1)?.year ?? null;
  const dotted = /^(20\d\d)[./-]\d{1,2}/u.exec(cell)?.[1];
  const stated = year ?? (dotted === undefined ? null : Number(dotted));
  if (stated !== null) return { year: stated, from: "lead" };
  return /每年|每季|每月|长期|持续|常态/u.test(cell) ? null : undefined;
}
