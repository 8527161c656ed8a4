/** What a text proposes, short enough to compare as a whole. */
import { extractTargets } from "#domain/extraction/extract-targets";

/** Indicator, operator, value with unit, year and scope of every proposal, in order. */
export function statedTargets(text: string): string[] {
  return extractTargets(text).proposals.map(
    ({ indicator, operator, value, unit, targetYear, scope }) =>
      `${indicator} ${operator} ${value}${unit} ${targetYear ?? "—"} ${scope}`,
  );
}
