/** Who of a kind counts on a day (截至某日在册): dates of coming and going, read from the entry itself and from the records that name it. */
import { lastDayOf } from "#domain/register/day-of";
import type { ReadableDb } from "../connection.ts";
import { findFieldNumber } from "../values/interning.ts";
import type { LinkIndex } from "./links.ts";

/** Dates that decide for a kind. `since`: groups of fields of which the first that is filled says when it began; all groups must be over. `until`: the first that is over ends it. `lasts`: the day itself still counts (有效期至). */
export interface CountingDates {
  readonly since: readonly (readonly string[])[];
  readonly until: readonly string[];
  readonly lasts: readonly string[];
  /** Dates that may mean another coming and going (入驻、迁出 of a carrier): they are this one's where nothing in `unless` is filled. */
  readonly plain?: {
    readonly since: readonly string[];
    readonly until: readonly string[];
    readonly unless: readonly string[];
  };
  /** Records that say the same of whom they name. */
  readonly records: readonly CountingRecord[];
}

/** Records of another kind (变动、级别认定): of those whose `type` is one of the words, `date` begins or ends it. */
export interface CountingRecord {
  readonly link: string;
  readonly type: string;
  readonly date: string;
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  /** Fields of the entry itself that say it better. */
  readonly unless: readonly string[];
}

/** Ids of the living entries of a kind that count on a day. An entry without dates counts. */
export function readCounting(
  db: ReadableDb,
  {
    kind,
    day,
    dates,
    links,
  }: { readonly kind: string; readonly day: string; readonly dates: CountingDates; readonly links: () => LinkIndex },
): ReadonlySet<number> {
  const counting = new Set(
    db
      .prepare<[string], number>("SELECT id FROM enterprise WHERE kind = ? AND removed_at IS NULL ORDER BY id")
      .pluck()
      .all(kind),
  );
  for (const fields of dates.since) {
    for (const [id, date] of firstOfEach(db, fields)) if (lastDayOf(date) > day) counting.delete(id);
  }
  for (const field of dates.until) {
    for (const [id, date] of readDates(db, field)) if (lastDayOf(date) <= day) counting.delete(id);
  }
  for (const field of dates.lasts) {
    for (const [id, date] of readDates(db, field)) if (lastDayOf(date) < day) counting.delete(id);
  }
  if (dates.plain !== undefined) applyPlain(db, dates.plain, day, counting);
  for (const record of dates.records) applyRecords(db, { record, day, index: links(), counting });
  return counting;
}

function applyPlain(
  db: ReadableDb,
  { since, until, unless }: NonNullable<CountingDates["plain"]>,
  day: string,
  counting: Set<number>,
): void {
  const others = firstOfEach(db, unless);
  const drop = (fields: readonly string[], isOut: (date: string) => boolean): void => {
    for (const field of fields)
      for (const [id, date] of readDates(db, field)) if (!others.has(id) && isOut(lastDayOf(date))) counting.delete(id);
  };
  drop(since, (date) => date > day);
  drop(until, (date) => date <= day);
}

/** The last word of the records before the day decides; where all of them are later, it had not begun. */
function applyRecords(
  db: ReadableDb,
  {
    record,
    day,
    index,
    counting,
  }: {
    readonly record: CountingRecord;
    readonly day: string;
    readonly index: LinkIndex;
    readonly counting: Set<number>;
  },
): void {
  const said = firstOfEach(db, record.unless);
  for (const [id, happenings] of readHappenings(db, record, index)) {
    if (said.has(id)) continue;
    const last = happenings.findLast(({ date }) => date <= day);
    const isComing = last === undefined && happenings[0]?.ends === false;
    if (last?.ends === true || isComing) counting.delete(id);
  }
}

interface Happening {
  readonly date: string;
  readonly ends: boolean;
}

/** What the records say of whom they name, oldest first. */
function readHappenings(
  db: ReadableDb,
  record: CountingRecord,
  index: LinkIndex,
): ReadonlyMap<number, readonly Happening[]> {
  const types = new Map(readDates(db, record.type));
  const dateOf = new Map(readDates(db, record.date));
  const happenings = new Map<number, Happening[]>();
  for (const { from, to } of [...(index.from.get(record.link)?.values() ?? [])].flat()) {
    const date = dateOf.get(from);
    const type = types.get(from) ?? "";
    const ends = record.ends.includes(type);
    if (to === null || date === undefined || !(ends || record.begins.includes(type))) continue;
    const own = happenings.get(to) ?? [];
    happenings.set(to, own);
    own.push({ date: lastDayOf(date), ends });
  }
  for (const own of happenings.values()) own.sort((a, b) => a.date.localeCompare(b.date));
  return happenings;
}

function firstOfEach(db: ReadableDb, fields: readonly string[]): ReadonlyMap<number, string> {
  const dates = new Map<number, string>();
  for (const field of fields) for (const [id, date] of readDates(db, field)) if (!dates.has(id)) dates.set(id, date);
  return dates;
}

function readDates(db: ReadableDb, field: string): readonly [id: number, text: string][] {
  const fieldId = findFieldNumber(db, field);
  if (fieldId === undefined) return [];
  return db
    .prepare<[number], [number, string]>("SELECT enterprise_id, value FROM enterprise_attribute WHERE field_id = ?")
    .raw()
    .all(fieldId);
}
