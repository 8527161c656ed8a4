import { useQuery as useCachedQuery } from "@tanstack/react-query";
import { call } from "../../api/client";
import type { CellIssue } from "#domain/importing/cell-issue";

const pageSize = 500;
const mostMarked = 5000;

/** Issues marked on the sheet. */
export interface PlanIssues {
  readonly list: readonly CellIssue[];
}

/** Fetches a plan's issues for the marks on the sheet, up to 5,000: beyond that a person mends the file, not single cells. */
export function usePlanIssues(planId: string | null): PlanIssues {
  const query = useCachedQuery({
    queryKey: ["importing/plan-issues", planId, "marks"],
    queryFn: () => fetchIssues(planId ?? ""),
    enabled: planId !== null,
  });
  return { list: query.data ?? noIssues };
}

const noIssues: readonly CellIssue[] = [];

async function fetchIssues(planId: string): Promise<readonly CellIssue[]> {
  const list: CellIssue[] = [];
  for (;;) {
    const reply = await call("importing/plan-issues", { planId, severity: null, offset: list.length, limit: pageSize });
    if (!reply.ok) return list;
    list.push(...reply.value.issues);
    if (reply.value.issues.length === 0 || list.length >= Math.min(reply.value.total, mostMarked)) return list;
  }
}
