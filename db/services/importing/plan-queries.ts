/** Looking at a plan before it is applied: its rows, problems and who is absent (查看预案). */
import type { ServiceHandlers } from "#contract/contract";
import { err, ok } from "#domain/shared/result";
import type { ImportSessions } from "#services/importing/import-sessions";
import { pageOfRows } from "#services/importing/staged-plan";

/** The queries over open plans. */
export type PlanQueries = Pick<
  ServiceHandlers,
  "importing/plan-rows" | "importing/plan-issues" | "importing/plan-absent"
>;

/** Supplies them; plans live in `sessions`. */
export function createPlanQueries(sessions: ImportSessions): PlanQueries {
  return {
    "importing/plan-rows": ({ planId, kinds, causes = [], fields = [], search = "", offset, limit }) => {
      const open = sessions.findPlan(planId);
      if (open === null) return err({ type: "PlanOutdated" });
      return ok(pageOfRows(open.plan, { kinds, causes, fields, search, offset, limit }));
    },
    "importing/plan-issues": ({ planId, severity, kind = null, offset, limit }) => {
      const open = sessions.findPlan(planId);
      if (open === null) return err({ type: "PlanOutdated" });
      return ok(open.plan.staging.issues({ severity, kind, offset, limit }));
    },
    "importing/plan-absent": ({ planId, search, offset, limit }) => {
      const open = sessions.findPlan(planId);
      if (open === null) return err({ type: "PlanOutdated" });
      const wanted = search.trim();
      const rows = open.plan.absent.filter(
        ({ name, creditCode }) => name.includes(wanted) || (creditCode ?? "").includes(wanted.toUpperCase()),
      );
      return ok({ total: rows.length, rows: rows.slice(offset, offset + limit) });
    },
  };
}
