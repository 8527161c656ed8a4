/** Where the places of a kept binding stand on the form at hand (新旧表位置对照): by their words first, by their address where no words were kept. */
import { unitDimension } from "#domain/indicators/unit";
import type { FormReading } from "#domain/reporting/form-binding";
import { type NowPlace, placesBefore, placesNow, type WasPlace } from "#domain/reporting/listed-places";
import { outOfOrder } from "#domain/reporting/place-order";
import { differInMeaning, likeness } from "#domain/reporting/place-words";
import type { SavedBinding } from "#domain/reporting/saved-binding";

/** Two that are one (对上的位置). `renamed`: null for the same words, else whether it is sure to mean the same. */
export interface PlaceMatch {
  readonly was: WasPlace;
  readonly now: NowPlace;
  readonly renamed: "sure" | "unsure" | null;
  /** Stands in another order than before; being pushed aside by a new neighbour does not count. */
  readonly moved: boolean;
}

/** The comparison as a whole. `lists`: pairs of list numbers, kept → at hand. */
export interface MatchedPlaces {
  readonly matches: readonly PlaceMatch[];
  readonly added: readonly NowPlace[];
  readonly gone: readonly WasPlace[];
  readonly lists: ReadonlyMap<number, number>;
}

/** Holds a kept binding against a reading. `year`: the report year of the form at hand, where known. */
export function matchPlaces(saved: SavedBinding, reading: FormReading, year: number | null): MatchedPlaces {
  const was = placesBefore(saved);
  const now = placesNow(reading, year);
  const lists = new Map([...pairLists(was, now), ...pairWithoutWords(saved, reading)]);
  const sheets = pairSheets(saved, reading, lists);
  const groups = [
    ...[...lists].map(([old, own]) => ({
      was: was.filter(({ list }) => list === old),
      now: now.filter(({ list }) => list === own),
    })),
    ...sheets.map(([old, own]) => ({
      was: was.filter(({ list, sheet }) => list === null && sheet === old),
      now: now.filter(({ list, sheet }) => list === null && sheet === own),
    })),
  ];
  const matches = groups.flatMap(matchGroup);
  const taken = new Set(matches.map((match) => match.now));
  const kept = new Set(matches.map((match) => match.was));
  return {
    matches,
    lists,
    added: now.filter((place) => !taken.has(place)),
    gone: was.filter((place) => !kept.has(place)),
  };
}

/** Share of the places that two forms have in common, 0–1, renamed ones not counted (同表程度). */
export function sameShare({ matches, added, gone }: MatchedPlaces): number {
  const same = matches.filter(({ renamed }) => renamed === null).length;
  const all = Math.max(matches.length + added.length, matches.length + gone.length);
  return all === 0 ? 0 : same / all;
}

/** Lists whose headings were not kept are known by sheet and first row alone. */
function pairWithoutWords(saved: SavedBinding, reading: FormReading): (readonly [number, number])[] {
  return saved.lists.flatMap(({ sheet, firstRow, columns }, old) => {
    const own = reading.lists.findIndex((list) => list.sheet === sheet && list.firstRow === firstRow);
    return own < 0 || columns.some(({ path }) => path !== null) ? [] : [[old, own] as const];
  });
}

/** Least share of headings that two lists have in common. */
const LIKE_LISTS = 0.34;

/** Share of the words that a kept binding and a form have in common, 0–1: a quick look before they are compared place by place. */
export function sharedWords(saved: SavedBinding, reading: FormReading, year: number | null): number {
  const was = new Set(placesBefore(saved).flatMap(({ key }) => key ?? []));
  const now = new Set(placesNow(reading, year).map(({ key }) => key));
  const shared = [...was].filter((key) => now.has(key)).length;
  return shared / Math.max(1, was.size, now.size);
}

function pairLists(was: readonly WasPlace[], now: readonly NowPlace[]): ReadonlyMap<number, number> {
  const numbers = (places: readonly { readonly list: number | null }[]) => [
    ...new Set(places.flatMap(({ list }) => list ?? [])),
  ];
  const worded = was.filter(({ key }) => key !== null);
  const scored = numbers(worded).flatMap((old) =>
    numbers(now).map((own) => {
      const [before, after] = [was.filter(({ list }) => list === old), now.filter(({ list }) => list === own)];
      const near = (before[0]?.sheet === after[0]?.sheet ? 0.2 : 0) - Math.abs(old - own) * 0.01;
      const shared = sharedKeys(before, after);
      return { old, own, shared, score: shared + near };
    }),
  );
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { old, own, shared } of scored.toSorted((one, two) => two.score - one.score)) {
    if (shared < LIKE_LISTS || pairs.has(old) || taken.has(own)) continue;
    pairs.set(old, own);
    taken.add(own);
  }
  return pairs;
}

function sharedKeys(before: readonly WasPlace[], after: readonly NowPlace[]): number {
  const rest = after.map(({ key }) => key);
  let shared = 0;
  for (const { key } of before) {
    const at = key === null ? -1 : rest.indexOf(key);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return shared / Math.max(1, Math.min(before.length, after.length));
}

/** Sheets of the same name; then those whose lists belong together; then the only ones left. */
function pairSheets(
  saved: SavedBinding,
  reading: FormReading,
  lists: ReadonlyMap<number, number>,
): readonly (readonly [string, string])[] {
  const old = [...new Set(saved.cells.map(({ sheet }) => sheet))];
  const own = [...new Set(reading.cells.map(({ sheet }) => sheet))];
  const pairs = new Map<string, string>();
  const free = (sheet: string) => ![...pairs.values()].includes(sheet);
  for (const sheet of old) if (own.includes(sheet)) pairs.set(sheet, sheet);
  for (const [before, after] of lists) {
    const [from, to] = [saved.lists[before]?.sheet, reading.lists[after]?.sheet];
    if (from !== undefined && to !== undefined && !pairs.has(from) && free(to)) pairs.set(from, to);
  }
  const worded = new Set(saved.cells.flatMap(({ sheet, label }) => (label === null ? [] : [sheet])));
  const left = old.filter((sheet) => !pairs.has(sheet) && worded.has(sheet));
  const right = own.filter(free);
  for (const [i, sheet] of left.entries()) {
    const other = right[i];
    if (other !== undefined && left.length === right.length) pairs.set(sheet, other);
  }
  return [...pairs];
}

interface Group {
  readonly was: readonly WasPlace[];
  readonly now: readonly NowPlace[];
}

function matchGroup(group: Group): PlaceMatch[] {
  const pairs = new Map<WasPlace, NowPlace>();
  const free = new Set(group.now);
  const take = (was: WasPlace, now: NowPlace | undefined) => {
    if (now === undefined || pairs.has(was)) return;
    pairs.set(was, now);
    free.delete(now);
  };
  for (const was of group.was) {
    take(
      was,
      group.now.find((now) => free.has(now) && now.cell === was.cell && (was.key === null || now.key === was.key)),
    );
  }
  for (const was of group.was)
    if (was.key !== null)
      take(
        was,
        group.now.find((now) => free.has(now) && now.key === was.key),
      );
  const same = new Set(pairs.keys());
  const sure = new Map<WasPlace, "sure" | "unsure">();
  for (const { was, now, score, isSure } of renamings(group, pairs, free)) {
    if (score < LEAST_RENAMING || pairs.has(was) || !free.has(now)) continue;
    take(was, now);
    sure.set(was, isSure ? "sure" : "unsure");
  }
  const movers = outOfOrder(group.was.flatMap((was) => pairs.get(was) ?? []));
  return [...pairs].map(([was, now]) => ({
    was,
    now,
    renamed: same.has(was) ? null : (sure.get(was) ?? "unsure"),
    moved: movers.has(now),
  }));
}

const LEAST_RENAMING = 0.5;
const MOST_RENAMINGS = 40_000;

interface Renaming {
  readonly was: WasPlace;
  readonly now: NowPlace;
  readonly score: number;
  readonly isSure: boolean;
}

function renamings(group: Group, pairs: ReadonlyMap<WasPlace, NowPlace>, free: ReadonlySet<NowPlace>): Renaming[] {
  const lost = group.was.filter((was) => !pairs.has(was) && was.key !== null);
  // Two forms that have so little in common are not one form with other words.
  if (lost.length * free.size > MOST_RENAMINGS) return [];
  return lost
    .flatMap((was) => [...free].flatMap((now) => renaming({ was, now }, group, pairs) ?? []))
    .toSorted((one, two) => two.score - one.score);
}

function renaming(
  { was, now }: { readonly was: WasPlace; readonly now: NowPlace },
  group: Group,
  pairs: ReadonlyMap<WasPlace, NowPlace>,
): Renaming | null {
  if (was.unit !== null && now.unit !== null && unitDimension(was.unit) !== unitDimension(now.unit)) return null;
  const { source } = was.saved;
  const own = now.binding.confidence >= 0.5 ? now.binding.source : null;
  const agrees = source?.kind === "field" && own?.kind === "field" && sameAsked(source, own);
  if (source?.kind === "field" && own !== null && !agrees) return null;
  const words = likeness(was.key ?? "", now.key);
  const beside = neighbours({ was, now }, group, pairs);
  const score = agrees ? 0.45 * words + 0.25 * beside + 0.3 : 0.65 * words + 0.35 * beside;
  const clear = words >= 0.75 && beside >= 0.5 && !differInMeaning(was.key ?? "", now.key);
  return { was, now, score, isSure: agrees || clear };
}

function sameAsked(
  one: { readonly field: string; readonly period: string | null },
  two: { readonly field: string; readonly period: string | null },
): boolean {
  return one.field === two.field && one.period === two.period;
}

/** Which of the two neighbours are the same ones as before: 0, 0.5 or 1; the edge of the table counts as one. */
function neighbours(
  { was, now }: { readonly was: WasPlace; readonly now: NowPlace },
  group: Group,
  pairs: ReadonlyMap<WasPlace, NowPlace>,
): number {
  const [before, after] = [group.was.indexOf(was), group.now.indexOf(now)];
  const kept = [-1, 1].filter((step) => {
    const [old, own] = [group.was[before + step], group.now[after + step]];
    return old === undefined ? own === undefined : pairs.get(old) === own;
  });
  return kept.length / 2;
}
