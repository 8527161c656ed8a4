/** Opens the main window; the only place that creates one. */
import { BrowserWindow } from "electron";
import { APP_START } from "../ipc/trusted-sender.ts";
import { windowOptions } from "./window-options.ts";

export async function openWindow(preload: string, isPackaged: boolean): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload, isPackaged));
  window.once("ready-to-show", () => window.show());
  // The page keeps nothing that is not stored; after a crash it simply comes back.
  window.webContents.on("render-process-gone", () => void window.loadURL(APP_START));
  await window.loadURL(APP_START);
}
