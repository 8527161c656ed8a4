/** What formulas would have given on a copy's own period (已报表当期的公式结果), for comparing. */
import { parseUnit } from "#domain/indicators/unit";
import { contentNumber } from "#domain/reporting/agreement";
import type { FilledContent } from "#domain/reporting/filled-rows";
import { type FillRow, sourceKey } from "#domain/reporting/fill-request";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import type { ComputedCandidate } from "#domain/reporting/learn-cells";
import type { LearningSample } from "#domain/reporting/learn-lists";
import { likeness, placeKey } from "#domain/reporting/place-words";
import { lastDayOf } from "#domain/register/day-of";
import { type Period, periodEnd } from "#domain/shared/period";
import { openWorld } from "#services/measuring/world";
import { type Computer, createComputer, type FormulaSource } from "#services/reporting/compute-sources";
import type { ReadableDb } from "#store/connection";

/** Entries for which the formulas proposed for a list are computed: enough to see whether they agree. */
const MOST_ENTRIES = 40;

/** Computes the proposed formulas of all lists for the entries of their rows. */
export function computeForRows(
  db: ReadableDb,
  reading: FormReading,
  samples: readonly LearningSample[],
  period: Period,
): readonly LearningSample[] {
  const formulas = reading.lists.map(({ columns }) => columns.flatMap(({ binding }) => formulaOf(binding) ?? []));
  if (formulas.every((own) => own.length === 0)) return samples;
  const computer = computerOf(db, period);
  const done = new Map<number, number>();
  return samples.map((sample) => {
    const { filled, known } = sample;
    const count = done.get(filled.list) ?? 0;
    const own = formulas[filled.list] ?? [];
    if (known === null || own.length === 0 || count >= MOST_ENTRIES) return sample;
    done.set(filled.list, count + 1);
    const entry = { id: known.enterpriseId, name: known.name };
    const computed = own.map((source) => [sourceKey(source), computer.forEntry(source, entry)] as const);
    return { ...sample, computed: Object.fromEntries(computed) };
  });
}

/** Indicators computed at most for the cells of a form; those whose name is like a label come first. */
const MOST_INDICATORS = 120;

/** Computes what cells about the zone could be: formulas proposed for them, and the indicators of the book. */
export function computeForCells(
  db: ReadableDb,
  {
    reading,
    contents,
    subject,
    period,
  }: {
    readonly reading: FormReading;
    readonly contents: readonly (FilledContent | null)[];
    readonly subject: FillRow | null;
    readonly period: Period;
  },
): readonly ComputedCandidate[] {
  const numbers = reading.cells.filter((_, at) => {
    const content = contents[at] ?? null;
    return content !== null && contentNumber(content) !== null;
  });
  if (numbers.length === 0) return [];
  const computer = computerOf(db, period);
  const proposed = numbers.flatMap(({ binding, label }) => {
    const source = formulaOf(binding);
    return source === null ? [] : [{ source, label }];
  });
  const isOpen = ({ binding }: { readonly binding: Binding }) => binding.source === null && binding.confidence < 0.7;
  const open = subject === null ? numbers.filter(isOpen).map(({ label }) => placeKey([label], null)) : [];
  const asked = [...proposed, ...(open.length === 0 ? [] : likelyIndicators(db, open))];
  const seen = new Set<string>();
  return asked.flatMap(({ source, label }): ComputedCandidate[] => {
    const key = sourceKey(source);
    if (seen.has(key)) return [];
    seen.add(key);
    const value = compute(computer, source, subject);
    return value === null || value.value === null ? [] : [{ source, label, value }];
  });
}

function compute(
  computer: Computer,
  source: FormulaSource,
  subject: FillRow | null,
): ComputedCandidate["value"] | null {
  const home = computer.forHome(source);
  if (home !== null || subject === null) return home;
  return computer.forEntry(source, { id: subject.enterpriseId, name: subject.name });
}

function likelyIndicators(
  db: ReadableDb,
  labels: readonly string[],
): readonly { source: FormulaSource; label: string }[] {
  const scored = openWorld(db).indicators.map(({ pack, definition }) => {
    const key = placeKey([definition.name], null);
    const source: FormulaSource = {
      kind: "formula",
      formula: `指标("${pack}/${definition.code}")`,
      unit: parseUnit(definition.unit),
      period: "report",
    };
    return { source, label: definition.name, like: Math.max(...labels.map((label) => likeness(label, key))) };
  });
  return scored.toSorted((one, two) => two.like - one.like).slice(0, MOST_INDICATORS);
}

function computerOf(db: ReadableDb, period: Period): Computer {
  return createComputer(db, { period, today: lastDayOf(periodEnd(period)) });
}

function formulaOf({ source }: Binding): FormulaSource | null {
  return source?.kind === "formula" ? source : null;
}
