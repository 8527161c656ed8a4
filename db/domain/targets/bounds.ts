/** Thresholds of a target in the unit it is measured in (门槛换算): 翻一番, 新增, 年均增长 become amounts. */
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  isIntegerDecimal,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { err, ok, type Result } from "#domain/shared/result";
import { isCountUnit } from "#domain/targets/amount-words";
import type { JudgeContext, TargetFacts } from "#domain/targets/judgement";

/** Between which amounts the measured value must lie (达标区间). `strict`: the bound itself is not enough. */
export interface Bounds {
  readonly lower: Decimal | null;
  readonly upper: Decimal | null;
  readonly strict: boolean;
}

/** Where a value lies to its bounds (落点). `by` is 0 within them, and on a bound that is not enough. */
export interface Position {
  readonly side: "within" | "under" | "over";
  readonly by: Decimal;
}

/** A decimal of a definition or a setting; null when it is none. */
export function readDecimal(text: string | null): Decimal | null {
  const parsed = text === null ? null : parseDecimal(text.trim());
  return parsed?.ok === true ? parsed.value : null;
}

/** Whether less is better (反向指标): ranks always, else as the indicator says. */
export function isLessBetter({ target, indicator }: Pick<JudgeContext, "target" | "indicator">): boolean {
  return target.operator === "rank" || indicator.direction === "down";
}

/** Whole years from the base year to the year of the measured value (年数). */
export function yearsSince(baseYear: number, day: string): number {
  return Number(day.slice(0, 4)) - baseYear;
}

/** The bounds of a target with a threshold; the failure says what is missing, in Chinese. */
export function readBounds(context: JudgeContext, facts: TargetFacts): Result<Bounds, string> {
  const { target } = context;
  const value = readDecimal(target.value);
  if (target.operator === "ge_ref") return referenceBounds(context, facts);
  if (value === null) return err("目标没有写门槛数值，或写的不是数。");
  switch (target.operator) {
    case "eq":
      return ok({ lower: value, upper: value, strict: false });
    case "between": {
      const upper = readDecimal(target.upper);
      return upper === null ? err("目标没有写上限，或写的不是数。") : ok({ lower: value, upper, strict: false });
    }
    case "increment_ge":
    case "double":
    case "cagr_ge":
      return baseBounds(context, facts, value);
    default:
      return ok(oneSided(context, value, target.operator === "gt"));
  }
}

/** Where an amount lies. In strict bounds of whole things the next whole one is enough. */
export function positionOf(value: Decimal, { lower, upper, strict }: Bounds, unit: string): Position {
  const step = strict && isCountUnit(unit) && isIntegerDecimal(value) ? decimalFromNumber(1) : ZERO;
  const isUnder = lower !== null && compareDecimals(value, lower) < (strict ? 1 : 0);
  if (isUnder) return { side: "under", by: addDecimals(subtractDecimals(floorFor(lower, step), value), step) };
  const isOver = upper !== null && compareDecimals(value, upper) > (strict ? -1 : 0);
  if (isOver) return { side: "over", by: addDecimals(subtractDecimals(value, ceilFor(upper, step)), step) };
  return { side: "within", by: ZERO };
}

const ZERO = decimalFromNumber(0);

/** More than 2.5 whole things is 3 of them: one above 2. */
function floorFor(bound: Decimal, step: Decimal): Decimal {
  return step === "0" || isIntegerDecimal(bound) ? bound : decimalFromNumber(Math.floor(Number(bound)));
}

function ceilFor(bound: Decimal, step: Decimal): Decimal {
  return step === "0" || isIntegerDecimal(bound) ? bound : decimalFromNumber(Math.ceil(Number(bound)));
}

function oneSided(context: JudgeContext, value: Decimal, strict: boolean): Bounds {
  return isLessBetter(context) ? { lower: null, upper: value, strict } : { lower: value, upper: null, strict };
}

function referenceBounds(context: JudgeContext, { reference }: TargetFacts): Result<Bounds, string> {
  if (reference?.value === undefined || reference.value === null) {
    const name = context.target.reference ?? "";
    return err(reference?.reason ?? `缺少外部参照值“${name}”，请先填报。`);
  }
  // 高于全省平均水平3个百分点: the margin is the value of the target.
  const margin = readDecimal(context.target.value) ?? ZERO;
  const { value } = reference;
  return ok(
    oneSided(context, isLessBetter(context) ? subtractDecimals(value, margin) : addDecimals(value, margin), false),
  );
}

function baseBounds(context: JudgeContext, { base, now }: TargetFacts, value: Decimal): Result<Bounds, string> {
  const { target } = context;
  if (target.baseYear === null) return err("目标没有写基期年份，请在口径或目标设置里选定。");
  if (base?.value === undefined || base.value === null) {
    return err(
      `没有${target.baseYear}年的基期值${base?.reason ? `（${base.reason}）` : "。"}也可以在目标设置里填写基期值。`,
    );
  }
  if (target.operator === "increment_ge") {
    const goal = isLessBetter(context) ? subtractDecimals(base.value, value) : addDecimals(base.value, value);
    return ok(oneSided(context, goal, false));
  }
  if (compareDecimals(base.value, ZERO) <= 0)
    return err(`${target.baseYear}年的基期值不大于 0，算不出倍数或年均增长。`);
  if (target.operator === "double") return ok(oneSided(context, multiplyDecimals(base.value, value), false));
  const years = yearsSince(target.baseYear, now.day);
  if (years < 1) return err(`数据的年份不晚于基期${target.baseYear}年，算不出年均增长。`);
  const rate = divideDecimals(value, decimalFromNumber(100), 20);
  const one = decimalFromNumber(1);
  const factor = isLessBetter(context) ? subtractDecimals(one, rate) : addDecimals(one, rate);
  let goal = base.value;
  for (let year = 0; year < years; year += 1) goal = multiplyDecimals(goal, factor);
  return ok(oneSided(context, goal, false));
}
