/** Electron's BrowserWindow over a page of a real Chromium, driven through playwright-core. Refuses unsafe options. */
import { EventEmitter } from "node:events";
import { type Browser, type BrowserContext, chromium, type Page, type Route } from "playwright-core";
import { app, quitting } from "./app.ts";
import { invokeHandler } from "./ipc-main.ts";
import { journal, preventable, strict } from "./journal.ts";
import { lag } from "./lag.ts";
import { PageLink, type PageMessage, type Reply } from "./page-link.ts";
import { findProtocolHandler, rules, session, toAppAddress, toBrowserAddress } from "./session.ts";

interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly preload?: string };
}

const REQUIRED = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
};
const windows = new Map<number, BrowserWindow>();
let browser: Promise<Browser> | null = null;
let lastId = 0;

function startBrowser(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: process.env.PARKBOOK_CHROMIUM ?? "/usr/bin/chromium",
    headless: process.env.STANDIN_HEADED !== "1",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--lang=zh-CN",
      "--force-color-profile=srgb",
      `--remote-debugging-port=${process.env.STANDIN_CDP_PORT ?? "0"}`,
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  return browser;
}

quitting.closeBrowser = async () => {
  await (await browser?.catch(() => null))?.close().catch(() => undefined);
};
quitting.closeWindows = async () => {
  for (const window of [...windows.values()]) await window.closed();
};

class WebContents extends EventEmitter {
  readonly session = session.defaultSession;
  readonly id: number;
  readonly mainFrame: { readonly url: string; readonly parent: null };
  readonly #window: BrowserWindow;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: "allow" });

  constructor(window: BrowserWindow, id: number) {
    super();
    this.#window = window;
    this.id = id;
    this.mainFrame = {
      get url() {
        return window.address;
      },
      parent: null,
    };
  }
  setWindowOpenHandler(handler: WebContents["openHandler"]): void {
    this.openHandler = handler;
  }
  isDestroyed(): boolean {
    return this.#window.isDestroyed();
  }
  getURL(): string {
    return this.#window.address;
  }
  send(channel: string, ...args: unknown[]): void {
    this.#window.send(channel, args);
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows.values()][0] ?? null;
  }

  readonly id: number;
  readonly webContents: WebContents;
  readonly options: Options;
  /** As the program sees it: app://…, not the mapped one. */
  address = "";
  readonly #opened: Promise<{ context: BrowserContext; page: Page; link: PageLink }>;
  #link: PageLink | null = null;
  #page: Page | null = null;
  #programmatic = false;
  #destroyed = false;
  #visible = false;

  constructor(options: Options = {}) {
    super();
    if (!app.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    const preferences = options.webPreferences ?? {};
    for (const [name, wanted] of Object.entries(REQUIRED)) {
      if ((preferences[name] ?? wanted) !== wanted) throw new Error(`stand-in: unsafe window option ${name}`);
    }
    lastId += 1;
    this.id = lastId;
    this.options = options;
    const contents = new WebContents(this, this.id);
    this.webContents = strict(contents, "webContents");
    windows.set(this.id, this);
    this.#opened = this.#open(options);
    app.emit("web-contents-created", {}, this.webContents);
  }

  async #open(options: Options): Promise<{ context: BrowserContext; page: Page; link: PageLink }> {
    const context = await (await startBrowser()).newContext({
      viewport: { width: options.width ?? 800, height: options.height ?? 600 },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      serviceWorkers: "block",
    });
    const page = await context.newPage();
    const link = await PageLink.open(page, options.webPreferences?.preload ?? "", (message, reply) =>
      this.#receive(message, reply),
    );
    await context.route(
      () => true,
      (route) => this.#answerRequest(route),
    );
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.address = toAppAddress(frame.url());
    });
    page.on("close", () => this.#ended());
    page.on("pageerror", (error) => journal.push(["page error", error.message]));
    page.on("console", (message) => {
      if (message.type() === "error") journal.push(["console error", message.text()]);
    });
    this.#link = link;
    this.#page = page;
    return { context, page, link };
  }

  #receive(message: PageMessage, reply: Reply): void {
    if (message.kind === "open") {
      const { action } = this.webContents.openHandler({ url: toAppAddress(message.url) });
      journal.push(["window.open", message.url, action]);
      return;
    }
    const event = { sender: this.webContents, senderFrame: { url: this.address, parent: null }, type: "frame" };
    invokeHandler(message.channel, event, message.args).then(
      (value) => reply({ ok: true, value }),
      (cause: unknown) => reply({ ok: false, value: String(cause) }),
    );
  }

  async #answerRequest(route: Route): Promise<void> {
    const request = route.request();
    const address = toAppAddress(request.url());
    if (request.isNavigationRequest() && request.frame() === this.#page?.mainFrame() && this.#isRefused(address)) {
      await route.abort("aborted");
      return;
    }
    if (await isCancelled(address, request.method(), request.resourceType())) {
      journal.push(["request blocked", address]);
      await route.abort("blockedbyclient");
      return;
    }
    const handler = findProtocolHandler(address);
    if (!handler) {
      journal.push(["request without handler", address]);
      await route.abort("failed");
      return;
    }
    const response = await handler(new Request(address, { method: request.method() }));
    const body = Buffer.from(await response.arrayBuffer());
    await lag();
    await route
      .fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
      .catch(() => undefined);
  }

  #isRefused(address: string): boolean {
    if (this.#programmatic || this.address === "" || this.address === "about:blank") return false;
    const event = preventable({ url: address });
    this.webContents.emit("will-navigate", event, address);
    if (event.defaultPrevented) journal.push(["navigation blocked", address]);
    return event.defaultPrevented;
  }

  async loadURL(address: string): Promise<void> {
    const { page } = await this.#opened;
    this.#programmatic = true;
    try {
      await page.goto(toBrowserAddress(address), { waitUntil: "load" });
    } finally {
      this.#programmatic = false;
    }
    this.emit("ready-to-show");
  }

  send(channel: string, args: readonly unknown[]): void {
    this.#link?.send(channel, args);
  }

  close(): void {
    void this.closed();
  }

  /** Closes and waits for it; not part of Electron's interface. */
  async closed(): Promise<void> {
    const event = preventable({});
    this.emit("close", event);
    if (event.defaultPrevented) return;
    await this.#page?.close().catch(() => undefined);
    this.#ended();
  }

  #ended(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.emit("closed");
    if (windows.size > 0) return;
    if (app.listenerCount("window-all-closed") > 0) app.emit("window-all-closed");
    else app.quit();
  }

  show(): void {
    this.#visible = true;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

function isCancelled(url: string, method: string, resourceType: string): Promise<boolean> {
  const ask = rules.beforeRequest;
  if (!ask) return Promise.resolve(false);
  return new Promise((resolve) => ask({ url, method, resourceType }, ({ cancel }) => resolve(cancel === true)));
}
