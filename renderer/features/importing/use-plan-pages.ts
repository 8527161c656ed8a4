import type { InputOf } from "#contract/contract";
import type { PlanRow } from "#contract/importing";
import type { AbsentEnterprise } from "#contract/import-results";
import type { CellIssue } from "#domain/importing/cell-issue";
import { type Pages, usePages } from "../../api/use-pages";
import { queryOf } from "../../api/use-query";

/** Lines of a plan, fetched where they are looked at. */
export type PlanPages<Line> = Pages<Line>;

/** Planned rows that fit a filter. */
export function usePlanRows(filter: Omit<InputOf<"importing/plan-rows">, "offset" | "limit">): PlanPages<PlanRow> {
  return usePages(
    (window) => queryOf("importing/plan-rows", { ...filter, ...window }),
    (answer) => answer.rows,
  );
}

/** Problems of a plan that fit a filter. */
export function useIssuePages(
  filter: Omit<InputOf<"importing/plan-issues">, "offset" | "limit">,
): PlanPages<CellIssue> {
  return usePages(
    (window) => queryOf("importing/plan-issues", { ...filter, ...window }),
    (answer) => answer.issues,
  );
}

/** Enterprises the file does not name. */
export function useAbsentPages(
  filter: Omit<InputOf<"importing/plan-absent">, "offset" | "limit">,
): PlanPages<AbsentEnterprise> {
  return usePages(
    (window) => queryOf("importing/plan-absent", { ...filter, ...window }),
    (answer) => answer.rows,
  );
}
