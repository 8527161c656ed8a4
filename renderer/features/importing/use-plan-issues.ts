import { useQuery as useCachedQuery } from "@tanstack/react-query";
import { call } from "../../api/client";
import type { CellIssue } from "#domain/importing/cell-issue";

const pageSize = 500;
const mostShown = 5000;

/** Issues of a plan, as far as a window can sensibly show them. */
export interface PlanIssues {
  readonly list: readonly CellIssue[];
  readonly total: number;
  readonly loading: boolean;
}

/** Fetches a plan's issues page by page, up to 5,000: beyond that a person mends the file, not single cells. */
export function usePlanIssues(planId: string | null): PlanIssues {
  const query = useCachedQuery({
    queryKey: ["importing/plan-issues", planId, "all"],
    queryFn: () => fetchIssues(planId ?? ""),
    enabled: planId !== null,
  });
  return {
    list: query.data?.list ?? noIssues,
    total: query.data?.total ?? 0,
    loading: planId !== null && query.isPending,
  };
}

const noIssues: readonly CellIssue[] = [];

async function fetchIssues(planId: string): Promise<{ readonly list: readonly CellIssue[]; readonly total: number }> {
  const list: CellIssue[] = [];
  for (;;) {
    const reply = await call("importing/plan-issues", { planId, severity: null, offset: list.length, limit: pageSize });
    if (!reply.ok) return { list, total: list.length };
    list.push(...reply.value.issues);
    const over = reply.value.issues.length === 0 || list.length >= Math.min(reply.value.total, mostShown);
    if (over) return { list, total: reply.value.total };
  }
}
