/** Finds the Electron runtime: given folder, installed copy, cache, download with a short patience. Says nothing itself. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { root } from "./guards.mts";
import { runCommand } from "./run-command.mts";

const PACKAGE = path.join(root, "node_modules/electron");
/** To the first byte of an answer; an office without internet should not wait longer. */
const PROBE_MS = 5000;
/** For the whole download, about 110 MB. */
const DOWNLOAD_MS = 300_000;

/** The executable, or null when it cannot be obtained. `announce` is called before a long wait. */
export async function findElectron(announce: (sentence: string) => void): Promise<string | null> {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return existing(path.join(given, executableName()));
  const installed = existing(path.join(PACKAGE, "dist", executableName()));
  if (installed) return installed;
  if (!isCached() && !(await isReachable())) return null;
  announce("正在取得 Electron 运行环境（约 110 MB，只需一次）……");
  await runCommand(process.execPath, [path.join(PACKAGE, "install.js")], { limitMs: DOWNLOAD_MS });
  return existing(path.join(PACKAGE, "dist", executableName()));
}

function existing(file: string): string | null {
  return existsSync(file) ? file : null;
}

function executableName(): string {
  if (process.platform === "win32") return "electron.exe";
  return process.platform === "darwin" ? "Electron.app/Contents/MacOS/Electron" : "electron";
}

function electronVersion(): string {
  return JSON.parse(readFileSync(path.join(PACKAGE, "package.json"), "utf8")).version;
}

/** The name under which @electron/get keeps the archive; the folder above it is a hash of the address. */
export function archiveName(): string {
  return `electron-v${electronVersion()}-${process.platform}-${process.arch}.zip`;
}

export function cacheFolder(): string {
  if (process.env.electron_config_cache) return process.env.electron_config_cache;
  if (process.platform === "win32") {
    return path.join(process.env.LOCALAPPDATA ?? path.join(homedir(), "AppData/Local"), "electron", "Cache");
  }
  if (process.platform === "darwin") return path.join(homedir(), "Library/Caches/electron");
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "electron");
}

function isCached(): boolean {
  const folder = cacheFolder();
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((name) => existsSync(path.join(folder, name, archiveName())));
}

async function isReachable(): Promise<boolean> {
  const mirror =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    "https://github.com/electron/electron/releases/download/";
  try {
    const answer = await fetch(`${mirror}v${electronVersion()}/${archiveName()}`, {
      method: "HEAD",
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
