/** Who belongs to a set on the day (集合的成员), and for whom that cannot be said. */
import type { Condition, EntrySet } from "#domain/indicators/formula";
import { findField, findList, type NamedList, SELF } from "#domain/indicators/formula-vocabulary";
import { printSet } from "#domain/indicators/print-formula";
import type { KindDefinition, KindView } from "#domain/register/kind";
import { endingFieldsOf, levelRuleOf } from "#services/measuring/as-of-rules";
import { compileCondition, type ConditionContext, type EntryTest } from "#services/measuring/compile-condition";
import type { CountingMask } from "#services/measuring/counting-mask";
import type { DayBook } from "#services/measuring/day-book";
import type { ForeignMask } from "#services/measuring/foreign-mask";
import type { FiguresOf } from "#services/measuring/path-reader";

/** The members of a set. */
export interface SetMembers {
  readonly kind: KindDefinition;
  readonly places: Int32Array;
  /** Entries that would be in it or not, were it not for missing data: label of what is missing → places. */
  readonly open: ReadonlyMap<string, readonly number[]>;
  /** How many of the list were looked at. */
  readonly considered: number;
  /** False: the book holds no entry of this kind at all, on any day. */
  readonly exists: boolean;
  readonly notes: readonly string[];
}

/** Where a set is asked for. */
export interface SetScope {
  readonly day: DayBook;
  readonly zone: number | null;
  /** Place of the entry that 本身 stands for; null: nothing. */
  readonly subject: number | null;
  /** Word for the period of the figures in conditions; part of what a kept answer is kept by. */
  readonly period: string;
  /** Entries of other provinces' lists, which are left out. */
  readonly foreign: ForeignMask;
  readonly figures: FiguresOf;
  /** Answers kept so far. */
  readonly kept: Map<string, SetMembers>;
}

/** The members of a set (集合求值). The set was checked, so that its list is known. */
export function readMembers(set: EntrySet, scope: SetScope): SetMembers {
  const text = printSet(set);
  const own = text.includes(SELF) ? (scope.subject ?? "") : "";
  const key = `${text}|${scope.zone ?? ""}|${scope.period}|${scope.foreign.region}|${own}`;
  const ready = scope.kept.get(key);
  if (ready !== undefined) return ready;
  const members = computeMembers(set, scope);
  scope.kept.set(key, members);
  return members;
}

/** A condition ready to be asked of entries (条件测试), with what asking it rests on. */
interface OpenedTest {
  readonly test: EntryTest;
  readonly labels: readonly string[];
  /** Whose certificates have no date of issue, by qualification. */
  readonly undated: ReadonlyMap<string, Uint8Array>;
  /** How many certificates have a holder that nobody goes by, by qualification. */
  readonly orphans: ReadonlyMap<string, number>;
}

/** Compiles a condition where a set or one entry is tested by it. */
export function openTest(condition: Condition, kind: string, scope: SetScope): OpenedTest {
  const labels: string[] = [];
  const undated = new Map<string, Uint8Array>();
  const orphans = new Map<string, number>();
  const context: ConditionContext = {
    day: scope.day,
    figures: scope.figures,
    labels,
    placesOf: (inner) => {
      const members = readMembers(inner, { ...scope, zone: null });
      return members.exists ? members.places : null;
    },
    onHolding: (qualification, holding) => {
      undated.set(qualification, holding.undated);
      orphans.set(qualification, holding.orphans);
    },
  };
  return { test: compileCondition(condition, kind, context), labels, undated, orphans };
}

function computeMembers(set: EntrySet, scope: SetScope): SetMembers {
  const { day } = scope;
  const list = set.list === SELF ? ownList(scope) : findList(day.vocabulary, set.list);
  if (list === null) throw new Error(`unchecked set ${set.list}`);
  const { kind } = list;
  const counting = day.counting(kind.id);
  const opened = set.where === null ? null : openTest(set.where, kind.id, scope);
  const sure: number[] = [];
  const open = new Map<string, number[]>();
  const { candidates, home, elsewhere, exists } = listCandidates(set, list, scope);
  for (const { place, unclear } of candidates) {
    const verdict = opened === null ? 1 : opened.test(place);
    if (verdict < 0) put(open, opened?.labels[-verdict - 1] ?? "", place);
    else if (verdict === 1 && unclear !== null) put(open, unclear, place);
    else if (verdict === 1) sure.push(place);
  }
  const places = Int32Array.from(sure);
  const notes = describe({ kind, places, counting, day, undated: opened?.undated ?? new Map() });
  if (scope.zone !== null && home > 0) {
    notes.push(`有${home}${kind.classifier}${kind.label}没有写所属高新区，按本区计入。`);
  }
  notes.push(...describeOrphans(opened?.orphans ?? new Map()), ...describeLevels(set, { kind, candidates, day }));
  if (elsewhere > 0) {
    notes.push(`有${elsewhere}${kind.classifier}${kind.label}在其他省份政策包的名录里，没有计入。`);
  }
  return { kind, places, open, considered: candidates.length, exists, notes };
}

function describeOrphans(orphans: ReadonlyMap<string, number>): readonly string[] {
  return [...orphans].flatMap(([qualification, count]) =>
    count === 0 ? [] : [`有${count}条“${qualification}”资质的持有者在台账里对不上，没有计入。`],
  );
}

/** Said where the level matters: whose roster says more than their records do. */
function describeLevels(
  { where }: EntrySet,
  { kind, candidates, day }: { readonly kind: KindDefinition; readonly day: DayBook } & Pick<Candidates, "candidates">,
): readonly string[] {
  const level = levelRuleOf(kind.id)?.field;
  if (where === null || level === undefined || !speaksOf(where, { kind, day, isAsked: (id) => id === level }))
    return [];
  const doubtful = day.contradicted(kind.id);
  const count = candidates.filter(({ place }) => doubtful.has(place)).length;
  return count === 0 ? [] : [`有${count}${kind.classifier}${kind.label}名册上的级别高于认定记录，按记录计，请核对。`];
}

interface Candidates {
  /** `unclear`: nobody can tell whether it belongs, for lack of this. */
  readonly candidates: readonly { readonly place: number; readonly unclear: string | null }[];
  /** How many are in the zone because they name none. */
  readonly home: number;
  /** How many were left out because they stand on another province's list. */
  readonly elsewhere: number;
  readonly exists: boolean;
}

/** Who is asked at all: counts on the day, lies in the zone, and stands on no other province's list. */
function listCandidates(set: EntrySet, list: NamedList, scope: SetScope): Candidates {
  const foreign = scope.foreign.of(scope.day, list.kind.id);
  const zoned = { home: 0 };
  const candidates: { readonly place: number; readonly unclear: string | null }[] = [];
  const part = list.view === null ? null : readPart(list.view, list.kind.id, scope.day);
  let elsewhere = 0;
  for (const place of listCounting(set, list, scope)) {
    const lacks = part?.(place) ?? null;
    if (lacks === OUT) continue;
    const isForeign = foreign?.[place] === 1;
    const zone = inZone(scope, place, isForeign ? { home: 0 } : zoned);
    if (zone === "out") continue;
    if (isForeign) elsewhere += 1;
    else candidates.push({ place, unclear: zone === "unclear" ? "所属高新区" : lacks });
  }
  const exists = scope.day.facts.ofKind(list.kind.id).some((place) => foreign?.[place] !== 1);
  return { candidates, home: zoned.home, elsewhere, exists };
}

function ownList({ day, subject }: SetScope): NamedList | null {
  const own = subject === null ? null : day.facts.kindAt(subject);
  const kind = day.vocabulary.kinds.find(({ id }) => id === own);
  return kind === undefined ? null : { kind, view: null };
}

/** Who of the list counts on the day, whatever the condition says; 本身 counts by itself. */
function listCounting(set: EntrySet, { kind }: NamedList, { day, subject }: SetScope): readonly number[] {
  if (set.list === SELF) return subject === null ? [] : [subject];
  const counting = day.counting(kind.id);
  const mask = set.where !== null && speaksOfEnds(set.where, kind, day) ? counting.ever : counting.now;
  // Rows of a form ask for the members of each of hundreds of clusters: nobody else need be looked at.
  const members =
    subject !== null && set.where !== null && mustBelong(set.where) ? day.belonging.members(subject) : null;
  const places = members?.filter((place) => day.facts.kindAt(place) === kind.id) ?? [...day.facts.ofKind(kind.id)];
  return places.filter((place) => mask[place] === 1);
}

/** Whether a condition can only be met by what belongs to 本身. */
function mustBelong(condition: Condition): boolean {
  if (condition.type === "and") return condition.parts.some(mustBelong);
  return condition.type === "in" && condition.set.list === SELF && condition.set.where === null;
}

/** Not of the part that is asked for. */
const OUT = Symbol("not of this part");

/** Whether an entry is of a part (众创空间 among 孵化载体): null when it is; what is lacking where the type is blank, or names it beside another (孵化器、众创空间). */
function readPart(
  { field, values }: KindView,
  kind: string,
  day: DayBook,
): (place: number) => string | null | typeof OUT {
  const texts = day.attribute(kind, field);
  const { label = field, choices = [] } = day.vocabulary.fields.get(field) ?? {};
  const usual = new Set(choices.map(({ value }) => value));
  const own = choices.filter(({ value }) => values.includes(value));
  const words = [...values, ...own.flatMap(({ writtenAs }) => writtenAs)];
  return (place) => {
    const text = texts[place];
    if (text === undefined) return label;
    if (values.includes(text)) return null;
    return !usual.has(text) && words.some((word) => text.includes(word)) ? label : OUT;
  };
}

function put(lists: Map<string, number[]>, label: string, place: number): void {
  const list = lists.get(label);
  if (list === undefined) lists.set(label, [place]);
  else list.push(place);
}

/** Entries of kinds without zones belong to all; one whose zone nobody can tell is neither in nor out. */
function inZone({ day, zone }: SetScope, place: number, zoned: { home: number }): "in" | "out" | "unclear" {
  if (zone === null) return "in";
  const own = day.zoning.of(place);
  if (own.how === "none") return "in";
  if (own.zone === null) return "unclear";
  if (own.zone !== zone) return "out";
  if (own.how === "home") zoned.home += 1;
  return "in";
}

/** A condition on 毕业、离开、撤销 or 新增 asks for all records, not only for those under way on the day. */
function speaksOfEnds(condition: Condition, kind: KindDefinition, day: DayBook): boolean {
  if (kind.group !== "relation") return false;
  const ends = endingFieldsOf(kind.id);
  return speaksOf(condition, { kind, day, isAsked: (id) => id === null || ends.includes(id) });
}

/** Whether a condition asks for a field of the entry itself that is meant; null stands for 新增. */
function speaksOf(
  condition: Condition,
  asking: {
    readonly kind: KindDefinition;
    readonly day: DayBook;
    readonly isAsked: (field: string | null) => boolean;
  },
): boolean {
  const { kind, day, isAsked } = asking;
  if (condition.type === "and" || condition.type === "or") return condition.parts.some((one) => speaksOf(one, asking));
  if (condition.type === "not") return speaksOf(condition.of, asking);
  if (condition.type === "since") return isAsked(null);
  const [only, ...more] = "path" in condition ? condition.path.steps : [];
  const field = only !== undefined && more.length === 0 ? findField(day.vocabulary, kind, only) : null;
  return field !== null && isAsked(field.id);
}

function describe({
  kind,
  places,
  counting,
  day,
  undated,
}: {
  readonly kind: KindDefinition;
  readonly places: Int32Array;
  readonly counting: CountingMask;
  readonly day: DayBook;
  readonly undated: ReadonlyMap<string, Uint8Array>;
}): string[] {
  const notes: string[] = [];
  const tally = (mask: Uint8Array): number => places.reduce((sum, place) => sum + (mask[place] ?? 0), 0);
  // Most rosters say nothing of when an enterprise was founded: that alone is no doubt.
  const unknown = kind.id === "enterprise" ? 0 : tally(counting.undated);
  if (unknown > 0)
    notes.push(`有${unknown}${kind.classifier}${kind.label}没有起始日期（认定、成立等），按已在册计入。`);
  const inside = day.facts.ofKind(kind.id).reduce((sum, place) => sum + (counting.inside[place] ?? 0), 0);
  if (inside > 0) {
    notes.push(`有${inside}${kind.classifier}${kind.label}的日期只写到年或月，${day.day}正在其中，按期末才到算。`);
  }
  for (const [qualification, mask] of undated) {
    const count = tally(mask);
    if (count > 0)
      notes.push(`有${count}${kind.classifier}${kind.label}的“${qualification}”没有认定日期，按当日具备计入。`);
  }
  return notes;
}
