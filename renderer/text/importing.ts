import type { ImportBatch } from "#contract/importing";
import type { FieldType } from "#domain/catalogue/field";
import type { DecisionCause, RowPlan } from "#domain/importing/import-plan";
import type { Orientation } from "#domain/importing/recognised-table";
import type { Standing } from "#domain/importing/standing";
import { columnLetters } from "#domain/workbook/cell-address";

/** How the records of a table lie, as a clerk says it. */
export const orientationWords: Readonly<Record<Orientation, string>> = {
  rows: "行式",
  columns: "列式",
  form: "一企一表",
};

/** The same in a sentence, of 家企业 or what else is listed. */
export const orientationHints: Readonly<Record<Orientation, (one: string) => string>> = {
  rows: (one) => `一行一${one}，表头在上面`,
  columns: (one) => `一列一${one}，表头在左边`,
  form: (one) => `整张表只写一${one}，栏目和内容成对排`,
};

/** How final figures are, as a clerk says it (数据性质). */
export const standingWords: Readonly<Record<Standing, string>> = {
  preliminary: "快报",
  confirmed: "正式",
  corrected: "修订",
};

/** The same with what it means. */
export const standingHints: Readonly<Record<Standing, string>> = {
  preliminary: "快报、初步数：以后会被正式数替换，不会反过来改掉正式数。",
  confirmed: "年报、定报等核定过的数。",
  corrected: "对已报数的更正，替换原来的正式数。",
};

/** What would happen to a row, as filters and counters name it. */
export const rowKindWords: Readonly<Record<RowPlan["kind"], string>> = {
  add: "新增",
  update: "变更",
  unchanged: "不变",
  decision: "待定",
  rejected: "不能导入",
};

/** Why rows wait for a decision: a short name, what it is about, and what the two answers for all of them say. */
export const causeWords: Readonly<
  Record<
    DecisionCause,
    { readonly name: string; readonly about: string; readonly separate: string | null; readonly same: string | null }
  >
> = {
  code: {
    name: "代码对不上",
    about: "名称和账本里的一样，信用代码却不同，或者代码本身存疑。",
    separate: "都按另一家新增",
    same: null,
  },
  name: {
    name: "只有名称",
    about: "表上没有信用代码，只能靠名称认。",
    separate: "都按另一家新增",
    same: "都是同名的那一家",
  },
  similar: {
    name: "名称相近",
    about: "账本里有名称很像的企业，可能是同一家。",
    separate: "都按另一家新增",
    same: null,
  },
  duplicate: {
    name: "表内重复",
    about: "同一家企业在这个文件里出现了几次，请选用哪一行。",
    separate: null,
    same: null,
  },
  hidden: {
    name: "隐藏的行",
    about: "这些行在原表里被隐藏或筛选掉了，看不见不等于不要。",
    separate: "都照常导入",
    same: null,
  },
};

/** Types a custom field may have. */
export const fieldTypeWords: Readonly<Partial<Record<FieldType, string>>> = {
  text: "文字",
  integer: "整数",
  decimal: "数字（可带小数）",
  date: "日期",
  boolean: "是 / 否",
  choice: "选项",
  code: "编号（按文字存）",
  phone: "电话",
  person: "人名",
  address: "地址",
};

/** A line of a table as its numbering says: 第 12 行, or D 列 of a transposed table. */
export function lineWords(orientation: Orientation, line: number): string {
  return orientation === "columns" ? `${columnLetters(line)} 列` : `第 ${line} 行`;
}

/** Lines listed with runs joined: 第 12、15—18 行. Beyond six places only the number is said. */
export function linesWords(orientation: Orientation, lines: readonly number[]): string {
  const runs = joinRuns(lines);
  const turned = orientation === "columns";
  const name = (line: number): string => (turned ? columnLetters(line) : String(line));
  const shown = runs
    .slice(0, 6)
    .map(([first, last]) => (first === last ? name(first) : `${name(first)}—${name(last)}`))
    .join("、");
  const more = runs.length > 6 ? ` 等 ${lines.length} ` : " ";
  return turned ? `${shown}${more}列` : `第 ${shown}${more}行`;
}

/** Neighbouring numbers as [first, last]. */
export function joinRuns(lines: readonly number[]): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && line <= last[1] + 1) runs[runs.length - 1] = [last[0], line];
    else runs.push([line, line]);
  }
  return runs;
}

/** Where an import came from (来源). */
export const batchKindWords: Readonly<Record<ImportBatch["kind"], string>> = {
  file: "文件",
  quarantine: "隔离区",
  return: "退回表",
};
