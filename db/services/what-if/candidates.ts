/** What might decide a target (关键因素的候选): certificates that run out in time, entries near a counted threshold. */
import entryThresholds from "../../../assets/catalogue/entry-thresholds.json" with { type: "json" };
import type { Supposition } from "#contract/what-if";
import type { TargetVerdict } from "#contract/targets";
import type { Field } from "#domain/catalogue/field";
import type { Formula } from "#domain/indicators/formula";
import { findField, findList, type FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { parseFormula } from "#domain/indicators/parse-formula";
import { type Decimal, parseDecimal } from "#domain/shared/decimal";
import { chooseReadings } from "#domain/targets/choose-readings";
import {
  type CountedThreshold,
  countedMarks,
  countedThresholds,
  nearSets,
  ownThreshold,
} from "#domain/targets/near-thresholds";
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
  const crossings = new Map<string, Crossing>();
  for (const verdict of verdicts) {
    for (const crossing of crossingsOf(db, verdict, measurer)) crossings.set(JSON.stringify(crossing), crossing);
  }
  return (["below", "above"] as const).map((side) => {
    const found = [...crossings.values()].flatMap((crossing) => candidatesNear(measurer, crossing[side], crossing));
    // Several packs may ask for the same.
    return [...new Map(found.map((one) => [JSON.stringify(one.supposition), one])).values()];
  });
}

/** A threshold with what is to be supposed on either side of it. */
interface Crossing {
  readonly pack: string;
  /** Period its figures are of; null where the field has none. */
  readonly period: string | null;
  readonly below: Side;
  readonly above: Side;
}

interface Side {
  /** Who is near it from this side. */
  readonly set: string;
  readonly words: string;
  /** The change that takes one across. */
  readonly change: { readonly field: string; readonly period: string | null; readonly text: string };
}

function crossingsOf(db: WritableDb, verdict: TargetVerdict, { question }: Measurer): readonly Crossing[] {
  const parsed = parseFormula(formulaInForce(db, verdict));
  if (!parsed.ok) return [];
  const vocabulary = readFormulaVocabulary(db);
  const year = verdict.period ?? question.asOf.slice(0, 4);
  const own = ownThreshold(parsed.value, verdict.definition);
  const amounts = [...countedThresholds(parsed.value), ...(own === null ? [] : [own])].flatMap((threshold) => {
    const found = findThresholdField(vocabulary, threshold);
    if (found === null) return [];
    const period = found.kind === "observation" ? year : null;
    return [{ pack: verdict.pack, period, ...amountSides(threshold, found, period) }];
  });
  return [...amounts, ...markCrossings(parsed.value, { pack: verdict.pack, period: year })];
}

function findThresholdField(vocabulary: FormulaVocabulary, { list, field }: CountedThreshold): Field | null {
  const named = findList(vocabulary, list);
  return named === null ? null : findField(vocabulary, named.kind, field);
}

function amountSides(
  threshold: CountedThreshold,
  { id, label }: Field,
  period: string | null,
): Pick<Crossing, "below" | "above"> {
  const { below, above } = nearSets(threshold);
  const side = (set: string, verb: string, to: string): Side => ({
    set,
    words: `${label}若${verb} ${to}`,
    change: { field: id, period, text: to },
  });
  return { below: side(below.set, "增加到", below.to), above: side(above.set, "减少到", above.to) };
}

/** A mark an amount decides on (规上 by 营业收入): who is near the amount gains or loses the mark. */
function markCrossings(formula: Formula, at: Pick<Crossing, "pack" | "period">): readonly Crossing[] {
  const asked = countedMarks(formula);
  return entryThresholds.thresholds
    .filter(({ mark, flag, flagLabel }) => [mark, flag, flagLabel].some((word) => asked.includes(word)))
    .map(({ mark, flag, list, field, fieldLabel, value, unit, gained, lost, unconfirmed }) => {
      const { below, above } = nearSets({ list, field, value: readAmount(value), unit });
      const side = (set: string, verb: string, text: string): Side => ({
        set,
        words: `${fieldLabel}若${verb}（${unconfirmed}）`,
        change: { field: flag, period: null, text },
      });
      const holds = `具备("${mark}")`;
      return {
        ...at,
        below: side(also(below.set, `非 ${holds}`), `达到 ${value}${unit}、${gained}`, "是"),
        above: side(also(above.set, holds), `降到 ${value}${unit}以下、${lost}`, "否"),
      };
    });
}

function also(set: string, condition: string): string {
  return `${set.slice(0, -1)} 且 ${condition}]`;
}

function readAmount(text: string): Decimal {
  const read = parseDecimal(text);
  if (!read.ok) throw new Error(`no amount: ${text}`);
  return read.value;
}

function candidatesNear(measurer: Measurer, { set, words, change }: Side, { pack, period }: Crossing): CandidateGroup {
  const found = measurer.list(set, { pack, ...(period === null ? {} : { period }) });
  return (found.ok ? found.value : []).map(({ id, name }) => {
    const supposition = { type: "change", entry: id, ...change } as const;
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
