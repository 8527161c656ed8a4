/** Starts the built application for a test, with a data folder of its own. E2E_ELECTRON=1 takes the real Electron. */
import { existsSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { _electron, type Page } from "playwright-core";
import type { LaunchedApp } from "./launched-app.ts";
import { launchStandin } from "./standin/launch-standin.ts";

/** How long a step waits for what it asks for, in milliseconds: a busy machine is slow, not wrong. */
const PATIENCE = 30_000;
const root = path.resolve(import.meta.dirname, "../..");

/** `userData` given again opens the same book. */
export async function launchApp(userData = mkdtempSync(path.join(tmpdir(), "parkbook-e2e-"))): Promise<LaunchedApp> {
  const main = path.join(root, "dist/main/main.js");
  if (!existsSync(main)) throw new Error("dist/ is missing: run npm run build first");
  if (process.env.E2E_ELECTRON === "1") return makePatient(await launchElectron(userData));
  return makePatient(await launchStandin({ main, cwd: root, env: { STANDIN_USER_DATA: userData } }));
}

function makePatient(app: LaunchedApp): LaunchedApp {
  const firstWindow = async (): Promise<Page> => {
    const page = await app.firstWindow();
    page.setDefaultTimeout(PATIENCE);
    return page;
  };
  return { ...app, firstWindow };
}

async function launchElectron(userData: string): Promise<LaunchedApp> {
  const executablePath: string = process.env.ELECTRON_EXE ?? createRequire(import.meta.url)("electron");
  const app = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${userData}`], cwd: root });
  return {
    evaluate: (run, argument) => app.evaluate(run as never, argument as never) as never,
    firstWindow: () => app.firstWindow(),
    output: () => "",
    kill: async () => {
      app.process().kill("SIGKILL");
    },
    close: () => app.close(),
  };
}
