import { compareComputed, compareContent, unitsLike } from "#domain/reporting/agreement";
import { type ComputedValue, fillKey, type FillRow, sourceKey } from "#domain/reporting/fill-request";
import type { FilledContent } from "#domain/reporting/filled-rows";
import type { Binding, BoundSource, FormCell, FormReading } from "#domain/reporting/form-binding";
import type { LearningFrame } from "#domain/reporting/learn-evidence";
import { likeness, placeKey } from "#domain/reporting/place-words";
import { previousYear } from "#domain/shared/period";

/** Something a cell could be filled with, computed for the copy's period (候选公式): an indicator with its name, or a formula already proposed. */
export interface ComputedCandidate {
  readonly source: Extract<BoundSource, { kind: "formula" }>;
  readonly label: string;
  readonly value: ComputedValue;
}

/** What a copy says about the single cells (单格的对照材料). `contents` by place in `FormReading.cells`. `subject`: stored values of the entry the copy names. */
export interface CellSamples {
  readonly contents: readonly (FilledContent | null)[];
  readonly subject: FillRow | null;
  readonly computed: readonly ComputedCandidate[];
}

/** Corrects the proposals of single cells (按上年已报表校正单格). One equal small number proves nothing: it needs a long one, or the words of the label, or the other cells to agree as well. */
export function learnCells(reading: FormReading, samples: CellSamples, frame: LearningFrame): FormReading {
  const weighed = reading.cells.map((cell, at) => {
    const content = samples.contents[at] ?? null;
    return content === null ? [] : weighCell(cell, content, { samples, frame });
  });
  const own = reading.cells.flatMap(
    (cell, at) => weighed[at]?.find((one) => isSame(one.source, cell.binding.source)) ?? [],
  );
  const agreeing = own.filter(({ worth }) => worth > 0);
  // Most cells disagree: the copy is another entry's, or another year's.
  const isTheirs = own.length < 4 || agreeing.length >= own.length * 0.5;
  if (!isTheirs) return reading;
  const support = { agreeing: agreeing.length, compared: own.length };
  const cells = reading.cells.map((cell, at) => {
    const judged = judgeCell(cell, weighed[at] ?? [], support);
    return judged === null ? cell : { ...cell, binding: { ...cell.binding, ...judged } };
  });
  return { ...reading, cells };
}

interface Weighed {
  readonly source: BoundSource;
  readonly label: string;
  readonly names: readonly string[];
  readonly worth: number;
}

function weighCell(
  cell: FormCell,
  content: FilledContent,
  { samples, frame }: { readonly samples: CellSamples; readonly frame: LearningFrame },
): readonly Weighed[] {
  const fields = samples.subject === null ? [] : weighValues(cell, content, { subject: samples.subject, frame });
  const computed = samples.computed.flatMap(({ source, label, value }): Weighed[] => {
    const worth = value.value === null ? null : compareComputed(content, Number(value.value), cell);
    return worth === null ? [] : [{ source, label, names: [label], worth }];
  });
  return [...fields, ...computed];
}

function weighValues(
  cell: FormCell,
  content: FilledContent,
  { subject, frame }: { readonly subject: FillRow; readonly frame: LearningFrame },
): Weighed[] {
  const ids = new Set(Object.keys(subject.values).map((key) => key.split("@")[0] ?? ""));
  return [...ids].flatMap((id) => {
    const field = frame.index.byId.get(id);
    if (field === undefined) return [];
    const periods = field.kind === "observation" ? (["report", "previous"] as const) : ([null] as const);
    return periods.flatMap((period) => {
      const when = period === null ? null : period === "report" ? frame.period : previousYear(frame.period);
      const stored = subject.values[fillKey(id, when)]?.value;
      if (stored === undefined) return [];
      return unitsLike(field.storedUnit).flatMap((unit): Weighed[] => {
        const worth = compareContent(content, stored, { field, unit, writing: cell });
        const label = period === "previous" ? `上年${field.label}` : field.label;
        const source = { kind: "field", field: id, unit, period } as const;
        return worth === null ? [] : [{ source, label, names: [label, ...field.synonyms], worth }];
      });
    });
  });
}

function isSame(one: BoundSource, two: BoundSource | null): boolean {
  if (one.kind === "field") {
    return two?.kind === "field" && one.field === two.field && one.unit === two.unit && one.period === two.period;
  }
  return one.kind === "formula" && two?.kind === "formula" && sourceKey(one) === sourceKey(two);
}

/** Worth that needs no words: about five digits, or a name. */
const PROVES = 15;
/** Worth that goes with words that fit. */
const SUPPORTS = 6;

function judgeCell(
  cell: FormCell,
  weighed: readonly Weighed[],
  support: { readonly agreeing: number; readonly compared: number },
): Pick<Binding, "source" | "confidence" | "reason"> | null {
  const { binding } = cell;
  const own = weighed.find(({ source }) => isSame(source, binding.source));
  const fits = weighed.filter(({ worth }) => worth > 0);
  if (binding.source === null) return binding.confidence >= 0.7 ? null : judgeNew(cell, fits, support);
  if (own === undefined) return null;
  const told = `与已报表中 1/1 格一致`;
  if (own.worth >= SUPPORTS) {
    return {
      source: binding.source,
      confidence: Math.max(binding.confidence, 0.95),
      reason: `${told}，${binding.reason}`,
    };
  }
  if (own.worth > 0)
    return { source: binding.source, confidence: binding.confidence, reason: `${told}，${binding.reason}` };
  return judgeDiffering(cell, { own, fits, support });
}

/** The copy says another number than the proposal would have given. */
function judgeDiffering(
  { binding, unit }: FormCell,
  {
    own,
    fits,
    support,
  }: {
    readonly own: Weighed;
    readonly fits: readonly Weighed[];
    readonly support: { readonly agreeing: number; readonly compared: number };
  },
): Pick<Binding, "source" | "confidence" | "reason"> {
  const { source } = binding;
  const sameField = fits.find(
    (one) =>
      one.source.kind === "field" &&
      source?.kind === "field" &&
      one.source.field === source.field &&
      one.worth >= SUPPORTS,
  );
  if (sameField !== undefined && (unit === null || binding.confidence < 0.7)) {
    const confidence = Math.min(0.8, Math.max(0.75, binding.confidence));
    return {
      source: sameField.source,
      confidence,
      reason: `与已报表中 1/1 格一致，是“${sameField.label}”，按表上已报的单位`,
    };
  }
  const wellSupported = support.compared >= 5 && support.agreeing >= support.compared * 0.8 && sameField === undefined;
  const confidence = wellSupported
    ? Math.min(binding.confidence, Math.max(0.7, binding.confidence - 0.15))
    : Math.min(binding.confidence, 0.6);
  const reason = `已报表中只有 0/1 格与“${own.label}”一致${wellSupported ? "，别的格都对得上，这一格可能改过" : ""}，请确认`;
  return { source, confidence, reason };
}

function judgeNew(
  cell: FormCell,
  fits: readonly Weighed[],
  support: { readonly agreeing: number; readonly compared: number },
): Pick<Binding, "source" | "confidence" | "reason"> | null {
  const label = placeKey([cell.label], null);
  const scored = fits
    .filter(
      ({ source }) => cell.unit === null || !("unit" in source) || source.unit === null || source.unit === cell.unit,
    )
    .map((one) => ({ ...one, like: Math.max(0, ...one.names.map((name) => likeness(placeKey([name], null), label))) }))
    .toSorted((one, two) => two.like - one.like || two.worth - one.worth);
  const [best, ...others] = scored;
  if (best === undefined) return null;
  const told = `与已报表中 1/1 格一致，是“${best.label}”`;
  const rivals = others.filter(
    (one) =>
      one.label !== best.label && one.worth >= Math.max(PROVES * 0.5, best.worth * 0.7) && one.like > best.like - 0.25,
  );
  const isNamed = best.like >= 0.6 && best.worth >= SUPPORTS;
  const isProven = best.worth >= PROVES && (best.source.kind === "field" || support.agreeing >= 3);
  if (!isNamed && best.worth < PROVES) return null;
  const isSure = (isNamed || isProven) && rivals.length === 0;
  const names = [best, ...rivals].map((one) => `“${one.label}”`).join("和");
  return {
    source: best.source,
    confidence: isSure ? (isNamed ? 0.85 : 0.75) : 0.55,
    reason:
      rivals.length > 0
        ? `与已报表中 1/1 格一致，${names}都对得上，请确认`
        : isSure
          ? told
          : `${told}，只有这一格，请确认`,
  };
}
