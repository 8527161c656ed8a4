/** Policy texts held back while the search was mended, with the targets a reader wrote down before it ran: how many are found right, how many are invented (留出文件). */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extractTargets } from "#domain/extraction/extract-targets";
import type { ProposedTarget } from "#domain/targets/proposed-target";
import { type HeldOutTarget, pairTargets, readHeldOut } from "./held-out-policy.ts";

const FOLDER = new URL("../../fixtures/policies/held-out/", import.meta.url);
const policies = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, ...readHeldOut(readFileSync(new URL(name, FOLDER), "utf8")) }));

/** Operator, unit, years and scope besides the value and the name that made the pair. */
function wrongFields(expected: HeldOutTarget, found: ProposedTarget): string[] {
  const wrong: string[] = [];
  if (expected.operators.length > 0 && !expected.operators.includes(found.operator)) wrong.push("operator");
  if (
    !found.unit.includes(expected.unit.replace(/^[万亿]/u, "")) &&
    /\d/u.test(found.value) &&
    /[元米人%]/u.test(expected.unit)
  )
    wrong.push("unit");
  if (expected.years.length > 0 && !expected.years.includes(found.targetYear)) wrong.push("targetYear");
  if (expected.baseYear !== undefined && found.baseYear !== expected.baseYear) wrong.push("baseYear");
  const place = found.scope + found.indicator;
  if (expected.scope !== undefined && ![...expected.scope].every((character) => place.includes(character)))
    wrong.push("scope");
  return wrong;
}

test("at least 95 of 100 stated targets are found, 93 with every field right, and at most 2 of 100 proposals are invented", () => {
  const results = policies.map((policy) => pairTargets(policy.expected, extractTargets(policy.text).proposals));
  const stated = policies.flatMap((policy) => policy.expected.filter((target) => target.optional !== true)).length;
  const pairs = results.flatMap((result) => result.pairs).filter(({ expected }) => expected.optional !== true);
  const right = pairs.filter(({ expected, found }) => wrongFields(expected, found).length === 0).length;
  const proposals = results.reduce((sum, result) => sum + result.pairs.length + result.strange.length, 0);
  const strange = results.reduce((sum, result) => sum + result.strange.length, 0);
  expect(stated).toBeGreaterThan(280);
  expect(pairs.length / stated).toBeGreaterThanOrEqual(0.95);
  expect(right / stated).toBeGreaterThanOrEqual(0.93);
  expect(strange / proposals).toBeLessThanOrEqual(0.02);
});

test.each(policies.filter(({ expected }) => expected.length === 0))(
  "conditions, scores and rewards are no targets: $name",
  ({ text }) => {
    expect(extractTargets(text).proposals).toEqual([]);
  },
);
