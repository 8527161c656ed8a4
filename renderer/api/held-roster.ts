import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { RosterQuestion } from "#contract/enterprises";

/** The roster question last looked at in this window (最近的名册条件): coming back finds it again, and neighbours on the page of one enterprise follow it. One per cache, that is per window. */
const heldBy = new WeakMap<QueryClient, RosterQuestion>();

/** The question held, null before the roster was ever opened. */
export function useHeldRoster(): RosterQuestion | null {
  return heldBy.get(useQueryClient()) ?? null;
}

/** Holds a question. */
export function useHoldRoster({ search, filters, sort }: RosterQuestion): void {
  const cache = useQueryClient();
  useEffect(() => {
    heldBy.set(cache, { search, filters, sort });
  }, [cache, search, filters, sort]);
}
