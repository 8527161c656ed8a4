/** Computes what formulas of bindings give (公式取数): a value, the formula in words, notes, and the entries behind it. */
import type { MeasureQuestion } from "#contract/indicators";
import { explainFormula } from "#domain/indicators/explain-formula";
import type { Formula } from "#domain/indicators/formula";
import { parseFormula } from "#domain/indicators/parse-formula";
import { lastDayOf } from "#domain/register/day-of";
import type { ComputedValue } from "#domain/reporting/fill-request";
import type { BoundSource } from "#domain/reporting/form-binding";
import { type Period, periodEnd, previousYear } from "#domain/shared/period";
import { createMeasurer, type MeasureOptions, type Measurer, openScope } from "#services/measuring/measure";
import type { MeasuredValue } from "#services/measuring/measured-value";
import type { Scope } from "#services/measuring/scope";
import { openWorld, type World } from "#services/measuring/world";
import { type PartsReader, createPartsReader } from "#services/reporting/compute-parts";
import {
  asksForSubject,
  type RowZone,
  unwrapIndicator,
  whyNotByZone,
  whyNotOfEntry,
} from "#services/reporting/formula-reach";
import type { ReadableDb } from "#store/connection";

/** A source that is a formula. */
export type FormulaSource = Extract<BoundSource, { kind: "formula" }>;

/** Whom a formula is asked for. */
export interface AskedEntry {
  readonly id: number;
  readonly name: string;
}

/** Computes formulas for one report period (取数). Cheap to ask many times: what is read of the book is kept. */
export interface Computer {
  /** For an entry: the zone itself when it is one, else 本身. A formula that does not speak of 本身 is about the book's own zone. */
  readonly forEntry: (source: FormulaSource, entry: AskedEntry) => ComputedValue;
  /** For the zone of the book; null for a formula that needs an entry. */
  readonly forHome: (source: FormulaSource) => ComputedValue | null;
  /** The zone the book is kept in; null while it says none. */
  readonly home: AskedEntry | null;
}

/** When the computing is done: the report period, and the day it is (`YYYY-MM-DD`). */
export interface ComputeTime {
  readonly period: Period | null;
  readonly today: string;
}

/** The day a report is as of (截止日): the last day of its period, today while that is not over or none is named. */
export function reportDay({ period, today }: ComputeTime): string {
  const end = period === null ? today : lastDayOf(periodEnd(period));
  return end < today ? end : today;
}

/** Makes a computer. */
export function createComputer(db: ReadableDb, time: ComputeTime): Computer {
  const world = openWorld(db);
  const tools: Tools = { db, world, parts: createPartsReader(db), measurers: new Map() };
  const { facts, homeZone: home } = world.day(time.today, null);
  const compute = (source: FormulaSource, about: About): ComputedValue => computeSource(tools, source, { about, time });
  return {
    home: home === null ? null : { id: home, name: facts.nameAt(facts.placeOf(home)) },
    forHome: (source) =>
      asksForSubject(source.formula) ? null : compute(source, { options: { zone: home }, name: null, zone: null }),
    forEntry: (source, { id, name }) => {
      const place = facts.placeOf(id);
      if (place >= 0 && facts.kindAt(place) === "zone") {
        return compute(source, { options: { zone: id, subject: id }, name, zone: { id, name, isHome: id === home } });
      }
      const zone = asksForSubject(source.formula) ? null : home;
      return compute(source, { options: { zone, subject: id }, name, zone: null });
    },
  };
}

interface Tools {
  readonly db: ReadableDb;
  readonly world: World;
  readonly parts: PartsReader;
  /** By day, period and snapshot: making one reads the book's settings. */
  readonly measurers: Map<string, Measurer>;
}

interface About {
  readonly options: MeasureOptions;
  /** Stands for 这个对象 in words. */
  readonly name: string | null;
  /** The zone a row names. */
  readonly zone: RowZone | null;
}

function measurerFor({ db, measurers }: Tools, question: MeasureQuestion): Measurer {
  const key = `${question.asOf} ${question.period ?? ""} ${question.snapshot ?? ""}`;
  const made = measurers.get(key) ?? createMeasurer(db, question);
  measurers.set(key, made);
  return made;
}

function computeSource(
  tools: Tools,
  source: FormulaSource,
  { about, time }: { readonly about: About; readonly time: ComputeTime },
): ComputedValue {
  const { world, parts } = tools;
  const { question, note } = readQuestion(source, time, world);
  const text = source.period === "growth" ? `同比(${source.formula})` : source.formula;
  const options = { ...about.options, ...(source.unit === null ? {} : { unit: source.unit }) };
  const parsed = parseFormula(text);
  if (!parsed.ok) return without(source, `公式有误：${parsed.error.sentence}`);
  const words = sayWords(explainWhole(parsed.value, world), { about, question });
  const opened = openScope(world, question, { options, formula: parsed.value });
  if (!opened.ok) return { ...without(source, opened.error), words };
  const doubt = whyNot(parsed.value, opened.value, about.zone);
  if (doubt !== null) return { ...without(source, doubt), words };
  const measured = measurerFor(tools, question).value(parsed.value, options);
  const gap = source.period === "growth" ? gapInGrowth(measured) : null;
  if (gap !== null) return { ...without(source, gap), words };
  const whole = parts.read(parsed.value, opened.value, measured.unit);
  const isWord = measured.text !== null && (measured.value === null || answersWord(parsed.value));
  return {
    value: isWord ? null : measured.value,
    text: isWord ? measured.text : null,
    unit: measured.unit,
    words,
    reason: measured.reason,
    notes: [...(note === null ? [] : [note]), ...notesOf(measured)],
    parts: whole.parts,
    partsTotal: whole.total,
  };
}

function whyNot(formula: Formula, scope: Scope, zone: RowZone | null): string | null {
  if (zone !== null) return whyNotByZone(formula, scope, zone);
  return scope.subject === null ? null : whyNotOfEntry(formula, scope, scope.subject);
}

/** A sum over 300 entries against one over 65 of them is no growth: too many without a figure in one of the two years, and nothing is said. */
function gapInGrowth({ missing }: MeasuredValue): string | null {
  const worst = missing.find((one) => one.of > 0 && one.missing / one.of > MOST_MISSING);
  return worst === undefined ? null : `两年的数不齐，算不出同比：${worst.sentence}`;
}

/** Share of entries that may lack a figure in a growth: a roster always has some that are new. */
const MOST_MISSING = 0.1;

/** A milestone reads as its state, a yes/no of an entry as 是 or 否, not as 1 or 0. */
function answersWord(formula: Formula): boolean {
  return formula.type === "own" || (formula.type === "named" && formula.what === "milestone");
}

/** Report: the last day of the period, or today while it is not over. Previous: a year before, from the frozen year when its end is asked for. */
function readQuestion(
  { period: when }: FormulaSource,
  { period, today }: ComputeTime,
  world: World,
): { readonly question: MeasureQuestion; readonly note: string | null } {
  const asOf = reportDay({ period, today });
  const isOpen = period !== null && lastDayOf(periodEnd(period)) > today;
  const note = isOpen ? `报告期还没有结束，按 ${today} 的情况计算。` : null;
  if (when !== "previous") return { question: { asOf, zone: null, period, snapshot: null }, note };
  const year = Number(asOf.slice(0, 4)) - 1;
  const frozen = asOf.endsWith("-12-31") ? world.frozen.get(year) : undefined;
  const day = asOf.endsWith("-02-29") ? `${year}-02-28` : `${year}${asOf.slice(4)}`;
  const question = { asOf: day, zone: null, period: period === null ? null : previousYear(period) };
  if (frozen === undefined) return { question: { ...question, snapshot: null }, note };
  const from = `${year}年取自冻结的年度快照“${frozen.name}”。`;
  return { question: { ...question, snapshot: frozen.id }, note: note === null ? from : note + from };
}

/** A formula that is only an indicator reads as what the indicator says. */
function explainWhole(formula: Formula, world: World): string {
  const inner = unwrapIndicator(formula, { world, pack: null });
  if (inner === null) return explainFormula(formula);
  const { definition } = inner.known;
  return `指标“${definition.name}”（${definition.code}）：${explainFormula(inner.formula)}`;
}

function sayWords(
  words: string,
  { about, question }: { readonly about: About; readonly question: MeasureQuestion },
): string {
  const named = about.name === null ? words : words.replaceAll("这个对象", `“${about.name}”`);
  return `${named}（截至 ${question.asOf}）`;
}

function notesOf({ missing, notes, standing }: MeasuredValue): readonly string[] {
  const said = [
    ...missing.map(({ sentence }) => `缺数，只算了有的：${sentence}`),
    ...notes,
    ...(standing.preliminary > 0 ? [`其中有 ${standing.preliminary} 个快报数。`] : []),
    ...(standing.corrected > 0 ? [`其中有 ${standing.corrected} 个修订数。`] : []),
  ];
  return [...new Set(said)];
}

function without({ formula, unit }: FormulaSource, reason: string): ComputedValue {
  return { value: null, text: null, unit: unit ?? "", words: formula, reason, notes: [], parts: [], partsTotal: 0 };
}
