import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RosterRequest, RosterRow, RosterWindow } from "#contract/enterprises";
import type { AppError } from "#contract/errors";
import { queryOf, Refusal } from "../../api/use-query";

/** Rows per request. */
export const PAGE_ROWS = 128;
/** Rows asked for beyond what is drawn, so that steady scrolling meets no grey rows. */
const AHEAD = 64;
/** While the scroll bar is dragged, pages are asked for only where it rests this long (ms). */
const REST = 50;

/** The question without its window. */
export type RosterQuestion = Omit<RosterRequest, "offset" | "limit">;

/** Rows of the roster as the grid wants them. */
export interface RosterRows {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly at: (index: number) => RosterRow | undefined;
  readonly error: AppError | null;
  readonly retry: () => void;
  readonly onSight: (first: number, last: number) => void;
  /** Fetches rows that are not on screen; answers them in order. */
  readonly fetchRows: (first: number, last: number) => Promise<readonly RosterRow[]>;
}

/** Fetches the roster page by page around what is in sight; pages stay cached until the data change. */
export function useRosterRows(question: RosterQuestion): RosterRows {
  const cache = useQueryClient();
  const [pages, setPages] = useState({ first: 0, last: 0 });
  const rested = useRested(pages);
  const numbers = range(pages.first, pages.last);
  const answers = useQueries({
    queries: numbers.map((page) => ({
      ...pageQuery(question, page),
      enabled: page >= rested.first && page <= rested.last,
    })),
  });
  const kept = useKept(
    question,
    numbers,
    answers.map((answer) => answer.data),
  );
  const at = useCallback((index: number) => kept.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS], [kept]);
  const onSight = useCallback((first: number, last: number) => {
    const next = {
      first: Math.floor(Math.max(0, first - AHEAD) / PAGE_ROWS),
      last: Math.floor((Math.max(first, last) + AHEAD) / PAGE_ROWS),
    };
    setPages((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  const fetchRows = async (first: number, last: number): Promise<readonly RosterRow[]> => {
    const wanted = range(Math.floor(first / PAGE_ROWS), Math.floor(last / PAGE_ROWS));
    const found: RosterRow[] = [];
    for (const page of wanted) {
      const window = await cache.fetchQuery(pageQuery(question, page));
      found.push(...window.rows);
    }
    const start = (wanted[0] ?? 0) * PAGE_ROWS;
    return found.slice(first - start, last - start + 1);
  };
  const failed = answers.find((answer) => answer.error instanceof Refusal);
  return {
    total: kept.total,
    at,
    error: failed?.error instanceof Refusal ? failed.error.failure : null,
    retry: () => {
      for (const answer of answers) void answer.refetch();
    },
    onSight,
    fetchRows,
  };
}

function pageQuery(question: RosterQuestion, page: number) {
  return queryOf("enterprises/list", { ...question, offset: page * PAGE_ROWS, limit: PAGE_ROWS });
}

interface Kept {
  readonly question: RosterQuestion;
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly RosterRow[]>;
}

/** Remembers pages already drawn for the same question, so that rows do not blink when they scroll out and in; a new question keeps the old rows until its first answer. */
function useKept(
  question: RosterQuestion,
  numbers: readonly number[],
  windows: readonly (RosterWindow | undefined)[],
): Kept {
  const held = useRef<Kept>({ question, total: null, pages: new Map() });
  const signature = windows.map((window) => window?.rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the identity of each window's rows is what counts
  return useMemo(() => {
    const answered = windows.some((window) => window !== undefined);
    const before = held.current;
    if (!answered) return before;
    const same = before.question === question;
    const pages = new Map(same ? before.pages : []);
    for (const [index, window] of windows.entries()) {
      const number = numbers[index];
      if (window !== undefined && number !== undefined) pages.set(number, window.rows);
    }
    const total = windows.find((window) => window !== undefined)?.total ?? before.total;
    held.current = { question, total, pages };
    return held.current;
  }, [question, ...padded(signature)]);
}

/** A list of fixed length, because hooks compare dependencies by place. */
function padded(list: readonly unknown[]): readonly unknown[] {
  return Array.from({ length: 8 }, (_, index) => list[index]);
}

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.min(8, last - first + 1) }, (_, index) => first + index);
}
