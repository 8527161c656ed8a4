import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";

/** The day the window looks at (截至某日): today until a person chooses another. One per cache, that is per window. */
interface Day {
  chosen: string | null;
  readonly listeners: Set<() => void>;
}

const days = new WeakMap<QueryClient, Day>();

/** The day, whether it is another than today, and how to choose one (null: today again). `YYYY-MM-DD`. */
export function useAsOf(): {
  readonly day: string;
  readonly chosen: string | null;
  readonly choose: (day: string | null) => void;
} {
  const held = dayOf(useQueryClient());
  const chosen = useSyncExternalStore(
    useCallback(
      (listener) => {
        held.listeners.add(listener);
        return () => held.listeners.delete(listener);
      },
      [held],
    ),
    () => held.chosen,
  );
  const choose = useCallback(
    (day: string | null) => {
      held.chosen = day === today() ? null : day;
      for (const listener of held.listeners) listener();
    },
    [held],
  );
  return { day: chosen ?? today(), chosen, choose };
}

function dayOf(cache: QueryClient): Day {
  const known = days.get(cache) ?? { chosen: null, listeners: new Set() };
  days.set(cache, known);
  return known;
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
