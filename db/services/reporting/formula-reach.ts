/** How far a formula reaches (公式的取数范围): whether it speaks of 本身, whether it can be told by zone, which indicator it stands for. */
import type { Condition, EntrySet, Formula } from "#domain/indicators/formula";
import { findList, SELF } from "#domain/indicators/formula-vocabulary";
import { parseFormula } from "#domain/indicators/parse-formula";
import type { DayBook } from "#services/measuring/day-book";
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

/** Why a count of what belongs to an entry says nothing (不能断定是 0 的原因): nothing of the kind is registered for it, and it must have some, or the register does not keep to whom such things belong. Null: it does. */
export function whyNotOfEntry(formula: Formula, scope: Scope, place: number): string | null {
  for (const leaf of leavesOf(formula)) {
    const set = "set" in leaf ? leaf.set : null;
    const kind =
      set === null || set.list === SELF || !isOfSelf(set.where)
        ? undefined
        : findList(scope.world.vocabulary, set.list)?.kind;
    if (kind === undefined) continue;
    const { byOwner, byKind } = readBelonging(scope.day);
    if (byOwner.get(place)?.has(kind.id) === true) continue;
    if (kind.id === "enterprise") return "账本里没有登记属于它的企业，不能断定是 0。";
    const owner = scope.world.vocabulary.kinds.find(({ id }) => id === scope.day.facts.kindAt(place));
    if (owner === undefined || byKind.has(`${kind.id} ${owner.id}`)) continue;
    return `账本里的${kind.label}都没有登记属于哪${owner.classifier}${owner.label}，不能断定是 0。`;
  }
  return null;
}

interface Belongings {
  /** Kinds of what belongs to an entry, by its place. */
  readonly byOwner: ReadonlyMap<number, ReadonlySet<string>>;
  /** `kind owner's kind` wherever the book says any such thing. */
  readonly byKind: ReadonlySet<string>;
}

const belongings = new WeakMap<DayBook, Belongings>();

function readBelonging(day: DayBook): Belongings {
  const known = belongings.get(day);
  if (known !== undefined) return known;
  const byOwner = new Map<number, Set<string>>();
  const byKind = new Set<string>();
  for (let place = 0; place < day.facts.size; place += 1) {
    const kind = day.facts.kindAt(place);
    for (const owner of day.belonging.of(place)) {
      const kinds = byOwner.get(owner) ?? new Set();
      byOwner.set(owner, kinds.add(kind));
      byKind.add(`${kind} ${day.facts.kindAt(owner)}`);
    }
  }
  const read = { byOwner, byKind };
  belongings.set(day, read);
  return read;
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
  return list === SELF || isOfSelf(where);
}

function isOfSelf(condition: Condition | null): boolean {
  if (condition === null) return false;
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
