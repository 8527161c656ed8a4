/** Turns a formula about a whole zone into one about an entry (公式落到条目): the members of a cluster, the tenants of a carrier, an enterprise's own figures. */
import type { Condition, EntrySet, Formula } from "#domain/indicators/formula";
import { findList, type FormulaVocabulary, SELF } from "#domain/indicators/formula-vocabulary";
import type { KindDefinition } from "#domain/register/kind";

/** The formula asked of entries of a kind; null when it cannot be: nothing in the book says which of the counted entries belong to it. A zone takes it as it is. */
export function localiseFormula(
  formula: Formula,
  subject: KindDefinition,
  vocabulary: Pick<FormulaVocabulary, "kinds" | "fields">,
): Formula | null {
  const inner = (one: Formula): Formula | null => localiseFormula(one, subject, vocabulary);
  switch (formula.type) {
    case "number":
      return formula;
    case "own":
      return formula;
    case "count":
    case "coverage": {
      const set = localiseSet(formula.set, subject, vocabulary);
      return set === null ? null : { ...formula, set };
    }
    case "sum": {
      const own = findList(vocabulary, formula.set.list)?.kind;
      if (own?.id === subject.id && formula.set.where === null)
        return { type: "own", path: formula.field, at: formula.at };
      const set = localiseSet(formula.set, subject, vocabulary);
      return set === null ? null : { ...formula, set };
    }
    case "arithmetic": {
      const [left, right] = [inner(formula.left), inner(formula.right)];
      return left === null || right === null ? null : { ...formula, left, right };
    }
    case "ratio": {
      const [over, under] = [inner(formula.over), inner(formula.under)];
      return over === null || under === null ? null : { ...formula, over, under };
    }
    case "negative":
    case "growth":
    case "since": {
      const of = inner(formula.of);
      return of === null ? null : { ...formula, of };
    }
    case "first": {
      const [first, ...more] = formula.choices.flatMap((choice) => inner(choice) ?? []);
      if (first === undefined) return null;
      return more.length === 0 ? first : { ...formula, choices: [first, ...more] };
    }
    default:
      return null;
  }
}

/** Whether entries of a kind can belong to one of another: they name it, or a record names both (集群成员、在孵记录). */
export function canBelong(
  member: KindDefinition,
  to: string,
  { kinds, fields }: Pick<FormulaVocabulary, "kinds" | "fields">,
): boolean {
  const names = (kind: KindDefinition, id: string): readonly string[] =>
    kind.fields.filter((field) => fields.get(field)?.linksTo?.includes(id) === true);
  if (names(member, to).length > 0) return true;
  return kinds.some((record) => {
    if (record.group !== "relation") return false;
    const [owner] = names(record, to);
    return owner !== undefined && names(record, member.id).some((field) => field !== owner);
  });
}

function localiseSet(
  set: EntrySet,
  subject: KindDefinition,
  vocabulary: Pick<FormulaVocabulary, "kinds" | "fields">,
): EntrySet | null {
  const kind = findList(vocabulary, set.list)?.kind;
  if (kind === undefined || !canBelong(kind, subject.id, vocabulary)) return null;
  const own: Condition = { type: "in", set: { list: SELF, where: null, at: set.at }, at: set.at };
  const where: Condition =
    set.where === null ? own : { type: "and", parts: [...partsOf(set.where), own], at: set.where.at };
  return { ...set, where };
}

function partsOf(condition: Condition): readonly Condition[] {
  return condition.type === "and" ? condition.parts : [condition];
}
