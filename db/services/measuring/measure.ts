/** Measuring (取数): formulas, sets and conditions answered for one day, zone and period. */
import type { MeasureQuestion } from "#contract/indicators";
import { checkConditionOn, checkFormula, checkSetAlone } from "#domain/indicators/check-formula";
import type { Condition, EntrySet, Formula, FormulaFault } from "#domain/indicators/formula";
import { parseCondition, parseSet } from "#domain/indicators/parse-condition";
import { parseFormula } from "#domain/indicators/parse-formula";
import { convertMeasure, UNKNOWN_UNIT } from "#domain/indicators/unit-algebra";
import { err, ok, type Result } from "#domain/shared/result";
import { choosePeriod } from "#services/measuring/choose-period";
import { openTest, readMembers } from "#services/measuring/entry-sets";
import { evaluate } from "#services/measuring/evaluate";
import { readFigurePeriod } from "#services/measuring/figure-periods";
import type { MeasuredValue } from "#services/measuring/measured-value";
import { newRemarks, type Remarks, type Scope, setScope } from "#services/measuring/scope";
import { findIndicator, openWorld, type World } from "#services/measuring/world";
import type { ReadableDb } from "#store/connection";

/** What may differ from the measurer's question for one value. */
export interface MeasureOptions {
  /** Another zone; null: all zones together. */
  readonly zone?: number | null;
  /** Entry that 本身 stands for. */
  readonly subject?: number;
  /** Unit to answer in (亿元); a unit that does not fit makes the value `wrong`. */
  readonly unit?: string;
  /** Pack whose indicators 指标("代码") means first. */
  readonly pack?: string | null;
  /** 存量: quarters of a pack's own take their last month instead of the sum of months. */
  readonly stock?: boolean;
  /** Another day, period or snapshot (for paths and base years). */
  readonly asOf?: string;
  readonly period?: string | null;
  readonly snapshot?: number | null;
}

/** An entry of a set on the day. */
export interface SetEntry {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
}

/** Whether an entry meets a condition; `met` null: data is missing, `missing` says which. */
export interface ConditionOutcome {
  readonly met: boolean | null;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/** Answers for one question (取数器). Cheap to make; what it reads is kept per revision of the book. */
export interface Measurer {
  readonly question: MeasureQuestion;
  /** The value of a formula, as text or read. A fault in it makes the value `wrong` with its sentence. */
  readonly value: (formula: Formula | string, options?: MeasureOptions) => MeasuredValue;
  /** The entries of a set on the day, by id: text `孵化载体[级别 = "省级"]` or read. Those for whom data is missing are left out. */
  readonly list: (set: EntrySet | string, options?: MeasureOptions) => Result<readonly SetEntry[], FormulaFault>;
  /** Whether one entry meets a condition; "" is always met. */
  readonly meets: (
    subject: number,
    condition: Condition | string,
    options?: MeasureOptions,
  ) => Result<ConditionOutcome, FormulaFault>;
}

/** Makes a measurer over a book. */
export function createMeasurer(db: ReadableDb, question: MeasureQuestion): Measurer {
  const world = openWorld(db);
  return {
    question,
    value: (formula, options = {}) => measureValue(world, question, { formula, options }),
    list: (set, options = {}) => listSet(world, question, { set, options }),
    meets: (subject, condition, options = {}) => meetsCondition(world, question, { subject, condition, options }),
  };
}

function measureValue(
  world: World,
  question: MeasureQuestion,
  { formula: given, options }: { readonly formula: Formula | string; readonly options: MeasureOptions },
): MeasuredValue {
  const read = readFormula(world, given);
  if (!read.ok) return wrong(read.error.sentence);
  const opened = openScope(world, question, { options, formula: read.value });
  if (!opened.ok) return wrong(opened.error);
  const scope = opened.value;
  const check = checkFormula(read.value, {
    ...world.vocabulary,
    indicatorUnit: (code) => findIndicator(world.indicators, code, scope.pack)?.definition.unit ?? null,
    subject: scope.subject === null ? null : scope.day.facts.kindAt(scope.subject),
  });
  if (!check.ok) return wrong(check.error.sentence);
  const remarks = newRemarks();
  const result = evaluate(read.value, scope, remarks);
  const unit = options.unit ?? (result.value === null && result.unit === "" ? check.value.unit : result.unit);
  if (result.value !== null && result.unit === UNKNOWN_UNIT && options.unit !== undefined) {
    remarks.notes.add(`填报时没有写单位，按“${options.unit}”算。`);
  }
  const value = result.value === null ? null : convertMeasure(result.value, result.unit, unit);
  if (result.value !== null && value === null) {
    return wrong(`公式得出的单位是“${result.unit === "" ? "无单位" : result.unit}”，和要求的“${unit}”对不上。`);
  }
  const usesFigures = check.value.figures.length > 0 || dependsOnPeriod(read.value);
  return finish({ value, text: result.text, unit, period: usesFigures ? (scope.period?.text ?? null) : null }, remarks);
}

function readFormula(world: World, given: Formula | string): Result<Formula, FormulaFault> {
  if (typeof given !== "string") return ok(given);
  const ready = world.parsed.get(given);
  if (ready !== undefined) return ok(ready);
  const parsed = parseFormula(given);
  if (parsed.ok) world.parsed.set(given, parsed.value);
  return parsed;
}

/** 填报, 参照 and 指标 have figures of a period that no field of the formula shows. */
function dependsOnPeriod(formula: Formula): boolean {
  switch (formula.type) {
    case "named":
      return formula.what !== "milestone";
    case "arithmetic":
      return dependsOnPeriod(formula.left) || dependsOnPeriod(formula.right);
    case "ratio":
      return dependsOnPeriod(formula.over) || dependsOnPeriod(formula.under);
    case "negative":
    case "growth":
    case "since":
      return dependsOnPeriod(formula.of);
    case "weighted":
      return formula.terms.some(({ of }) => dependsOnPeriod(of));
    case "first":
      return formula.choices.some(dependsOnPeriod);
    default:
      return false;
  }
}

function wrong(reason: string): MeasuredValue {
  const nothing = { value: null, text: null, unit: "", period: null };
  return { ...nothing, status: "wrong", reason, missing: [], notes: [], standing: { preliminary: 0, corrected: 0 } };
}

function finish(
  value: Pick<MeasuredValue, "value" | "text" | "unit" | "period">,
  { missing, notes, standing, reason }: Remarks,
): MeasuredValue {
  const hasValue = value.value !== null || value.text !== null;
  const status = hasValue ? (missing.length > 0 ? "partial" : "value") : "nodata";
  const why = hasValue ? null : (reason ?? "没有数据。");
  return { ...value, status, reason: why, missing, notes: [...notes], standing };
}

/** Opens the scope of a question; the failure is a sentence. */
export function openScope(
  world: World,
  question: MeasureQuestion,
  { options, formula }: { readonly options: MeasureOptions; readonly formula: Formula | null },
): Result<Scope, string> {
  const asOf = options.asOf ?? question.asOf;
  const snapshot = options.snapshot === undefined ? question.snapshot : options.snapshot;
  const zone = options.zone === undefined ? question.zone : options.zone;
  const asked = options.period === undefined ? question.period : options.period;
  const day = world.day(asOf, snapshot);
  const subject = options.subject === undefined ? null : day.facts.placeOf(options.subject);
  if (subject === -1) return err("台账里没有这个对象。");
  const pack = options.pack ?? null;
  const scope: Scope = { world, day, zone, period: null, subject, pack, stock: options.stock ?? false, within: [] };
  const text = asked ?? (formula === null ? null : choosePeriod(formula, scope));
  if (text === null) return ok(scope);
  const period = readFigurePeriod(text, world.conventions);
  return period === null ? err(`期间“${text}”看不懂，请写成 2025、2025Q3、2025-11 这样。`) : ok({ ...scope, period });
}

function listSet(
  world: World,
  question: MeasureQuestion,
  { set: given, options }: { readonly set: EntrySet | string; readonly options: MeasureOptions },
): Result<readonly SetEntry[], FormulaFault> {
  const read = typeof given === "string" ? parseSet(given) : ok(given);
  if (!read.ok) return read;
  const set = read.value;
  const check = checkSetAlone(set, world.vocabulary);
  if (!check.ok) return check;
  const opened = openScope(world, question, { options, formula: { type: "count", set, by: null, at: 0 } });
  if (!opened.ok) return err({ type: "FormulaWrong", at: 0, sentence: opened.error });
  const { facts } = opened.value.day;
  const { places } = readMembers(set, setScope(opened.value));
  return ok(
    [...places].map((place) => ({ id: facts.idAt(place), kind: facts.kindAt(place), name: facts.nameAt(place) })),
  );
}

function meetsCondition(
  world: World,
  question: MeasureQuestion,
  {
    subject,
    condition: given,
    options,
  }: { readonly subject: number; readonly condition: Condition | string; readonly options: MeasureOptions },
): Result<ConditionOutcome, FormulaFault> {
  if (given === "") return ok({ met: true, missing: [], notes: [] });
  const read = typeof given === "string" ? parseCondition(given) : ok(given);
  if (!read.ok) return read;
  const fault = (sentence: string) => err({ type: "FormulaWrong" as const, at: 0, sentence });
  const first = openScope(world, question, { options: { ...options, subject }, formula: null });
  if (!first.ok) return fault(first.error);
  const kindId = first.value.day.facts.kindAt(first.value.subject ?? 0);
  const kind = world.vocabulary.kinds.find(({ id }) => id === kindId);
  if (kind === undefined) return fault("这个对象的台账已经停用。");
  const check = checkConditionOn(kind, read.value, world.vocabulary);
  if (!check.ok) return check;
  const set: EntrySet = { list: kind.id, where: read.value, at: 0 };
  const formula: Formula = { type: "count", set, by: null, at: 0 };
  const opened = openScope(world, question, { options: { ...options, subject }, formula });
  if (!opened.ok) return fault(opened.error);
  const scope = opened.value;
  const { test, labels } = openTest(read.value, kind.id, setScope(scope));
  const verdict = test(scope.subject ?? 0);
  const missing = verdict < 0 ? [labels[-verdict - 1] ?? ""] : [];
  return ok({ met: verdict < 0 ? null : verdict === 1, missing, notes: [] });
}
