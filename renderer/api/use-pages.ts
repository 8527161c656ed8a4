import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { AppError } from "#contract/errors";
import { Refusal } from "./use-query";

/** Lines asked for at once. */
const pageSize = 100;

/** Lines of a long list, fetched where they are looked at (分段取数): 50,000 rows are never fetched whole. */
export interface Pages<Line> {
  /** Null until the first answer. */
  readonly total: number | null;
  /** Null while the line is on its way. */
  readonly at: (index: number) => Line | null;
  readonly onRange: (first: number, last: number) => void;
  readonly failed: boolean;
  /** Why an answer failed, where the back end said so. */
  readonly failure: AppError | null;
  readonly retry: () => void;
}

/** A stretch of a list. */
export interface PageWindow {
  readonly offset: number;
  readonly limit: number;
}

/** Fetches pages by the question `ask` makes of a stretch (a `queryOf`). */
export function usePages<Answer extends { readonly total: number }, Line>(
  ask: (window: PageWindow) => { readonly queryKey: readonly unknown[]; readonly queryFn: () => Promise<Answer> },
  linesOf: (answer: Answer) => readonly Line[],
): Pages<Line> {
  const [pages, onRange] = usePageNumbers();
  const answers = useQueries({ queries: pages.map((page) => ask({ offset: page * pageSize, limit: pageSize })) });
  return {
    total: answers[0]?.data?.total ?? null,
    failed: answers.some((answer) => answer.isError),
    failure: answers.flatMap(({ error }) => (error instanceof Refusal ? error.failure : []))[0] ?? null,
    retry: () => {
      for (const answer of answers) void answer.refetch();
    },
    at: (index) => {
      const answer = answers[pages.indexOf(Math.floor(index / pageSize))]?.data;
      return answer === undefined ? null : (linesOf(answer)[index % pageSize] ?? null);
    },
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
