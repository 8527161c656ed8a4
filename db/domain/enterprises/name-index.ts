/** Finds similar names among many (相近名称索引). Names are blocked on the 字号 and its one-slip variants, never on suffixes that everybody shares, so that a name meets few others. */
import { type NameMatch, matchNames } from "#domain/enterprises/name-match";
import { type NameParts, splitName } from "#domain/enterprises/name-parts";
import type { NameWords } from "#domain/enterprises/name-words";

/** A name with whose it is (名称及其主人). One owner may have several names. */
export interface OwnedName {
  readonly owner: number;
  readonly name: string;
}

/** A similar name that was found (相近名称). */
export interface SimilarName extends NameMatch {
  readonly owner: number;
  readonly name: string;
}

/** Looks up similar names (查相近名称). */
export interface NameIndex {
  readonly size: number;
  /** Best first, one per owner, at most `limit`, none below `atLeast` (0–1). Equal names score 1. */
  readonly search: (name: string, how: { readonly atLeast: number; readonly limit: number }) => readonly SimilarName[];
}

/** Builds the index (建索引). Time and memory grow with the number of names: about ten numbers each. */
export function createNameIndex(names: readonly OwnedName[], words: NameWords): NameIndex {
  // Parts are made anew when a name is met: kept for all names they would take more memory than everything else.
  const partsOf = (at: number): NameParts => splitName(names[at]?.name ?? "", words);
  const keys = buildKeys(names.length, partsOf);
  // Which query last met a name: a stamp instead of a set per query.
  const met = new Uint32Array(names.length);
  let query = 0;
  if (names.length === 0) return { size: 0, search: () => [] };
  return {
    size: names.length,
    search: (name, { atLeast, limit }) => {
      query += 1;
      const own = splitName(name, words);
      const best = new Map<number, SimilarName>();
      for (const key of keysOf(own)) {
        for (const at of lookUp(keys, key)) {
          if (met[at] === query) continue;
          met[at] = query;
          const match = matchNames(own, partsOf(at), words);
          const owned = names[at];
          if (owned === undefined || match.score < atLeast) continue;
          if ((best.get(owned.owner)?.score ?? 0) < match.score) best.set(owned.owner, { ...owned, ...match });
        }
      }
      return [...best.values()].sort((a, b) => b.score - a.score || a.owner - b.owner).slice(0, limit);
    },
  };
}

/** Names looked at per key. A 字号 shared by more (中科, 华夏) is met by the keys that say more. */
const BLOCK = 200;
/** A key's hash and the number of its name share one float, exact below 2^53. */
const ROOM = 2 ** 21;

/** Keys a name usually has. */
const USUAL_KEYS = 8;

function grown(keys: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(keys.length * 2 + 64);
  larger.set(keys);
  return larger;
}

function buildKeys(count: number, partsOf: (at: number) => NameParts): Float64Array {
  let keys = new Float64Array(count * USUAL_KEYS);
  let used = 0;
  for (let at = 0; at < count; at += 1) {
    const own = keysOf(partsOf(at));
    if (used + own.length > keys.length) keys = grown(keys);
    for (const key of own) {
      keys[used] = key * ROOM + at;
      used += 1;
    }
  }
  return keys.slice(0, used).sort();
}

/** Keys under which a name is filed and asked for, those that say most first. */
function keysOf({ brand, industry, region }: NameParts): readonly number[] {
  const core = brand + industry;
  const keys = [hash(`c${core}`), hash(`b${brand}`), hash(`s${core.slice(0, 3)}`)];
  if (brand.length === 2) {
    // Of two characters one alone says little: only together with trade and region.
    for (const character of brand) keys.push(hash(`2${character}${industry}@${region}`));
    keys.push(hash(`d${[...brand].sort().join("")}`));
  }
  if (brand.length >= 2) keys.push(hash(`d${brand}`));
  if (brand.length >= 3) {
    for (let i = 0; i < Math.min(brand.length, LONGEST_BRAND); i += 1) {
      keys.push(hash(`d${brand.slice(0, i)}${brand.slice(i + 1)}`));
    }
  }
  return keys;
}

/** Slips are looked for in so many characters of a 字号. */
const LONGEST_BRAND = 12;

/** FNV-1a over UTF-16 units, 32 bits. Names that collide are told apart by comparing them. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function* lookUp(keys: Float64Array, key: number): Iterable<number> {
  const first = key * ROOM;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < Math.min(keys.length, low + BLOCK); i += 1) {
    const found = (keys[i] ?? 0) - first;
    if (found >= ROOM) return;
    yield found;
  }
}
