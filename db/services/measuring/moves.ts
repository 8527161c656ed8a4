/** Who came, went, moved or took another name between two days (期间变动). */
import type { ChangedEntry } from "#domain/indicators/decompose-change";
import type { Decimal } from "#domain/shared/decimal";
import { lastDayOf } from "#domain/register/day-of";
import type { DayBook } from "#services/measuring/day-book";

/** Tells why an entry's part changed. */
export interface Moves {
  readonly reasonOf: (
    id: number,
    change: {
      readonly before: Decimal | null;
      readonly after: Decimal | null;
      readonly amount: Decimal;
      /** Both values are of the same period: then it was not the entry that changed but its figure. */
      readonly samePeriod: boolean;
    },
  ) => ChangedEntry["reason"];
}

/** Prepares it for two days. */
export function createMoves({ old, now }: { readonly old: DayBook; readonly now: DayBook }): Moves {
  const events = readEvents(now, old.day);
  const cameBetween = (id: number, field: string): boolean => {
    const place = now.facts.placeOf(id);
    const date = place < 0 ? undefined : now.facts.attribute(field)[place];
    return date !== undefined && isBetween(date, old.day, now.day);
  };
  return {
    reasonOf: (id, { before, after, amount, samePeriod }) => {
      const types = events.get(id) ?? [];
      if (before === null) return types.includes("迁入") || cameBetween(id, "movedIn") ? "movedIn" : "new";
      if (after === null) return types.includes("迁出") || cameBetween(id, "movedOut") ? "movedOut" : "left";
      if (samePeriod) return "restated";
      if (types.includes("更名") || hasOtherName(id, old, now)) return "renamed";
      return amount.startsWith("-") ? "shrunk" : "grown";
    },
  };
}

function hasOtherName(id: number, old: DayBook, now: DayBook): boolean {
  const [a, b] = [old.facts.placeOf(id), now.facts.placeOf(id)];
  return a >= 0 && b >= 0 && old.facts.nameAt(a) !== now.facts.nameAt(b);
}

function readEvents({ facts, links, day }: DayBook, since: string): ReadonlyMap<number, readonly string[]> {
  const types = facts.attribute("eventType");
  const dates = facts.attribute("eventDate");
  const found = new Map<number, string[]>();
  for (const { from, to } of [...(links.from.get("eventSubject")?.values() ?? [])].flat()) {
    const at = facts.placeOf(from);
    const date = dates[at];
    if (to === null || date === undefined || !isBetween(date, since, day)) continue;
    found.set(to, [...(found.get(to) ?? []), types[at] ?? ""]);
  }
  return found;
}

function isBetween(date: string, after: string, until: string): boolean {
  const last = lastDayOf(date);
  return last > after && last <= until;
}
