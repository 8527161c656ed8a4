import { useCallback, useSyncExternalStore } from "react";

/** Whether the screen is so (屏幕宽度), as a style sheet asks it: `(min-width: 1600px)`. */
export function useMedia(condition: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia?.(condition);
      media?.addEventListener?.("change", listener);
      return () => media?.removeEventListener?.("change", listener);
    },
    [condition],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia?.(condition)?.matches ?? false);
}
