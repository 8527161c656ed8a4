/** The stand-in's "electron" module, for the built main process, and its line to the test process. */
import { app } from "./app.ts";
import { BrowserWindow } from "./browser-window.ts";
import { ipcMain } from "./ipc-main.ts";
import { journal } from "./journal.ts";
import { protocol, rules, session } from "./session.ts";
import { dialog, Menu, shell } from "./system.ts";
import { encode } from "./wire.ts";

export { app, BrowserWindow, dialog, ipcMain, journal, Menu, protocol, rules, session, shell };

/** What a test's `evaluate` receives, as with Playwright's electronApp.evaluate. */
const electron = { app, BrowserWindow, dialog, ipcMain, journal, Menu, protocol, rules, session, shell };

interface Request {
  readonly id: number;
  readonly source: string;
  readonly argument: unknown;
}

process.on("message", (request: Request) => {
  void answer(request).then((text) => process.send?.({ id: request.id, text }));
});

async function answer({ source, argument }: Request): Promise<string> {
  try {
    // The test's own function, sent as text; a test process is the only one that can speak on this line.
    const run: (electronModule: unknown, value: unknown) => unknown = new Function(`return (${source})`)();
    return encode({ ok: true, value: await run(electron, argument) });
  } catch (cause) {
    return encode({ ok: false, value: String(cause) });
  }
}
