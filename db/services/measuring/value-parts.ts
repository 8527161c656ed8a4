/** What a value is put together from (构成): numerator and denominator, present and base year, the choice that was taken. */
import type { ValuePart } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import type { Formula } from "#domain/indicators/formula";
import { convertMeasure } from "#domain/indicators/unit-algebra";
import type { Decimal } from "#domain/shared/decimal";
import { evaluate } from "#services/measuring/evaluate";
import { chosenOf } from "#services/measuring/lacking";
import { baseScope, newRemarks, periodEarlier, type Scope, yearEarlier } from "#services/measuring/scope";
import { shownUnitOf } from "#services/measuring/shown-unit";

/** A part with where and when it is measured. */
export interface PartPlan {
  readonly label: string;
  readonly formula: Formula;
  readonly scope: Scope;
}

/** The parts with their values. */
export function readParts(formula: Formula, scope: Scope): readonly ValuePart[] {
  return planParts(formula, scope).map(readPart);
}

/** Which parts a formula has. */
export function planParts(formula: Formula, scope: Scope): readonly PartPlan[] {
  const part = (label: string, inner: Formula, at: Scope | null = scope): readonly PartPlan[] =>
    at === null ? [] : [{ label, formula: inner, scope: at }];
  switch (formula.type) {
    case "ratio":
      return [...part("分子", formula.over), ...part("分母", formula.under)];
    case "coverage":
      return [
        ...part("达到的", { ...formula, as: "count" }),
        ...part("全部", { type: "count", set: formula.set, by: null, at: formula.at }),
      ];
    case "growth": {
      const earlier = formula.against === "year" ? yearEarlier(scope).scope : periodEarlier(scope);
      return [
        ...part("本期", formula.of),
        ...part(formula.against === "year" ? "上年同期" : "上一期", formula.of, earlier),
      ];
    }
    case "since":
      return [
        ...part("现值", formula.of),
        ...part(`基年（${formula.base}年）`, formula.of, baseScope(scope, formula.base).scope),
      ];
    case "arithmetic": {
      const [a, b] = { "+": ["加数", "加数"], "-": ["被减数", "减数"], "×": ["乘数", "乘数"], "÷": ["被除数", "除数"] }[
        formula.operator
      ];
      return [...part(a ?? "", formula.left), ...part(b ?? "", formula.right)];
    }
    case "weighted":
      return formula.terms.flatMap(({ of, weight }, at) => part(`第${at + 1}项（权重 ${explainFormula(weight)}）`, of));
    case "first": {
      const taken = chosenOf(formula.choices, scope);
      const inner = planParts(taken, scope);
      return [
        ...formula.choices.flatMap((choice, at) => part(`第${at + 1}种${choice === taken ? "（采用）" : ""}`, choice)),
        ...(inner.length > 1 ? inner : []),
      ];
    }
    default:
      return part("合计", formula);
  }
}

/** The value of a part. */
export function readPart({ label, formula, scope }: PartPlan): ValuePart {
  const { value, unit } = inShownUnit(evaluate(formula, scope, newRemarks()), formula, scope);
  const when = scope.period === null ? scope.day.day : scope.period.label;
  return { label, value, unit, words: `${explainFormula(formula)}（${when}）` };
}

function inShownUnit(
  { value, unit }: { readonly value: Decimal | null; readonly unit: string },
  formula: Formula,
  scope: Scope,
): { readonly value: Decimal | null; readonly unit: string } {
  const shown = shownUnitOf(formula, scope);
  const converted = value === null || shown === null ? null : convertMeasure(value, unit, shown);
  return converted === null || shown === null ? { value, unit } : { value: converted, unit: shown };
}
