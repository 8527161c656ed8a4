/** Tells every open window of an event. */
import type { AppEvent } from "#contract/events";

/** The part of a window's web contents this needs. */
export interface EventTarget {
  isDestroyed(): boolean;
  send(channel: string, event: AppEvent): void;
}

export function publishTo(targets: readonly EventTarget[], event: AppEvent): void {
  for (const target of targets) if (!target.isDestroyed()) target.send("app:event", event);
}
