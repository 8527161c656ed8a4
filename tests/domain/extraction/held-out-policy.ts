/** Reads a held-out policy and pairs what its reader wrote down with what was proposed. */
import { z } from "zod";
import type { ProposedTarget } from "#domain/targets/proposed-target";

const Target = z.object({
  words: z.string(),
  /** Empty: the reader left it open. */
  operators: z.array(z.string()),
  /** "*": the reader left it open. */
  value: z.string(),
  unit: z.string(),
  years: z.array(z.number().nullable()),
  baseYear: z.number().optional(),
  scope: z.string().optional(),
  /** May be proposed, need not be. */
  optional: z.boolean().optional(),
});
const Policy = z.object({ text: z.array(z.string()), expected: z.array(Target) });

/** One target as its reader wrote it down. */
export type HeldOutTarget = z.infer<typeof Target>;

/** The text and its targets. */
export function readHeldOut(json: string): { text: string; expected: HeldOutTarget[] } {
  const policy = Policy.parse(JSON.parse(json));
  return { text: policy.text.join("\n"), expected: policy.expected };
}

interface Pairing {
  readonly pairs: readonly { readonly expected: HeldOutTarget; readonly found: ProposedTarget }[];
  readonly strange: readonly ProposedTarget[];
}

/** Best pairs first: same value and enough of the same words; each target and each proposal is used once. */
export function pairTargets(expected: readonly HeldOutTarget[], proposals: readonly ProposedTarget[]): Pairing {
  const candidates = expected.flatMap((target) =>
    proposals.flatMap((found) => {
      const score = likeness(target, found);
      return score === null ? [] : [{ expected: target, found, score }];
    }),
  );
  candidates.sort((a, b) => b.score - a.score);
  const used = new Set<HeldOutTarget | ProposedTarget>();
  const pairs = candidates.filter((one) => {
    if (used.has(one.expected) || used.has(one.found)) return false;
    used.add(one.expected).add(one.found);
    return true;
  });
  return { pairs, strange: proposals.filter((found) => !used.has(found)) };
}

function likeness(target: HeldOutTarget, found: ProposedTarget): number | null {
  const words = Math.max(
    sharedWords(target.words, found.indicator),
    0.9 * sharedWords(target.words, found.scope + found.indicator),
  );
  const sameOperator = target.operators.length === 0 || target.operators.includes(found.operator);
  if (words < 0.7 || !sameValue(target, found, sameOperator)) return null;
  const sameYear = target.years.length === 0 || target.years.includes(found.targetYear);
  return words * 2 + (sameOperator ? 1.5 : 0) + (sameYear ? 1 : 0) - (target.optional === true ? 3 : 0);
}

function sameValue(target: HeldOutTarget, found: ProposedTarget, sameOperator: boolean): boolean {
  if (target.value === "*") return sameOperator;
  const [wanted, given] = [scaled(target.value, target.unit), scaled(found.value, found.unit)];
  if (wanted !== null && given !== null) return wanted === given;
  return (
    sameOperator &&
    (found.operator === "coverage_all" || found.value.includes(target.value) || target.value.includes(found.value))
  );
}

/** 1.5 万家 and 15000 家 are the same. */
function scaled(value: string, unit: string): string | null {
  const scale = { 万亿: 1e12, 亿: 1e8, 万: 1e4 }[/^(?:万亿|万|亿)(?=.)/u.exec(unit)?.[0] ?? ""] ?? 1;
  const parts = value.split("–").map((part) => Number(part) * scale);
  return parts.some(Number.isNaN) ? null : parts.map((part) => part.toFixed(4)).join("–");
}

/** Share of the characters of `words` that stand in `text` in the same order. */
function sharedWords(words: string, text: string): number {
  let row = new Array<number>(text.length + 1).fill(0);
  for (const character of words) {
    const next = [0];
    for (let j = 0; j < text.length; j += 1)
      next.push(character === text.charAt(j) ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return (row.at(-1) ?? 0) / words.length;
}
