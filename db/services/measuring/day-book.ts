/** The register as it stood on a day (截至某日的台账): who counts, at what level, holding and belonging to what. Everything is worked out when first asked for and kept. */
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { lastDayOf } from "#domain/register/day-of";
import {
  countingDatesOf,
  holdingRecords,
  type LevelRule,
  levelRuleOf,
  readLevel,
  sinceFieldsOf,
} from "#services/measuring/as-of-rules";
import { type Belonging, createBelonging } from "#services/measuring/belonging";
import { createHoldings, type Holdings } from "#services/measuring/holdings";
import { createZoning, type Zoning } from "#services/measuring/zoning";
import type { FactSource } from "#store/measuring/fact-source";
import type { LinkIndex } from "#store/queries/links";
import { levelOrder } from "#domain/register/kind";

/** What a day book is made from. */
export interface DaySource {
  readonly facts: FactSource;
  readonly links: LinkIndex;
  readonly vocabulary: FormulaVocabulary;
  /** Zone of entries that name none; null when the book's own is not known. */
  readonly homeZone: number | null;
  readonly day: string;
}

/** Who of a kind counts, by place. */
export interface CountingMask {
  /** 1: counts on the day. */
  readonly now: Uint8Array;
  /** 1: began by the day, whatever ended it since. */
  readonly ever: Uint8Array;
  /** 1: no date says when it began. */
  readonly undated: Uint8Array;
  /** 1: the day lies inside a date that is only a year or a month. */
  readonly inside: Uint8Array;
}

/** The register on a day. */
export interface DayBook extends DaySource {
  readonly counting: (kind: string) => CountingMask;
  /** Texts of an attribute as of the day: levels are those of the day. */
  readonly attribute: (kind: string, field: string) => readonly (string | undefined)[];
  /** Since when an entry is what it is; undefined where no date says. */
  readonly since: (kind: string) => readonly (string | undefined)[];
  readonly holdings: Holdings;
  readonly belonging: Belonging;
  readonly zoning: Zoning;
}

/** Opens the register on a day. */
export function openDay(source: DaySource): DayBook {
  const counting = keep((kind: string) => readCounting(source, kind));
  const levels = keep((kind: string) => readLevels(source, kind));
  const since = keep((kind: string) => readSince(source, kind, levels(kind)));
  return {
    ...source,
    counting,
    attribute: (kind, field) =>
      levelRuleOf(kind)?.field === field ? levels(kind).texts : source.facts.attribute(field),
    since,
    holdings: createHoldings(source),
    belonging: createBelonging(source),
    zoning: createZoning(source),
  };
}

/** Whether the day lies inside a date given only by year or month. */
export function isInside(date: string, day: string): boolean {
  return date.length < 10 && day.startsWith(date) && lastDayOf(date) > day;
}

/** Remembers answers by a word. */
export function keep<Value>(work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const ready = known.get(key);
    if (ready !== undefined) return ready.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
}

/** The same rule as the rosters' (`db/store/queries/as-of.ts`), over columns and frozen years. */
function readCounting({ facts, links, day }: DaySource, kind: string): CountingMask {
  const dates = countingDatesOf(kind);
  const own = facts.ofKind(kind);
  const mask = () => new Uint8Array(facts.size);
  const [now, ever, undated, inside] = [mask(), mask(), mask(), mask()];
  for (const place of own) now[place] = ever[place] = undated[place] = 1;
  if (dates === null) return { now, ever, undated: mask(), inside };
  for (const fields of dates.since) {
    const columns = fields.map(facts.attribute);
    for (const place of own) {
      const date = columns.map((column) => column[place]).find((text) => text !== undefined);
      if (date === undefined) continue;
      undated[place] = 0;
      if (isInside(date, day)) inside[place] = 1;
      if (lastDayOf(date) > day) now[place] = ever[place] = 0;
    }
  }
  for (const field of [...dates.until, ...dates.lasts]) {
    const lasts = dates.lasts.includes(field);
    const column = facts.attribute(field);
    for (const place of own) {
      const date = column[place];
      if (date === undefined) continue;
      if (isInside(date, day)) inside[place] = 1;
      if (lasts ? lastDayOf(date) < day : lastDayOf(date) <= day) now[place] = 0;
    }
  }
  for (const record of dates.records) {
    const said = record.unless.map(facts.attribute);
    for (const [place, happenings] of readHappenings(record, facts, links)) {
      if (said.some((column) => column[place] !== undefined)) continue;
      undated[place] = 0;
      const last = happenings.findLast(({ date }) => date <= day);
      const isComing = last === undefined && happenings[0]?.ends === false;
      if (isComing) ever[place] = 0;
      if (last?.ends === true || isComing) now[place] = 0;
    }
  }
  return { now, ever, undated, inside };
}

interface Happening {
  readonly date: string;
  readonly ends: boolean;
}

function readHappenings(
  record: NonNullable<ReturnType<typeof countingDatesOf>>["records"][number],
  facts: FactSource,
  links: LinkIndex,
): ReadonlyMap<number, readonly Happening[]> {
  const types = facts.attribute(record.type);
  const dates = facts.attribute(record.date);
  const found = new Map<number, Happening[]>();
  for (const { from, to } of [...(links.from.get(record.link)?.values() ?? [])].flat()) {
    const at = facts.placeOf(from);
    const place = to === null ? -1 : facts.placeOf(to);
    const [type, date] = [types[at] ?? "", dates[at]];
    const ends = record.ends.includes(type);
    if (place < 0 || date === undefined || !(ends || record.begins.includes(type))) continue;
    const own = found.get(place) ?? [];
    found.set(place, own);
    own.push({ date: lastDayOf(date), ends });
  }
  for (const own of found.values()) own.sort((a, b) => a.date.localeCompare(b.date));
  return found;
}

interface Levels {
  readonly texts: readonly (string | undefined)[];
  /** Date of the record that gives the level. */
  readonly dates: readonly (string | undefined)[];
}

/** The highest dated level reached by the day, else the plain one — unless a record says that one came later. */
function readLevels({ facts, links, day }: DaySource, kind: string): Levels {
  const rule = levelRuleOf(kind);
  const dates = new Array<string | undefined>(facts.size);
  if (rule === null) return { texts: [], dates };
  const texts = facts.attribute(rule.field).map((text) => (text === undefined ? undefined : readLevel(text)));
  applyFlags(rule, facts, texts, day);
  const records = readLevelRecords({ facts, links }, kind);
  for (const [place, held] of records) {
    const reached = held
      .filter(({ from, until }) => (from === null || lastDayOf(from) <= day) && (until === null || until > day))
      .toSorted((a, b) => rankOf(a.level) - rankOf(b.level) || (a.from ?? "").localeCompare(b.from ?? ""))[0];
    if (reached !== undefined) {
      texts[place] = reached.level;
      dates[place] = reached.from ?? undefined;
    } else if (held.some(({ level, from }) => level === texts[place] && from !== null)) texts[place] = undefined;
  }
  return { texts, dates };
}

function applyFlags(rule: LevelRule, facts: FactSource, texts: (string | undefined)[], day: string): void {
  const flags = rule.flag === undefined ? [] : facts.attribute(rule.flag);
  for (const [place, flag] of flags.entries()) {
    if (flag === "true" && texts[place] === undefined) texts[place] = rule.flagMeans;
  }
  const raised = rule.raisedOn === undefined ? [] : facts.attribute(rule.raisedOn);
  for (const [place, date] of raised.entries()) {
    if (date === undefined) continue;
    if (lastDayOf(date) > day && texts[place] === rule.raisedTo) texts[place] = rule.before;
  }
}

interface LevelRecord {
  readonly level: string;
  readonly from: string | null;
  /** First day it no longer holds. */
  readonly until: string | null;
}

function readLevelRecords(
  { facts, links }: Pick<DaySource, "facts" | "links">,
  kind: string,
): ReadonlyMap<number, readonly LevelRecord[]> {
  const types = facts.attribute(holdingRecords.type);
  const levels = facts.attribute(holdingRecords.level);
  const [from, until, revoked] = [holdingRecords.from, holdingRecords.until, holdingRecords.revoked].map(
    facts.attribute,
  );
  const found = new Map<number, LevelRecord[]>();
  for (const link of [...(links.from.get(holdingRecords.link)?.values() ?? [])].flat()) {
    const at = facts.placeOf(link.from);
    const place = link.to === null ? -1 : facts.placeOf(link.to);
    const level = levels[at];
    if (place < 0 || facts.kindAt(place) !== kind || level === undefined) continue;
    if (!holdingRecords.types.includes(types[at] ?? "")) continue;
    const ends = [
      until?.[at] === undefined ? null : `${lastDayOf(until[at])}~`,
      revoked?.[at] === undefined ? null : lastDayOf(revoked[at]),
    ];
    const end = ends.filter((one) => one !== null).sort()[0] ?? null;
    const own = found.get(place) ?? [];
    found.set(place, own);
    own.push({ level: readLevel(level), from: from?.[at] ?? null, until: end });
  }
  return found;
}

/** 0 is the highest. */
export function rankOf(level: string): number {
  const rank = levelOrder.indexOf(level);
  return rank < 0 ? levelOrder.length : rank;
}

function readSince({ facts }: DaySource, kind: string, levels: Levels): readonly (string | undefined)[] {
  const columns = sinceFieldsOf(kind).map(facts.attribute);
  const dates = new Array<string | undefined>(facts.size).fill(undefined);
  for (const place of facts.ofKind(kind)) {
    dates[place] = levels.dates[place] ?? columns.map((column) => column[place]).find((text) => text !== undefined);
  }
  return dates;
}
