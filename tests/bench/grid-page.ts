import { existsSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";

/** The window over an invented roster, built and opened in Chromium. */
export interface GridPage {
  readonly open: (enterprises: number) => Promise<Page>;
  readonly blank: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const CONFIG = resolve(import.meta.dirname, "../renderer/preview/vite.config.ts");

/** Builds the preview of the window, once per benchmark, into the run's folder. */
export async function buildGridPage(): Promise<string> {
  const outDir = join(process.env.PARKBOOK_BENCH_FOLDER ?? (await mkdtemp(join(tmpdir(), "parkbook-grid-"))), "grid");
  if (existsSync(join(outDir, "index.html"))) return outDir;
  await build({ configFile: CONFIG, logLevel: "error", build: { outDir, emptyOutDir: true } });
  return outDir;
}

/** Serves a built preview and starts a browser for it. */
export async function startGridPage(folder: string): Promise<GridPage> {
  if (!existsSync(CHROMIUM)) throw new Error(`no Chromium at ${CHROMIUM}; set CHROMIUM to its path`);
  const server = await serve(folder);
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const openPage = (address: string): Promise<Page> => openAt(browser, address);
  return {
    open: (enterprises) => openPage(`http://127.0.0.1:${port}/?enterprises=${enterprises}#/roster`),
    blank: () => openPage("about:blank"),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function openAt(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(address);
  return page;
}

async function serve(folder: string): Promise<Server> {
  const types: Readonly<Record<string, string>> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const file = join(folder, pathname === "/" ? "index.html" : pathname);
    const bytes = existsSync(file) ? await readFile(file) : null;
    response.writeHead(bytes === null ? 404 : 200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
    });
    response.end(bytes ?? "");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}
