import type { ExtractedText } from "#contract/extraction";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import type { TargetOperator } from "#domain/targets/target";
import { extractionText } from "../../text/extraction";

/** A proposal as the person leaves it. */
export interface Proposal {
  /** Its place among all that were found. */
  readonly at: number;
  readonly target: ProposedTarget;
  readonly formula: string;
  readonly accepted: boolean;
}

/** From this sureness on a proposal is taken unless the person drops it. */
export const SURE = 0.75;

/** All proposals of a text, the sure ones taken. */
export function proposalsOf({ proposals }: ExtractedText): readonly Proposal[] {
  return proposals.map((target, at) => ({
    at,
    target,
    formula: "",
    accepted: target.confidence >= SURE && whatIsMissing(target) === null,
  }));
}

const numeric: ReadonlySet<TargetOperator> = new Set(["ge", "gt", "eq", "approx", "increment_ge", "cagr_ge"]);

/** Why a proposal cannot be kept as a target as it stands, and what would do; null when it can. */
export function whatIsMissing({ indicator, operator, value, unit }: ProposedTarget): string | null {
  if (indicator.trim() === "") return extractionText.needsIndicator;
  if (operator === "between") {
    return /^\d+(?:\.\d+)?–\d+(?:\.\d+)?$/u.test(value) ? needsUnit(unit) : extractionText.needsRange;
  }
  if (operator === "ge_ref") return value.trim() === "" ? extractionText.needsReference : null;
  if (!numeric.has(operator)) return null;
  return /^\d+(?:\.\d+)?$/u.test(value) ? needsUnit(unit) : extractionText.needsNumber;
}

function needsUnit(unit: string): string | null {
  return unit.trim() === "" ? extractionText.needsUnit : null;
}

/** A typed range is written as the text writes it: 1-2, 1—2 and 1~2 are 1–2. */
export function tidyValue(text: string): string {
  const range = /^\s*(\d+(?:\.\d+)?)\s*[-–—~～至到]\s*(\d+(?:\.\d+)?)\s*$/u.exec(text);
  return range === null ? text : `${range[1] ?? ""}–${range[2] ?? ""}`;
}
