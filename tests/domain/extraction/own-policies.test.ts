/** Policy texts as other provinces and cities write them: all that is in them, and nothing else (未见过的文件). */
import { describe, expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import type { ExpectedTarget, OwnPolicy } from "./own-policy.ts";
import { tunedPolicies } from "./tuned-policies.ts";
import { unseenPolicies } from "./unseen-policies.ts";

function fits([words, operator, value, year]: ExpectedTarget, proposal: ProposedTarget): boolean {
  const sameWords = proposal.indicator.includes(words) && proposal.operator === operator;
  return sameWords && proposal.value === String(value) && proposal.targetYear === year;
}

/** Pairs each expected target with a proposal of its own. */
function compare(policy: OwnPolicy): { missed: ExpectedTarget[]; strange: string[]; hits: number } {
  const left = [...extractTargets(policy.text).proposals];
  const missed = policy.expected.filter((expected) => {
    const at = left.findIndex((proposal) => fits(expected, proposal));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const strange = left.map(({ indicator, operator, value, unit }) => `${indicator} ${operator} ${value}${unit}`);
  return { missed, strange, hits: policy.expected.length - missed.length };
}

describe.each(tunedPolicies)("$name", (policy) => {
  test("all of it is found, and nothing else", () => {
    expect(compare(policy)).toEqual({ missed: [], strange: [], hits: policy.expected.length });
  });
});

test("texts not looked at while tuning: nine tenths are found, nine tenths of the proposals are right", () => {
  const results = unseenPolicies.map(compare);
  const hits = results.reduce((sum, result) => sum + result.hits, 0);
  const wanted = unseenPolicies.reduce((sum, policy) => sum + policy.expected.length, 0);
  const strange = results.reduce((sum, result) => sum + result.strange.length, 0);
  expect(hits / wanted).toBeGreaterThanOrEqual(0.9);
  expect(hits / (hits + strange)).toBeGreaterThanOrEqual(0.9);
});
