import type { FillPreview } from "#contract/reporting";

/** One thing wrong or missing in the filled form. */
export type Problem = FillPreview["problems"][number];

/** Problems of one sort, said once (同类问题). */
export interface ProblemGroup {
  readonly key: string;
  readonly severity: Problem["severity"];
  readonly problems: readonly Problem[];
}

/** Problems by severity and sort, the worst first: two are of one sort when their sentences differ only in names, figures and places. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.sheet} ${sortOf(problem)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return [...groups]
    .map(([key, members]) => ({ key, severity: members[0]?.severity ?? ("warning" as const), problems: members }))
    .sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
}

// Of a list the column tells the sort too: all lacking research expenses are one matter, lacking incomes another.
function sortOf({ reason, cell }: Problem): string {
  const column = /^[A-Z]+/u.exec(cell)?.[0] ?? "";
  return `${column} ${reason.replaceAll(/[“「"][^”」"]*[”」"]/gu, "“”").replaceAll(/[\d,.]+/gu, "0")}`;
}
