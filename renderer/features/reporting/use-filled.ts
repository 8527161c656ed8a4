import { useSyncExternalStore } from "react";
import { type FilledSession, type FilledState, filledSession } from "./filled-session";

/** The filled form that was opened again, as a component follows it. */
export function useFilled(): { readonly state: FilledState; readonly session: FilledSession } {
  const session = filledSession();
  return { state: useSyncExternalStore(session.subscribe, session.current), session };
}
