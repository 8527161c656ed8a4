/** Thresholds that formulas count by (计数门槛), and what lies close to them. */
import type { Condition, EntrySet, Formula } from "#domain/indicators/formula";
import type { TargetDefinition, TargetOperator } from "#domain/targets/target";
import {
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
} from "#domain/shared/decimal";

/** A comparison of a field with an amount, inside a set (集群营业收入 ≥ 1000 亿元). */
export interface CountedThreshold {
  readonly list: string;
  readonly field: string;
  readonly value: Decimal;
  readonly unit: string;
}

/** Those of a formula, each once; only fields of the entries themselves. */
export function countedThresholds(formula: Formula): readonly CountedThreshold[] {
  const found = new Map<string, CountedThreshold>();
  for (const { list, condition } of conditionsOf(formula)) {
    for (const threshold of thresholdsIn(list, condition)) {
      found.set(`${list}|${threshold.field}|${threshold.value}${threshold.unit}`, threshold);
    }
  }
  return [...found.values()];
}

/** The threshold of a target that asks each entry for a field of its own (本身.集群工业总产值 过 1000 亿元); null for any other. */
export function ownThreshold(
  formula: Formula,
  { operator, value, unit, scope }: TargetDefinition,
): CountedThreshold | null {
  if (scope.type !== "each" || formula.type !== "own" || !THRESHOLD_OPERATORS.has(operator)) return null;
  const [field] = formula.path.steps;
  const amount = value === null ? null : parseDecimal(value);
  if (formula.path.steps.length !== 1 || field === undefined || amount?.ok !== true || amount.value === "0")
    return null;
  return { list: scope.kind, field, value: amount.value, unit };
}

const THRESHOLD_OPERATORS: ReadonlySet<TargetOperator> = new Set(["ge", "gt", "between"]);

/** What formulas ask entries to hold or to say yes to (规上), each once: a qualification, or a field. */
export function countedMarks(formula: Formula): readonly string[] {
  return [...new Set(conditionsOf(formula).flatMap(({ condition }) => marksIn(condition)))];
}

/** Sets of entries that a change of at most a tenth takes over the threshold (临界对象), from below and from above, with amounts just past it. */
export function nearSets({ list, field, value, unit }: CountedThreshold): {
  readonly below: { readonly set: string; readonly to: string };
  readonly above: { readonly set: string; readonly to: string };
} {
  const at = (amount: Decimal): string => `${amount}${unit}`;
  const lowest = divideDecimals(value, decimalFromNumber(1.1), DECIMALS);
  const highest = divideDecimals(value, decimalFromNumber(0.9), DECIMALS);
  const past = (share: number): string => at(roundDecimal(multiplyDecimals(value, decimalFromNumber(share)), DECIMALS));
  return {
    below: { set: `${list}[${field} ≥ ${at(lowest)} 且 ${field} ≤ ${at(value)}]`, to: past(1.001) },
    above: { set: `${list}[${field} ≥ ${at(value)} 且 ${field} ≤ ${at(highest)}]`, to: past(0.999) },
  };
}

const DECIMALS = 6;

interface Placed {
  readonly list: string;
  readonly condition: Condition;
}

function conditionsOf(formula: Formula): readonly Placed[] {
  switch (formula.type) {
    case "count":
    case "sum":
      return ofSet(formula.set);
    case "coverage":
      return [...ofSet(formula.set), { list: formula.set.list, condition: formula.condition }];
    case "arithmetic":
      return [...conditionsOf(formula.left), ...conditionsOf(formula.right)];
    case "ratio":
      return [...conditionsOf(formula.over), ...conditionsOf(formula.under)];
    case "negative":
    case "growth":
    case "since":
      return conditionsOf(formula.of);
    case "weighted":
      return formula.terms.flatMap(({ weight, of }) => [...conditionsOf(weight), ...conditionsOf(of)]);
    case "first":
      return formula.choices.flatMap(conditionsOf);
    default:
      return [];
  }
}

function ofSet({ list, where }: EntrySet): readonly Placed[] {
  return where === null ? [] : [{ list, condition: where }];
}

function marksIn(condition: Condition): readonly string[] {
  switch (condition.type) {
    case "and":
    case "or":
      return condition.parts.flatMap(marksIn);
    case "not":
      return marksIn(condition.of);
    case "in":
    case "namedBy":
      return condition.set.where === null ? [] : marksIn(condition.set.where);
    case "holds":
      return [condition.qualification];
    case "compare":
      return condition.path.steps.length === 1 ? condition.path.steps : [];
    default:
      return [];
  }
}

function thresholdsIn(list: string, condition: Condition): readonly CountedThreshold[] {
  switch (condition.type) {
    case "and":
    case "or":
      return condition.parts.flatMap((part) => thresholdsIn(list, part));
    case "not":
      return thresholdsIn(list, condition.of);
    case "in":
    case "namedBy":
      return ofSet(condition.set).flatMap((inner) => thresholdsIn(inner.list, inner.condition));
    case "compare": {
      const [field] = condition.path.steps;
      const { value } = condition;
      const isOwn = condition.path.steps.length === 1 && field !== undefined;
      if (!isOwn || value.type !== "number" || value.value === "0") return [];
      return [{ list, field, value: value.value, unit: value.unit }];
    }
    default:
      return [];
  }
}
