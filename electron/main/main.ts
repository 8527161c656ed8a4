/** Entry of the desktop program. What must happen before Electron is ready happens here, in this order. */
import path from "node:path";
import { app, protocol } from "electron";
import { createLogger } from "../platform/logger.ts";
import { placesInCheckout, placesInPackage } from "../platform/places.ts";
import { systemClock } from "../platform/clock.ts";
import { APP_SCHEME } from "../ipc/trusted-sender.ts";
import { runLifecycle } from "./lifecycle.ts";

protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.enableSandbox();

const dist = path.resolve(import.meta.dirname, "..");
const dataFolder = app.getPath("userData");
const places = app.isPackaged
  ? placesInPackage(process.resourcesPath, dataFolder)
  : placesInCheckout(path.resolve(dist, ".."), dataFolder);

runLifecycle({
  places,
  log: createLogger(places.diary, systemClock.now),
  workerFile: path.join(dist, "main", "backend-worker.js"),
  preload: path.join(dist, "preload", "preload.cjs"),
  page: path.join(dist, "renderer"),
});
