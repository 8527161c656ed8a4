/** Keeps values of filed and frozen periods where an undo or redo would change them (已上报期间不随撤销变动). Pure. */
import { keyOf, type Layer, type Projection } from "./enterprise-history.ts";
import { isSameStored } from "./stored-value.ts";

/** Periods by number that must not change, with the words for why. */
export type HeldPeriods = ReadonlyMap<number, string>;

/** What a reversal may make of an enterprise, and the places it has to leave, with the words for why. */
export interface HeldBack {
  readonly to: Projection;
  readonly held: readonly { readonly place: number; readonly words: string }[];
}

/** Takes out of a change from one state to another what lies in a held period. An enterprise that would go stays whole as long as such a value is known of it. */
export function holdFrozen(from: Projection, to: Projection, periods: HeldPeriods): HeldBack {
  if (periods.size === 0) return { to, held: [] };
  const held: { readonly place: number; readonly words: string }[] = [];
  const values = new Map<number, Layer>(to.values);
  for (const place of new Set([...from.values.keys(), ...to.values.keys()])) {
    const words = periods.get(keyOf(place).periodId);
    if (words === undefined) continue;
    const before = from.values.get(place);
    if (isSameStored(before?.stored ?? null, to.values.get(place)?.stored ?? null)) continue;
    held.push({ place, words });
    if (before === undefined) values.delete(place);
    else values.set(place, before);
  }
  if (held.length === 0) return { to, held };
  return { to: to.exists ? { ...to, values } : from, held };
}
