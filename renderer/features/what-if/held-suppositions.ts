import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import type { Supposition } from "#contract/what-if";

/** A supposition with its sentence, as it was put together. */
export interface Supposed {
  readonly supposition: Supposition;
  readonly sentence: string;
}

/** What a window supposes: kept while it is open, on whatever page one looks, and never in the book. */
interface Held {
  supposed: readonly Supposed[];
  readonly listeners: Set<() => void>;
}

const windows = new WeakMap<QueryClient, Held>();

/** The suppositions of this window, and how to set them. */
export function useSuppositions(): readonly [readonly Supposed[], (next: readonly Supposed[]) => void] {
  const held = heldOf(useQueryClient());
  const supposed = useSyncExternalStore(
    useCallback(
      (listener) => {
        held.listeners.add(listener);
        return () => held.listeners.delete(listener);
      },
      [held],
    ),
    () => held.supposed,
  );
  const set = useCallback(
    (next: readonly Supposed[]) => {
      held.supposed = next;
      for (const listener of held.listeners) listener();
    },
    [held],
  );
  return [supposed, set];
}

function heldOf(cache: QueryClient): Held {
  const known = windows.get(cache) ?? { supposed: [], listeners: new Set() };
  windows.set(cache, known);
  return known;
}
