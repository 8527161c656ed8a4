import type { ReadAs } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import { chooseReadings } from "#domain/targets/choose-readings";

/** Reckoned in the indicator's own unit; the others in that of the target. */
const growing: ReadonlySet<string> = new Set(["double", "cagr_ge", "increasing"]);

/** The formula a target's readings put in place of its indicator's, so that the number opens as it was judged; null when they leave it. */
export function readAsOf({ definition, setting }: TargetVerdict): ReadAs | null {
  const { target, formula } = chooseReadings(definition, setting.readings);
  if (formula === null) return null;
  return { formula, unit: growing.has(target.operator) || target.unit === "—" ? "" : target.unit };
}
