/** Serves the built window from this checkout until it is stopped: `startInBrowser` for `npm start`. */
import { homedir } from "node:os";
import path from "node:path";
import { systemClock } from "../platform/clock.ts";
import { createLogger } from "../platform/logger.ts";
import { placesInCheckout } from "../platform/places.ts";
import { dataFolder } from "./data-folder.ts";
import { type LoopbackHost, startLoopbackHost } from "./loopback-host.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** `folder`: the data folder, when it is not the desktop program's own. */
export function serveCheckout(folder = dataFolder(process.platform, process.env, homedir())): Promise<LoopbackHost> {
  const places = placesInCheckout(root, folder);
  return startLoopbackHost({
    places,
    workerFile: new URL("../composition/backend-worker.ts", import.meta.url),
    page: path.join(root, "dist", "renderer"),
    log: createLogger(places.diary, systemClock.now),
  });
}
