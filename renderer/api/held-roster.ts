import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { RosterQuestion } from "#contract/enterprises";

/** The questions last asked of each roster in this window (最近的名册条件), and the very last of all: coming back finds them again, and neighbours on the page of one entry follow. One per cache, that is per window. */
interface Held {
  readonly starts: Map<string, RosterQuestion>;
  last: RosterQuestion | null;
}

const heldBy = new WeakMap<QueryClient, Held>();

/** The question a roster was left with, null before it was ever opened. */
export function useHeldRoster(place: string): RosterQuestion | null {
  return heldBy.get(useQueryClient())?.starts.get(place) ?? null;
}

/** The roster question last looked at, whichever roster it was. */
export function useLastRoster(): RosterQuestion | null {
  return heldBy.get(useQueryClient())?.last ?? null;
}

/** Holds what is asked of a roster; `filters` are those a person chose, without what the place itself narrows. */
export function useHoldRoster(place: string, asked: RosterQuestion, filters: RosterQuestion["filters"]): void {
  const cache = useQueryClient();
  const { kind, asOf, search, sort, filters: all } = asked;
  useEffect(() => {
    const held = heldBy.get(cache) ?? { starts: new Map<string, RosterQuestion>(), last: null };
    held.starts.set(place, { search, filters, sort });
    held.last = { kind, asOf, search, filters: all, sort };
    heldBy.set(cache, held);
  }, [cache, place, kind, asOf, search, filters, all, sort]);
}
