import type { TargetStatus, TargetVerdict } from "#contract/targets";
import { chooseReadings } from "#domain/targets/choose-readings";

/** What the wall may be narrowed to (筛选): a standing, or a mark that asks for a person's eye. */
export type WallFilter = "all" | TargetStatus | "doubtful" | "assumed";

/** In the order they are offered. */
export const wallFilters: readonly WallFilter[] = ["all", "missed", "near", "nodata", "met", "doubtful", "assumed"];

/** Whether a verdict passes. */
export function passes(verdict: TargetVerdict, filter: WallFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "doubtful":
      return verdict.definition.doubt !== null;
    case "assumed":
      return isAssumed(verdict);
    default:
      return verdict.status === filter;
  }
}

/** Whether a verdict says anything of the zone that was chosen; one that binds others only does not. */
export function concerns({ definition, setting, subjects }: TargetVerdict, zone: number | null): boolean {
  if (zone === null || subjects.length > 0) return true;
  return chooseReadings(definition, setting.readings).target.scope.type === "all";
}

/** Whether a reading of its sentence is still to be chosen (口径待定). */
export function isAssumed({ readings }: TargetVerdict): boolean {
  return readings.some(({ assumed }) => assumed);
}

/** Whether its value counts only a part of what it should (数据不全). */
export function isPartial({ status, missing }: TargetVerdict): boolean {
  return status !== "nodata" && missing.some((sentence) => /缺 ?\d/u.test(sentence));
}

/** Whether a verdict answers a search in its words. */
export function isFound(verdict: TargetVerdict, search: string): boolean {
  if (search === "") return true;
  const { indicatorName, owner, source, definition } = verdict;
  return [indicatorName, owner, source.sentence, definition.id].some((text) => text.includes(search));
}
