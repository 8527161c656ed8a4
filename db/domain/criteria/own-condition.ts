/** Whether a condition on the subject holds (条件判断), with three answers: yes, no, not known. */
import { momentOf } from "#domain/criteria/elapsed";
import type { Facts, Outcome, OwnValue, Quantity } from "#domain/criteria/quantity";
import { toUnit } from "#domain/criteria/amount-arithmetic";
import { type Bounds, decide } from "#domain/criteria/threshold";
import type { Comparison, Condition, ConditionValue } from "#domain/indicators/formula";
import { foldText } from "#domain/shared/chinese-text";
import { decimalFromNumber } from "#domain/shared/decimal";

/** Judges by the subject's own fields; what reaches further is asked of the book. */
export function judgeOwn(condition: Condition, facts: Facts): Outcome {
  switch (condition.type) {
    case "and":
      return join(condition.parts, facts, false);
    case "or":
      return join(condition.parts, facts, true);
    case "not": {
      const of = judgeOwn(condition.of, facts);
      return { ...of, met: of.met === null ? null : !of.met };
    }
    case "compare":
    case "among":
    case "contains":
    case "filled":
      return condition.path.steps.length === 1 ? judgeField(condition, facts) : facts.meets(condition);
    default:
      return facts.meets(condition);
  }
}

/** `settles`: the answer that decides at once, true for 或. */
function join(parts: readonly Condition[], facts: Facts, settles: boolean): Outcome {
  const found = parts.map((part) => judgeOwn(part, facts));
  const deciding = found.filter(({ met }) => met === settles);
  const open = found.some(({ met }) => met === null);
  const seen = deciding.length > 0 ? deciding : found;
  const undecided = open ? null : !settles;
  return {
    met: deciding.length > 0 ? settles : undecided,
    evidence: seen.flatMap(({ evidence }) => evidence),
    lacks: deciding.length > 0 ? [] : [...new Set(found.flatMap(({ lacks }) => lacks))],
  };
}

type FieldTest = Extract<Condition, { readonly type: "compare" | "among" | "contains" | "filled" }>;

function judgeField(condition: FieldTest, facts: Facts): Outcome {
  const found = facts.own(condition.path.steps[0] ?? "");
  const outcome = (met: boolean | null): Outcome => ({ met, evidence: found.evidence, lacks: found.lacks });
  if (condition.type === "filled") return { ...outcome((found.value !== null) === condition.filled), lacks: [] };
  if (found.value === null) return outcome(null);
  if (condition.type === "compare") return outcome(compare(found.value, condition.operator, condition.value));
  const text = found.value.type === "word" ? foldText(found.value.text) : "";
  if (condition.type === "contains") return outcome(text.includes(foldText(condition.text)));
  return outcome(condition.values.some((word) => foldText(word) === text));
}

function compare(value: NonNullable<OwnValue["value"]>, operator: Comparison, other: ConditionValue): boolean | null {
  if (other.type === "text" || other.type === "boolean") {
    const wanted = other.type === "text" ? other.text : other.value ? "是" : "否";
    if (value.type !== "word") return null;
    const same = foldText(value.text) === foldText(wanted);
    if (operator === "=") return same;
    return operator === "≠" ? !same : null;
  }
  const [left, right] = sides(value, other);
  return left === null || right === null ? null : decide(left, operator, right);
}

function sides(value: Quantity, other: ConditionValue): readonly [Bounds | null, Bounds | null] {
  if (other.type === "date" && value.type === "moment") {
    const day = momentOf(other.date);
    return [dayBounds(value.from, value.until), dayBounds(day.from, day.until)];
  }
  if (other.type === "number" && value.type === "amount") {
    const same = other.unit === "" ? value : toUnit(value, other.unit);
    return [same, { low: other.value, high: other.value }];
  }
  return [null, null];
}

function dayBounds(from: string, until: string): Bounds {
  return { low: dayNumber(from), high: dayNumber(until) };
}

function dayNumber(day: string): Bounds["low"] {
  return decimalFromNumber(Number(day.replaceAll("-", "")));
}
