/** Judging a target with a threshold (有门槛的目标): amounts, growth, coverage, and those a person gave a floor. */
import {
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { rootDecimal } from "#domain/indicators/root-decimal";
import { gapWords, showAmount, showNumber } from "#domain/targets/amount-words";
import {
  type Bounds,
  isLessBetter,
  type Position,
  positionOf,
  readBounds,
  readDecimal,
  yearsSince,
} from "#domain/targets/bounds";
import { type DatedValue, forecastAt } from "#domain/targets/forecast";
import { type Judgement, type JudgeContext, type TargetFacts, withoutData } from "#domain/targets/judgement";
import { doneShare, elapsedShare, expectedOn, yearEnd } from "#domain/targets/path";

/** Judges it. `trend`: earlier values in the measured unit, for the forecast. */
export function judgeThreshold(
  context: JudgeContext,
  facts: TargetFacts,
  trend: readonly DatedValue[] = [],
): Judgement {
  const { value } = facts.now;
  if (value === null) return withoutData(facts.now.reason ?? "没有数据。", facts.now.text ?? "没有数据");
  const bounds = readBounds(context, facts);
  if (!bounds.ok) return withoutData(bounds.error, showAmount(value, context.indicator.unit));
  const held: Held = { value, bounds: bounds.value, position: positionOf(value, bounds.value, context.indicator.unit) };
  const terms = inTargetTerms(context, facts, value);
  const way = progressOf(context, facts, held);
  const standing = standingOf(context, facts, { held, expected: way.expected });
  const hasReached = held.position.side === "within" && standing.status === "met";
  return {
    ...terms,
    ...standing,
    gap: held.position.side === "within" ? uncoveredGap(hasReached, facts) : gapOf(context, facts, held),
    gapValue: hasReached ? "0" : held.position.by === "0" ? null : held.position.by,
    progress: way.progress,
    forecast: forecastOf(context, facts, { held, trend }),
  };
}

/** Whether the target year is over on the day asked (目标年度已过). */
export function isOver({ target, asOf }: JudgeContext): boolean {
  return target.targetYear !== null && asOf > yearEnd(target.targetYear);
}

interface Held {
  readonly value: Decimal;
  readonly bounds: Bounds;
  readonly position: Position;
}

/** 1.8 倍, 300 家 added, 21.5% a year. */
function inTargetTerms(
  { target, indicator }: JudgeContext,
  { base, now }: TargetFacts,
  value: Decimal,
): Pick<Judgement, "actual" | "actualText"> {
  const before = base?.value ?? null;
  const plain = showAmount(value, indicator.unit);
  if (before === null || target.baseYear === null) return { actual: value, actualText: plain };
  const beside = `（${target.baseYear} 年 ${showAmount(before, indicator.unit)}，现为 ${plain}）`;
  switch (target.operator) {
    case "increment_ge": {
      const added = subtractDecimals(value, before);
      return {
        actual: added,
        actualText: `${added.startsWith("-") ? "" : "+"}${showAmount(added, indicator.unit)}${beside}`,
      };
    }
    case "double": {
      const times = divideDecimals(value, before, 6);
      return { actual: times, actualText: `${showNumber(times)} 倍${beside}` };
    }
    case "cagr_ge": {
      const rate = yearlyRate(before, value, yearsSince(target.baseYear, now.day));
      return rate === null
        ? { actual: null, actualText: plain }
        : { actual: rate, actualText: `年均 ${showNumber(rate)}%${beside}` };
    }
    default:
      return { actual: value, actualText: plain };
  }
}

function yearlyRate(before: Decimal, now: Decimal, years: number): Decimal | null {
  if (years < 1 || now.startsWith("-") || before === "0" || before.startsWith("-")) return null;
  const factor = rootDecimal(divideDecimals(now, before, 20), years, 14);
  const rate = multiplyDecimals(subtractDecimals(factor, decimalFromNumber(1)), decimalFromNumber(100));
  return roundDecimal(rate, 6);
}

function standingOf(
  context: JudgeContext,
  facts: TargetFacts,
  { held, expected }: { readonly held: Held; readonly expected: Decimal | null },
): Pick<Judgement, "status" | "light" | "reason"> {
  const { target } = context;
  const over = isOver(context) ? `目标年度（${target.targetYear} 年）已过，按 ${context.asOf} 的情况判定。` : "";
  if (held.position.side === "within") {
    if (target.operator === "coverage_all" && facts.now.partial) {
      return {
        status: "near",
        light: "amber",
        reason: `有数据的都已覆盖，但还有缺数据的，补齐前不能认定全覆盖。${over}`,
      };
    }
    if (isBaseOpen(context, facts)) {
      const doubt = `基期（${target.baseYear} 年）数据不全，增长可能算高了，补齐前不能认定达标。`;
      return { status: "near", light: "amber", reason: `${doubt}${over}` };
    }
    return { status: "met", light: "green", reason: `已达到要求。${stretchWords(context, held)}${over}` };
  }
  const tolerated = toleranceReason(context, held) ?? floorReason(context, held);
  if (tolerated !== null) return { status: "near", light: "amber", reason: tolerated + over };
  const kept = isOver(context) ? null : pathReason(context, held, expected);
  if (kept?.isKept === true) return { status: "near", light: "amber", reason: kept.sentence };
  const isExcess = (target.operator === "eq" || target.operator === "between") && held.position.side === "over";
  if (isExcess) return { status: "missed", light: "amber", reason: `超出文件写明的数量，请核对名单和口径。${over}` };
  if (target.soft) return { status: "missed", light: "amber", reason: `没有达到；原文是一般性要求，只作提醒。${over}` };
  if (kept !== null) return { status: "missed", light: "red", reason: kept.sentence };
  const hasTime = target.targetYear !== null && !isOver(context) && context.asOf < yearEnd(target.targetYear);
  const caution = facts.now.partial ? "数据不全，补齐后结果可能变化。" : "";
  if (hasTime) {
    return {
      status: "missed",
      light: "amber",
      reason: `还没有达到，目标年度是 ${target.targetYear} 年；没有基期值，算不出序时进度。${caution}`,
    };
  }
  return { status: "missed", light: "red", reason: `没有达到要求。${caution}${over}` };
}

function toleranceReason({ target, indicator }: JudgeContext, { value, position }: Held): string | null {
  const [tolerance, goal] = [readDecimal(target.tolerance), readDecimal(target.value)];
  if (target.operator !== "approx" || tolerance === null || goal === null || position.side !== "under") return null;
  const least = multiplyDecimals(goal, tolerance);
  if (compareDecimals(value, least) < 0) return null;
  return `在“左右”的范围内（不低于 ${showAmount(least, indicator.unit)}）。`;
}

function floorReason(context: JudgeContext, { value }: Held): string | null {
  const floor = readDecimal(context.setting.floor);
  if (floor === null || !reaches(context, value, floor)) return null;
  return `没有达到目标，但达到了设定的底线 ${showAmount(floor, context.indicator.unit)}。`;
}

function stretchWords(context: JudgeContext, { value }: Held): string {
  const stretch = readDecimal(context.setting.stretch);
  if (stretch === null) return "";
  const shown = showAmount(stretch, context.indicator.unit);
  return reaches(context, value, stretch) ? `也达到了争取值 ${shown}。` : `争取值 ${shown} 还没有达到。`;
}

function reaches(context: JudgeContext, value: Decimal, threshold: Decimal): boolean {
  const order = compareDecimals(value, threshold);
  return isLessBetter(context) ? order <= 0 : order >= 0;
}

function pathReason(
  context: JudgeContext,
  { value, bounds }: Held,
  expected: Decimal | null,
): { readonly isKept: boolean; readonly sentence: string } | null {
  const { target, indicator, setting } = context;
  if (expected === null || context.asOf >= yearEnd(target.targetYear ?? 0)) return null;
  const isUpward = bounds.lower !== null && compareDecimals(value, bounds.lower) < 0;
  const order = compareDecimals(value, expected);
  const isKept = isUpward ? order >= 0 : order <= 0;
  const way = setting.path?.type === "years" ? "设定的年度路径" : "序时进度（从基期直线推算）";
  const [due, now] = [showAmount(expected, indicator.unit), showAmount(value, indicator.unit)];
  const end = isKept ? "进度跟得上" : "落后于进度";
  return {
    isKept,
    sentence: `目标年度（${target.targetYear} 年）未到；按${way}到这时应为 ${due}，现为 ${now}，${end}。`,
  };
}

/** The bound the way leads to: that not reached, else the lower one. */
function goalOf({ bounds, position }: Held): Decimal | null {
  if (position.side === "over") return bounds.upper;
  return bounds.lower ?? bounds.upper;
}

function progressOf(
  context: JudgeContext,
  { base, now }: TargetFacts,
  held: Held,
): { readonly progress: Judgement["progress"]; readonly expected: Decimal | null } {
  const { target, setting } = context;
  const goal = goalOf(held);
  // A yearly rate is a demand of every year: the way to it is the rate itself.
  const hasWay = target.operator !== "cagr_ge" && target.operator !== "ge_ref" && goal !== null;
  if (target.targetYear === null || target.when === "every" || !hasWay) return { progress: null, expected: null };
  const end = yearEnd(target.targetYear);
  const from = target.baseYear === null ? null : yearEnd(target.baseYear);
  const start = from === null || base === null || base.value === null ? null : { day: from, value: base.value };
  const owns = setting.path?.type === "years";
  const expected =
    start === null && !owns ? null : expectedOn({ start, goal: { day: end, value: goal }, own: setting.path }, now.day);
  if (from === null) return { progress: null, expected };
  const done = start === null ? null : doneShare(start.value, goal, held.value);
  return { progress: { elapsed: elapsedShare(from, end, context.asOf), done, expected }, expected };
}

function gapOf(context: JudgeContext, { uncovered }: TargetFacts, { position, bounds }: Held): string {
  const { target, indicator } = context;
  const about = { amount: position.by, unit: indicator.unit, indicator: indicator.name };
  if (position.side === "over") {
    const verb = target.operator === "eq" || target.operator === "between" ? "多出" : "高出";
    return position.by === "0"
      ? `须低于 ${showAmount(bounds.upper ?? position.by, indicator.unit)}`
      : gapWords(about, verb);
  }
  if (position.by === "0") return `须超过 ${showAmount(bounds.lower ?? position.by, indicator.unit)}`;
  const words = gapWords(about);
  return uncovered === null || uncovered === 0 ? words : `${words}（还有 ${uncovered} 个没有覆盖）`;
}

/** Everything known is covered, or has grown, but not everything is known. */
function uncoveredGap(hasReached: boolean, { now, base }: TargetFacts): string {
  return hasReached || (!now.partial && base?.partial !== true) ? "" : "还有缺数据的没有核实";
}

/** Growth over a base that lacks data looks greater than it is. */
function isBaseOpen({ target }: JudgeContext, { base }: TargetFacts): boolean {
  return base?.partial === true && ["increment_ge", "double", "cagr_ge"].includes(target.operator);
}

function forecastOf(
  context: JudgeContext,
  { base, now }: TargetFacts,
  { held, trend }: { readonly held: Held; readonly trend: readonly DatedValue[] },
): Judgement["forecast"] {
  const { target, indicator } = context;
  const isRate = target.operator === "cagr_ge" || target.operator === "ge_ref" || target.operator === "rank";
  if (target.targetYear === null || isOver(context) || isRate || target.when === "every") return null;
  const start =
    target.baseYear === null || base === null || base.value === null
      ? []
      : [{ day: yearEnd(target.baseYear), value: base.value }];
  const [from] = [...start, ...trend].filter(({ day }) => day < now.day).sort((a, b) => (a.day < b.day ? -1 : 1));
  if (from === undefined) return null;
  const at = { day: now.day, value: held.value };
  return forecastAt({ from, now: at, until: yearEnd(target.targetYear), bounds: held.bounds, unit: indicator.unit });
}
