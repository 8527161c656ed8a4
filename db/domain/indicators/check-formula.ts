/** Checks a formula against what the register has (公式检查): lists, fields, types and units. */
import type { Field } from "#domain/catalogue/field";
import { checkCondition, checkSet, type CheckContext, requirePath } from "#domain/indicators/check-condition";
import type { Condition, EntrySet, Formula, FormulaFault, NamedValue } from "#domain/indicators/formula";
import { FormulaStop } from "#domain/indicators/formula-scanner";
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import {
  addUnits,
  areLikeUnits,
  basicUnit,
  divideUnits,
  multiplyUnits,
  UNKNOWN_UNIT,
} from "#domain/indicators/unit-algebra";
import type { KindDefinition } from "#domain/register/kind";
import { err, ok, type Result } from "#domain/shared/result";

/** What a right formula gives (公式检查结果). */
export interface FormulaCheck {
  /** Unit of its value, see `unit-algebra.ts`. */
  readonly unit: string;
  /** Ids of the fields it reads. */
  readonly fields: readonly string[];
  /** Ids of those of them that are figures of a period (指标值). */
  readonly figures: readonly string[];
}

/** Checks lists, fields, types and units of a formula (公式检查). The fault says the place, what is wrong and what would do. */
export function checkFormula(formula: Formula, vocabulary: FormulaVocabulary): Result<FormulaCheck, FormulaFault> {
  return guard(vocabulary, (context) => unitOf(formula, context));
}

/** Checks a condition on entries of one kind (条件检查). */
export function checkConditionOn(
  kind: KindDefinition,
  condition: Condition,
  vocabulary: FormulaVocabulary,
): Result<FormulaCheck, FormulaFault> {
  return guard(vocabulary, (context) => {
    checkCondition(condition, [kind], context);
    return "";
  });
}

/** Checks a set by itself (集合检查). */
export function checkSetAlone(set: EntrySet, vocabulary: FormulaVocabulary): Result<FormulaCheck, FormulaFault> {
  return guard(vocabulary, (context) => checkSet(set, context).kind.classifier);
}

function guard(
  vocabulary: FormulaVocabulary,
  check: (context: CheckContext) => string,
): Result<FormulaCheck, FormulaFault> {
  const fields = new Map<string, Field>();
  try {
    const unit = check({ vocabulary, use: (field) => fields.set(field.id, field) });
    const figures = [...fields.values()].filter(({ kind }) => kind === "observation").map(({ id }) => id);
    return ok({ unit, fields: [...fields.keys()], figures });
  } catch (cause) {
    if (cause instanceof FormulaStop) return err(cause.fault);
    throw cause;
  }
}

/** Unit of what the formula answers. */
function unitOf(formula: Formula, context: CheckContext): string {
  switch (formula.type) {
    case "number":
      return formula.unit;
    case "negative":
      return unitOf(formula.of, context);
    case "arithmetic":
      return unitOfArithmetic(formula, context);
    case "own":
      return unitOfOwn(formula, context);
    case "count":
      return unitOfCount(formula, context);
    case "sum":
      return unitOfSum(formula, context);
    case "ratio":
      return unitOfRatio(formula, context);
    case "growth": {
      const unit = unitOf(formula.of, context);
      return formula.amount === true ? unit : "%";
    }
    case "since": {
      const unit = unitOf(formula.of, context);
      if (formula.way === "increment") return unit;
      return formula.way === "cagr" ? "%" : "倍";
    }
    case "coverage": {
      const { kind } = checkSet(formula.set, context);
      checkCondition(formula.condition, [kind], context);
      return formula.as === "share" ? "%" : kind.classifier;
    }
    case "weighted":
      return unitOfWeighted(formula, context);
    case "named":
      return unitOfNamed(formula, context);
    case "first":
      return unitOfFirst(formula, context);
  }
}

function unitOfArithmetic(formula: Extract<Formula, { type: "arithmetic" }>, context: CheckContext): string {
  const left = unitOf(formula.left, context);
  const right = unitOf(formula.right, context);
  if (formula.operator === "×") return multiplyUnits(left, right);
  if (formula.operator === "÷") return divideUnits(left, right);
  const unit = addUnits(left, right);
  if (unit !== null) return unit;
  const verb = formula.operator === "+" ? "相加" : "相减";
  throw new FormulaStop(
    formula.at,
    `左边的单位是“${show(left)}”，右边是“${show(right)}”，不能${verb}；要求比值请用 比率(…, …) 或 ÷。`,
  );
}

function unitOfOwn(formula: Extract<Formula, { type: "own" }>, { vocabulary, use }: CheckContext): string {
  const kind = vocabulary.kinds.find(({ id }) => id === vocabulary.subject);
  // Without a known subject every kind is tried: a rule set names its own.
  const field = requirePath(formula.path, kind === undefined ? vocabulary.kinds : [kind], { vocabulary, use });
  return field.type === "integer" || field.type === "decimal" ? (field.storedUnit ?? "") : "";
}

function unitOfCount(formula: Extract<Formula, { type: "count" }>, context: CheckContext): string {
  const { kind } = checkSet(formula.set, context);
  if (formula.by === null) return kind.classifier;
  requirePath(formula.by, [kind], context);
  return "个";
}

function unitOfSum(formula: Extract<Formula, { type: "sum" }>, context: CheckContext): string {
  const { kind } = checkSet(formula.set, context);
  const field = requirePath(formula.field, [kind], context);
  if (field.type !== "integer" && field.type !== "decimal") {
    throw new FormulaStop(formula.field.at, `“${field.label}”不是数值，不能求和；要数有多少请用 计数(…)。`);
  }
  return field.id === "reportedValue" ? UNKNOWN_UNIT : (field.storedUnit ?? "");
}

function unitOfRatio(formula: Extract<Formula, { type: "ratio" }>, context: CheckContext): string {
  const over = unitOf(formula.over, context);
  const under = unitOf(formula.under, context);
  const wanted = formula.unit === "" ? "%" : formula.unit;
  const alike = areLikeUnits(over, under);
  const fits = wanted === "%" || basicUnit(wanted) === "" ? alike : areLikeUnits(divideUnits(over, under), wanted);
  if (fits) return wanted;
  const given = divideUnits(over, under) || "%";
  throw new FormulaStop(
    formula.at,
    `分子的单位是“${show(over)}”，分母是“${show(under)}”，比率不能写成“${wanted}”；请写明单位，如 比率(…, …, "${given}")。`,
  );
}

function unitOfWeighted(formula: Extract<Formula, { type: "weighted" }>, context: CheckContext): string {
  let unit: string | null = null;
  for (const { weight, of } of formula.terms) {
    const ofWeight = unitOf(weight, context);
    if (basicUnit(ofWeight) !== "" && ofWeight !== UNKNOWN_UNIT) {
      throw new FormulaStop(weight.at, `权重应当是没有单位的数或百分数，这里的单位是“${show(ofWeight)}”。`);
    }
    const next = unitOf(of, context);
    const sum: string | null = unit === null ? next : addUnits(unit, next);
    if (sum === null) {
      throw new FormulaStop(
        of.at,
        `加权的各项单位不同（“${show(unit ?? "")}”和“${show(next)}”），请先化成同一单位的分值。`,
      );
    }
    unit = sum;
  }
  return unit ?? "";
}

function unitOfFirst(formula: Extract<Formula, { type: "first" }>, context: CheckContext): string {
  const units = formula.choices.map((choice) => ({ at: choice.at, unit: unitOf(choice, context) }));
  const known = units.find(({ unit }) => unit !== UNKNOWN_UNIT)?.unit ?? UNKNOWN_UNIT;
  const odd = units.find(({ unit }) => !areLikeUnits(known, unit));
  if (odd === undefined) return known;
  throw new FormulaStop(odd.at, `首选的各项单位应当相同，这里是“${show(odd.unit)}”，前面是“${show(known)}”。`);
}

function unitOfNamed(
  { what, name, at }: { readonly what: NamedValue; readonly name: string; readonly at: number },
  { vocabulary }: CheckContext,
): string {
  if (what === "milestone") return "";
  if (what === "reference") return "%";
  if (what === "report") return UNKNOWN_UNIT;
  const unit = vocabulary.indicatorUnit(name);
  if (unit !== null) return unit;
  throw new FormulaStop(at, `没有代码是“${name}”的指标；别的政策包里的指标请写成“包/代码”。`);
}

function show(unit: string): string {
  if (unit === UNKNOWN_UNIT) return "未知";
  return unit === "" ? "无单位" : unit;
}
