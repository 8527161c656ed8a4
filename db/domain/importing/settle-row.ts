import type { CellIssue } from "#domain/importing/cell-issue";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";

/** Looks over a whole typed row once (整行核对): what one cell alone cannot say. Suggests the end of a validity given as 三年 from the issue date. */
export function settleRow(row: TypedRow): TypedRow {
  const issues = row.issues.some(({ kind }) => kind === "validity-as-duration")
    ? row.issues.map((issue) => suggestEnd(issue, row.cells))
    : row.issues;
  return issues === row.issues ? row : { ...row, issues };
}

const YEARS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };

/** A high-tech certificate holds N years from its date, to the day before (国科发火〔2016〕32号: 自颁发之日起三年). */
function suggestEnd(issue: CellIssue, cells: readonly TypedCell[]): CellIssue {
  if (issue.kind !== "validity-as-duration") return issue;
  const issued = cells.find(({ field }) => field === "highTechIssueDate")?.value;
  const written = /([一二两三四五\d])\s*年[^年]*$/u.exec(issue.raw)?.[1] ?? "";
  const years = YEARS[written] ?? Number(written);
  if (typeof issued !== "string" || issued.length !== 10 || !(years > 0)) return issue;
  const end = new Date(`${issued}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  end.setUTCDate(end.getUTCDate() - 1);
  const suggestion = end.toISOString().slice(0, 10);
  return { ...issue, suggestion, reason: `${issue.reason}；按发证日期推算是 ${suggestion}` };
}
