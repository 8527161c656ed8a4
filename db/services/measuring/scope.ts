/** Where and when a formula is evaluated (取数范围), and what is said along the way. */
import type { MissingData } from "#contract/indicators";
import type { Decimal } from "#domain/shared/decimal";
import type { DayBook } from "#services/measuring/day-book";
import type { SetScope } from "#services/measuring/entry-sets";
import {
  type FigurePeriod,
  inYear,
  periodBefore,
  readFigures,
  readFigurePeriod,
  yearBefore,
} from "#services/measuring/figure-periods";
import type { World } from "#services/measuring/world";
import type { FigureColumn } from "#store/measuring/figure-column";

/** The place and time of an evaluation. */
export interface Scope {
  readonly world: World;
  readonly day: DayBook;
  readonly zone: number | null;
  readonly period: FigurePeriod | null;
  /** What 本身 stands for, by place in the living book; null: nothing. */
  readonly subject: number | null;
  readonly pack: string | null;
  /** 存量: quarters of a pack's own take their last month. */
  readonly stock: boolean;
  /** Indicators being worked out, so that none waits for itself. */
  readonly within: readonly string[];
}

/** A value on the way. */
export interface Partial {
  readonly value: Decimal | null;
  readonly unit: string;
  readonly text: string | null;
  /** The sum of a set nobody is in: 0, but no data where 首选 looks for some. */
  readonly ofNobody?: boolean;
}

/** What is told of a value beside itself. Grows during an evaluation. */
export interface Remarks {
  readonly missing: MissingData[];
  readonly notes: Set<string>;
  readonly standing: { preliminary: number; corrected: number };
  reason: string | null;
}

/** Empty remarks. */
export function newRemarks(): Remarks {
  return { missing: [], notes: new Set(), standing: { preliminary: 0, corrected: 0 }, reason: null };
}

/** Adds remarks to others. */
export function addRemarks(to: Remarks, from: Remarks, before = ""): void {
  for (const { sentence, ...counts } of from.missing) addMissing(to, { sentence: before + sentence, ...counts });
  for (const note of from.notes) to.notes.add(before + note);
  to.standing.preliminary += from.standing.preliminary;
  to.standing.corrected += from.standing.corrected;
  if (from.reason !== null) to.reason ??= before + from.reason;
}

/** Adds what is missing, once. */
export function addMissing(to: Remarks, missing: MissingData): void {
  if (!to.missing.some(({ sentence }) => sentence === missing.sentence)) to.missing.push(missing);
}

/** No value, for a reason. */
export function nothing(remarks: Remarks, reason: string, unit = ""): Partial {
  remarks.reason ??= reason;
  return { value: null, unit, text: null };
}

/** Figures of a field in the scope's period. */
export function figuresOf({ day, period, stock }: Scope, field: string): FigureColumn | null {
  return readFigures(day.facts, field, period, stock);
}

/** The scope as sets need it. */
export function setScope(scope: Scope): SetScope {
  const { world, day, zone, period, pack, subject } = scope;
  let kept = world.sets.get(day);
  if (kept === undefined) {
    kept = new Map();
    world.sets.set(day, kept);
  }
  const figures: SetScope["figures"] = (field) => figuresOf(scope, field);
  return { day, zone, subject, period: period?.text ?? "", foreign: world.foreign(pack), figures, kept };
}

/** The scope of a base year: its frozen year when there is one, else the book as of its last day; figures are those of that year. */
export function baseScope(scope: Scope, year: number): { readonly scope: Scope; readonly note: string | null } {
  const frozen = scope.world.frozen.get(year);
  const day = scope.world.day(frozen?.day ?? `${year}-12-31`, frozen?.id ?? null);
  const period = scope.period === null ? null : periodOf(scope, inYear(scope.period.text, year));
  const note = frozen === undefined ? null : `${year}年取自冻结的年度快照“${frozen.name}”。`;
  return { scope: { ...scope, day, period }, note };
}

/** The scope one year earlier. */
export function yearEarlier(scope: Scope): { readonly scope: Scope; readonly note: string | null } {
  const { day } = scope.day;
  const year = Number(day.slice(0, 4)) - 1;
  if (day.endsWith("-12-31") && (scope.period === null || scope.period.year === year + 1))
    return baseScope(scope, year);
  const same = `${year}${day.endsWith("-02-29") ? "-02-28" : day.slice(4)}`;
  const period = scope.period === null ? null : periodOf(scope, yearBefore(scope.period.text));
  return { scope: { ...scope, day: scope.world.day(same, scope.day.facts.snapshot), period }, note: null };
}

/** The scope one period earlier; null where there is none. */
export function periodEarlier(scope: Scope): Scope | null {
  const before = scope.period === null ? null : periodBefore(scope.period.text);
  const period = before === null ? null : periodOf(scope, before);
  if (period === null) return null;
  return { ...scope, day: scope.world.day(period.lastDay, scope.day.facts.snapshot), period };
}

function periodOf({ world }: Scope, text: string): FigurePeriod | null {
  return readFigurePeriod(text, world.conventions);
}
