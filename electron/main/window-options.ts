/** How the main window is made; pure, so that its locks can be tested without Electron. */
import type { BrowserWindowConstructorOptions } from "electron";

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
