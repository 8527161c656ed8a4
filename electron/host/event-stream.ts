/** Server-sent events to every open page of the host. */
import type { ServerResponse } from "node:http";
import type { AppEvent } from "#contract/events";

export interface EventStream {
  readonly open: (response: ServerResponse) => void;
  readonly publish: (event: AppEvent) => void;
  readonly close: () => void;
}

export function createEventStream(): EventStream {
  const listeners = new Set<ServerResponse>();
  return {
    open: (response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      // A first line, so that the page knows at once that it is connected.
      response.write(": connected\n\n");
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
    },
    publish: (event) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    close: () => {
      for (const listener of listeners) listener.end();
    },
  };
}
