import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { InputOf, OutputOf } from "#contract/contract";
import type { AbsentEnterprise, PlanRow } from "#contract/importing";
import type { CellIssue } from "#domain/importing/cell-issue";
import { queryOf } from "../../api/use-query";

const pageSize = 100;

/** Lines of a plan, fetched where they are looked at: a plan of 50,000 rows is never fetched whole. */
export interface PlanPages<Line> {
  /** Null until the first answer. */
  readonly total: number | null;
  /** Null while the line is on its way. */
  readonly at: (index: number) => Line | null;
  readonly onRange: (first: number, last: number) => void;
  readonly failed: boolean;
}

/** Planned rows that fit a filter. */
export function usePlanRows(filter: Omit<InputOf<"importing/plan-rows">, "offset" | "limit">): PlanPages<PlanRow> {
  const [pages, onRange] = usePageNumbers();
  const answers = useQueries({
    queries: pages.map((page) =>
      queryOf("importing/plan-rows", { ...filter, offset: page * pageSize, limit: pageSize }),
    ),
  });
  return {
    ...gather<OutputOf<"importing/plan-rows">, PlanRow>(pages, answers, (answer) => answer.rows),
    onRange,
  };
}

/** Problems of a plan that fit a filter. */
export function useIssuePages(
  filter: Omit<InputOf<"importing/plan-issues">, "offset" | "limit">,
): PlanPages<CellIssue> {
  const [pages, onRange] = usePageNumbers();
  const answers = useQueries({
    queries: pages.map((page) =>
      queryOf("importing/plan-issues", { ...filter, offset: page * pageSize, limit: pageSize }),
    ),
  });
  return {
    ...gather<OutputOf<"importing/plan-issues">, CellIssue>(pages, answers, (answer) => answer.issues),
    onRange,
  };
}

/** Enterprises the file does not name. */
export function useAbsentPages(
  filter: Omit<InputOf<"importing/plan-absent">, "offset" | "limit">,
): PlanPages<AbsentEnterprise> {
  const [pages, onRange] = usePageNumbers();
  const answers = useQueries({
    queries: pages.map((page) =>
      queryOf("importing/plan-absent", { ...filter, offset: page * pageSize, limit: pageSize }),
    ),
  });
  return {
    ...gather<OutputOf<"importing/plan-absent">, AbsentEnterprise>(pages, answers, (answer) => answer.rows),
    onRange,
  };
}

// The first page is always asked for: it says how many lines there are.
function usePageNumbers(): readonly [readonly number[], (first: number, last: number) => void] {
  const [stretch, setStretch] = useState({ first: 0, last: 0 });
  const onRange = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) };
    setStretch((old) => (old.first === next.first && old.last === next.last ? old : next));
  }, []);
  const seen = Array.from({ length: stretch.last - stretch.first + 1 }, (_, index) => stretch.first + index);
  return [[...new Set([0, ...seen])], onRange];
}

function gather<Answer extends { readonly total: number }, Line>(
  pages: readonly number[],
  answers: readonly { readonly data: Answer | undefined; readonly isError: boolean }[],
  linesOf: (answer: Answer) => readonly Line[],
): Omit<PlanPages<Line>, "onRange"> {
  return {
    total: answers[0]?.data?.total ?? null,
    failed: answers.some((answer) => answer.isError),
    at: (index) => {
      const answer = answers[pages.indexOf(Math.floor(index / pageSize))]?.data;
      return answer === undefined ? null : (linesOf(answer)[index % pageSize] ?? null);
    },
  };
}
