/** Works out a formula on the subject itself (本身的公式): `比率(本身.在孵企业使用面积 + 本身.公共服务面积, 本身.场地面积)`, `本身.入驻日期 - 本身.成立日期` (月). */
import { addAmounts, divideAmounts, multiplyAmounts, negateAmount, toUnit } from "#domain/criteria/amount-arithmetic";
import { elapsedMonths } from "#domain/criteria/elapsed";
import { type Amount, exactly, type Facts, type OwnValue, type Quantity } from "#domain/criteria/quantity";
import type { Formula } from "#domain/indicators/formula";

/** The value with everything that went in (取值). A day alone stands for the time from it to the day of the question. */
export function reckon(formula: Formula, facts: Facts): OwnValue {
  const found = reckonPart(formula, facts);
  if (found.value?.type !== "moment") return found;
  const today = { type: "moment", from: facts.asOf, until: facts.asOf } as const;
  return { ...found, value: elapsedMonths(found.value, today) };
}

function reckonPart(formula: Formula, facts: Facts): OwnValue {
  switch (formula.type) {
    case "number":
      return { value: exactly(formula.value, formula.unit), evidence: [], lacks: [] };
    case "own": {
      const [field = ""] = formula.path.steps;
      return formula.path.steps.length === 1 ? facts.own(field) : facts.measure(formula);
    }
    case "negative": {
      const of = reckonPart(formula.of, facts);
      return { ...of, value: of.value?.type === "amount" ? negateAmount(of.value) : null };
    }
    case "arithmetic":
      return combine(reckonPart(formula.left, facts), reckonPart(formula.right, facts), (left, right) =>
        calculate(formula.operator, left, right),
      );
    case "ratio":
      return combine(reckonPart(formula.over, facts), reckonPart(formula.under, facts), (over, under) =>
        divide(over, under, formula.unit === "" ? "%" : formula.unit),
      );
    case "first":
      return firstKnown(formula.choices, facts);
    default:
      return facts.measure(formula);
  }
}

function firstKnown(choices: readonly Formula[], facts: Facts): OwnValue {
  const lacks: (readonly string[])[] = [];
  for (const choice of choices) {
    const found = reckonPart(choice, facts);
    if (found.value !== null) return found;
    lacks.push(found.lacks);
  }
  // What every choice lacks is what is missing; the rest would only be another way.
  const always = (lacks[0] ?? []).filter((lack) => lacks.every((others) => others.includes(lack)));
  return { value: null, evidence: [], lacks: always.length > 0 ? always : [...new Set(lacks.flat())] };
}

type Step = Quantity | { readonly type: "wrong"; readonly sentence: string };

function combine(left: OwnValue, right: OwnValue, operation: (left: Quantity, right: Quantity) => Step): OwnValue {
  const evidence = [...left.evidence, ...right.evidence];
  const lacks = [...new Set([...left.lacks, ...right.lacks])];
  if (left.value === null || right.value === null) return { value: null, evidence, lacks };
  const value = operation(left.value, right.value);
  if (value.type === "wrong") return { value: null, evidence, lacks: [...lacks, value.sentence] };
  return { value, evidence, lacks };
}

function calculate(operator: "+" | "-" | "×" | "÷", left: Quantity, right: Quantity): Step {
  if (operator === "-" && left.type === "moment" && right.type === "moment") return elapsedMonths(right, left);
  if (left.type !== "amount" || right.type !== "amount") return wrong("这里要数，登记的却是文字或日期");
  if (operator === "×") return multiplyAmounts(left, right);
  if (operator === "÷") return divideAmounts(left, right) ?? zeroUnder(right);
  return addAmounts(left, operator === "+" ? right : negateAmount(right)) ?? wrong("两个数的单位不同，不能加减");
}

function divide(over: Quantity, under: Quantity, unit: string): Step {
  if (over.type !== "amount" || under.type !== "amount") return wrong("这里要数，登记的却是文字或日期");
  const quotient = divideAmounts(over, under);
  if (quotient === null) return zeroUnder(under);
  return toUnit(quotient, unit) ?? wrong(`分子和分母的单位比不出“${unit}”`);
}

function zeroUnder({ high }: Amount): Step {
  return wrong(high === "0" ? "分母为零，算不出" : "分母可能为零，算不出");
}

function wrong(sentence: string): Step {
  return { type: "wrong", sentence };
}
