/** The way out of the window (桥): what preload exposes in Electron, the loopback host's HTTP in a browser. Call once, at start-up. */
import type { Bridge } from "#contract/contract";
import { createHttpBridge } from "./http-bridge";

declare global {
  interface Window {
    /** Exposed by electron/preload; absent in a browser. */
    readonly parkbook?: Bridge;
  }
}

export function openBridge(): Bridge {
  return window.parkbook ?? createHttpBridge();
}
