/** Who of a kind counts on a day (截至某日在册), over columns of the living book and of frozen years: the one rule of rosters, relations and indicators. */
import { lastDayOf } from "#domain/register/day-of";
import { type CountingDates, type CountingRecord, countingDatesOf } from "#services/measuring/as-of-rules";
import type { DaySource } from "#services/measuring/day-book";
import type { FactSource } from "#store/measuring/fact-source";
import type { LinkIndex } from "#store/queries/links";

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

/** Reads who counts. A kind without dates counts whole. */
export function readCounting(source: DaySource, kind: string): CountingMask {
  const { facts } = source;
  const dates = countingDatesOf(kind);
  const own = facts.ofKind(kind);
  const mask = () => new Uint8Array(facts.size);
  const masks: CountingMask = { now: mask(), ever: mask(), undated: mask(), inside: mask() };
  for (const place of own) masks.now[place] = masks.ever[place] = 1;
  if (dates === null) return masks;
  for (const place of own) masks.undated[place] = 1;
  applySince(source, { own, dates, masks });
  applyEnds(source, { own, dates, masks });
  if (dates.plain !== undefined) applyPlain(source, { own, dates, masks });
  for (const record of dates.records) applyRecords(source, record, masks);
  return masks;
}

/** Dates of one's own coming and going, unless they are those of a carrier. */
function applyPlain({ facts, day }: DaySource, { own, dates: { plain }, masks }: Applying): void {
  if (plain === undefined) return;
  const others = plain.unless.map(facts.attribute);
  const plainOnly = own.filter((place) => others.every((column) => column[place] === undefined));
  const bare: CountingDates = { since: [plain.since], until: plain.until, lasts: [], records: [] };
  applySince({ facts, day }, { own: plainOnly, dates: bare, masks });
  applyEnds({ facts, day }, { own: plainOnly, dates: bare, masks });
}

type Dated = Pick<DaySource, "facts" | "day">;

interface Applying {
  readonly own: Int32Array;
  readonly dates: CountingDates;
  readonly masks: CountingMask;
}

/** The first date of each group says when it began; all groups must be over. */
function applySince({ facts, day }: Dated, { own, dates, masks }: Applying): void {
  for (const fields of dates.since) {
    const columns = fields.map(facts.attribute);
    for (const place of own) {
      const date = columns.map((column) => column[place]).find((text) => text !== undefined);
      if (date === undefined) continue;
      masks.undated[place] = 0;
      if (isInside(date, day)) masks.inside[place] = 1;
      if (lastDayOf(date) > day) masks.now[place] = masks.ever[place] = 0;
    }
  }
}

function applyEnds({ facts, day }: Dated, { own, dates, masks }: Applying): void {
  for (const field of [...dates.until, ...dates.lasts]) {
    const lasts = dates.lasts.includes(field);
    const column = facts.attribute(field);
    for (const place of own) {
      const date = column[place];
      if (date === undefined) continue;
      if (isInside(date, day)) masks.inside[place] = 1;
      if (lasts ? lastDayOf(date) < day : lastDayOf(date) <= day) masks.now[place] = 0;
    }
  }
}

/** The last word of the records before the day decides; where all of them are later, it had not begun. */
function applyRecords({ facts, links, day }: DaySource, record: CountingRecord, masks: CountingMask): void {
  const said = record.unless.map(facts.attribute);
  for (const [place, happenings] of readHappenings(record, facts, links)) {
    if (said.some((column) => column[place] !== undefined)) continue;
    masks.undated[place] = 0;
    const last = happenings.findLast(({ date }) => date <= day);
    const isComing = last === undefined && happenings[0]?.ends === false;
    if (isComing) masks.ever[place] = 0;
    if (last?.ends === true || isComing) masks.now[place] = 0;
  }
}

/** Whether the day lies inside a date given only by year or month. */
function isInside(date: string, day: string): boolean {
  return date.length < 10 && day.startsWith(date) && lastDayOf(date) > day;
}

interface Happening {
  readonly date: string;
  readonly ends: boolean;
}

function readHappenings(
  record: CountingRecord,
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
