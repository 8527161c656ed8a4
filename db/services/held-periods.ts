/** What changing a figure by hand or by a merge means where its period is filed or frozen (已上报、已冻结的期间). An import holds such figures back; a person is told, so that nothing changes in silence. */
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import type { ReadableDb } from "#store/connection";
import { listFrozenPeriods } from "#store/queries/frozen-periods";

/** Says of a period that it is filed or frozen, as "2025年的数据已上报" (期间状态); null when it may change. */
export function readHeldPeriods(db: ReadableDb): (period: string | null) => string | null {
  const kinds = new Map(listFrozenPeriods(db).map(({ period, kind }) => [period, kind]));
  return (period) => {
    const kind = period === null ? undefined : kinds.get(period);
    if (period === null || kind === undefined) return null;
    const said = parsePeriod(period);
    return `${said.ok ? formatPeriod(said.value) : period}的数据${kind === "filed" ? "已上报" : "已冻结"}`;
  };
}

/** The warning on one figure that was changed by hand (手工改已报数的提醒). */
export function heldEditWarning(held: string): string {
  return `${held}，这一格已按您写的改了，和报出的数可能不一致；不该改的请按 Ctrl+Z 撤销。`;
}
