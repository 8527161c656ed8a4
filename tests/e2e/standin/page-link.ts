/** The line between the stand-in and one real page: preload's isolated world, messages both ways, paths of dropped files. */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import type { CDPSession, Page } from "playwright-core";
import { lag } from "./lag.ts";
import { decode, encode } from "./wire.ts";

const WORLD = "Electron Isolated Context";
const FILE_MARK = /^standin-file:(\d+)$/u;

export interface PageMessage {
  readonly kind: "invoke" | "open";
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
  readonly url: string;
}

export class PageLink {
  readonly #cdp: CDPSession;
  #world: number | null = null;
  #queue: string[] = [];

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async open(
    page: Page,
    preload: string,
    receive: (message: PageMessage, reply: Reply) => void,
  ): Promise<PageLink> {
    const cdp = await page.context().newCDPSession(page);
    const link = new PageLink(cdp);
    await cdp.send("Page.enable");
    await cdp.send("Runtime.enable");
    await cdp.send("DOM.enable");
    await cdp.send("Runtime.addBinding", { name: "__electronIpc", executionContextName: WORLD });
    const { frameTree } = await cdp.send("Page.getFrameTree");
    cdp.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === WORLD && context.auxData?.frameId === frameTree.frame.id) link.#enter(context.id);
    });
    cdp.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      if (link.#world === executionContextId) link.#world = null;
    });
    cdp.on("Runtime.bindingCalled", (called) => {
      if (called.name === "__electronIpc") void link.#receive(called.payload, called.executionContextId, receive);
    });
    const key = `k${Math.random().toString(36).slice(2)}-`;
    const scripts = pageScripts(key, preload);
    await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: scripts.main });
    await cdp.send("Page.addScriptToEvaluateOnNewDocument", { worldName: WORLD, source: scripts.isolated });
    return link;
  }

  /** A message for the page's listeners; waits for the world when the page is just loading. */
  send(channel: string, args: readonly unknown[]): void {
    this.#deliver(encode({ kind: "message", channel, args }), this.#world);
  }

  #enter(world: number): void {
    this.#world = world;
    for (const text of this.#queue.splice(0)) this.#deliver(text, world);
  }

  async #receive(payload: string, world: number, receive: (message: PageMessage, reply: Reply) => void): Promise<void> {
    const message = await this.#withRealPaths(decode(payload), world);
    const reply: Reply = async (answer) => {
      const text = encodeReply(message as PageMessage, answer);
      await lag();
      this.#deliver(text, world);
    };
    receive(message as PageMessage, reply);
  }

  #deliver(text: string, world: number | null): void {
    if (world === null) {
      this.#queue.push(text);
      return;
    }
    const expression = `__electronDeliver(${JSON.stringify(text)})`;
    // The page may have gone in the meantime, as it may in Electron.
    this.#cdp.send("Runtime.evaluate", { contextId: world, expression }).catch(() => undefined);
  }

  async #withRealPaths(value: unknown, world: number): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((member) => this.#withRealPaths(member, world)));
    if (typeof value === "string") return FILE_MARK.test(value) ? this.#realPath(value, world) : value;
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const members = Object.entries(value).map(async ([name, member]) => [
      name,
      await this.#withRealPaths(member, world),
    ]);
    return Object.fromEntries(await Promise.all(members));
  }

  async #realPath(mark: string, world: number): Promise<string> {
    const index = FILE_MARK.exec(mark)?.[1];
    const { result } = await this.#cdp.send("Runtime.evaluate", {
      contextId: world,
      expression: `__standinFiles[${index}]`,
    });
    const { path } = await this.#cdp.send("DOM.getFileInfo", { objectId: result.objectId ?? "" });
    return path;
  }
}

export type Reply = (answer: { readonly ok: boolean; readonly value: unknown }) => Promise<void>;

function encodeReply(message: PageMessage, answer: { readonly ok: boolean; readonly value: unknown }): string {
  try {
    return encode({ kind: "reply", id: message.id, ...answer });
  } catch (cause) {
    return encode({ kind: "reply", id: message.id, ok: false, value: String(cause) });
  }
}

function pageScripts(key: string, preload: string): { main: string; isolated: string } {
  const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
  const script = readFileSync(preload, "utf8");
  if (/^\s*(import|export)\s/mu.test(script)) throw new Error("a sandboxed preload cannot be an ES module");
  const wire = stripTypeScriptTypes(read("./wire.ts")).replace(/^export /gmu, "");
  return {
    main: read("./page-main.js").replaceAll("__KEY__", key),
    isolated: read("./page-isolated.js")
      .replaceAll("__KEY__", key)
      .replace("__PLATFORM__", process.platform)
      .replace("/*WIRE*/", () => wire)
      .replace("/*PRELOAD*/", () => script),
  };
}
