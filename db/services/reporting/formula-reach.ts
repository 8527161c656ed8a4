/** How far a formula reaches (公式的取数范围): whether it speaks of 本身, whether it can be told by zone, which indicator it stands for. */
import type { Condition, EntrySet, Formula } from "#domain/indicators/formula";
import { findList, SELF } from "#domain/indicators/formula-vocabulary";
import { parseFormula } from "#domain/indicators/parse-formula";
import type { Scope } from "#services/measuring/scope";
import { findIndicator, type KnownIndicator } from "#services/measuring/world";

/** Whether a formula needs an entry to be asked for (本身). */
export function asksForSubject(formula: string): boolean {
  const parsed = parseFormula(formula);
  return parsed.ok && mentionsSelf(parsed.value);
}

/** The indicator a formula is nothing else than, with the indicator's own formula; null for all others. */
export function unwrapIndicator(
  formula: Formula,
  { world, pack }: Pick<Scope, "world" | "pack">,
): { readonly known: KnownIndicator; readonly formula: Formula } | null {
  if (formula.type !== "named" || formula.what !== "indicator") return null;
  const known = findIndicator(world.indicators, formula.name, pack);
  const parsed = known === null ? null : parseFormula(known.definition.formula);
  return known === null || parsed === null || !parsed.ok ? null : { known, formula: parsed.value };
}

/** A zone that a row names. `isHome`: the one the book is kept in. */
export interface RowZone {
  readonly id: number;
  readonly name: string;
  readonly isHome: boolean;
}

/** Why a formula says nothing of another zone than the book's own (不能按高新区取数的原因): figures that belong to no zone, or a register that holds nothing of this one, where 0 would be a guess. Null: it does. */
export function whyNotByZone(formula: Formula, scope: Scope, zone: RowZone): string | null {
  if (zone.isHome) return null;
  for (const leaf of leavesOf(formula)) {
    const inner = unwrapIndicator(leaf, scope);
    const why =
      inner === null
        ? whyNotLeaf(leaf, scope, zone)
        : whyNotByZone(inner.formula, { ...scope, pack: inner.known.pack }, zone);
    if (why !== null) return why;
  }
  return null;
}

function whyNotLeaf(leaf: Formula, { world, day }: Scope, zone: RowZone): string | null {
  if (leaf.type === "named") return `“${leaf.name}”是直接填报的数，不分高新区，不能填到别的高新区。`;
  const set = "set" in leaf ? leaf.set : null;
  const kind = set === null || set.list === SELF ? undefined : findList(world.vocabulary, set.list)?.kind;
  if (kind === undefined) return null;
  const zones = [...day.facts.ofKind(kind.id)].map((place) => day.zoning.of(place));
  if (zones.some((of) => of.zone === zone.id)) return null;
  if (zones.some(({ how }) => how === "none")) return `${kind.label}没有登记所属高新区，不能按高新区分开数。`;
  return `账本里没有这个高新区的${kind.label}，不能断定是 0。`;
}

/** The parts of a formula that read the book. */
function leavesOf(formula: Formula): readonly Formula[] {
  switch (formula.type) {
    case "arithmetic":
      return [...leavesOf(formula.left), ...leavesOf(formula.right)];
    case "ratio":
      return [...leavesOf(formula.over), ...leavesOf(formula.under)];
    case "negative":
    case "growth":
    case "since":
      return leavesOf(formula.of);
    case "weighted":
      return formula.terms.flatMap(({ weight, of }) => [...leavesOf(weight), ...leavesOf(of)]);
    case "first":
      return formula.choices.flatMap(leavesOf);
    case "number":
      return [];
    default:
      return [formula];
  }
}

function mentionsSelf(formula: Formula): boolean {
  return leavesOf(formula).some((leaf) => {
    if (leaf.type === "own") return true;
    if (leaf.type === "coverage" && isOfSelf(leaf.condition)) return true;
    return "set" in leaf && setOfSelf(leaf.set);
  });
}

function setOfSelf({ list, where }: EntrySet): boolean {
  return list === SELF || (where !== null && isOfSelf(where));
}

function isOfSelf(condition: Condition): boolean {
  switch (condition.type) {
    case "and":
    case "or":
      return condition.parts.some(isOfSelf);
    case "not":
      return isOfSelf(condition.of);
    case "in":
    case "namedBy":
      return setOfSelf(condition.set);
    default:
      return false;
  }
}
