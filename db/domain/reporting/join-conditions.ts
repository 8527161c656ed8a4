/** Puts the conditions of a title together (条件合并): 岚湖片区、砚池片区 are either, 岚湖片区规上企业 are both, 高企和规上企业 nobody can tell. */
import type { ListCondition } from "#domain/reporting/form-binding";
import type { FoundCondition, Phrase } from "#domain/reporting/title-phrase";

/** Conditions that all hold, and the words of those that cannot be put together. */
export interface JoinedConditions {
  readonly found: readonly FoundCondition[];
  readonly conflict: string | null;
}

/** Puts together what a title states. */
export function joinConditions(phrase: Phrase, { kind }: { readonly kind: string }): JoinedConditions {
  let found: FoundCondition[] = distinct(phrase.found);
  let conflict: string | null = null;
  for (const { one, two } of phrase.neighbours()) {
    if (isSame(one, two)) continue;
    const [before, after] = [holding(found, one), holding(found, two)];
    const where = before === undefined || after === undefined ? null : either(before.where, after.where, kind);
    if (before === undefined || after === undefined || where === null) conflict ??= `${one.words}和${two.words}`;
    else {
      const merged = { where, words: `${before.words}、${after.words}` };
      found = found.flatMap((other) => (other === before ? [merged] : other === after ? [] : [other]));
      joins.set(merged, [...parts(before), ...parts(after)]);
    }
  }
  return { found, conflict: conflict ?? twice(found) };
}

/** All but those for whom the conditions hold (除…外); null when that cannot be said. */
export function negated(where: readonly ListCondition[]): readonly ListCondition[] | null {
  const [only] = where;
  if (only === undefined || where.length > 1 || only.field === undefined) return null;
  const { field } = only;
  if ("equals" in only)
    return [typeof only.equals === "boolean" ? { field, equals: !only.equals } : { field, not: [only.equals] }];
  if ("equalsAny" in only) return [{ field, not: only.equalsAny }];
  return "not" in only ? [{ field, equalsAny: only.not }] : null;
}

/** What a joined condition was joined from. */
const joins = new WeakMap<FoundCondition, readonly FoundCondition[]>();

function parts(one: FoundCondition): readonly FoundCondition[] {
  return joins.get(one) ?? [one];
}

function holding(found: readonly FoundCondition[], wanted: FoundCondition): FoundCondition | undefined {
  return found.find((one) => parts(one).some((part) => isSame(part, wanted)));
}

function isSame(one: FoundCondition, two: FoundCondition): boolean {
  return JSON.stringify(one.where) === JSON.stringify(two.where);
}

function distinct(found: readonly FoundCondition[]): FoundCondition[] {
  return found.filter((one, i) => found.findIndex((other) => isSame(one, other)) === i);
}

/** Two conditions on one field as one; null when they are of different fields. */
function either(
  one: readonly ListCondition[],
  two: readonly ListCondition[],
  kind: string,
): readonly ListCondition[] | null {
  const [a, b] = [one[0], two[0]];
  if (a === undefined || b === undefined || one.length > 1 || two.length > 1) return null;
  if (a.field === undefined && b.field === undefined) return eitherSet(a.set, b.set, kind);
  if (a.field === undefined || b.field === undefined || a.field !== b.field) return null;
  const { field } = a;
  const values = [a, b].map((condition) =>
    "equals" in condition ? [condition.equals] : "equalsAny" in condition ? condition.equalsAny : null,
  );
  const [left, right] = values;
  if (left != null && right != null) return [{ field, equalsAny: [...new Set([...left, ...right])] }];
  if ("startsWithAny" in a && "startsWithAny" in b)
    return [{ field, startsWithAny: [...new Set([...a.startsWithAny, ...b.startsWithAny])] }];
  if ("contains" in a && "contains" in b) return [{ field, contains: [...new Set([...a.contains, ...b.contains])] }];
  return null;
}

/** 企业[具备("瞪羚企业")] and 企业[具备("独角兽企业")] as 企业[具备("瞪羚企业") 或 具备("独角兽企业")]. */
function eitherSet(one: string, two: string, kind: string): readonly ListCondition[] | null {
  const [a, b] = [one, two].map((set) => /^企业\[(.+)\]$/u.exec(set)?.[1]);
  return kind !== "enterprise" || a === undefined || b === undefined ? null : [{ set: `企业[${a} 或 ${b}]` }];
}

/** Two values of one field at different places of a title (国家级孵化器和省级众创空间). */
function twice(found: readonly FoundCondition[]): string | null {
  for (const [i, one] of found.entries()) {
    const fields = new Set(one.where.flatMap(({ field }) => field ?? []));
    const other = found
      .slice(i + 1)
      .find(({ where }) => where.some(({ field }) => field !== undefined && fields.has(field)));
    if (other !== undefined) return `${one.words}”“${other.words}`;
  }
  return null;
}
