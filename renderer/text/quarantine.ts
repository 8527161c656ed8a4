import type { QuarantinedRow } from "#contract/quarantine";
import { columnLetters, parseCellAddress } from "#domain/workbook/cell-address";
import { formatCount } from "./labels";

/** Words of the place where rows wait that an import set apart (隔离区). */
export const quarantineText = {
  title: "隔离区",
  note: "导入时没有写入的行都在这里，一格也没有丢。补齐名册、想清楚以后，选中再核对一次。",
  waiting: "待处理",
  settled: "已处理",
  allImports: "全部导入",
  import: "哪次导入",
  search: "按名称或代码找",
  rows: "隔离的行",
  none: "隔离区是空的",
  noneBody: "导入时待定、不能导入或您没要的行会放在这里，不会丢。",
  noneSettled: "还没有处理过的行",
  noneSettledBody: "再次核对写入的、说过不再导入的行，都记在这里。",
  noneFound: "没有合乎条件的行",
  noneFoundBody: "换个名称、代码或另一次导入看看。",
  showAll: "看全部",
  noName: "（没有名称）",
  selectAll: "全选",
  review: "重新核对",
  reviewHint: "按现在的账本再比对一次，逐行看过再写入。",
  drop: "不再导入",
  dropNote: "这些行会移到“已处理”，账本不变。以后要导入，得重新拿原文件来。",
  toImport: "回到导入",
  workbook: "文件",
  place: "位置",
  importedAt: "导入时间",
  reason: "原因",
  asWritten: "原表写的",
  noCells: "这一行没有读出内容。",
  field: "项目",
  cell: "单元格",
  raw: "原文",
  otherField: "其他",
  kinds: { decision: "待定", rejected: "不能导入", refused: "没要" } satisfies Record<QuarantinedRow["kind"], string>,
  outcomes: { imported: "已导入", dropped: "不再导入" } satisfies Record<
    NonNullable<QuarantinedRow["settled"]>,
    string
  >,
  total: (count: string): string => `共 ${count} 行`,
  choose: (name: string): string => `选中 ${name}`,
  chosen: (count: number): string => `已选 ${formatCount(count)} 行`,
  dropSure: (count: number): string => `${formatCount(count)} 行不再导入？`,
  dropped: (count: number): string => `${formatCount(count)} 行不再导入，记在“已处理”里。`,
  tooMany: (most: number): string => `一次最多选 ${formatCount(most)} 行，先处理这些。`,
  importOption: (workbook: string, rows: number): string => `${workbook}（${formatCount(rows)} 行）`,
  shownOf: (shown: number, all: number): string =>
    `只列前 ${formatCount(shown)} 行，共 ${formatCount(all)} 行；右边逐行核对的是全部。`,
} as const;

/** How rows that are reviewed anew are called in the queue: by their file, or as rows of several. */
export function quarantineName(rows: readonly Pick<QuarantinedRow, "workbook">[]): string {
  const workbooks = [...new Set(rows.map(({ workbook }) => workbook))];
  const [only] = workbooks;
  return `隔离区：${workbooks.length === 1 && only !== undefined ? only : `${workbooks.length} 个文件`}`;
}

/** Where a row stands on its sheet, as most of its cells say: 第 12 行, or D 列 where enterprises stand side by side, or 整张表. */
export function placeWords({ row, cells }: Pick<QuarantinedRow, "row" | "cells">): string {
  const places = cells.flatMap(({ cell }) => parseCellAddress(cell) ?? []);
  const most = (on: readonly unknown[]): boolean => on.length * 2 > places.length;
  if (places.length === 0 || most(places.filter((place) => place.row === row))) return `第 ${row} 行`;
  return most(places.filter((place) => place.column === row)) ? `${columnLetters(row)} 列` : "整张表";
}
