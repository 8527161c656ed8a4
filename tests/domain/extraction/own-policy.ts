/** A policy text written for the tests, with the targets a careful reader finds in it. */
import type { TargetOperator } from "#domain/targets/target";

/** One expected target: words the indicator must hold, operator, value, target year (null: none stated). */
export type ExpectedTarget = readonly [
  words: string,
  operator: TargetOperator,
  value: string | number,
  targetYear: number | null,
];

/** A text with everything that is to be found in it, and nothing else. */
export interface OwnPolicy {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly ExpectedTarget[];
}
