import type { OpenedImport } from "#services/importing/opened-import";
import type { PlanOrigin } from "#services/importing/apply-staged";
import type { StagedPlan } from "#services/importing/staged-plan";
import type { ApplyRequest } from "#store/queries/apply-plan";

/** Readings and plans that are open in the window (进行中的导入). They live in the worker's memory only; the book knows nothing of them until they are applied. */
export interface ImportSessions {
  readonly open: (readingId: string, opened: OpenedImport) => void;
  readonly find: (readingId: string) => OpenedImport | null;
  readonly replace: (readingId: string, opened: OpenedImport) => void;
  readonly plan: (planId: string, plan: OpenPlan) => void;
  readonly findPlan: (planId: string) => OpenPlan | null;
  readonly closePlan: (planId: string) => void;
  readonly close: (readingId: string) => void;
}

/** A plan with what applying it needs. */
export interface OpenPlan extends Pick<ApplyRequest, "onTaken" | "onWritten"> {
  /** The reading it was made of; null when it was made of rows in quarantine. */
  readonly readingId: string | null;
  readonly opened: OpenedImport | null;
  readonly plan: StagedPlan;
  readonly origin: PlanOrigin;
}

/** Most readings kept open at once, and most bytes they may take together, files and grids by estimate; the oldest go first, the newest always stays. */
const MOST_OPEN = 200;
const MOST_BYTES = 200 * 1024 * 1024;
/** About what a cell of a grid takes in memory. */
const CELL_BYTES = 40;

function weigh({ bytes, sheets }: OpenedImport): number {
  return sheets.reduce((sum, { grid }) => sum + grid.rows.length * grid.columnCount * CELL_BYTES, bytes.length);
}

/** Starts with none. */
export function createImportSessions(): ImportSessions {
  const readings = new Map<string, OpenedImport>();
  const plans = new Map<string, OpenPlan>();
  const drop = (planId: string): void => {
    plans.get(planId)?.plan.staging.close();
    plans.delete(planId);
  };
  const dropPlans = (readingId: string | null): void => {
    for (const [planId, plan] of plans) if (plan.readingId === readingId) drop(planId);
  };
  const close = (readingId: string): void => {
    readings.delete(readingId);
    dropPlans(readingId);
  };
  return {
    open: (readingId, opened) => {
      readings.set(readingId, opened);
      let total = [...readings.values()].reduce((sum, one) => sum + weigh(one), 0);
      for (const [oldest, one] of readings) {
        if (oldest === readingId || (readings.size <= MOST_OPEN && total <= MOST_BYTES)) break;
        total -= weigh(one);
        close(oldest);
      }
    },
    find: (readingId) => readings.get(readingId) ?? null,
    replace: (readingId, opened) => {
      readings.set(readingId, opened);
      dropPlans(readingId);
    },
    plan: (planId, plan) => {
      dropPlans(plan.readingId);
      plans.set(planId, plan);
    },
    findPlan: (planId) => plans.get(planId) ?? null,
    closePlan: drop,
    close,
  };
}
