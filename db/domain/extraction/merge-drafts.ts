/** One target stated twice in a text is one proposal (合并重复). */
import type { Draft } from "./draft.ts";
import type { Sentence } from "./sentences.ts";

/** A draft with the sentence it stands in. */
export interface PlacedDraft {
  readonly draft: Draft;
  readonly sentence: Sentence;
}

/** Leaves out what another draft says as well or better; the fuller statement stays in the place of the first. */
export function mergeDrafts(placed: readonly PlacedDraft[]): PlacedDraft[] {
  const kept: PlacedDraft[] = [];
  for (const one of placed) {
    const twin = kept.findIndex((other) => sameTarget(one.draft, other.draft));
    const other = kept[twin];
    if (other === undefined) kept.push(one);
    else if (weight(one.draft) > weight(other.draft)) kept[twin] = one;
  }
  return kept;
}

function sameTarget(a: Draft, b: Draft): boolean {
  if (a.value !== b.value || family(a) !== family(b) || !sameUnit(a.unit, b.unit)) return false;
  if (a.year !== null && b.year !== null && a.year !== b.year) return false;
  if (a.scope !== "" && b.scope !== "" && a.scope !== b.scope) return false;
  const [x, y] = [core(a.indicator), core(b.indicator)];
  return x === y || (Math.min(x.length, y.length) >= 4 && (x.endsWith(y) || y.endsWith(x)));
}

function family(draft: Draft): string {
  return ["ge", "eq", "gt"].includes(draft.operator) ? "level" : draft.operator;
}

function sameUnit(a: string, b: string): boolean {
  const plain = (unit: string): string => unit.replace(/^[个家户]$/u, "个");
  return plain(a) === plain(b);
}

function core(indicator: string): string {
  return indicator.replace(/^(?:新增|净增|新)|数量?$|[“”]/gu, "");
}

/** A year counts most, then certainty, then a name that says more. */
function weight(draft: Draft): number {
  return (draft.year === null ? 0 : 10) + draft.confidence * 5 - draft.doubts.length + draft.indicator.length / 50;
}
