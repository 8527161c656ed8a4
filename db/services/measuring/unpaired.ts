/** Whether numerator and denominator of a ratio speak of the same entries (分子分母不同源): 研发费用 of one and 营业收入 of another make a share of nobody. */
import type { Formula } from "#domain/indicators/formula";
import { printSet } from "#domain/indicators/print-formula";
import type { DayBook } from "#services/measuring/day-book";
import { readSummed, tellMembers } from "#services/measuring/evaluate-sets";
import { newRemarks, type Scope } from "#services/measuring/scope";

/** The sentence that says so; null when both are sums over one set and every entry has both or none. */
export function describeUnpaired(over: Formula, under: Formula, scope: Scope): string | null {
  if (over.type !== "sum" || under.type !== "sum") return null;
  const set = printSet(over.set);
  if (set !== printSet(under.set)) return null;
  const { day, zone, subject, pack, period } = scope;
  const key = [set, ...over.field.steps, "/", ...under.field.steps, zone, subject, pack, period?.parts].join("|");
  const known = said.get(day) ?? new Map<string, string | null>();
  said.set(day, known);
  const ready = known.get(key);
  if (ready !== undefined) return ready;
  const sentence = compare(over, under, scope);
  known.set(key, sentence);
  return sentence;
}

/** Kept as long as the day book: twelve quarters of sixty indicators ask the same again and again. */
const said = new WeakMap<DayBook, Map<string, string | null>>();

type Sum = Extract<Formula, { type: "sum" }>;

function compare(over: Sum, under: Sum, scope: Scope): string | null {
  const members = tellMembers(over.set, scope, newRemarks());
  if (members === null) return null;
  const { kind, places } = members;
  const [a, b] = [readSummed(kind.id, over.field, scope), readSummed(kind.id, under.field, scope)];
  if (a === null || b === null) return null;
  let [onlyOver, onlyUnder] = [0, 0];
  for (const place of places) {
    const [hasOver, hasUnder] = [a.column?.has(place) === true, b.column?.has(place) === true];
    if (hasOver && !hasUnder) onlyOver += 1;
    if (hasUnder && !hasOver) onlyUnder += 1;
  }
  if (onlyOver + onlyUnder === 0) return null;
  const parts = [
    [onlyOver, `只有${a.field.label}、没有${b.field.label}`],
    [onlyUnder, `只有${b.field.label}、没有${a.field.label}`],
  ] as const;
  const counted = parts.filter(([count]) => count > 0).map(([count, words]) => `有${count}${kind.classifier}${words}`);
  return `分子、分母不是同一批${kind.label}：${counted.join("，")}，比例会有偏差。`;
}
