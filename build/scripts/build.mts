/** `npm run build`: the three bundles into dist/. With --if-older only when a source is newer than the last build. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./guards.mts";
import { runCommand } from "./run-command.mts";

const BUNDLES = ["renderer", "main", "preload"];
const SOURCES = [
  "db",
  "electron",
  "renderer",
  "assets",
  "build/vite.renderer.ts",
  "build/vite.main.ts",
  "package.json",
];
const STAMP = "dist/.built";

/** Answers whether all bundles were built. */
export async function buildAll(): Promise<boolean> {
  process.chdir(root);
  const started = performance.now();
  for (const bundle of BUNDLES) {
    const { code, output } = await runCommand(process.execPath, [
      "node_modules/vite/bin/vite.js",
      ...["build", "--config", `build/vite.${bundle}.ts`, "--logLevel", "warn"],
    ]);
    if (code !== 0) {
      console.error(`${bundle} 没有生成成功：\n${output}`);
      return false;
    }
  }
  mkdirSync("dist", { recursive: true });
  writeFileSync(STAMP, new Date().toISOString());
  console.error(`已生成 dist（${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
  return true;
}

/** Whether dist/ is missing or older than a source. */
export function isBuildOld(): boolean {
  const stamp = statSync(path.join(root, STAMP), { throwIfNoEntry: false });
  return !stamp || SOURCES.some((source) => newestTime(path.join(root, source)) > stamp.mtimeMs);
}

function newestTime(place: string): number {
  const status = statSync(place, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(place).map((name) => newestTime(path.join(place, name))));
}

if (import.meta.main) {
  const done = process.argv.includes("--if-older") && !isBuildOld() ? true : await buildAll();
  process.exitCode = done ? 0 : 1;
}
