/** Judges the targets of the installed packs on one question (目标判定台). */
import type { MeasureError } from "#contract/errors";
import type { MeasureQuestion } from "#contract/indicators";
import type { TargetVerdict } from "#contract/targets";
import type { PolicyPack } from "#domain/packs/pack";
import type { KindDefinition } from "#domain/register/kind";
import { err, ok, type Result } from "#domain/shared/result";
import { chooseReadings, noSetting, type ReadTarget } from "#domain/targets/choose-readings";
import { demandWords } from "#domain/targets/demand-words";
import { judgeTarget } from "#domain/targets/judge-target";
import { combineSubjects, type JudgedSubject } from "#domain/targets/judge-subjects";
import { type Judgement, type JudgeContext, withoutData } from "#domain/targets/judgement";
import type { TargetDefinition, TargetSetting } from "#domain/targets/target";
import { readKinds } from "#services/catalogue";
import { createMeasurer, type MeasureOptions } from "#services/measuring/measure";
import { findIndicator, type KnownIndicator } from "#services/measuring/world";
import { readBookLinks } from "#services/registers/read-links";
import { type FactSurroundings, type ReadFacts, readFacts } from "#services/targets/read-facts";
import { readSubjects } from "#services/targets/target-subjects";
import type { ReadableDb } from "#store/connection";
import { readInstalledPacks } from "#store/queries/packs";
import { listSnapshots } from "#store/queries/snapshots";
import { readTargetSettings, settingKey } from "#store/queries/target-settings";

/** Judges for one day, zone and period. Made for one answer. */
export interface TargetDesk {
  /** The installed packs. */
  readonly packs: readonly PolicyPack[];
  /** Targets of one pack, or of all. */
  readonly wall: (pack: string | null) => readonly TargetVerdict[];
  /** One target; `readings` override those in force. */
  readonly judge: (
    asked: { readonly pack: string; readonly target: string },
    readings: Readonly<Record<string, string>> | null,
  ) => Result<TargetVerdict, MeasureError>;
}

/** Opens it. */
export function openTargetDesk(db: ReadableDb, question: MeasureQuestion): TargetDesk {
  const packs = readInstalledPacks(db);
  const desk: Desk = {
    db,
    question,
    kinds: readKinds(db),
    indicators: packs.flatMap(({ id, indicators }) => indicators.map((definition) => ({ pack: id, definition }))),
    settings: readTargetSettings(db),
    around: {
      measurer: createMeasurer(db, question),
      conventions: packs.flatMap(({ quarters }) => quarters),
      frozen: new Map([...listSnapshots(db)].reverse().map(({ id, year, day }) => [year, { id, day }] as const)),
    },
  };
  const judgeOne = (pack: PolicyPack, target: TargetDefinition, readings: Readonly<Record<string, string>> | null) => {
    const setting = desk.settings.get(settingKey(pack.id, target.id)) ?? noSetting;
    const inForce = readings === null ? setting.readings : { ...setting.readings, ...readings };
    return describeVerdict(desk, { pack, definition: target, setting, read: chooseReadings(target, inForce) });
  };
  return {
    packs,
    wall: (wanted) =>
      packs
        .filter(({ id }) => wanted === null || id === wanted)
        .flatMap((pack) => pack.targets.map((target) => judgeOne(pack, target, null))),
    judge: (asked, readings) => {
      const pack = packs.find(({ id }) => id === asked.pack);
      const target = pack?.targets.find(({ id }) => id === asked.target);
      if (pack === undefined || target === undefined) return err({ type: "TargetNotFound", target: asked.target });
      return ok(judgeOne(pack, target, readings));
    },
  };
}

interface Desk {
  readonly db: ReadableDb;
  readonly question: MeasureQuestion;
  readonly kinds: readonly KindDefinition[];
  readonly indicators: readonly KnownIndicator[];
  readonly settings: ReadonlyMap<string, TargetSetting>;
  readonly around: FactSurroundings;
}

interface Asked {
  readonly pack: PolicyPack;
  readonly definition: TargetDefinition;
  readonly setting: TargetSetting;
  readonly read: ReadTarget;
}

function describeVerdict(desk: Desk, asked: Asked): TargetVerdict {
  const { pack, definition, setting, read } = asked;
  const known = findIndicator(desk.indicators, definition.indicator, pack.id);
  const judged = known === null ? unknownIndicator(definition) : judgeScope(desk, asked, known);
  const document = pack.documents.find(({ id }) => id === definition.source.document);
  return {
    pack: pack.id,
    definition,
    setting,
    indicatorName: known?.definition.name ?? definition.indicator,
    demand: judged.demand,
    ...judged.judgement,
    asOf: desk.question.asOf,
    period: judged.period,
    subjects: judged.subjects.map(({ id, name, judgement }) => {
      const { actual, status, gap } = judgement;
      return { id, name, actual, status, gap: gap === "" && status === "nodata" ? judgement.reason : gap };
    }),
    readings: read.readings,
    owner: setting.owner ?? definition.owner,
    missing: judged.missing,
    source: {
      document: document?.title ?? definition.source.document,
      number: document?.number ?? null,
      sentence: definition.source.sentence,
    },
  };
}

interface Judged {
  readonly judgement: Judgement;
  readonly demand: string;
  readonly period: string | null;
  readonly subjects: readonly JudgedSubject[];
  readonly missing: readonly string[];
}

function unknownIndicator({ indicator, text }: TargetDefinition): Judged {
  const judgement = withoutData(`没有代码是“${indicator}”的指标，请检查政策包。`);
  return { judgement, demand: text, period: null, subjects: [], missing: [] };
}

/** Growth is reckoned in the indicator's own unit, thresholds in that of the target. */
const GROWING: ReadonlySet<string> = new Set(["double", "cagr_ge", "increasing"]);

function contextOf(desk: Desk, { setting, read }: Asked, { definition }: KnownIndicator): JudgeContext {
  const { name, direction, unit } = definition;
  const { target } = read;
  const measured = target.operator === "milestone" ? "" : GROWING.has(target.operator) ? unit : target.unit;
  return { target, setting, indicator: { name, unit: measured, direction }, asOf: desk.question.asOf };
}

function judgeScope(desk: Desk, asked: Asked, known: KnownIndicator): Judged {
  const context = contextOf(desk, asked, known);
  const { scope } = context.target;
  const measure = (options: MeasureOptions): ReadFacts =>
    readFacts(desk.around, {
      target: context.target,
      setting: asked.setting,
      indicator: known.definition,
      formula: asked.read.formula ?? known.definition.formula,
      unit: context.indicator.unit,
      options: { pack: known.pack, ...options },
    });
  if (scope.type === "all") {
    const { facts, trend, period, missing } = measure({});
    const demand = demandWords(context, facts.reference?.value ?? null);
    return { judgement: judgeTarget(context, facts, trend), demand, period, subjects: [], missing };
  }
  const kind = desk.kinds.find(({ id }) => id === scope.kind);
  const found = readSubjects(desk.around.measurer, scope, {
    zone: desk.question.zone,
    pack: known.pack,
    kindLabel: kind?.label ?? "",
    resolve: (name) => readBookLinks(desk.db).resolve(name, [scope.kind]).to,
  });
  const measured = found.subjects.map((subject) => {
    if (subject.id === null) return { subject, read: null };
    const own = scope.kind === "zone" ? { zone: subject.id, subject: subject.id } : { subject: subject.id };
    return { subject, read: measure(own) };
  });
  const subjects = measured.map(({ subject, read }): JudgedSubject => {
    const judgement =
      read === null
        ? withoutData("台账里没有这个名称的条目，请先登记或补别名。")
        : judgeTarget(context, read.facts, read.trend);
    return { ...subject, judgement };
  });
  const reference = measured.find(({ read }) => read !== null)?.read?.facts.reference?.value ?? null;
  return {
    judgement: combineOrNone(desk, subjects, { kind, notes: found.notes }),
    demand: `${scope.label}${demandWords(context, reference)}`,
    period: measured.find(({ read }) => read?.period != null)?.read?.period ?? null,
    subjects,
    missing: [...found.notes, ...subjectNotes(measured)],
  };
}

function combineOrNone(
  { question }: Desk,
  subjects: readonly JudgedSubject[],
  { kind, notes }: { readonly kind: KindDefinition | undefined; readonly notes: readonly string[] },
): Judgement {
  const [note] = notes;
  if (subjects.length === 0 && question.zone !== null) return withoutData("这条目标不适用于所选的高新区。", "不适用");
  if (subjects.length === 0 && note !== undefined) return withoutData(note);
  return combineSubjects(subjects, { kindLabel: kind?.label ?? "", classifier: kind?.classifier ?? "个" });
}

const MOST_NOTES = 30;

function subjectNotes(
  measured: readonly { readonly subject: { readonly name: string }; readonly read: ReadFacts | null }[],
): readonly string[] {
  const notes = measured.flatMap(({ subject, read }) =>
    (read?.missing ?? []).map((note) => `${subject.name}：${note}`),
  );
  if (notes.length <= MOST_NOTES) return notes;
  return [...notes.slice(0, MOST_NOTES), `另有 ${notes.length - MOST_NOTES} 条，请按单个对象查看。`];
}
