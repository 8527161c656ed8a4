/** From start to end of the desktop program: one instance, one back end, windows, an orderly close. */
import { app, BrowserWindow, Menu, protocol, session } from "electron";
import { composeApp } from "../composition/compose-app.ts";
import { publishTo } from "../ipc/publish.ts";
import { registerCalls } from "../ipc/register.ts";
import { APP_SCHEME } from "../ipc/trusted-sender.ts";
import type { Log } from "../platform/logger.ts";
import type { Places } from "../platform/places.ts";
import { answerPage } from "./app-protocol.ts";
import { createDialogHandlers } from "./dialogs.ts";
import { endWithSentence, logStrayFailures } from "./last-words.ts";
import { menuTemplate } from "./menu.ts";
import { closeSession, guardContents } from "./session-guard.ts";
import { openWindow } from "./windows.ts";

interface Parts {
  readonly places: Places;
  readonly log: Log;
  readonly workerFile: string;
  readonly preload: string;
  readonly page: string;
}

export function runLifecycle(parts: Parts): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  logStrayFailures(parts.log);
  app.on("second-instance", showFirstWindow);
  app.on("window-all-closed", () => app.quit());
  app.on("web-contents-created", (_event, contents) => guardContents(contents, parts.log));
  app
    .whenReady()
    .then(() => start(parts))
    .catch((cause: unknown) => endWithSentence(parts.log, cause));
}

async function start(parts: Parts): Promise<void> {
  closeSession(session.defaultSession, parts.log);
  protocol.handle(APP_SCHEME, (request) => answerPage(parts.page, request.url));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(app.isPackaged)));
  const program = composeApp({
    places: parts.places,
    workerFile: parts.workerFile,
    fileHandlers: createDialogHandlers,
    publish: (event) =>
      publishTo(
        BrowserWindow.getAllWindows().map((window) => window.webContents),
        event,
      ),
    log: parts.log,
  });
  registerCalls({ dispatch: program.call, offer: program.files.offer, log: parts.log });
  closeBeforeQuit(program.close);
  await openWindow(parts.preload, app.isPackaged);
}

/** Holds the end back until both connections to the book are closed. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

function showFirstWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
