/** Takes pieces of a server-sent event stream and passes on each whole event. */
import type { AppEvent } from "#contract/events";

export type EventLineReader = (piece: string) => void;

export function createEventLineReader(listener: (event: AppEvent) => void): EventLineReader {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data: ")) listener(JSON.parse(line.slice("data: ".length)));
  };
}
