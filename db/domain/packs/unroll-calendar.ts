/** The days on which something is due (报送日历展开). */
import type { CalendarEntry } from "#domain/packs/pack";

/** One day on which one thing is due. */
export interface DueDay {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly entry: CalendarEntry;
}

/** All days between two days, both counted in, in order (展开到期日). `02-29` falls on the 28th where the year has no 29th. */
export function unrollCalendar(
  entries: readonly CalendarEntry[],
  { from, until }: { readonly from: string; readonly until: string },
): readonly DueDay[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const days = entries.flatMap((entry) =>
    entry.due.flatMap((due): readonly DueDay[] => {
      if (entry.every === "once") return [{ on: due, entry }];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({ on: dayIn(first + at, due), entry }));
    }),
  );
  return days.filter(({ on }) => on >= from && on <= until).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function dayIn(year: number, due: string): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${due === "02-29" && !isLeap ? "02-28" : due}`;
}
