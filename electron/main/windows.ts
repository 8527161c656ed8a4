/** The main window and its options; the only place that creates a window. */
import { BrowserWindow, type BrowserWindowConstructorOptions } from "electron";
import { APP_START } from "../ipc/trusted-sender.ts";

/** 1366×768 is the smallest screen of the offices; at 125 % it leaves 1092 points. */
export function windowOptions(preload: string, isPackaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 960,
    minHeight: 600,
    title: "园册",
    show: false,
    backgroundColor: "#ffffff",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  };
}

export async function openWindow(preload: string, isPackaged: boolean): Promise<void> {
  const window = new BrowserWindow(windowOptions(preload, isPackaged));
  window.once("ready-to-show", () => window.show());
  await window.loadURL(APP_START);
}
