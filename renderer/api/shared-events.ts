/** The host's events for any number of listeners over one connection: a browser allows only six to one host. */
import type { Bridge } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import { createEventLineReader } from "./event-lines";
import type { Session } from "./http-session";

/** Before trying again after the connection broke. */
const PAUSE_MS = 1000;

export function createSharedEvents(session: Session): Bridge["subscribe"] {
  const listeners = new Set<(event: AppEvent) => void>();
  let stop: AbortController | null = null;
  return (listener) => {
    listeners.add(listener);
    if (stop === null) {
      stop = new AbortController();
      void follow(session, stop.signal, (event) => {
        for (const each of listeners) each(event);
      });
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      stop?.abort();
      stop = null;
    };
  };
}

async function follow(session: Session, stopped: AbortSignal, publish: (event: AppEvent) => void): Promise<void> {
  while (!stopped.aborted) {
    try {
      const { body } = await session.request("/events", { method: "GET", signal: stopped });
      if (body) await readEvents(body, publish);
    } catch {
      // The host went away or the last listener left: the loop's condition tells which.
    }
    if (!stopped.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function readEvents(body: ReadableStream<Uint8Array>, publish: (event: AppEvent) => void): Promise<void> {
  const take = createEventLineReader(publish);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    take(decoder.decode(part.value, { stream: true }));
  }
}
