/** The bridge of the desktop window: one channel out, one in. Runs sandboxed; only this object reaches the page. */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { Bridge } from "#contract/contract";

const bridge: Bridge = {
  host: "desktop",
  call: (name, input) => ipcRenderer.invoke("app:call", { kind: "call", name, input }),
  subscribe: (listener) => {
    const relay = (_event: unknown, event: Parameters<typeof listener>[0]): void => listener(event);
    ipcRenderer.on("app:event", relay);
    return () => {
      ipcRenderer.removeListener("app:event", relay);
    };
  },
  // Paths are read here, from real File objects: the page itself can never name a path.
  offerFiles: (files) =>
    ipcRenderer.invoke("app:call", {
      kind: "offer",
      paths: files.filter(isFile).map((file) => webUtils.getPathForFile(file)),
    }),
};

/** By tag, not by instanceof: a File of the page's world has another constructor than this world's. */
function isFile(value: unknown): value is File {
  return Object.prototype.toString.call(value) === "[object File]";
}

contextBridge.exposeInMainWorld("parkbook", bridge);
