/** Electron's `app`: readiness, paths, one instance, the order of quitting. */
import { EventEmitter } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { preventable, strict } from "./journal.ts";

const { productName, version }: { productName: string; version: string } = JSON.parse(
  readFileSync("package.json", "utf8"),
);
const userData = process.env.STANDIN_USER_DATA ?? mkdtempSync(path.join(os.tmpdir(), "standin-"));
mkdirSync(userData, { recursive: true });

/** What quitting must close; windows and the browser sign up here. */
export const quitting: { closeWindows(): Promise<void>; closeBrowser(): Promise<void> } = {
  closeWindows: async () => undefined,
  closeBrowser: async () => undefined,
};

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #places: Readonly<Record<string, string>> = {
    userData,
    temp: os.tmpdir(),
    home: os.homedir(),
    documents: userData,
    downloads: userData,
  };
  #ready = false;
  #sandboxed = false;
  readonly #whenReady = new Promise<void>((resolve) => {
    setImmediate(() => {
      this.#ready = true;
      this.emit("ready", {});
      resolve();
    });
  });

  isReady(): boolean {
    return this.#ready;
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error("app.enableSandbox() can only be called before app is ready");
    this.#sandboxed = true;
  }
  isSandboxEnabled(): boolean {
    return this.#sandboxed;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  getName(): string {
    return productName;
  }
  getVersion(): string {
    return version;
  }
  getAppPath(): string {
    return process.cwd();
  }
  getLocale(): string {
    return "zh-CN";
  }
  getPath(name: string): string {
    const place = this.#places[name];
    if (place === undefined) throw new Error(`stand-in: no path ${name}`);
    return place;
  }
  quit(): void {
    void this.#quit();
  }
  async #quit(): Promise<void> {
    const before = preventable({});
    this.emit("before-quit", before);
    if (before.defaultPrevented) return;
    await quitting.closeWindows();
    const will = preventable({});
    this.emit("will-quit", will);
    if (will.defaultPrevented) return;
    this.emit("quit", {}, 0);
    await quitting.closeBrowser();
    process.exit(0);
  }
  exit(code = 0): void {
    process.exit(code);
  }
}

export const app = strict(new App(), "app");
