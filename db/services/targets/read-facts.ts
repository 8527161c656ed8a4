/** Measures what a target is judged by (判定取数): now, in the base year, the outside value, milestones, earlier years. */
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import type { QuarterConvention } from "#domain/packs/pack";
import { parseDecimal } from "#domain/shared/decimal";
import type { DatedValue } from "#domain/targets/forecast";
import type { Measurement, MilestoneState, TargetFacts } from "#domain/targets/judgement";
import { yearEnd } from "#domain/targets/path";
import type { TargetDefinition, TargetSetting } from "#domain/targets/target";
import { readFigurePeriod } from "#services/measuring/figure-periods";
import type { MeasureOptions, Measurer } from "#services/measuring/measure";
import type { MeasuredValue } from "#services/measuring/measured-value";

/** What measuring for targets works with. */
export interface FactSurroundings {
  readonly measurer: Measurer;
  readonly conventions: readonly QuarterConvention[];
  /** Frozen years: year → snapshot and its day. */
  readonly frozen: ReadonlyMap<number, { readonly id: number; readonly day: string }>;
}

/** One target as it is read, for one subject. */
export interface FactQuestion {
  readonly target: TargetDefinition;
  readonly setting: TargetSetting;
  readonly indicator: IndicatorDefinition;
  readonly formula: string;
  /** Unit everything is measured in. */
  readonly unit: string;
  /** Zone and subject the value is asked for. */
  readonly options: MeasureOptions;
}

/** The facts, with what is missing and worth saying. */
export interface ReadFacts {
  readonly facts: TargetFacts;
  readonly trend: readonly DatedValue[];
  readonly period: string | null;
  readonly missing: readonly string[];
}

/** Measures them. */
export function readFacts(around: FactSurroundings, question: FactQuestion): ReadFacts {
  const { target, formula } = question;
  if (target.operator === "milestone") return milestoneFacts(around, question);
  const options = optionsOf(question);
  const value = around.measurer.value(formula, options);
  const now = toMeasurement(around, value, around.measurer.question.asOf);
  const { base, said } = readBase(around, question, value.period);
  const reference = readReference(around, question, value.period);
  const facts = {
    now,
    base,
    reference: reference === null ? null : toMeasurement(around, reference, now.day),
    milestones: [],
    series: target.operator === "increasing" ? readSeries(around, question, { now, period: value.period }) : [],
    uncovered: readUncovered(around, question),
  };
  return {
    facts,
    trend:
      base === null && needsTrend(around, question) ? readTrend(around, question, { now, period: value.period }) : [],
    period: value.period,
    missing: [...wordsOf(value), ...said],
  };
}

function wordsOf(value: MeasuredValue): readonly string[] {
  return [...value.missing.map(({ sentence }) => sentence), ...value.notes, ...standingNotes(value)];
}

function optionsOf({ indicator, unit, options }: FactQuestion): MeasureOptions {
  return { ...options, stock: indicator.time === "point", ...(unit === "" ? {} : { unit }) };
}

function standingNotes({ standing }: MeasuredValue): readonly string[] {
  const { preliminary, corrected } = standing;
  return [
    ...(preliminary > 0 ? [`有 ${preliminary} 个数是快报数。`] : []),
    ...(corrected > 0 ? [`有 ${corrected} 个数是修订数。`] : []),
  ];
}

function toMeasurement({ conventions }: FactSurroundings, measured: MeasuredValue, day: string): Measurement {
  const { value, text, reason, status, period } = measured;
  const last = period === null ? null : (readFigurePeriod(period, conventions)?.lastDay ?? null);
  return { value, text, reason, partial: status === "partial", day: last === null || last > day ? day : last };
}

/** The same measured at a year's end, from the frozen year when there is one. */
function atYearEnd(
  around: FactSurroundings,
  question: FactQuestion,
  { year, period }: { readonly year: number; readonly period: string | null },
): Measurement & { readonly said: readonly string[] } {
  const frozen = around.frozen.get(year);
  const asOf = frozen?.day ?? yearEnd(year);
  const then = { asOf, snapshot: frozen?.id ?? null, period: period === null ? null : `${year}${period.slice(4)}` };
  const measured = around.measurer.value(question.formula, { ...optionsOf(question), ...then });
  const said = wordsOf(measured).map((sentence) => `${year}年：${sentence}`);
  return { ...toMeasurement(around, measured, asOf), day: asOf, said };
}

/** The base, and what is to be said of it: a base that lacks data or was reckoned another way than the present value makes growth doubtful. */
function readBase(
  around: FactSurroundings,
  question: FactQuestion,
  period: string | null,
): { readonly base: Measurement | null; readonly said: readonly string[] } {
  const { target, setting } = question;
  const { baseYear } = target;
  if (baseYear === null) return { base: null, said: [] };
  const plain = { text: null, reason: null, partial: false, day: yearEnd(baseYear) };
  const typed = setting.baseline === null ? null : parseDecimal(setting.baseline.trim());
  if (typed?.ok === true) return { base: { ...plain, value: typed.value }, said: [] };
  if (around.measurer.question.asOf < yearEnd(baseYear)) {
    return { base: { ...plain, value: null, reason: `基期${baseYear}年末还没有到。` }, said: [] };
  }
  const { said, ...base } = atYearEnd(around, question, { year: baseYear, period });
  return { base, said };
}

function readReference(
  { measurer }: FactSurroundings,
  question: FactQuestion,
  period: string | null,
): MeasuredValue | null {
  const { target } = question;
  if (target.operator !== "ge_ref" || target.reference === null) return null;
  const formula: Formula = { type: "named", what: "reference", name: target.reference, at: 0 };
  const { pack = null } = question.options;
  return measurer.value(formula, { pack, ...(period === null ? {} : { period }) });
}

/** How many of the set are not covered, when the formula is a share of coverage. */
function readUncovered({ measurer }: FactSurroundings, question: FactQuestion): number | null {
  if (question.target.operator !== "coverage_all") return null;
  const parsed = parseFormula(question.formula);
  if (!parsed.ok || parsed.value.type !== "coverage" || parsed.value.as !== "share") return null;
  const covered = measurer.value({ ...parsed.value, as: "count" }, question.options).value;
  const all = measurer.value({ type: "count", set: parsed.value.set, by: null, at: 0 }, question.options).value;
  return covered === null || all === null ? null : Number(all) - Number(covered);
}

const MOST_YEARS = 5;

function readSeries(
  around: FactSurroundings,
  question: FactQuestion,
  { now, period }: { readonly now: Measurement; readonly period: string | null },
): TargetFacts["series"] {
  const last = Number(now.day.slice(0, 4));
  const first = Math.max(question.target.baseYear ?? 0, last - MOST_YEARS + 1);
  const years = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  const earlier = years.map((year) => ({ year, value: atYearEnd(around, question, { year, period }).value }));
  // Years before anything was registered say nothing.
  const start = earlier.findIndex(({ value }) => value !== null && value !== "0");
  return [...(start < 0 ? [] : earlier.slice(start)), { year: last, value: now.value }];
}

function needsTrend({ measurer }: FactSurroundings, { target }: FactQuestion): boolean {
  return target.targetYear !== null && target.when === "year" && measurer.question.asOf < yearEnd(target.targetYear);
}

function readTrend(
  around: FactSurroundings,
  question: FactQuestion,
  { now, period }: { readonly now: Measurement; readonly period: string | null },
): readonly DatedValue[] {
  const last = Number(now.day.slice(0, 4));
  const years = [last - 3, last - 2, last - 1].map((year) => atYearEnd(around, question, { year, period }));
  return years.flatMap(({ day, value }) => (value === null || value === "0" ? [] : [{ day, value }]));
}

function milestoneFacts({ measurer }: FactSurroundings, { target }: FactQuestion): ReadFacts {
  const measured = target.milestones.map((name) => {
    const formula: Formula = { type: "named", what: "milestone", name, at: 0 };
    return { name, ...measurer.value(formula) };
  });
  const milestones = measured.map(
    ({ name, value, text }): MilestoneState => ({ name, done: value === null ? null : value === "1", state: text }),
  );
  const now = { value: null, text: null, reason: null, partial: false, day: measurer.question.asOf };
  const missing = measured.flatMap(({ reason, notes }) => [...(reason === null ? [] : [reason]), ...notes]);
  return {
    facts: { now, base: null, reference: null, milestones, series: [], uncovered: null },
    trend: [],
    period: null,
    missing,
  };
}
