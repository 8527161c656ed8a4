/** What might decide a target (关键因素的候选): certificates that run out in time, entries near a counted threshold. */
import type { Supposition } from "#contract/what-if";
import type { TargetVerdict } from "#contract/targets";
import { findField, findList } from "#domain/indicators/formula-vocabulary";
import { parseFormula } from "#domain/indicators/parse-formula";
import { chooseReadings } from "#domain/targets/choose-readings";
import { type CountedThreshold, countedThresholds, nearSets } from "#domain/targets/near-thresholds";
import { dayNumber, yearEnd } from "#domain/targets/path";
import { holdingAttributes, holdingRecords } from "#services/measuring/as-of-rules";
import type { Measurer } from "#services/measuring/measure";
import { findIndicator, readFormulaVocabulary } from "#services/measuring/world";
import type { WritableDb } from "#store/connection";
import { createEntryTexts } from "#store/queries/entry-texts";
import { readInstalledPacks } from "#store/queries/packs";

/** One of them. */
export interface Candidate {
  readonly entry: number;
  readonly name: string;
  readonly what: "expires" | "crosses";
  /** Day it runs out; null for a crossing. */
  readonly on: string | null;
  /** 若不续 …, 若营业收入增加到 …. */
  readonly words: string;
  readonly supposition: Supposition;
}

/** Candidates that work the same way: if all of them together move nothing, none does. */
export type CandidateGroup = readonly Candidate[];

/** Certificates on the day asked that end before the last target year does. */
export function expiringCandidates(
  db: WritableDb,
  verdicts: readonly TargetVerdict[],
  measurer: Measurer,
): CandidateGroup {
  const { asOf } = measurer.question;
  const ends = verdicts.flatMap(({ definition }) =>
    definition.targetYear === null ? [] : [yearEnd(definition.targetYear)],
  );
  const last = ends.sort().at(-1);
  if (last === undefined || last <= asOf) return [];
  const kinds = [
    { kind: "qualification", field: holdingRecords.until },
    ...holdingAttributes.flatMap(({ until }) => (until === null ? [] : [{ kind: "enterprise", field: until }])),
  ];
  const texts = createEntryTexts(db);
  return kinds.flatMap(({ kind, field }) => {
    const found = measurer.list(`${kind}[${field} ≥ ${asOf} 且 ${field} < ${last}]`);
    return (found.ok ? found.value : []).map(({ id, name }): Candidate => {
      const on = texts.text(id, field) ?? "";
      const supposition = { type: "change", entry: id, field, period: null, text: dayBefore(asOf) } as const;
      return { entry: id, name, what: "expires", on, words: `${on} 到期，若不续`, supposition };
    });
  });
}

/** Entries near a threshold the formulas in force count by; those below and those above apart. */
export function crossingCandidates(
  db: WritableDb,
  verdicts: readonly TargetVerdict[],
  measurer: Measurer,
): readonly CandidateGroup[] {
  const thresholds = new Map<string, PlacedThreshold>();
  for (const verdict of verdicts) {
    for (const placed of thresholdsOf(db, verdict, measurer)) thresholds.set(JSON.stringify(placed), placed);
  }
  return (["below", "above"] as const).map((side) =>
    [...thresholds.values()].flatMap((placed) => candidatesNear(measurer, placed, side)),
  );
}

interface PlacedThreshold {
  readonly threshold: CountedThreshold;
  readonly field: string;
  readonly label: string;
  readonly period: string | null;
}

function thresholdsOf(db: WritableDb, verdict: TargetVerdict, { question }: Measurer): readonly PlacedThreshold[] {
  const parsed = parseFormula(formulaInForce(db, verdict));
  if (!parsed.ok) return [];
  const vocabulary = readFormulaVocabulary(db);
  return countedThresholds(parsed.value).flatMap((threshold) => {
    const list = findList(vocabulary, threshold.list);
    const field = list === null ? null : findField(vocabulary, list.kind, threshold.field);
    if (field === null) return [];
    const period = field.kind === "observation" ? (verdict.period ?? question.asOf.slice(0, 4)) : null;
    return [{ threshold, field: field.id, label: field.label, period }];
  });
}

function candidatesNear(
  measurer: Measurer,
  { threshold, field, label, period }: PlacedThreshold,
  side: "below" | "above",
): CandidateGroup {
  const { set, to } = nearSets(threshold)[side];
  const found = measurer.list(set, period === null ? {} : { period });
  const words = `${label}若${side === "below" ? "增加到" : "减少到"} ${to}`;
  return (found.ok ? found.value : []).map(({ id, name }) => {
    const supposition = { type: "change", entry: id, field, period, text: to } as const;
    return { entry: id, name, what: "crosses", on: null, words, supposition };
  });
}

function formulaInForce(db: WritableDb, { pack, definition, setting }: TargetVerdict): string {
  const { formula } = chooseReadings(definition, setting.readings);
  if (formula !== null) return formula;
  const known = readInstalledPacks(db).flatMap(({ id, indicators }) =>
    indicators.map((one) => ({ pack: id, definition: one })),
  );
  return findIndicator(known, definition.indicator, pack)?.definition.formula ?? "";
}

function dayBefore(day: string): string {
  return new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10);
}
