/** Who holds which qualification on a day (当日有效的资质): from the records and from the older attributes of enterprises. */
import { lastDayOf } from "#domain/register/day-of";
import { holdingAttributes, holdingRecords, readLevel } from "#services/measuring/as-of-rules";
import type { DaySource } from "#services/measuring/day-book";
import { rankOf } from "#services/measuring/levels";

/** What is known of one qualification. */
export interface Holding {
  /** 1: holds it. */
  readonly mask: Uint8Array;
  /** Of those, who has no date of issue. */
  readonly undated: Uint8Array;
  /** Records that hold on the day, but whose holder nobody goes by. */
  readonly orphans: number;
}

/** Asks for a qualification, at least of a level; null: of any. */
export interface Holdings {
  /** Whether nothing at all is known of it: no record of any qualification, and no attribute that would say it. */
  readonly unknown: (type: string) => boolean;
  readonly of: (type: string, level: string | null) => Holding;
}

/** Prepares the question for a day. */
export function createHoldings(source: DaySource): Holdings {
  const known = new Map<string, Holding>();
  return {
    unknown: (type) => {
      if (source.facts.ofKind("qualification").length > 0) return false;
      const canonical = canonicalType(source, type);
      const fields = holdingAttributes.flatMap((rule) => (rule.type === canonical ? [rule.flag, rule.from] : []));
      return !fields.some(
        (field) => field !== null && source.facts.attribute(field).some((text) => text !== undefined),
      );
    },
    of: (type, level) => {
      const key = `${type}|${level ?? ""}`;
      const ready = known.get(key);
      if (ready !== undefined) return ready;
      const holding = readHolding(source, canonicalType(source, type), level);
      known.set(key, holding);
      return holding;
    },
  };
}

function canonicalType({ vocabulary }: DaySource, type: string): string {
  const choices = vocabulary.fields.get(holdingRecords.type)?.choices ?? [];
  return choices.find(({ value, writtenAs }) => value === type || writtenAs.includes(type))?.value ?? type;
}

function readHolding(source: DaySource, type: string, level: string | null): Holding {
  const { facts, links } = source;
  const [mask, undated] = [new Uint8Array(facts.size), new Uint8Array(facts.size)];
  const types = facts.attribute(holdingRecords.type);
  const issued = facts.attribute(holdingRecords.from);
  const holds = createRecordTest(source, level);
  /** Dates of issue of the records of each holder: the certificate an older attribute repeats is judged by its record. */
  const recorded = new Map<number, (string | null)[]>();
  let orphans = 0;
  for (const link of [...(links.from.get(holdingRecords.link)?.values() ?? [])].flat()) {
    const at = facts.placeOf(link.from);
    const place = link.to === null ? -1 : facts.placeOf(link.to);
    if (types[at] !== type) continue;
    if (place >= 0) recorded.set(place, [...(recorded.get(place) ?? []), issued[at] ?? null]);
    if (!holds(at)) continue;
    if (place < 0) orphans += 1;
    else mark(place, { mask, undated, isDated: issued[at] !== undefined });
  }
  // The old attributes say no level.
  const rules = level === null ? holdingAttributes.filter((rule) => rule.type === type) : [];
  for (const rule of rules) applyAttribute(source, rule, { mask, undated, recorded });
  return { mask, undated, orphans };
}

/** Tells whether the record at a place holds on the day, at the level wanted. */
function createRecordTest({ facts, day }: DaySource, level: string | null): (at: number) => boolean {
  const levels = facts.attribute(holdingRecords.level);
  const issued = facts.attribute(holdingRecords.from);
  const until = facts.attribute(holdingRecords.until);
  const revoked = facts.attribute(holdingRecords.revoked);
  return (at) =>
    isOver(issued[at], day) !== false &&
    !isEnded(until[at], day) &&
    isOver(revoked[at], day) !== true &&
    reaches(levels[at], level);
}

function mark(
  place: number,
  { mask, undated, isDated }: { readonly mask: Uint8Array; readonly undated: Uint8Array; readonly isDated: boolean },
): void {
  mask[place] = 1;
  if (!isDated) undated[place] = 1;
}

/** Whether a date has come; undefined when there is none. */
function isOver(date: string | undefined, day: string): boolean | undefined {
  return date === undefined ? undefined : lastDayOf(date) <= day;
}

/** A certificate holds through its last day. */
function isEnded(date: string | undefined, day: string): boolean {
  return date !== undefined && lastDayOf(date) < day;
}

function reaches(held: string | undefined, wanted: string | null): boolean {
  if (wanted === null) return true;
  return held !== undefined && rankOf(readLevel(held)) <= rankOf(wanted);
}

function applyAttribute(
  { facts, day }: DaySource,
  rule: (typeof holdingAttributes)[number],
  {
    mask,
    undated,
    recorded,
  }: {
    readonly mask: Uint8Array;
    readonly undated: Uint8Array;
    readonly recorded: ReadonlyMap<number, (string | null)[]>;
  },
): void {
  const flags = facts.attribute(rule.flag);
  const from = rule.from === null ? [] : facts.attribute(rule.from);
  const until = rule.until === null ? [] : facts.attribute(rule.until);
  for (const place of facts.ofKind("enterprise")) {
    const [flag, issued, ends] = [flags[place], from[place], until[place]];
    if (flag === "false" || (flag === undefined && issued === undefined && ends === undefined)) continue;
    const records = recorded.get(place);
    // Its record says more than the attribute; an attribute without a date says nothing beside a record.
    if (records !== undefined && (issued === undefined || records.includes(issued))) continue;
    if (isOver(issued, day) === false || isEnded(ends, day)) continue;
    mask[place] = 1;
    if (issued === undefined) undated[place] = 1;
  }
}
