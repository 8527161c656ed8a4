/** Starts the built main process on the stand-in; same shape as Playwright's `_electron.launch`. */
import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import { type Browser, chromium, type Page } from "playwright-core";
import type { LaunchedApp } from "../launched-app.ts";
import { decode } from "./wire.ts";

export async function launchStandin(options: {
  readonly main: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}): Promise<LaunchedApp> {
  const port = await freePort();
  const child = fork(options.main, {
    cwd: options.cwd,
    execArgv: ["--import", new URL("./register.ts", import.meta.url).href],
    env: { ...process.env, ...options.env, STANDIN_CDP_PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
  }
  const exit = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const died = exit.then((code): never => {
    throw new Error(`the main process ended with ${code}\n${said}`);
  });
  died.catch(() => undefined);
  const ask = createAsk(child);
  let browser: Browser | null = null;
  return {
    evaluate: (run, argument) => Promise.race([died, ask(run.toString(), argument)]) as never,
    firstWindow: async () => {
      browser ??= await Promise.race([died, connect(port)]);
      return Promise.race([died, findPage(browser)]);
    },
    output: () => said,
    kill: async () => {
      child.kill("SIGKILL");
      await exit;
    },
    close: async () => {
      ask("({ app }) => { app.quit(); }", undefined).catch(() => undefined);
      const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await exit;
      clearTimeout(timer);
      await browser?.close().catch(() => undefined);
    },
  };
}

function createAsk(child: ChildProcess): (source: string, argument: unknown) => Promise<unknown> {
  const waiting = new Map<number, (text: string) => void>();
  let lastId = 0;
  child.on("message", (message: { id: number; text: string }) => {
    waiting.get(message.id)?.(message.text);
    waiting.delete(message.id);
  });
  return (source, argument) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, (text) => {
        const { ok, value } = decode(text) as { ok: boolean; value: unknown };
        if (ok) resolve(value);
        else reject(new Error(String(value)));
      });
      child.send({ id: lastId, source, argument });
    });
}

async function connect(port: number): Promise<Browser> {
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function findPage(browser: Browser): Promise<Page> {
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const page = pages.find((candidate) => candidate.url().includes(".app-scheme.test"));
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
