/** What the old contents of a column say for each thing it could be filled with (对照证据). */
import type { Field } from "#domain/catalogue/field";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FieldValue } from "#domain/importing/typed-row";
import type { UnitId } from "#domain/indicators/unit";
import { compareComputed, compareContent, unitsLike, type Writing } from "#domain/reporting/agreement";
import type { BoundSource, SourcePeriod } from "#domain/reporting/form-binding";
import { type ComputedValue, fillKey, type FillRow } from "#domain/reporting/fill-request";
import type { FilledContent } from "#domain/reporting/filled-rows";
import { type Period, previousYear } from "#domain/shared/period";

/** A content of the copy with what the book holds of the entry it stands for. */
export interface Evidence {
  readonly content: FilledContent;
  readonly known: FillRow;
}

/** How well a source explains the contents (对照结果). */
export interface Candidate {
  readonly source: BoundSource;
  /** Null for formulas. */
  readonly field: Field | null;
  readonly label: string;
  readonly agreeing: number;
  readonly compared: number;
  /** Share of agreeing ones beyond what chance would give, at most 1. */
  readonly beyondChance: number;
  /** Bits for it: rare values prove more than common ones. */
  readonly bits: number;
  /** Share of the contents for which the book has a value at all. */
  readonly coverage: number;
}

/** What learning knows of the copy (对照的前提). */
export interface LearningFrame {
  readonly index: CatalogueIndex;
  readonly period: Period;
  /** Field that the heading proposes; it is weighed even where no record agrees. */
  readonly proposed?: string | undefined;
}

/** Holds all contents of one column against every field the book has of these entries, in every period and like unit. */
export function weighFields(
  contents: readonly Evidence[],
  writing: Writing,
  frame: LearningFrame,
): readonly Candidate[] {
  const fields = new Set(
    contents.flatMap(({ known }) => Object.keys(known.values).map((key) => key.split("@")[0] ?? "")),
  );
  return [...fields].flatMap((id) => {
    const field = frame.index.byId.get(id);
    return field === undefined ? [] : weighField(field, { contents, writing, frame });
  });
}

interface Weighing {
  readonly contents: readonly Evidence[];
  readonly writing: Writing;
  readonly frame: LearningFrame;
}

function weighField(field: Field, { contents, writing, frame }: Weighing): Candidate[] {
  const isNumber = field.type === "integer" || field.type === "decimal";
  const periods: readonly (SourcePeriod | null)[] =
    field.kind !== "observation" ? [null] : isNumber ? ["report", "previous", "growth"] : ["report", "previous"];
  return periods.flatMap((period) => {
    const units: readonly (UnitId | null)[] = period === "growth" ? ["%"] : unitsLike(field.storedUnit);
    return units.flatMap((unit) => {
      const source: BoundSource = { kind: "field", field: field.id, unit, period };
      const asked = { field, unit, period, writing, frame };
      const outcomes = isHopeless(contents, asked) ? [] : contents.map((evidence) => outcomeOf(evidence, asked));
      return summarise({ source, field, label: labelOf(field, period) }, outcomes);
    });
  });
}

function labelOf(field: Field, period: SourcePeriod | null): string {
  if (period === "previous") return `上年${field.label}`;
  return period === "growth" ? `${field.label}同比增长` : field.label;
}

interface Outcome {
  readonly stored: FieldValue;
  readonly worth: number;
}

/** Rows spread over the copy that are tried first. */
const TRIED = 12;

/** Whether not one of a dozen records agrees: then the rest need not be asked. What the heading proposes is asked all the same, in the unit it says. */
function isHopeless(contents: readonly Evidence[], asked: AskedOf): boolean {
  if (asked.field.id === asked.frame.proposed || contents.length < TRIED * 2) return false;
  const step = Math.floor(contents.length / TRIED);
  for (let i = 0; i < contents.length; i += step) {
    const evidence = contents[i];
    if (evidence !== undefined && (outcomeOf(evidence, asked)?.worth ?? 0) > 0) return false;
  }
  return true;
}

interface AskedOf {
  readonly field: Field;
  readonly unit: UnitId | null;
  readonly period: SourcePeriod | null;
  readonly writing: Writing;
  readonly frame: LearningFrame;
}

function outcomeOf({ content, known }: Evidence, { field, unit, period, writing, frame }: AskedOf): Outcome | null {
  if (period === "growth") return growthOutcome(content, known, { field, writing, frame });
  const when = period === null ? null : period === "report" ? frame.period : previousYear(frame.period);
  const stored = known.values[fillKey(field.id, when)]?.value;
  if (stored === undefined) return null;
  const worth = compareContent(content, stored, { field, unit, writing });
  return worth === null ? null : { stored, worth };
}

/** Growth against the year before, in per cent. */
function growthOutcome(
  content: FilledContent,
  known: FillRow,
  { field, writing, frame }: { readonly field: Field; readonly writing: Writing; readonly frame: LearningFrame },
): Outcome | null {
  const [now, before] = [frame.period, previousYear(frame.period)].map((period) =>
    Number(known.values[fillKey(field.id, period)]?.value ?? Number.NaN),
  );
  if (now === undefined || before === undefined || !Number.isFinite(now) || !Number.isFinite(before) || before <= 0)
    return null;
  const grown = ((now - before) / before) * 100;
  const worth = compareComputed(content, grown, writing);
  return worth === null ? null : { stored: grown.toFixed(2), worth };
}

/** Weighs a formula by what it gave for each entry; `computed` null where it gave nothing. */
export function weighComputed(
  source: Extract<BoundSource, { kind: "formula" }>,
  pairs: readonly { readonly content: FilledContent; readonly computed: ComputedValue | null }[],
  { writing, label }: { readonly writing: Writing; readonly label: string },
): Candidate | null {
  const outcomes = pairs.map(({ content, computed }): Outcome | null => {
    if (computed?.value === null || computed?.value === undefined) return null;
    const worth = compareComputed(content, Number(computed.value), writing);
    return worth === null ? null : { stored: computed.value, worth };
  });
  return summarise({ source, field: null, label }, outcomes)[0] ?? null;
}

function summarise(
  about: Pick<Candidate, "source" | "field" | "label">,
  outcomes: readonly (Outcome | null)[],
): Candidate[] {
  const compared = outcomes.filter((outcome) => outcome !== null);
  if (compared.length === 0) return [];
  const agreeing = compared.filter(({ worth }) => worth > 0);
  const counts = new Map<FieldValue, number>();
  for (const { stored } of compared) counts.set(stored, (counts.get(stored) ?? 0) + 1);
  const chance = [...counts.values()].reduce((sum, count) => sum + (count / compared.length) ** 2, 0);
  const share = agreeing.length / compared.length;
  const isVaried = counts.size > 1;
  return [
    {
      ...about,
      agreeing: agreeing.length,
      compared: compared.length,
      beyondChance: isVaried && counts.size <= compared.length / 2 ? (share - chance) / (1 - chance) : share,
      bits: Math.max(distinctBits(agreeing), rowBits(agreeing, { counts, compared: compared.length })),
      coverage: compared.length / outcomes.length,
    },
  ];
}

/** Every different value counts once. */
function distinctBits(agreeing: readonly Outcome[]): number {
  const best = new Map<FieldValue, number>();
  for (const { stored, worth } of agreeing) best.set(stored, Math.max(best.get(stored) ?? 0, worth));
  return [...best.values()].reduce((sum, worth) => sum + worth, 0);
}

/** Every row counts by how rare its value is among the rows. */
function rowBits(
  agreeing: readonly Outcome[],
  { counts, compared }: { readonly counts: ReadonlyMap<FieldValue, number>; readonly compared: number },
): number {
  return agreeing.reduce((sum, { stored }) => sum - Math.log2((counts.get(stored) ?? 1) / compared), 0);
}
