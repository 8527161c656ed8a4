/** Works out a formula (公式求值), exactly, and says what was missing. The formula was checked before. */
import type { Condition, EntrySet, Formula } from "#domain/indicators/formula";
import { rootDecimal } from "#domain/indicators/root-decimal";
import {
  addUnits,
  areLikeUnits,
  basicUnit,
  convertMeasure,
  divideUnits,
  multiplyUnits,
  QUOTIENT_DECIMALS,
} from "#domain/indicators/unit-algebra";
import {
  addDecimals,
  type Decimal,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  roundDecimal,
  subtractDecimals,
} from "#domain/shared/decimal";
import { measureCount, measureCoverage, measureSum } from "#services/measuring/evaluate-sets";
import { measureNamed, measureOwn } from "#services/measuring/evaluate-named";
import {
  addRemarks,
  baseScope,
  newRemarks,
  nothing,
  type Partial,
  periodEarlier,
  type Remarks,
  type Scope,
  yearEarlier,
} from "#services/measuring/scope";
import { describeUnpaired } from "#services/measuring/unpaired";

/** The value of a formula in a scope; what is missing and worth noting goes into the remarks. */
export function evaluate(formula: Formula, scope: Scope, remarks: Remarks): Partial {
  switch (formula.type) {
    case "number":
      return plain(formula.value, formula.unit);
    case "negative": {
      const { value, unit } = evaluate(formula.of, scope, remarks);
      return plain(value === null ? null : negateDecimal(value), unit);
    }
    case "arithmetic":
      return evaluateArithmetic(formula, scope, remarks);
    case "own":
      return measureOwn(formula.path, scope, remarks);
    case "count":
      return measureCount(formula, scope, remarks);
    case "sum":
      return measureSum(formula, scope, remarks);
    case "ratio":
      return evaluateRatio(formula, scope, remarks);
    case "growth":
      return evaluateGrowth(formula, scope, remarks);
    case "since":
      return evaluateSince(formula, scope, remarks);
    case "coverage":
      return evaluateCoverage(formula, scope, remarks);
    case "weighted":
      return evaluateWeighted(formula.terms, scope, remarks);
    case "named":
      return measureNamed(formula, scope, { remarks, evaluate });
    case "first":
      return evaluateFirst(formula.choices, scope, remarks);
  }
}

/** Kept while quotients go into further sums. */
const WORKING_DECIMALS = QUOTIENT_DECIMALS + 8;
const HUNDRED = decimalFromNumber(100);
const ONE = decimalFromNumber(1);

function plain(value: Decimal | null, unit: string): Partial {
  return { value, unit, text: null };
}

function evaluateArithmetic(
  { operator, left, right }: Extract<Formula, { type: "arithmetic" }>,
  scope: Scope,
  remarks: Remarks,
): Partial {
  const a = evaluate(left, scope, remarks);
  const b = evaluate(right, scope, remarks);
  if (operator === "+" || operator === "-") {
    const unit = addUnits(a.unit, b.unit) ?? a.unit;
    if (a.value === null || b.value === null) return plain(null, unit);
    const [x, y] = [convertMeasure(a.value, a.unit, unit), convertMeasure(b.value, b.unit, unit)];
    if (x === null || y === null) return nothing(remarks, "两部分的单位不同，不能相加减。", unit);
    return plain(operator === "+" ? addDecimals(x, y) : subtractDecimals(x, y), unit);
  }
  const unit = operator === "×" ? multiplyUnits(a.unit, b.unit) : divideUnits(a.unit, b.unit);
  if (a.value === null || b.value === null) return plain(null, unit);
  const x = convertMeasure(a.value, a.unit, basicUnit(a.unit)) ?? a.value;
  const y = convertMeasure(b.value, b.unit, basicUnit(b.unit)) ?? b.value;
  if (operator === "×") return plain(multiplyDecimals(x, y), unit);
  if (y === "0") return nothing(remarks, "除数为 0，算不出结果。", unit);
  return plain(roundDecimal(divideDecimals(x, y, WORKING_DECIMALS), QUOTIENT_DECIMALS), unit);
}

function evaluateRatio(
  { over, under, unit }: Extract<Formula, { type: "ratio" }>,
  scope: Scope,
  remarks: Remarks,
): Partial {
  const wanted = unit === "" ? "%" : unit;
  const a = evaluate(over, scope, remarks);
  const b = evaluate(under, scope, remarks);
  if (a.value === null || b.value === null) return plain(null, wanted);
  // Where nothing is missing both are of the same entries; looking is for the rest.
  const unpaired = remarks.missing.length === 0 ? null : describeUnpaired(over, under, scope);
  if (unpaired !== null) remarks.notes.add(unpaired);
  return plain(
    divideMeasures({ value: a.value, unit: a.unit }, { value: b.value, unit: b.unit }, { wanted, remarks }),
    wanted,
  );
}

/** Quotient of two measures in a unit; null when the divisor is 0 or the unit does not fit. */
export function divideMeasures(
  a: { readonly value: Decimal; readonly unit: string },
  b: { readonly value: Decimal; readonly unit: string },
  { wanted, remarks }: { readonly wanted: string; readonly remarks: Remarks },
): Decimal | null {
  if (b.value === "0") return nothing(remarks, "分母为 0，算不出比率。").value;
  const x = convertMeasure(a.value, a.unit, basicUnit(a.unit)) ?? a.value;
  const y = convertMeasure(b.value, b.unit, basicUnit(b.unit)) ?? b.value;
  const quotient = divideDecimals(x, y, WORKING_DECIMALS);
  const unit = areLikeUnits(a.unit, b.unit) ? "" : divideUnits(a.unit, b.unit);
  const converted = convertMeasure(quotient, unit, wanted);
  if (converted === null) return nothing(remarks, `分子、分母的单位和“${wanted}”对不上。`).value;
  return roundDecimal(converted, QUOTIENT_DECIMALS);
}

function evaluateGrowth(
  { against, of, amount }: Extract<Formula, { type: "growth" }>,
  scope: Scope,
  remarks: Remarks,
): Partial {
  const earlier = against === "year" ? yearEarlier(scope) : { scope: periodEarlier(scope), note: null };
  if (earlier.scope === null) {
    const why = scope.period === null ? "环比要先选定期间（月、季度或年）。" : "累计数没有上一期，不能算环比。";
    return nothing(remarks, why, "%");
  }
  const word = against === "year" ? "上年同期" : "上一期";
  if (earlier.note !== null) remarks.notes.add(earlier.note);
  const times = { now: scope, earlier: earlier.scope };
  const { now, earlier: before } = compareTimes(of, times, { remarks, before: `${word}：` });
  if (now.value === null || before.value === null) return plain(null, "%");
  if (amount === true) return plain(subtractDecimals(now.value, before.value), now.unit);
  const growth = growthOf(now.value, before.value);
  return growth === null ? nothing(remarks, `${word}为 0 或负数，算不出增幅。`, "%") : plain(growth, "%");
}

/** Growth in percent; null where the base is not positive. */
function growthOf(now: Decimal, before: Decimal): Decimal | null {
  if (before === "0" || before.startsWith("-")) return null;
  const gained = multiplyDecimals(subtractDecimals(now, before), HUNDRED);
  return roundDecimal(divideDecimals(gained, before, WORKING_DECIMALS), QUOTIENT_DECIMALS);
}

/** The value now and at an earlier time, the earlier one in the unit of the other; its remarks are told with `before` in front. */
function compareTimes(
  formula: Formula,
  { now, earlier }: { readonly now: Scope; readonly earlier: Scope },
  { remarks, before }: { readonly remarks: Remarks; readonly before: string },
): { readonly now: Partial; readonly earlier: Partial } {
  const [ofNow, ofEarlier] = [newRemarks(), newRemarks()];
  const present = evaluate(formula, now, ofNow);
  const past = evaluate(formula, earlier, ofEarlier);
  addRemarks(remarks, ofNow);
  addRemarks(remarks, ofEarlier, before);
  if (present.value !== null && past.value !== null && choiceOf(ofNow) !== choiceOf(ofEarlier)) {
    remarks.notes.add(
      `前后两个时期取数的算法不同（${choiceOf(ofNow)}；${before}${choiceOf(ofEarlier)}），结果可能不可比。`,
    );
  }
  const value = past.value === null ? null : convertMeasure(past.value, past.unit, present.unit);
  return { now: present, earlier: { ...past, value } };
}

/** Which of 首选 was taken; "" when there was nothing to choose. */
function choiceOf({ notes }: Remarks): string {
  return [...notes].flatMap((note) => CHOICE.exec(note)?.[0] ?? []).join("、");
}

const CHOICE = /首选的第\d+种/u;

function evaluateSince(
  { way, of, base }: Extract<Formula, { type: "since" }>,
  scope: Scope,
  remarks: Remarks,
): Partial {
  const then = baseScope(scope, base);
  if (then.note !== null) remarks.notes.add(then.note);
  const scopes = { now: scope, earlier: then.scope };
  const { now, earlier: before } = compareTimes(of, scopes, { remarks, before: `基年${base}年：` });
  const unit = way === "increment" ? now.unit : way === "cagr" ? "%" : "倍";
  if (now.value === null || before.value === null) return plain(null, unit);
  if (way === "increment") return plain(subtractDecimals(now.value, before.value), unit);
  if (before.value === "0" || before.value.startsWith("-"))
    return nothing(remarks, `基年${base}年的值为 0 或负数，算不出${way === "cagr" ? "年均增长" : "倍数"}。`, unit);
  const times = divideDecimals(now.value, before.value, WORKING_DECIMALS * 2);
  if (way === "times") return plain(roundDecimal(times, QUOTIENT_DECIMALS), unit);
  const years = (scope.period?.year ?? Number(scope.day.day.slice(0, 4))) - base;
  if (years < 1) return nothing(remarks, `要比的年份不晚于基年${base}年，算不出年均增长。`, unit);
  if (now.value.startsWith("-")) return nothing(remarks, "现值为负数，算不出年均增长。", unit);
  if (scope.period === null && !scope.day.day.endsWith("-12-31")) {
    remarks.notes.add(`${scope.day.day}不是年末，年均增长按${years}年折算。`);
  }
  const factor = rootDecimal(times, years, WORKING_DECIMALS);
  return plain(roundDecimal(multiplyDecimals(subtractDecimals(factor, ONE), HUNDRED), QUOTIENT_DECIMALS), unit);
}

function evaluateCoverage(
  formula: { readonly as: "share" | "count"; readonly set: EntrySet; readonly condition: Condition },
  scope: Scope,
  remarks: Remarks,
): Partial {
  const found = measureCoverage(formula, scope, remarks);
  if (found === null) return plain(null, formula.as === "share" ? "%" : "");
  const [yes, of] = [decimalFromNumber(found.yes.length), decimalFromNumber(found.yes.length + found.no)];
  if (formula.as === "count") return plain(yes, found.unit);
  return plain(divideMeasures({ value: yes, unit: "" }, { value: of, unit: "" }, { wanted: "%", remarks }), "%");
}

function evaluateWeighted(
  terms: Extract<Formula, { type: "weighted" }>["terms"],
  scope: Scope,
  remarks: Remarks,
): Partial {
  let sum: Decimal | null = decimalFromNumber(0);
  let unit: string | null = null;
  for (const { weight, of } of terms) {
    const factor = evaluate(weight, scope, remarks);
    const one = evaluate(of, scope, remarks);
    unit = unit === null ? one.unit : (addUnits(unit, one.unit) ?? unit);
    if (sum === null || factor.value === null || one.value === null) {
      sum = null;
      continue;
    }
    const share = convertMeasure(factor.value, factor.unit, "") ?? factor.value;
    const value = convertMeasure(one.value, one.unit, unit) ?? one.value;
    sum = addDecimals(sum, multiplyDecimals(share, value));
  }
  return plain(sum, unit ?? "");
}

function evaluateFirst(choices: readonly Formula[], scope: Scope, remarks: Remarks): Partial {
  const refusals = newRemarks();
  for (const [at, choice] of choices.entries()) {
    const own = newRemarks();
    const result = evaluate(choice, scope, own);
    if (result.ofNobody === true) own.reason ??= "没有可以求和的条目。";
    else if (result.value !== null || result.text !== null) {
      addRemarks(remarks, own);
      const why = refusals.reason === null ? "" : `（前面的没有数据：${refusals.reason.replace(/。$/u, "")}）`;
      remarks.notes.add(`用的是首选的第${at + 1}种算法${why}。`);
      return result;
    }
    addRemarks(refusals, own);
  }
  addRemarks(remarks, refusals);
  return plain(null, "");
}
