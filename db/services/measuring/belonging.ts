/** To what entries belong on a day (当日的归属): members of clusters, tenants of carriers, and whatever an entry itself names. */
import { lastDayOf } from "#domain/register/day-of";
import { belongingAttributes, belongingRecords, countingDatesOf } from "#services/measuring/as-of-rules";
import type { DaySource } from "#services/measuring/day-book";

/** Answers to what an entry belongs. */
export interface Belonging {
  /** Places of the entries an entry belongs to on the day. */
  readonly of: (place: number) => readonly number[];
  /** Places of what belongs to an entry on the day, in order. */
  readonly members: (place: number) => readonly number[];
}

/** Prepares the answer for a day. */
export function createBelonging(source: DaySource): Belonging {
  let known: ReadonlyMap<number, readonly number[]> | null = null;
  let turned: ReadonlyMap<number, readonly number[]> | null = null;
  return {
    of: (place) => {
      known ??= readBelonging(source);
      return known.get(place) ?? [];
    },
    members: (place) => {
      known ??= readBelonging(source);
      turned ??= turnRound(known);
      return turned.get(place) ?? [];
    },
  };
}

function turnRound(belonging: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (const [member, owners] of [...belonging].toSorted(([a], [b]) => a - b)) {
    for (const owner of owners) {
      const own = members.get(owner);
      if (own === undefined) members.set(owner, [member]);
      else own.push(member);
    }
  }
  return members;
}

function readBelonging(source: DaySource): ReadonlyMap<number, readonly number[]> {
  const { facts, links } = source;
  const found = new Map<number, number[]>();
  const add = (member: number | null, of: number | null): void => {
    const place = member === null ? -1 : facts.placeOf(member);
    const to = of === null ? -1 : facts.placeOf(of);
    if (place < 0 || to < 0) return;
    const own = found.get(place) ?? [];
    found.set(place, own);
    if (!own.includes(to)) own.push(to);
  };
  for (const { record, member, of } of belongingRecords) {
    const members = links.from.get(member);
    const owners = links.from.get(of);
    for (const place of facts.ofKind(record)) {
      if (!isUnderWay(source, record, place)) continue;
      const id = facts.idAt(place);
      for (const who of members?.get(id) ?? []) for (const what of owners?.get(id) ?? []) add(who.to, what.to);
    }
  }
  addNamed(source, add);
  return found;
}

/** Whatever an entry itself names, for as long as it does. */
function addNamed(source: DaySource, add: (member: number, of: number | null) => void): void {
  const dated = new Map(belongingAttributes.map((rule) => [rule.link, rule]));
  for (const [field, byEntry] of source.links.from) {
    const rule = dated.get(field);
    for (const [id, named] of byEntry) {
      if (rule !== undefined && !isTenant(source, rule, source.facts.placeOf(id))) continue;
      for (const { to } of named) add(id, to);
    }
  }
}

function isUnderWay({ facts, day }: DaySource, record: string, place: number): boolean {
  const dates = countingDatesOf(record);
  if (dates === null) return true;
  const began = dates.since.flat().every((field) => {
    const date = facts.attribute(field)[place];
    return date === undefined || lastDayOf(date) <= day;
  });
  return began && !dates.until.some((field) => hasCome(facts.attribute(field)[place], day));
}

function isTenant({ facts, day }: DaySource, rule: (typeof belongingAttributes)[number], place: number): boolean {
  const from = facts.attribute(rule.from)[place];
  if (from !== undefined && lastDayOf(from) > day) return false;
  const ends = rule.until.map((field) => facts.attribute(field)[place]);
  if (ends.some((date) => hasCome(date, day))) return false;
  const isDated = ends.some((date) => date !== undefined);
  return isDated || facts.attribute(rule.state)[place] !== rule.ended;
}

function hasCome(date: string | undefined, day: string): boolean {
  return date !== undefined && lastDayOf(date) <= day;
}
