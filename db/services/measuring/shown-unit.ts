/** The unit people read the amounts of a formula in (显示单位): that of the field summed, not the one it is stored in. */
import type { Formula } from "#domain/indicators/formula";
import { findList } from "#domain/indicators/formula-vocabulary";
import { readSummed } from "#services/measuring/evaluate-sets";
import type { Scope } from "#services/measuring/scope";

/** Null where nothing of a unit of its own is summed. */
export function shownUnitOf(formula: Formula, scope: Scope): string | null {
  switch (formula.type) {
    case "sum": {
      const list = findList(scope.day.vocabulary, formula.set.list);
      return list === null ? null : (readSummed(list.kind.id, formula.field, scope)?.field.shownUnit ?? null);
    }
    case "negative":
      return shownUnitOf(formula.of, scope);
    case "arithmetic":
      return formula.operator === "+" || formula.operator === "-" ? shownUnitOf(formula.left, scope) : null;
    default:
      return null;
  }
}
