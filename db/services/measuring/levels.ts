/** At what level entries stand on a day (当日级别): the highest dated level reached, else the plain one. */
import { lastDayOf } from "#domain/register/day-of";
import { levelOrder } from "#domain/register/kind";
import { holdingRecords, type LevelRule, levelRuleOf, readLevel } from "#services/measuring/as-of-rules";
import type { DaySource } from "#services/measuring/day-book";
import type { FactSource } from "#store/measuring/fact-source";

/** Levels by place. */
export interface Levels {
  readonly texts: readonly (string | undefined)[];
  /** Date of the record that gives the level. */
  readonly dates: readonly (string | undefined)[];
  /** Places whose plain level is higher than any record says (名册上的级别高于认定记录): the records are believed. */
  readonly contradicted: ReadonlySet<number>;
}

/** The highest dated level reached by the day, else the plain one — unless a record says that one came later. */
export function readLevels({ facts, links, day }: DaySource, kind: string): Levels {
  const rule = levelRuleOf(kind);
  const dates = new Array<string | undefined>(facts.size);
  const contradicted = new Set<number>();
  if (rule === null) return { texts: [], dates, contradicted };
  const texts = facts.attribute(rule.field).map((text) => (text === undefined ? undefined : readLevel(text)));
  applyFlags(rule, facts, texts, day);
  const records = readLevelRecords({ facts, links }, kind);
  for (const [place, held] of records) {
    const reached = held
      .filter(({ from, until }) => (from === null || lastDayOf(from) <= day) && (until === null || until > day))
      .toSorted((a, b) => rankOf(a.level) - rankOf(b.level) || (a.from ?? "").localeCompare(b.from ?? ""))[0];
    if (reached !== undefined) {
      const plain = texts[place];
      if (plain !== undefined && isHigher(plain, held)) contradicted.add(place);
      texts[place] = reached.level;
      dates[place] = reached.from ?? undefined;
    } else if (held.some(({ level, from }) => level === texts[place] && from !== null)) texts[place] = undefined;
  }
  return { texts, dates, contradicted };
}

/** A later record may yet say the plain level; one that none reaches is doubtful. */
function isHigher(plain: string, records: readonly LevelRecord[]): boolean {
  return records.every(({ level }) => rankOf(plain) < rankOf(level));
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
