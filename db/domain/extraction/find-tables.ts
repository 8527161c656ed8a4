/** Targets that stand in a table of indicators (主要指标表): one for each row and year to come. */
import type { DocumentFrame } from "./document-frame.ts";
import type { PlacedDraft } from "./merge-drafts.ts";
import { tidyNoun } from "./noun-phrase.ts";
import { type CellTarget, readCell, readGrowth } from "./table-cell.ts";
import { type Columns, readHeader } from "./table-header.ts";

/** Finds them in the matching text; columns are parted by "|". */
export function findTables(work: string, frame: DocumentFrame): PlacedDraft[] {
  const found: PlacedDraft[] = [];
  let columns: Columns | null = null;
  let lead = "";
  let from = 0;
  for (const line of work.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    const header = cells.length < 3 ? null : readHeader(cells, lead, frame);
    if (header !== null) columns = header;
    else if (cells.length < 2) columns = null;
    else if (columns !== null) found.push(...readRow({ line, cells, from, short: false }, columns));
    if (cells.length < 2 && line.trim() !== "") lead = line;
    from += line.length + 1;
  }
  return found;
}

interface Row {
  readonly line: string;
  readonly cells: readonly string[];
  readonly from: number;
  /** The line lacks the first of the cells. */
  readonly short: boolean;
}

function readRow(written: Row, columns: Columns): PlacedDraft[] {
  const row = alignRow(written, columns);
  if (row === null) return [];
  const { label, unitInName, base } = readName(row.cells[columns.name] ?? "");
  if (label.length < 2) return [];
  const unit = columns.unit < 0 ? unitInName : (row.cells[columns.unit] ?? "");
  const known = { columns, label, base: base ?? columns.baseYear };
  const levels = columns.targets.flatMap(({ at, year }) => {
    const target = readCell(row.cells[at] ?? "", label);
    return target === null ? [] : [place({ row, at }, { ...known, written: unit, year, target })];
  });
  const growth = columns.growth.flatMap(({ at, year }) => {
    const target = readGrowth(row.cells[at] ?? "");
    return target === null ? [] : [place({ row, at }, { ...known, written: "%/年", year, target })];
  });
  return [...levels, ...growth];
}

/** A row without the cell of its category, which is merged with the one above, lacks it in front. */
function alignRow(row: Row, { count, category }: Columns): Row | null {
  if (row.cells.length === count) return row;
  return category && row.cells.length === count - 1 ? { ...row, cells: ["", ...row.cells], short: true } : null;
}

interface RowTarget {
  readonly columns: Columns;
  readonly label: string;
  /** Year a growth counts from. */
  readonly base: number | null;
  readonly written: string;
  readonly year: number;
  readonly target: CellTarget;
}

function place(
  { row, at }: { readonly row: Row; readonly at: number },
  { columns, label, base, written, year, target }: RowTarget,
): PlacedDraft {
  const { line, from } = row;
  const start = cellStart(line, row.short ? at - 1 : at);
  const worded = ["rank", "double", "coverage_all", "increasing"].includes(target.operator);
  const unit = (worded ? target.unit : written || target.unit).replace("％", "%");
  const grows = ["double", "increment_ge", "cagr_ge"].includes(target.operator);
  const byPlace = columns.about !== "";
  const doubts = [
    unit === "" && !worded ? "表里没有写单位" : null,
    target.operator === "ge_ref" ? "参照值须填入当年的外部数据" : null,
    target.operator === "rank" ? "名次按哪份排名没有写" : null,
  ];
  return {
    draft: {
      from: start,
      to: start + (row.cells[at]?.length ?? 0),
      indicator: tidyNoun(byPlace ? columns.about : label),
      operator: target.operator,
      value: target.value,
      unit,
      direction: target.lower ? "down" : "up",
      year,
      baseYear: grows ? base : null,
      scope: byPlace && !/^(?:合计|总计|小计|全[省市区])$/u.test(label) ? label : "",
      doubts: doubts.filter((words) => words !== null),
      confidence: 0.85,
    },
    sentence: {
      from,
      to: from + line.length,
      work: line,
      years: [],
      carried: null,
      head: "",
      ignored: false,
      goal: true,
    },
  };
}

/** Where the words of the n-th cell begin. */
function cellStart(line: string, at: number): number {
  const before = line.split("|").slice(0, at).join("|").length + (at > 0 ? 1 : 0);
  const rest = line.slice(before);
  return before + rest.length - rest.trimStart().length;
}

/** 高新技术企业数（家）: the bracket behind a name is its unit; 瞪羚企业数量较2024年: the year is the base. */
function readName(cell: string): { readonly label: string; readonly unitInName: string; readonly base: number | null } {
  const name = cell.replace(/^\d+[.、]?/u, "");
  const [, words = name, unitInName = ""] = /^(.*?)（([^（）]{1,10})）$/u.exec(name) ?? [];
  const [, label = words, base] = /^(.+?)[比较](20\d\d)年(?:底|末)?$/u.exec(words) ?? [];
  return { label, unitInName, base: base === undefined ? null : Number(base) };
}
