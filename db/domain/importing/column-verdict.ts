import type { CellIssue } from "#domain/importing/cell-issue";

/** Decides between many warnings on cells and one on their column (整列判断): a column that is off as a whole has one cause and gets one issue. Issues wait until enough rows are compared; what is answered by `release` and `finish` is answered once. */
export interface ColumnVerdict {
  readonly compared: () => void;
  /** `how` tells one way of failing from another; only rows that fail alike make a column fail. */
  readonly failed: (how: number, issues: FailureIssues) => void;
  /** Whether any issue waits. */
  readonly waits: () => boolean;
  readonly release: () => readonly CellIssue[];
  readonly finish: () => readonly CellIssue[];
}

/** The issue on the one cell, and that on the column; `share` is how many rows fail, in words (`12 行里有 11 行`). */
export interface FailureIssues {
  readonly one: CellIssue;
  /** On the other cell that may be the cause. */
  readonly also?: CellIssue | null;
  readonly whole: (share: string) => CellIssue;
}

/** Starts the tally of a column (建整列判断). `rows`: how many must be compared at least; `share`: of them must fail alike. */
export function createColumnVerdict(limits: { readonly rows: number; readonly share: number }): ColumnVerdict {
  let compared = 0;
  const failures = new Map<number, { count: number; last: FailureIssues; waiting: CellIssue[] }>();
  const isWhole = (count: number): boolean => compared >= limits.rows && count >= compared * limits.share;
  const take = (): readonly CellIssue[] => {
    const issues: CellIssue[] = [];
    for (const failure of failures.values()) if (!isWhole(failure.count)) issues.push(...failure.waiting.splice(0));
    return issues;
  };
  return {
    compared: () => {
      compared += 1;
    },
    failed: (how, issues) => {
      const failure = failures.get(how) ?? { count: 0, last: issues, waiting: [] };
      failures.set(how, failure);
      failure.count += 1;
      failure.last = issues;
      failure.waiting.push(issues.one);
      if (issues.also != null) failure.waiting.push(issues.also);
    },
    waits: () => failures.size > 0,
    release: () => (compared < limits.rows ? [] : take()),
    finish: () => {
      const single = take();
      const whole = [...failures.values()]
        .filter(({ count }) => isWhole(count))
        .map(({ count, last }) => last.whole(`${compared} 行里有 ${count} 行`));
      failures.clear();
      return [...single, ...whole];
    },
  };
}
